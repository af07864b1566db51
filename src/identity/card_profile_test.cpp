#include "identity/card_profile.h"

#include <gtest/gtest.h>

#include "identity/card_office.h"

namespace yakuba::identity {
namespace {

TEST(CardProfile, CountsBirthdaysFromTheFirstAfterTheDayOfIssue) {
    const Date birth{2001, 2, 3};
    EXPECT_EQ(certificate_until({.issued_on = {2026, 11, 23}, .birth = birth}), Date(2031, 2, 3));
    EXPECT_EQ(certificate_until({.issued_on = {2026, 1, 10}, .birth = birth}), Date(2030, 2, 3));
    EXPECT_EQ(certificate_until({.issued_on = {2026, 2, 2}, .birth = birth}), Date(2030, 2, 3));
    EXPECT_EQ(certificate_until({.issued_on = {2026, 2, 3}, .birth = birth}), Date(2031, 2, 3));
}

TEST(CardProfile, TakesTheSixthBirthdayWhenLessThanThreeMonthsWereLeft) {
    const Date birth{2001, 2, 3};
    const auto renewed = [&](Date day) {
        return certificate_until({.issued_on = day, .birth = birth, .old_until = {2031, 2, 3}});
    };
    EXPECT_EQ(renewed({2030, 11, 4}), Date(2036, 2, 3));  // the sixth
    EXPECT_EQ(renewed({2030, 11, 3}), Date(2035, 2, 3));  // three months to the day: the fifth
    EXPECT_EQ(renewed({2031, 2, 3}), Date(2037, 2, 3));   // a birthday itself does not count
    EXPECT_EQ(renewed({2031, 2, 4}), Date(2036, 2, 3));   // lapsed: a first certificate again
}

TEST(CardProfile, EndsWithTheCardAndWithTheStay) {
    CardDays days{.issued_on = {2026, 11, 23}, .birth = {2001, 2, 3}};
    days.card_until = {2029, 2, 3};
    EXPECT_EQ(certificate_until(days), Date(2029, 2, 3));
    days.residence_until = {2027, 6, 30};
    EXPECT_EQ(certificate_until(days), Date(2027, 6, 30));
}

TEST(CardProfile, KnowsWhenOneBornOnALeapDayHasABirthday) {
    const Date birth{2004, 2, 29};
    EXPECT_EQ(birthday_after({2026, 11, 23}, birth, 1), Date(2027, 2, 28));
    EXPECT_EQ(birthday_after({2026, 11, 23}, birth, 2), Date(2028, 2, 29));
    EXPECT_EQ(birthday_after({2027, 2, 28}, birth, 1), Date(2028, 2, 29));
    EXPECT_EQ(birthday_after({2028, 2, 28}, birth, 1), Date(2028, 2, 29));
}

TEST(CardProfile, GivesMinorsFiveYearsAndAdultsTen) {
    EXPECT_EQ(card_until({2026, 11, 23}, {2001, 2, 3}), Date(2036, 2, 3));
    EXPECT_EQ(card_until({2026, 11, 23}, {2010, 2, 3}), Date(2031, 2, 3));
    EXPECT_TRUE(
        may_have_signing_certificate({2026, 11, 23}, {2011, 11, 24}));  // 15 at the end of today
    EXPECT_FALSE(may_have_signing_certificate({2026, 11, 23}, {2011, 11, 25}));
}

TEST(CardProfile, WritesBirthDatesWithTheEraAndTheGregorianYear) {
    EXPECT_EQ(birth_text(Date{2001, 2, 3}), "420010203");
    EXPECT_EQ(birth_text(Date{2019, 4, 30}), "420190430");
    EXPECT_EQ(birth_text(Date{2019, 5, 1}), "520190501");
    EXPECT_EQ(birth_text(Date{1989, 1, 7}), "319890107");
    EXPECT_EQ(birth_text(Date{1912, 7, 29}), "119120729");
    EXPECT_EQ(birth_text(PartialDate{1935, 4, 0}), "319350400");
    EXPECT_EQ(birth_text({}), "000000000");
}

TEST(CardProfile, ReadsWhatIsNoBirthDateAsUnknown) {
    EXPECT_EQ(parse_birth("420010203"), PartialDate(Date{2001, 2, 3}));
    EXPECT_EQ(parse_birth("319350400"), PartialDate(1935, 4, 0));
    for (const char* const text : {"000000000", "", "4200102", "920010203", "4200102xx",
                                   "420011303", "420010230", "319350012", "00000000000"}) {
        EXPECT_FALSE(parse_birth(text)) << text;
    }
}

TEST(CardProfile, SaysWhereACharacterStandsForAnother) {
    const CardText name = card_text("𠮷田　花子", 200);
    EXPECT_EQ(name.text, "〓田　花子");
    EXPECT_EQ(name.substitutes, "10000");
    const CardText variant = card_text("葛\U000E0100城　一", 200);
    EXPECT_EQ(variant.text, "葛城　一");
    EXPECT_EQ(variant.substitutes, "1000");
    std::string long_address;
    for (int i = 0; i < 250; ++i)
        long_address += "町";
    EXPECT_EQ(card_text(long_address, 200).substitutes.size(), 200U);
}

TEST(CardItems, AgreeInSpiteOfWaysOfWriting) {
    registry::Resident resident;
    resident.name = "髙橋　花子";
    resident.birth_date = Date{2001, 2, 3};
    resident.sex = registry::Sex::female;
    FourItems items{
        "高橋 花子", "試験県試験市中央１－２－３", Date{2001, 2, 3}, registry::Sex::female, {}, {}};
    EXPECT_TRUE(differing_items(items, resident, "試験県試験市中央一丁目2番3号").empty());
    EXPECT_TRUE(differing_items(items, resident, "試験県試験市中央1丁目2番地3").empty());
    items.name = "〓橋　花子";
    EXPECT_TRUE(differing_items(items, resident, "試験県試験市中央1-2-3").empty());
    items.birth_date = {};
    EXPECT_TRUE(differing_items(items, resident, "試験県試験市中央1-2-3").empty());
    items.sex = registry::Sex::male;
    items.name = "高橋　花";
    items.birth_date = Date{2001, 2, 4};
    EXPECT_EQ(differing_items(items, resident, "試験県試験市中央1-2-4"),
              (std::vector<std::string_view>{"name", "birth_date", "sex", "address"}));
}

}  // namespace
}  // namespace yakuba::identity
