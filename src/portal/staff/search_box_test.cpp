#include "portal/staff/search_box.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "portal/staff/sealed_query.h"

namespace yakuba::portal::staff {
namespace {

constexpr Date kToday{2026, 11, 26};

const Calendar& calendar() {
    static const Calendar kept = [] {
        std::ifstream file{std::string{YAKUBA_ROOT} + "/data/codes/eras.csv"};
        std::ostringstream text;
        text << file.rdbuf();
        return *Calendar::from_csv(text.str());
    }();
    return kept;
}

std::vector<TownName> towns() {
    std::vector<TownName> names;
    const std::pair<const char*, const char*> rows[] = {{"本町一丁目", "0001001"},
                                                        {"本町二丁目", "0001002"},
                                                        {"青木町", "0002000"},
                                                        {"大内御堀一丁目", "0003001"}};
    for (const auto& [name, code] : rows)
        names.push_back({town_key(name), name, code});
    return names;
}

Result<BoxContent> read(std::string_view typed) {
    return read_search_box(typed, calendar(), towns(), kToday);
}
registry::PersonQuery query(std::string_view typed) {
    const auto content = read(typed);
    if (!content || content->queries.empty()) {
        ADD_FAILURE() << typed;
        return {};
    }
    return content->queries.front();
}

TEST(SearchBox, reads_kana_and_a_birth_year_in_any_width) {
    for (const char* typed :
         {"アオキミ S63", "ｱｵｷﾐ Ｓ６３", "S63　アオキミ", "アオキミ 1988", "アオキミ 昭和63年"}) {
        EXPECT_EQ(query(typed).birth_date, PartialDate(1988, 0, 0)) << typed;
    }
    EXPECT_EQ(query("アオキ ミ S63").name, "アオキミ");
}

TEST(SearchBox, reads_whole_birth_dates) {
    for (const char* typed : {"青木 S63.6.14", "青木 1988/6/14", "青木 19880614", "青木 S630614",
                              "青木　昭和６３年６月１４日"}) {
        EXPECT_EQ(query(typed).birth_date, PartialDate(1988, 6, 14)) << typed;
        EXPECT_EQ(query(typed).name, "青木") << typed;
    }
    EXPECT_EQ(query("青木 1988/6").birth_date, PartialDate(1988, 6, 0));
}

TEST(SearchBox, takes_a_number_for_a_person_and_eight_digits_for_a_date_too) {
    EXPECT_EQ(read("１２３４５６７")->number, PersonId{1234567});
    EXPECT_TRUE(read("1234567")->queries.empty());
    EXPECT_EQ(read("19880614")->number, PersonId{19880614});
    EXPECT_EQ(query("19880614").birth_date, PartialDate(1988, 6, 14));
    EXPECT_EQ(query("12345678901").resident_code, "12345678901");
}

TEST(SearchBox, never_takes_an_individual_number) {
    for (const char* typed :
         {"123456789018", "1234 5678 9018", "１２３４−５６７８−９０１８", "1234-5678-9018"}) {
        const auto content = read(typed);
        ASSERT_FALSE(content) << typed;
        EXPECT_EQ(content.problem().code, "search.my_number") << typed;
    }
}

TEST(SearchBox, finds_a_town_however_its_number_is_written) {
    for (const char* typed : {"本町1丁目8", "本町１丁目８", "本町一丁目8", "本町一丁目 8"}) {
        const auto content = read(typed);
        ASSERT_TRUE(content) << typed;
        EXPECT_TRUE(content->by_address) << typed;
        ASSERT_EQ(content->queries.size(), 1u) << typed;
        EXPECT_EQ(content->queries.front().town_code, "0001001") << typed;
        EXPECT_EQ(content->queries.front().lot, "8") << typed;
    }
    EXPECT_EQ(read("本町1")->queries.size(), 1u);
}

TEST(SearchBox, keeps_a_surname_apart_from_a_town_of_that_name) {
    EXPECT_FALSE(read("青木")->by_address);
    EXPECT_TRUE(read("青木町")->by_address);
}

TEST(SearchBox, says_what_to_do_when_it_cannot_search) {
    EXPECT_EQ(read("　").problem().code, "search.empty");
    EXPECT_EQ(read("架空町一丁目8").problem().code, "search.no_town");
}

TEST(SealedQuery, opens_for_the_session_that_sealed_it_alone) {
    const std::string sealed = seal_query("one", "青木　1988");
    EXPECT_EQ(open_query("one", sealed), "青木　1988");
    EXPECT_EQ(open_query("other", sealed), "");
    EXPECT_EQ(sealed.find("青木"), std::string::npos);
    std::string changed = sealed;
    changed[5] = changed[5] == 'A' ? 'B' : 'A';
    EXPECT_EQ(open_query("one", changed), "");
    EXPECT_EQ(open_query("one", "###"), "");
}

}  // namespace
}  // namespace yakuba::portal::staff
