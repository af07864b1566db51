#include "business/resident_register/pages/test_walks.h"
#include "kernel/check_digit.h"

namespace yakuba::resident_register {
namespace {

/// A number that nobody has: eleven digits and the twelfth after them.
std::string number_of(const std::string& body) { return body + *my_number_check_digit(body); }

class MyNumberPage : public WalkTest {
protected:
    static Form number(const std::string& digits, const std::string& reason = "転入") {
        return {{"my_number", digits}, {"reason", reason}, {"paper", "転出証明書"}};
    }
    static std::string page(std::int64_t person) {
        return "/s/register/numbers/" + std::to_string(person);
    }
    /// The number as the vault opens it.
    std::string kept(std::int64_t person, Date day = kToday) {
        storage::Command command;
        command.actor = "試験";
        command.purpose = "試験";
        command.at = moment();
        const auto number = vault_->read(*database_, command, PersonId{person}, day);
        return number ? *number : number.problem().message;
    }
    std::int64_t accesses(registry::Deed deed) {
        return database_->session()
            ->number("SELECT count(*) FROM my_number_access WHERE deed = :deed",
                     {{"deed", static_cast<std::int64_t>(deed)}})
            .value_or(-1);
    }
};

TEST_P(MyNumberPage, somebody_who_moves_in_brings_the_number_into_the_vault) {
    Browser clerk = browser("satou");
    const std::string result =
        registered(clerk, {"move-in",
                           {{{"kind", "certificate"}},
                            notice("R8.11.20"),
                            {{"certificate_attached", "yes"}},
                            {{"people-0-name", "港　一郎"},
                             {"people-0-kana", "ミナト"},
                             {"people-0-birth_date", "H5.6.14"},
                             {"people-0-sex", "male"},
                             {"people-0-nationality", "JPN"}},
                            {{"town", "亀山町"},
                             {"lot", "３番"},
                             {"former_address", "広島県広島市中区一丁目１番"},
                             {"household_kind", "new"}},
                            {{"people-0-relation", "世帯主"}}}});
    EXPECT_NE(result.find(page(5)), std::string::npos) << "the next thing to do";
    const std::string digits = number_of("12345678901");
    const auto sent = clerk.post(page(5), number(digits));
    ASSERT_EQ(sent.status, 303) << wrong(sent.body);
    EXPECT_EQ(Browser::location_of(sent), page(5));
    const auto after = clerk.get(page(5));
    EXPECT_NE(after.body.find("個人番号は記録されています"), std::string::npos);
    EXPECT_EQ(after.body.find(digits), std::string::npos);
    EXPECT_EQ(kept(5, Date{2026, 11, 20}), digits);
    EXPECT_EQ(kept(5, Date{2026, 11, 19}), "");
    EXPECT_EQ(accesses(registry::Deed::record), 1);
    const auto session = database_->session();
    for (const char* table : {"register_draft", "journal"}) {
        const auto found =
            session->number("SELECT count(*) FROM " + std::string{table} + " WHERE CAST(" +
                            (std::string{table} == "journal" ? "summary" : "answers") +
                            " AS TEXT) LIKE '%" + digits + "%'");
        EXPECT_EQ(found.value_or(-1), 0) << table;
    }
}

TEST_P(MyNumberPage, a_wrong_or_foreign_number_is_refused_and_never_shown_back) {
    Browser clerk = browser("satou");
    const std::string digits = number_of("12345678901");
    std::string slipped = digits;
    slipped[3] = slipped[3] == '9' ? '0' : static_cast<char>(slipped[3] + 1);
    for (const std::string& wrong_digits : {slipped, std::string{"123"}, std::string{}}) {
        const auto page_back = clerk.post(page(2), number(wrong_digits));
        EXPECT_EQ(page_back.status, 422) << wrong_digits;
        if (!wrong_digits.empty()) {
            EXPECT_EQ(page_back.body.find("value=\"" + wrong_digits), std::string::npos);
        }
    }
    EXPECT_EQ(count("my_number"), 0);
    ASSERT_EQ(clerk.post(page(1), number(digits, "付番")).status, 303);
    sent_back(clerk, page(2), number(digits), "宛名番号 1 の人に記録されています");
    EXPECT_GE(accesses(registry::Deed::find), 2) << "looking for its owner is noted";
    sent_back(clerk, page(1), number(number_of("10987654321")), "もう記録されています");
    sent_back(clerk, page(1), number(digits, "変更"), "もう同じ個人番号");
    EXPECT_EQ(count("my_number"), 1);
}

TEST_P(MyNumberPage, a_changed_number_holds_from_today) {
    Browser clerk = browser("satou");
    const std::string first = number_of("12345678901");
    const std::string second = number_of("10987654321");
    sent_back(clerk, page(1), number(first, "変更"), "まだ記録されていません");
    ASSERT_EQ(clerk.post(page(1), number(first)).status, 303);
    ASSERT_EQ(clerk.post(page(1), number(second, "変更")).status, 303);
    EXPECT_EQ(kept(1), second);
    EXPECT_EQ(kept(1, Date{2026, 11, 25}), first);
}

TEST_P(MyNumberPage, the_same_form_twice_is_one_record_and_only_residents_have_one) {
    Browser clerk = browser("satou");
    const std::string digits = number_of("12345678901");
    ASSERT_EQ(clerk.post(page(1), number(digits), "once").status, 303);
    clerk.post(page(1), number(digits), "once");
    EXPECT_EQ(count("my_number"), 1);
    EXPECT_EQ(clerk.get(page(99)).status, 404);
    Browser chief = browser("kachou");
    EXPECT_EQ(chief.get(page(1)).status, 403) << "nobody who does not enter the register";
}

YAKUBA_ON_BOTH_ENGINES(MyNumberPage);

}  // namespace
}  // namespace yakuba::resident_register
