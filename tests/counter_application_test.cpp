#include <gtest/gtest.h>

#include "staff_counter.h"

// An application taken at the counter for somebody under protective measures: received like any
// other, and nothing on the way tells where she lives.
namespace yakuba::tests {
namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

TEST(CounterApplication, of_a_protected_person_is_received_and_tells_no_address) {
    const StaffCounter counter;
    StaffCounter::Clerk clerk = counter.clerk("satou");
    const std::string desk = "/s/persons/" + counter.number(counter.mother) + "/procedures";
    ASSERT_EQ(clerk.get(desk).status, 200);
    const web::Response begun =
        clerk.post(desk, {{"procedure", "child-allowance-claim"}, {"relation", "self"}});
    ASSERT_EQ(begun.status, 303) << begun.body;
    const std::string draft = location_of(begun);
    const web::Response page = clerk.get(draft);
    ASSERT_EQ(page.status, 200);
    const web::Response short_of_everything = clerk.post(draft, {{"do", "send"}});
    EXPECT_EQ(short_of_everything.status, 422);
    EXPECT_EQ(short_of_everything.body.find("住所を入れてください"), std::string::npos)
        << "what is hidden is not asked for";

    Fields fields{{"do", "send"},
                  {"reason", "birth"},
                  {"event_on", "R8.11.20"},
                  {"kana", "アオキ　ミヅキ"},
                  {"kind", "parent"},
                  {"has_spouse", "no"},
                  {"public_servant", "no"},
                  {"pension", "non_employee"},
                  {"phone", "083-922-1111"},
                  {"account.bank_code", "0170"},
                  {"account.branch_code", "001"},
                  {"account.account_type", "ordinary"},
                  {"account.account_number", "1234567"},
                  {"account.holder_kana", "アオキ ミヅキ"},
                  {"enquiry", "yes"},
                  {"truth", "yes"}};
    int row = 0;
    for (const PersonId child : {counter.son, counter.daughter}) {
        const std::string at = "children." + std::to_string(row++) + ".";
        fields.insert(fields.end(), {{at + "child", counter.number(child)},
                                     {at + "relation", "子"},
                                     {at + "cohabiting", "yes"},
                                     {at + "custody", "same_livelihood"},
                                     {at + "in_facility", "no"},
                                     {at + "studying_abroad", "no"}});
    }
    const web::Response sent = clerk.post(
        draft, fields, {{"file:passbook", "passbook.png", "image/png", "\x89PNG\r\n\x1a\n"}});
    ASSERT_EQ(sent.status, 303) << sent.body;
    const web::Response received = clerk.get(location_of(sent));
    EXPECT_EQ(received.status, 200);
    EXPECT_NE(received.body.find("受付"), std::string::npos);
    for (const web::Response* shown : {&begun, &page, &short_of_everything, &sent, &received})
        EXPECT_EQ(shown->body.find(StaffCounter::kAddress), std::string::npos);
}

}  // namespace
}  // namespace yakuba::tests
