// The small parts, each by itself: clocks, receipt numbers, answers, photographs.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <boost/json.hpp>
#include <fstream>
#include <iterator>
#include <set>

#include "procedures/answers.h"
#include "procedures/attachment.h"
#include "procedures/clock.h"
#include "procedures/reading.h"
#include "procedures/receipt_number.h"

namespace yakuba::procedures {
namespace {

namespace json = boost::json;

const Calendar& calendar() {
    static const Calendar instance = [] {
        std::ifstream file{YAKUBA_ROOT "/data/codes/eras.csv"};
        return *Calendar::from_csv(std::string{std::istreambuf_iterator<char>{file}, {}});
    }();
    return instance;
}
const OpenDays& open_days() {
    static const OpenDays instance = [] {
        std::ifstream file{YAKUBA_ROOT "/data/codes/holidays.csv"};
        const std::string csv{std::istreambuf_iterator<char>{file}, {}};
        return OpenDays(*Holidays::from_csv(csv), Closed::municipality);
    }();
    return instance;
}

// ---- clocks

TEST(FifteenDays, are_counted_from_the_day_after_and_extended_over_closed_days) {
    Clock clock;
    clock.days = 15;
    const Date event{2026, 1, 31};
    // Day 15 is 15 February 2026, a Sunday: Monday is still in time, Tuesday is late.
    EXPECT_EQ(last_day(event, 15, open_days()), (Date{2026, 2, 16}));
    EXPECT_TRUE(read_clock(clock, event, Date{2026, 2, 15}, open_days()).in_time());
    EXPECT_TRUE(read_clock(clock, event, Date{2026, 2, 16}, open_days()).in_time());
    EXPECT_TRUE(read_clock(clock, event, Date{2026, 2, 17}, open_days()).late);
    // When day 15 is an open day, the day after is late.
    EXPECT_EQ(last_day(Date{2026, 2, 1}, 15, open_days()), (Date{2026, 2, 16}));
    EXPECT_TRUE(read_clock(clock, Date{2026, 2, 1}, Date{2026, 2, 17}, open_days()).late);
}

TEST(FifteenDays, reach_over_the_turn_of_the_year_and_over_golden_week) {
    EXPECT_EQ(last_day(Date{2025, 12, 16}, 15, open_days()), (Date{2026, 1, 5}));
    EXPECT_EQ(last_day(Date{2026, 4, 18}, 15, open_days()), (Date{2026, 5, 7}));
}

TEST(TheWindowOfAMove, opens_thirty_days_before_and_closes_ten_days_after) {
    Clock clock;
    clock.has_opening = true;
    clock.opens_days = -30;
    clock.days = 10;
    clock.extended = false;
    const Date move{2026, 3, 31};
    EXPECT_TRUE(read_clock(clock, move, Date{2026, 2, 28}, open_days()).early);
    EXPECT_TRUE(read_clock(clock, move, Date{2026, 3, 1}, open_days()).in_time());
    EXPECT_TRUE(read_clock(clock, move, Date{2026, 4, 10}, open_days()).in_time());
    EXPECT_TRUE(read_clock(clock, move, Date{2026, 4, 11}, open_days()).late);
}

TEST(Clocks, count_only_by_the_way_of_filing_they_are_for) {
    const auto procedure = [] {
        std::ifstream file{YAKUBA_ROOT "/data/procedures/resident-move-out.toml"};
        return *parse_procedure(std::string{std::istreambuf_iterator<char>{file}, {}}, "p.toml");
    }();
    const json::object answers{{"moves_on", "2026-03-31"}};
    const auto online =
        read_clocks(procedure, answers, {}, Channel::online, Date{2026, 4, 12}, open_days());
    ASSERT_EQ(online.size(), 1U);
    EXPECT_TRUE(online[0].late && online[0].clock->blocks);
    const auto counter =
        read_clocks(procedure, answers, {}, Channel::counter, Date{2026, 4, 12}, open_days());
    ASSERT_EQ(counter.size(), 1U);
    EXPECT_TRUE(counter[0].in_time());
}

// ---- receipt numbers

TEST(ReceiptNumber, is_read_back_however_it_is_told) {
    const std::string number = receipt_number(1);
    EXPECT_EQ(number.size(), 11U);
    std::string spoken = number;
    for (char& c : spoken)
        c = c == '-' ? ' ' : static_cast<char>(std::tolower(c));
    EXPECT_EQ(read_receipt_number(number), number);
    EXPECT_EQ(read_receipt_number(spoken), number);
    EXPECT_EQ(number.find_first_of("01OIL"), std::string::npos);
    EXPECT_FALSE(read_receipt_number("7K4-M29"));
    EXPECT_FALSE(read_receipt_number("受付番号"));
}

RC_GTEST_PROP(ReceiptNumber, finds_one_wrong_letter_and_two_swapped_ones, ()) {
    const std::string number = receipt_number(*rc::gen::inRange<std::int64_t>(1, 1'000'000'000));
    std::string wrong = number;
    const auto at = *rc::gen::suchThat(rc::gen::inRange<std::size_t>(0, 11),
                                       [](std::size_t i) { return i != 3 && i != 7; });
    wrong[at] = *rc::gen::elementOf(std::string{"23456789ABCDEFGHJKMNPQRSTUVWXYZ"});
    RC_ASSERT(wrong == number || !read_receipt_number(wrong));
    std::string swapped = number;
    const std::size_t next = at + 1 == 3 || at + 1 == 7 ? at + 2 : at + 1;
    if (next < swapped.size()) std::swap(swapped[at], swapped[next]);
    RC_ASSERT(swapped == number || !read_receipt_number(swapped));
}

TEST(ReceiptNumber, is_never_given_twice_and_tells_nothing_of_its_neighbour) {
    std::set<std::string> numbers;
    for (std::int64_t n = 1; n <= 20'000; ++n)
        numbers.insert(receipt_number(n));
    EXPECT_EQ(numbers.size(), 20'000U);
    EXPECT_NE(receipt_number(1).substr(0, 3), receipt_number(2).substr(0, 3));
}

// ---- answers

struct Typed {
    Kind kind;
    const char* typed;
    const char* kept;  // nullptr: refused
};
class Reading_ : public testing::TestWithParam<Typed> {};

TEST_P(Reading_, takes_what_is_meant) {
    Question question;
    question.key = "q";
    question.kind = GetParam().kind;
    question.label.ja = "答え";
    AnswerProblems problems;
    const json::value read = read_answer(question, {{"q", GetParam().typed}}, "",
                                         {Date{2026, 11, 26}, calendar()}, problems);
    if (GetParam().kept == nullptr) {
        ASSERT_EQ(problems.size(), 1U) << GetParam().typed;
        EXPECT_TRUE(problems[0].message.starts_with("答え")) << problems[0].message;
        EXPECT_EQ(problems[0].where, "q");
        return;
    }
    EXPECT_TRUE(problems.empty()) << problems.front().message;
    const std::string shown =
        read.is_string() ? std::string{read.as_string().c_str()} : json::serialize(read);
    EXPECT_EQ(shown, GetParam().kept) << GetParam().typed;
}

INSTANTIATE_TEST_SUITE_P(
    Answers, Reading_,
    testing::Values(
        Typed{Kind::kana, "やまぐち たろう", "ヤマグチ　タロウ"},
        Typed{Kind::kana, "ﾔﾏｸﾞﾁ　ﾊﾟｳﾛ", "ヤマグチ　パウロ"}, Typed{Kind::kana, "山口", nullptr},
        Typed{Kind::name, "  山口  太郎 ", "山口　太郎"},
        Typed{Kind::phone, "０８３－９２２－１１１１", "0839221111"},
        Typed{Kind::phone, "+81 90-1234-5678", "09012345678"}, Typed{Kind::phone, "12345", nullptr},
        Typed{Kind::phone, "なし", nullptr}, Typed{Kind::date, "令和8年4月1日", "2026-04-01"},
        Typed{Kind::date, "Ｒ８．４．１", "2026-04-01"},
        Typed{Kind::date, "20260401", "2026-04-01"}, Typed{Kind::date, "2026/4/1", "2026-04-01"},
        Typed{Kind::date, "2026-02-30", nullptr}, Typed{Kind::date, "昭和10年4月", nullptr},
        Typed{Kind::partial_date, "昭和10年4月日不詳", "1935-04-00"},
        Typed{Kind::partial_date, "1935-00-00", "1935-00-00"},
        Typed{Kind::month, "令和8年4月", "2026-04"}, Typed{Kind::month, "2026-13", nullptr},
        Typed{Kind::yen, "１２，３４５円", "12345"}, Typed{Kind::yen, "-500", "-500"},
        Typed{Kind::yen, "たくさん", nullptr}, Typed{Kind::number, "99999999999999999999", nullptr},
        Typed{Kind::yes_no, "yes", "true"}, Typed{Kind::text, "  かっこ（ ）  ", "かっこ（ ）"},
        Typed{Kind::text, "辻\xF3\xA0\x84\x80", "辻\xF3\xA0\x84\x80"}));

TEST(Answers, a_date_of_three_boxes_needs_all_of_them) {
    Question question;
    question.key = "q";
    question.kind = Kind::date;
    question.label.ja = "生年月日";
    AnswerProblems problems;
    const Moment moment{Date{2026, 11, 26}, calendar()};
    const auto read = [&](const Fields& fields) {
        problems.clear();
        return read_answer(question, fields, "", moment, problems);
    };
    EXPECT_EQ(read({{"q.era", "平成"}, {"q.year", "30"}, {"q.month", "4"}, {"q.day", "2"}}),
              json::value("2018-04-02"));
    EXPECT_EQ(read({{"q.era", "西暦"}, {"q.year", "2018"}, {"q.month", "4"}, {"q.day", "2"}}),
              json::value("2018-04-02"));
    EXPECT_TRUE(
        read({{"q.era", "平成"}, {"q.year", ""}, {"q.month", ""}, {"q.day", ""}}).is_null());
    EXPECT_TRUE(problems.empty());
    EXPECT_TRUE(
        read({{"q.era", "平成"}, {"q.year", "30"}, {"q.month", ""}, {"q.day", "2"}}).is_null());
    EXPECT_EQ(problems.size(), 1U);
    EXPECT_TRUE(
        read({{"q.era", "平成"}, {"q.year", "40"}, {"q.month", "1"}, {"q.day", "1"}}).is_null())
        << "the era had ended";
    EXPECT_EQ(problems.size(), 1U);
}

TEST(Answers, an_answer_without_a_name_is_still_answered_with_a_place) {
    const Catalogue all = *Catalogue::load(YAKUBA_ROOT "/data");
    json::object checked;
    bool told = false;
    for (const Problem& problem : check_answers(all.all().front(), {{"", "birth"}}, {},
                                                {Date{2026, 11, 26}, calendar()}, checked)) {
        if (problem.code != "answer.unknown") continue;
        EXPECT_EQ(problem.where, "answers");
        told = true;
    }
    EXPECT_TRUE(told);
}

TEST(Paths, the_longest_name_wins) {
    const json::object facts{{"a.b", json::object{{"c", 1}}}, {"a", json::object{{"b", 2}}}};
    EXPECT_EQ(*at_path(facts, "a.b.c"), json::value(1));
    EXPECT_EQ(at_path(facts, "a.b.d"), nullptr);
    EXPECT_EQ(at_path(facts, ""), nullptr);
}

// ---- photographs

std::string segment(char marker, const std::string& content) {
    const auto length = static_cast<char>(content.size() + 2);
    return std::string{'\xFF', marker, '\0', length} + content;
}
std::string jpeg_of(const std::vector<std::string>& segments) {
    std::string jpeg = "\xFF\xD8";
    for (const std::string& one : segments)
        jpeg += one;
    return jpeg + segment('\xDA', "s") + std::string("ab\xFF\x00zz\xFF\xD0yy", 9) + "\xFF\xD9";
}

TEST(Photographs, lose_where_they_were_taken_and_keep_their_colours) {
    const std::string profile = segment('\xE2', std::string("ICC_PROFILE\0", 12) + "p");
    const std::string jpeg = jpeg_of({segment('\xE0', "JFIF"), segment('\xE1', "Exif GPS"),
                                      segment('\xED', "IPTC"), profile, segment('\xFE', "note")});
    const auto stripped = without_exif(jpeg + "\xFF\xD8 a second picture with Exif");
    ASSERT_TRUE(stripped);
    EXPECT_EQ(*stripped, jpeg_of({segment('\xE0', "JFIF"), profile}));
    EXPECT_EQ(*without_exif(*stripped), *stripped);
    EXPECT_FALSE(without_exif(jpeg.substr(0, 20)));
}

TEST(Files, are_what_their_bytes_say) {
    EXPECT_EQ(file_type("%PDF-1.7"), "pdf");
    EXPECT_EQ(file_type("\x89PNG\r\n\x1A\n"), "png");
    EXPECT_EQ(file_type(std::string("\0\0\0\x18"
                                    "ftypheic",
                                    12)),
              "heic");
    EXPECT_EQ(file_type("<html>"), "");
    FileRule rule;
    rule.bytes_max = 10;
    EXPECT_EQ(accept_file(rule, "a", "%PDF-1.7 too long").problem().code, "attachment.too_large");
    EXPECT_EQ(accept_file(rule, "a", "").problem().code, "attachment.empty");
    EXPECT_EQ(accept_file(rule, "../../etc/pass\nwd", "%PDF-")->name, "passwd");
}

}  // namespace
}  // namespace yakuba::procedures
