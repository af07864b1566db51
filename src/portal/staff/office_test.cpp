#include <gtest/gtest.h>

#include <chrono>
#include <thread>

#include "documents/documents.h"
#include "ledger/payments.h"
#include "portal/staff/extract_files.h"
#include "portal/staff/test_office.h"

namespace yakuba::portal::staff {
namespace {

using test::Office;
using web::Response;

class OfficePages : public test::OfficeTest {
protected:
    static bool has(const Response& response, std::string_view text) {
        return response.body.find(text) != std::string::npos;
    }
    /// The page of a run once it says this.
    static Response run_page(const std::string& place, std::string_view text) {
        Response page;
        for (int i = 0; i < 200 && !has(page, text); ++i) {
            std::this_thread::sleep_for(std::chrono::milliseconds{50});
            page = office().get("unyo", place);
        }
        EXPECT_TRUE(has(page, text)) << page.body;
        return page;
    }
};

TEST_F(OfficePages, every_page_opens_for_whom_it_is) {
    office().receive();
    const std::pair<const char*, const char*> pages[] = {
        {"shinsa", "/s/cases"},
        {"kacho", "/s/decisions"},
        {"shinsa", "/s/notices"},
        {"uketsuke", "/s/persons/101/procedures"},
        {"uketsuke", "/s/drafts"},
        {"unyo", "/s/batch"},
        {"unyo", "/s/batch?year=2025"},
        {"unyo", "/s/batch/jobs/child-allowance/assess"},
        {"kacho", "/s/batch/jobs/child-allowance/approve"},
        {"shinsa", "/s/payments"},
        {"uketsuke", "/s/extract"},
        {"uketsuke", "/s/extract/ledgers/resident"},
        {"bunsho", "/s/documents"},
        {"bunsho", "/s/documents/1"},
        {"bunsho", "/s/documents/routes"},
        {"bunsho", "/s/documents/seals"},
        {"bunsho", "/s/documents/disposal"},
        {"kanri", "/s/users"},
        {"kanri", "/s/users/shinsa"},
        {"kansa", "/s/audit"},
        {"kansa", "/s/audit/journal"},
        {"kansa", "/s/audit/unusual"},
    };
    for (const auto& [who, page] : pages) {
        const Response response = office().get(who, page);
        EXPECT_EQ(response.status, 200) << page << "\n" << response.body;
        EXPECT_NE(office().get("yoso", page).status, 500) << page;
    }
}

TEST_F(OfficePages, what_is_not_theirs_is_refused) {
    for (const char* page : {"/s/users", "/s/audit", "/s/documents",
                             "/s/batch/jobs/child-allowance/assess", "/s/extract/ledgers/resident"})
        EXPECT_NE(office().get("yoso", page).status, 200) << page;
}

TEST_F(OfficePages, a_form_is_filled_in_at_the_counter_resumed_and_sent) {
    const Response begun = office().post("uketsuke", "/s/persons/101/procedures",
                                         {{"procedure", "test-claim"}, {"relation", "self"}});
    ASSERT_EQ(begun.status, 303) << begun.body;
    const std::string draft = Office::location(begun);
    EXPECT_TRUE(has(office().get("uketsuke", draft), "ミウラ　ナオト")) << "filled in by the town";
    const Response wrong = office().post(
        "uketsuke", draft, {{"kana", "ミウラ"}, {"amount", "たくさん"}, {"do", "send"}});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_TRUE(has(wrong, "たくさん")) << "what was typed is kept";
    EXPECT_EQ(office()
                  .post("uketsuke", draft, {{"kana", "ミウラ"}, {"amount", "7000"}, {"do", "save"}})
                  .status,
              303);
    EXPECT_TRUE(has(office().get("uketsuke", "/s/drafts"), "試験手当"));
    EXPECT_TRUE(has(office().get("uketsuke", draft), "7000"));
    const Response sent =
        office().post("uketsuke", draft, {{"kana", "ミウラ"}, {"amount", "7000"}, {"do", "send"}});
    ASSERT_EQ(sent.status, 303) << sent.body;
    EXPECT_TRUE(has(office().get("uketsuke", Office::location(sent)), "受付票"));
    EXPECT_EQ(office().get("shinsa", draft).status, 404) << "somebody else's draft";
}

TEST_F(OfficePages, a_run_needs_its_trial_and_the_duty_and_ends_on_its_page) {
    const std::string job = "/s/batch/jobs/child-allowance/assess";
    EXPECT_EQ(office().post("shinsa", job + "/run", {{"period", "2026-11"}}).status, 403);
    EXPECT_EQ(office().post("unyo", job + "/run", {{"period", "2026-11"}, {"do", "run"}}).status,
              422)
        << "not ticked";
    EXPECT_EQ(office().post("unyo", job + "/run", {{"period", "霜月"}, {"do", "try"}}).status, 422);
    const Response begun =
        office().post("unyo", job + "/run", {{"period", "2026-11"}, {"do", "try"}});
    ASSERT_EQ(begun.status, 303) << begun.body;
    const Response page = run_page(Office::location(begun), "1,200");
    EXPECT_TRUE(has(page, "試行"));
    EXPECT_EQ(office().get("yoso", Office::location(begun)).status, 403);
    EXPECT_EQ(office()
                  .post("unyo", "/s/batch/jobs/child-allowance/approve/approve",
                        {{"period", "2026-11"}, {"checked", "yes"}})
                  .status,
              403)
        << "approving asks for 決裁";
}

TEST_F(OfficePages, what_failed_is_listed_and_run_again_alone) {
    const Response begun =
        office().post("unyo", "/s/batch/jobs/child-allowance/fragile/run",
                      {{"period", "2026-10"}, {"do", "run"}, {"checked", "yes"}});
    ASSERT_EQ(begun.status, 303) << begun.body;
    const Response failed = run_page(Office::location(begun), "一部失敗");
    EXPECT_TRUE(has(failed, "宛名番号 101 から 200 まで"));
    EXPECT_TRUE(has(failed, "残りだけ、もう一度実行する"));
    const Response again = office().post("unyo", Office::location(begun) + "/again", {});
    ASSERT_EQ(again.status, 303) << again.body;
    const Response mended = run_page(Office::location(again), "うち前回までに済み 2");
    EXPECT_FALSE(has(mended, "残りだけ"));
}

TEST_F(OfficePages, a_list_of_persons_leaves_only_after_another_person_agreed) {
    const Office::Values form = {{"purpose", "敬老会の案内状を送るため。十二月に消します。"},
                                 {"column", "person_id"},
                                 {"column", "name"},
                                 {"column", "town"},
                                 {"masking", "none"},
                                 {"as_of", "R8.11.26"}};
    office().protect(201);
    EXPECT_EQ(office().post("uketsuke", "/s/extract/ledgers/resident", {form[1], form[2]}).status,
              422)
        << "no purpose";
    const Response asked = office().post("uketsuke", "/s/extract/ledgers/resident", form);
    ASSERT_EQ(asked.status, 303) << asked.body;
    const std::string place = Office::location(asked);
    EXPECT_TRUE(has(office().get("uketsuke", place), "承認を待っています"));
    EXPECT_EQ(office().get("uketsuke", place + "/file?format=csv").status, 403);
    EXPECT_EQ(office().post("uketsuke", place + "/decide", {{"decision", "approve"}}).status, 403);
    EXPECT_EQ(office().post("kacho", place + "/decide", {{"decision", "approve"}}).status, 303);
    EXPECT_EQ(office().get("kacho", place + "/file?format=csv").status, 403)
        << "only who asked takes it";
    const Response csv = office().get("uketsuke", place + "/file?format=csv-bom");
    EXPECT_EQ(csv.status, 200);
    EXPECT_TRUE(csv.body.starts_with("\xEF\xBB\xBF"));
    EXPECT_TRUE(has(csv, "緑町三丁目"));
    EXPECT_FALSE(has(csv, "港町")) << "the protected person's place";
    EXPECT_TRUE(has(csv, "（省略）"));
    EXPECT_TRUE(office().get("uketsuke", place + "/file?format=xlsx").body.starts_with("PK"));
    bool noted = false;
    for (const auto& found : office().accesses())
        noted = noted ||
                (found.access.deed == identity::Deed::extract && found.access.actor == "uketsuke");
    EXPECT_TRUE(noted);
}

TEST_F(OfficePages, payments_are_summed_by_bank_and_a_returned_one_is_entered) {
    ledger::Payment payment;
    payment.person_id = payment.payee_id = PersonId{101};
    payment.pay_on = Date{2026, 10, 15};
    payment.from_month = YearMonth{2026, 8};
    payment.to_month = YearMonth{2026, 9};
    payment.entitled = payment.amount = Yen{20'000};
    payment.state = ledger::PaymentState::sent;
    payment.bank_code = "0001";
    payment.account_number = "7654321";
    payment.reason = "定時";
    storage::Command command;
    command.actor = "test";
    command.purpose = "試験";
    command.at = test::moment();
    ASSERT_TRUE(
        office().database().transact(command, [&](storage::Transaction& t) -> Result<std::string> {
            ledger::write_payments(t, {&payment, 1});
            return std::string{};
        }));
    const Response page = office().get("uketsuke", "/s/payments");
    EXPECT_EQ(page.status, 200) << page.body;
    EXPECT_TRUE(has(page, "20,000円"));
    EXPECT_TRUE(has(page, "＊＊＊＊321"));
    EXPECT_FALSE(has(page, "7654321"));
    EXPECT_FALSE(has(office().get("yoso", "/s/payments"), "20,000円"));
    const std::string place = "/s/payments/child-allowance/2026-10-15/returned";
    EXPECT_EQ(office().post("unyo", place, {{"person", "101"}, {"reason", "口座なし"}}).status,
              403);
    EXPECT_EQ(office().post("uketsuke", place, {{"person", "201"}, {"reason", "口座なし"}}).status,
              422)
        << "not paid on that day";
    EXPECT_EQ(office().post("uketsuke", place, {{"person", "101"}, {"reason", "口座なし"}}).status,
              303);
    EXPECT_TRUE(has(office().get("uketsuke", "/s/payments"), "口座なし"));
}

TEST_F(OfficePages, papers_go_only_by_a_list_that_another_person_approves) {
    storage::Command command;
    command.actor = "test";
    command.purpose = "試験";
    command.at = test::moment();
    std::int64_t paper = 0;
    ASSERT_TRUE(
        office().database().transact(command, [&](storage::Transaction& t) -> Result<std::string> {
            documents::Document document;
            document.title = "古い申請書";
            document.section_mark = "児手";
            document.department = "child-allowance";
            document.retention = documents::Retention::one;
            paper = documents::add(t, document);
            documents::note(t, {.document_id = paper,
                                .deed = documents::Deed::completed,
                                .on = Date{2020, 5, 1},
                                .actor = "test"});
            return std::string{};
        }));
    EXPECT_TRUE(has(office().get("bunsho", "/s/documents/disposal"), "古い申請書"));
    const Response proposed =
        office().post("bunsho", "/s/documents/disposal",
                      {{"document", std::to_string(paper)}, {"reason", "保存期間満了"}});
    ASSERT_EQ(proposed.status, 303) << proposed.body;
    const std::string list = Office::location(proposed);
    EXPECT_TRUE(has(office().get("bunsho", list), "承認待ち"));
    EXPECT_EQ(office().post("bunsho", list, {{"decision", "approve"}}).status, 403);
    ASSERT_EQ(office().post("kacho", list, {{"decision", "approve"}}).status, 303);
    EXPECT_TRUE(has(office().get("bunsho", list), "廃棄証明書"));
    EXPECT_TRUE(has(office().get("bunsho", "/s/documents/" + std::to_string(paper)), "廃棄済"));
}

TEST(ExtractFiles, no_cell_is_a_formula) {
    for (const char* text : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝１"})
        EXPECT_TRUE(harmless(text).starts_with("'")) << text;
    EXPECT_EQ(harmless("山口"), "山口");
    Extract extract;
    extract.heads = {"氏名", "金額"};
    extract.numbers = {false, true};
    extract.rows = {{"=cmd", "-500"}, {"a\"b", "3"}};
    EXPECT_EQ(csv_of(extract, false),
              "\"氏名\",\"金額\"\r\n\"'=cmd\",\"-500\"\r\n\"a\"\"b\",\"3\"\r\n");
}

TEST_F(OfficePages, nobody_changes_their_own_rights_and_the_last_administrator_stays) {
    EXPECT_EQ(office().post("kanri", "/s/users/kanri/grants", {{"grant", "house/manage"}}).status,
              422);
    EXPECT_EQ(office().post("kanri", "/s/users/kanri", {{"do", "lock"}}).status, 422);
    EXPECT_EQ(office()
                  .post("kanri", "/s/users/yoso/grants",
                        {{"grant", "individual-inhabitant-tax/view"}, {"grant", "house/manage"}})
                  .status,
              303);
    EXPECT_EQ(
        office()
            .post("kanri", "/s/users/yoso/grants", {{"grant", "individual-inhabitant-tax/view"}})
            .status,
        303)
        << "kanri is still there";
    EXPECT_EQ(office().get("shinsa", "/s/users").status, 403);
}

TEST_F(OfficePages, a_new_account_shows_its_password_once_and_totp_its_code) {
    const Response made = office().post(
        "kanri", "/s/users", {{"login", "shinjin"}, {"name", "新人　花"}, {"section", "市民課"}});
    EXPECT_EQ(made.status, 200) << made.body;
    EXPECT_TRUE(has(made, "二度と表示しません"));
    EXPECT_FALSE(has(office().get("kanri", "/s/users"), "二度と表示しません"));
    const Response totp = office().post("kanri", "/s/users/shinjin/totp", {{"do", "set"}});
    EXPECT_EQ(totp.status, 200) << totp.body;
    EXPECT_TRUE(has(totp, "<rect x="));
    const Response again = office().post("kanri", "/s/users/shinjin/password", {});
    EXPECT_TRUE(has(again, "二度と表示しません"));
}

TEST_F(OfficePages, reading_the_log_is_itself_in_the_log) {
    office().get("kansa", "/s/audit?person=101");
    const Response seen = office().get("kansa", "/s/audit?actor=kansa");
    EXPECT_TRUE(has(seen, "閲覧記録の検索"));
    EXPECT_EQ(office().get("kansa", "/s/audit/csv?actor=kansa").media_type,
              "text/csv; charset=utf-8");
    const auto entry = office().database().session()->number("SELECT max(entry) FROM journal");
    EXPECT_EQ(office().get("kansa", "/s/audit/journal/" + std::to_string(*entry)).status, 200);
}

}  // namespace
}  // namespace yakuba::portal::staff
