// What the desk does, from the first page to the letter, on both databases.
#include <gtest/gtest.h>

#include "procedures/receipt_number.h"
#include "procedures/test_desk.h"

namespace yakuba::procedures {
namespace {

namespace json = boost::json;
using namespace test;

class TheDesk : public DeskTest {};

TEST_P(TheDesk, fills_in_what_the_town_knows_and_goes_page_by_page) {
    const auto who = resident(kParent);
    const auto draft = desk_->begin(town_, who, "test-claim", {.applicant = kParent}, now_);
    ASSERT_TRUE(draft);
    auto session = database_->session();
    const auto form = desk_->open(town_, *session, *draft, Date{2026, 11, 26});
    ASSERT_TRUE(form) << form.problem().message;
    EXPECT_EQ(form->answers->at("name").as_string(), "試験　太郎");
    EXPECT_EQ(form->answers->at("children").as_array().size(), 1U);
    std::vector<std::string> ids;
    for (const Page& page : form->pages)
        ids.push_back(page.id);
    EXPECT_EQ(ids, (std::vector<std::string>{"kana", "phone", "reason", "event_on", "children",
                                             "children/0", "money"}));

    const auto empty = desk_->save_page(town_, who, draft->id, "phone", {{"phone", ""}}, now_);
    ASSERT_TRUE(empty);
    ASSERT_EQ(empty->problems.size(), 1U);
    EXPECT_EQ(empty->problems[0].message, "電話番号を入れてください");
    EXPECT_EQ(empty->problems[0].where, "phone");

    const auto saved = desk_->save_page(town_, who, draft->id, "phone",
                                        {{"phone", "０８３（９２２）１１１１"}}, now_);
    ASSERT_TRUE(saved);
    EXPECT_TRUE(saved->problems.empty());
    EXPECT_EQ(saved->next, "reason");
    const auto other =
        desk_->save_page(town_, who, draft->id, "reason", {{"reason", "other"}}, now_);
    ASSERT_TRUE(other);
    EXPECT_EQ(other->next, "other") << "an answer opens a question";
    const auto day = desk_->save_page(town_, who, draft->id, "event_on",
                                      {{"event_on.era", "令和"},
                                       {"event_on.year", "８"},
                                       {"event_on.month", "11"},
                                       {"event_on.day", "20"}},
                                      now_);
    ASSERT_TRUE(day);
    EXPECT_TRUE(day->problems.empty());
    const auto again = find_draft(*session, draft->id, who.actor, Date{2026, 11, 27});
    ASSERT_TRUE(again);
    const json::object answers = json::parse(again->answers).as_object();
    EXPECT_EQ(answers.at("phone").as_string(), "0839221111");
    EXPECT_EQ(answers.at("event_on").as_string(), "2026-11-20");
    EXPECT_EQ(again->page, "children");
}

TEST_P(TheDesk, keeps_a_draft_thirty_days_and_then_drops_it) {
    const Draft draft = filled();
    auto session = database_->session();
    EXPECT_TRUE(find_draft(*session, draft.id, draft.owner, Date{2026, 12, 26}));
    EXPECT_FALSE(find_draft(*session, draft.id, draft.owner, Date{2026, 12, 27}));
    EXPECT_EQ(purge_drafts(*database_, Date{2026, 12, 26}), 0);
    EXPECT_EQ(purge_drafts(*database_, Date{2026, 12, 27}), 1);
    EXPECT_EQ(session->number("SELECT count(*) FROM draft"), 0);
}

TEST_P(TheDesk, tells_everything_that_is_wrong_before_it_receives) {
    const auto who = resident(kParent);
    const Draft draft = filled();  // the pass book is missing: the town has no account
    AnswerProblems problems;
    const auto receipt = desk_->submit(town_, who, draft.id, signed_with("k"), now_, &problems);
    ASSERT_FALSE(receipt);
    EXPECT_EQ(receipt.problem().code, "procedure.incomplete");
    ASSERT_EQ(problems.size(), 1U);
    EXPECT_EQ(problems[0].message, "通帳の写真を付けてください");
    EXPECT_EQ(problems[0].where, "passbook");

    ledger_.has_account = true;  // now the evidence is not needed
    Sending unsigned_sending;
    unsigned_sending.key = "k2";
    const auto weak = desk_->submit(town_, who, draft.id, unsigned_sending, now_);
    ASSERT_FALSE(weak);
    EXPECT_EQ(weak.problem().code, "procedure.signature");
    ledger_.eligible = false;
    const auto barred = desk_->submit(town_, who, draft.id, signed_with("k3"), now_);
    ASSERT_FALSE(barred);
    EXPECT_EQ(barred.problem().code, "procedure.not_eligible");
    EXPECT_EQ(database_->session()->number("SELECT count(*) FROM procedure_case"), 0);
}

TEST_P(TheDesk, receives_an_application_with_all_it_was_made_of) {
    const std::int64_t id = received();
    const Standing found = standing(id);
    EXPECT_EQ(found.state, State::received);
    EXPECT_EQ(found.version, 1);
    EXPECT_EQ(found.record.person_id, kParent);
    EXPECT_EQ(found.record.received_at, now_);
    EXPECT_EQ(found.record.event_on, (Date{2026, 11, 20}));
    EXPECT_EQ(found.record.deadline_on, (Date{2026, 12, 7})) << "5 December is a Saturday";
    EXPECT_FALSE(found.record.late);
    EXPECT_EQ(found.record.due_on, (Date{2026, 12, 10}));
    auto session = database_->session();
    EXPECT_EQ(find_case(*session, read_receipt_number(found.record.receipt_number).value())
                  ->record.case_id,
              id);
    const auto contents = desk_->contents(*session, found.record);
    ASSERT_TRUE(contents) << contents.problem().message;
    EXPECT_EQ(contents->answers->at("account").as_object().at("account_number").as_string(),
              "0012345");
    EXPECT_EQ(contents->facts->at("people.person").as_object().at("name").as_string(),
              "試験　太郎");
    EXPECT_EQ(session->number("SELECT count(*) FROM form_version"), 1);
    const auto numbers = documents::numbers_of(*session, found.record.document_id);
    ASSERT_EQ(numbers.size(), 1U);
    EXPECT_EQ(documents::written(numbers[0], *calendar_), "令8児手収第1号");
    EXPECT_EQ(session->number("SELECT count(*) FROM draft"), 0);
}

TEST_P(TheDesk, answers_the_same_key_with_the_same_receipt) {
    ledger_.has_account = true;
    const Draft draft = filled();
    const auto who = resident(kParent);
    const auto first = desk_->submit(town_, who, draft.id, signed_with("once"), now_);
    const auto second = desk_->submit(town_, who, draft.id, signed_with("once"), now_);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->receipt_number, second->receipt_number);
    const auto other_key = desk_->submit(town_, who, draft.id, signed_with("twice"), now_);
    ASSERT_FALSE(other_key);
    EXPECT_EQ(other_key.problem().code, "draft.not_found");
    EXPECT_EQ(database_->session()->number("SELECT count(*) FROM procedure_case"), 1);
}

TEST_P(TheDesk, counts_the_period_from_the_filing_and_not_from_the_fetching) {
    ledger_.has_account = true;
    const Draft draft = filled();
    Sending sending = signed_with("fetched");
    sending.received_at = at(Date{2026, 12, 7}, 23, 50);  // filed on the last day, at night
    const auto receipt =
        desk_->submit(town_, resident(kParent), draft.id, sending, at(Date{2026, 12, 9}));
    ASSERT_TRUE(receipt) << receipt.problem().message;
    ASSERT_EQ(receipt->clocks.size(), 1U);
    EXPECT_TRUE(receipt->clocks[0].in_time());
    EXPECT_FALSE(standing(receipt->case_id).record.late);
}

TEST_P(TheDesk, warns_of_a_second_application_for_the_same) {
    const std::int64_t first = received();
    const std::int64_t second = received();
    EXPECT_EQ(standing(second).record.duplicate_of, first);
    EXPECT_EQ(standing(received(kNeighbour)).record.duplicate_of, 0);
}

TEST_P(TheDesk, reviews_decides_writes_the_ledger_and_sends_the_letter_in_one_transaction) {
    const std::int64_t id = received();
    ASSERT_TRUE(take(clerk_, act(id, Action::begin_review)));
    ASSERT_TRUE(review(id, clerk_));
    EXPECT_EQ(standing(id).state, State::reviewed);
    const auto decided = take(chief_, act(id, Action::decide));
    ASSERT_TRUE(decided) << decided.problem().message;
    EXPECT_EQ(decided->state, State::approved) << "the letter has still to be posted";
    EXPECT_EQ(payments(), 1);
    auto session = database_->session();
    const auto notices = notices_of_case(*session, id);
    ASSERT_EQ(notices.size(), 1U);
    EXPECT_EQ(notices[0].notice.channel, NoticeChannel::paper);
    EXPECT_EQ(notices[0].notice.number, "令8児手第1号");
    EXPECT_EQ(documents::sealings(*session).size(), 1U);
    const auto printed = print_letter(*database_, clerk_, notices[0].notice.notice_id, "p", now_);
    ASSERT_TRUE(printed);
    EXPECT_EQ(*printed, "%PDF-1.7 令8児手第1号 ");
    EXPECT_EQ(standing(id).state, State::completed);
    EXPECT_TRUE(documents::find_standing(*session, standing(id).record.document_id)->completed_on);
}

TEST_P(TheDesk, leaves_nothing_of_a_decision_whose_effect_fails) {
    const std::int64_t id = received();
    ASSERT_TRUE(review(id, clerk_));
    ledger_.fail_with = "test";
    const auto decided = take(chief_, act(id, Action::decide));
    ASSERT_FALSE(decided);
    EXPECT_EQ(decided.problem().message, "台帳に書けません。");
    EXPECT_EQ(standing(id).state, State::reviewed);
    EXPECT_EQ(standing(id).version, 2);
    EXPECT_EQ(payments(), 0);
    EXPECT_TRUE(notices_of_case(*database_->session(), id).empty());
    ledger_.fail_with.clear();
    ASSERT_TRUE(take(chief_, act(id, Action::decide)));
    EXPECT_EQ(notices_of_case(*database_->session(), id)[0].notice.number, "令8児手第1号")
        << "the rolled-back number was given again";
}

TEST_P(TheDesk, refuses_with_the_reviewers_reason_and_pays_nothing) {
    const std::int64_t id = received();
    ASSERT_TRUE(review(id, clerk_, Proposal::refuse));
    const auto decided = take(chief_, act(id, Action::decide));
    ASSERT_TRUE(decided);
    EXPECT_EQ(decided->state, State::refused);
    EXPECT_EQ(payments(), 0);
    const Progress progress = desk_->progress(*database_->session(), *decided);
    EXPECT_EQ(progress.message, "対象の子がいないためです。");
    EXPECT_EQ(progress.steps.back().text, "支払われません。");
}

TEST_P(TheDesk, goes_round_for_a_correction_and_keeps_both_versions) {
    const std::int64_t id = received();
    Act ask = act(id, Action::request_correction);
    ask.message = "口座番号を確かめてください。";
    ask.fields = {"account"};
    ASSERT_TRUE(take(clerk_, ask));
    auto session = database_->session();
    const Progress progress = desk_->progress(*session, standing(id));
    EXPECT_TRUE(progress.may_correct);
    EXPECT_EQ(progress.message, "口座番号を確かめてください。");
    EXPECT_EQ(progress.fields_to_correct, (std::vector<std::string>{"account"}));

    const auto who = resident(kParent);
    const auto draft = desk_->begin_correction(town_, who, id, now_);
    ASSERT_TRUE(draft) << draft.problem().message;
    const auto saved = desk_->save_page(town_, who, draft->id, "money",
                                        {{"amount", "50,000円"},
                                         {"account.symbol", "12345"},
                                         {"account.number", "12345671"},
                                         {"account.holder_kana", "シケンタロウ"},
                                         {"truth", "yes"}},
                                        now_);
    ASSERT_TRUE(saved);
    for (const Problem& problem : saved->problems)
        ADD_FAILURE() << problem.where << problem.message;
    ASSERT_TRUE(desk_->submit(town_, who, draft->id, signed_with("again"), now_));
    const Standing corrected = standing(id);
    EXPECT_EQ(corrected.state, State::corrected);
    EXPECT_EQ(corrected.round, 2);
    const auto before = desk_->contents(*session, corrected.record, 1);
    const auto after = desk_->contents(*session, corrected.record);
    ASSERT_TRUE(before && after);
    EXPECT_EQ(before->answers->at("account").as_object().at("bank_code").as_string(), "0170");
    EXPECT_EQ(after->answers->at("account").as_object().at("bank_code").as_string(), "9900");
    EXPECT_EQ(corrected.record.received_at, now_) << "the filing keeps its day";
}

TEST_P(TheDesk, lays_the_application_beside_the_register_of_then_and_of_today) {
    const std::int64_t id = received();
    ledger_.name = "試験　次郎";
    const auto rows =
        desk_->side_by_side(town_, *database_->session(), standing(id), Date{2026, 11, 27});
    ASSERT_TRUE(rows) << rows.problem().message;
    const auto name = std::find_if(rows->begin(), rows->end(),
                                   [](const SideBySide& row) { return row.where == "name"; });
    ASSERT_NE(name, rows->end());
    EXPECT_EQ(name->applied, "試験　太郎");
    EXPECT_EQ(name->at_submission, "試験　太郎");
    EXPECT_EQ(name->today, "試験　次郎");
    EXPECT_EQ(name->source, "住民基本台帳");
    EXPECT_TRUE(name->differs);
    EXPECT_TRUE(name->changed_since);
}

TEST_P(TheDesk, strips_photographs_and_keeps_attachments_with_the_case) {
    ledger_.has_account = false;
    const Draft draft = filled();
    const auto who = resident(kParent);
    const std::string jpeg = std::string(
                                 "\xFF\xD8\xFF\xE1\x00\x08"
                                 "Exif\x00\x00",
                                 12) +
                             std::string("\xFF\xDA\x00\x02xy\xFF\xD9", 8);
    const auto file =
        desk_->attach(town_, who, draft.id, "passbook", "C:\\写真\\通帳.jpg", jpeg, now_);
    ASSERT_TRUE(file) << file.problem().message;
    EXPECT_EQ(file->name, "通帳.jpg");
    EXPECT_EQ(file->size, 10);
    const auto wrong = desk_->attach(town_, who, draft.id, "passbook", "a.pdf", "MZ\x90", now_);
    ASSERT_FALSE(wrong);
    EXPECT_EQ(wrong.problem().code, "attachment.type");
    const auto receipt = desk_->submit(town_, who, draft.id, signed_with("a"), now_);
    ASSERT_TRUE(receipt) << receipt.problem().message;
    auto session = database_->session();
    const Standing found = standing(receipt->case_id);
    const auto contents = desk_->contents(*session, found.record);
    ASSERT_TRUE(contents);
    const json::array& names = contents->answers->at("passbook").as_array();
    ASSERT_EQ(names.size(), 1U);
    const auto kept = documents::content(*session, found.record.document_id,
                                         std::string_view{names[0].as_string()});
    ASSERT_TRUE(kept) << kept.problem().message;
    EXPECT_EQ(kept->find("Exif"), std::string::npos);
}

TEST_P(TheDesk, removes_an_item_with_its_files) {
    const auto who = resident(kParent);
    const auto draft = desk_->begin(town_, who, "test-claim", {.applicant = kParent}, now_);
    ASSERT_TRUE(draft);
    ASSERT_TRUE(desk_->add_item(town_, who, draft->id, "children", now_));
    ASSERT_TRUE(desk_->add_item(town_, who, draft->id, "children", now_));
    EXPECT_EQ(desk_->add_item(town_, who, draft->id, "children", now_).problem().code,
              "procedure.too_many_items");
    ASSERT_TRUE(desk_->attach(town_, who, draft->id, "children.1.statement", "a", "%PDF-a", now_));
    ASSERT_TRUE(desk_->attach(town_, who, draft->id, "children.2.statement", "b", "%PDF-b", now_));
    ASSERT_TRUE(desk_->remove_item(town_, who, draft->id, "children", 1, now_));
    auto session = database_->session();
    const auto files = files_of_draft(*session, draft->id);
    ASSERT_EQ(files.size(), 1U);
    EXPECT_EQ(files[0].question, "children.1.statement");
    EXPECT_EQ(*draft_file(*session, draft->id, files[0].number), "%PDF-b");
}

TEST_P(TheDesk, reads_an_old_case_by_the_form_it_was_filed_with) {
    const std::int64_t id = received();
    std::string changed{kProcedure};
    changed.replace(changed.find("version = \"1\""), 13, "version = \"2\"");
    const auto form = parse_procedure(changed, "test-claim.toml");
    ASSERT_TRUE(form);
    auto session = database_->session();
    const auto contents = desk_->contents(*session, standing(id).record);
    ASSERT_TRUE(contents);
    EXPECT_EQ(contents->procedure->version, "1");
    EXPECT_NE(contents->procedure->fingerprint, form->fingerprint);
}

TEST_P(TheDesk, finds_its_way_again_after_the_working_tables_were_lost) {
    const std::int64_t id = received();
    ASSERT_TRUE(review(id, clerk_));
    const Standing before = standing(id);
    const auto done = database_->transact(
        {.actor = "test", .purpose = "import", .key = "i", .at = now_},
        [&](storage::Transaction& transaction) -> Result<std::string> {
            transaction.session().execute("DELETE FROM case_standing");
            for (const auto& import : {procedures::imports(), documents::imports()}) {
                for (const exchange::ImportPart& part : import) {
                    if (part.finish) part.finish(transaction);
                }
            }
            return std::string{};
        });
    ASSERT_TRUE(done);
    const Standing after = standing(id);
    EXPECT_EQ(after.version, before.version);
    EXPECT_EQ(after.state, before.state);
    EXPECT_EQ(after.reviewer, before.reviewer);
}

YAKUBA_ON_BOTH_ENGINES(TheDesk);

}  // namespace
}  // namespace yakuba::procedures
