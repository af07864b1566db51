#include "business/individual_inhabitant_tax/notices.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "business/individual_inhabitant_tax/notice_boxes.h"
#include "notices/form.h"
#include "notices/page_reader.h"
#include "notices/press.h"

namespace yakuba::individual_inhabitant_tax {
namespace {

using ledger::Collection;
using ledger::Instalment;

const std::string kData = std::string{YAKUBA_ROOT} + "/data";

Calendar calendar() {
    std::ifstream file{kData + "/codes/eras.csv"};
    const std::string csv{std::istreambuf_iterator<char>{file}, {}};
    return *Calendar::from_csv(csv);
}

std::string box(const notices::Letter& letter, std::string_view name) {
    for (const auto& [key, text] : letter.boxes) {
        if (key == name) return text;
    }
    return "(none)";
}

Instalment instalment(Collection collection, int term, YearMonth month, Yen amount) {
    Instalment line;
    line.collection = collection;
    line.term = term;
    line.month = month;
    line.due_on = month.first_day();
    line.amount = amount;
    return line;
}

TEST(NoticeBoxes, PercentsAreWrittenAsPeopleWriteThem) {
    EXPECT_EQ(percent_text(Ratio{6, 100}), "6％");
    EXPECT_EQ(percent_text(Ratio{4, 100}), "4％");
    EXPECT_EQ(percent_text(Ratio{25, 1000}), "2.5％");
    EXPECT_EQ(percent_text(Ratio{1, 3}), "1/3");
}

TEST(NoticeBoxes, MonthsBeginInJuneAndEmptyOnesAreShownAsNothing) {
    const std::vector<Instalment> plan = {
        instalment(Collection::salary, 1, YearMonth{2026, 6}, 9'400_yen),
        instalment(Collection::salary, 8, YearMonth{2027, 1}, 8'300_yen),
        instalment(Collection::pension, 1, YearMonth{2026, 10}, 5_yen)};
    notices::Letter letter;
    fill_months(letter.boxes, plan);
    EXPECT_EQ(box(letter, "month_6"), "9,400");
    EXPECT_EQ(box(letter, "month_1"), "8,300");
    EXPECT_EQ(box(letter, "month_10"), "−");
    EXPECT_EQ(collected(plan, Collection::salary), 17'700_yen);
}

class NoticePage : public testing::Test {
protected:
    void SetUp() override {
        auto loaded = notices::Form::load(kData + "/forms/tax_notice.svg");
        ASSERT_TRUE(loaded) << loaded.problem().detail;
        form = *std::move(loaded);
        sheet.salary_income = 4'360'000_yen;
        sheet.offset_losses = 100'000_yen;
        sheet.gross_income = 4'260'000_yen;
        sheet.basic_deduction = 430'000_yen;
        sheet.total_deductions = 430'000_yen;
        sheet.taxable_income = 3'830'000_yen;
        sheet.long_general_base = 1'000'000_yen;
        sheet.long_residence_base = 500'000_yen;
        sheet.city_income_levy = 230'400_yen;
        sheet.pref_income_levy = 153'600_yen;
        sheet.city_per_capita = 3'000_yen;
        sheet.pref_per_capita = 1'500_yen;
        sheet.forest_tax = 1'000_yen;
        sheet.annual_tax = sheet.payable = 389'500_yen;
        plan = {instalment(Collection::ordinary, 1, YearMonth{2026, 6}, 99'500_yen),
                instalment(Collection::ordinary, 2, YearMonth{2026, 8}, 97'000_yen),
                instalment(Collection::pension, 1, YearMonth{2026, 10}, 193'000_yen)};
    }
    notices::Letter letter() {
        notices::Letter letter{.form = &form, .subject = PersonId{5}, .number = "2026-00000005"};
        for (const char* word : {"postcode", "address", "name", "number", "issued_on", "issuer",
                                 "mayor", "municipality", "kind", "prefecture_kind", "office",
                                 "office_contact", "title", "fiscal_year"}) {
            letter.set(word, std::string_view{word}.ends_with("kind") ? "市" : word);
        }
        fill_notice(letter, sheet, rates, plan, calendar());
        fill_calculation(letter, sheet);
        return letter;
    }

    notices::Form form;
    Sheet sheet;
    Rates rates;
    std::vector<Instalment> plan;
};

TEST_F(NoticePage, ShowsTheSheetLineByLine) {
    const notices::Letter filled = letter();
    EXPECT_EQ(box(filled, "annual_tax"), "389,500円");
    EXPECT_EQ(box(filled, "city_tax"), "233,400円");
    EXPECT_EQ(box(filled, "salary_income"), "4,360,000");
    EXPECT_EQ(box(filled, "pension_income"), "−");
    EXPECT_EQ(box(filled, "losses"), "△100,000");
    EXPECT_EQ(box(filled, "comprehensive_base"), "3,830,000");
    EXPECT_EQ(box(filled, "long_base"), "1,500,000");
    EXPECT_EQ(box(filled, "ordinary_amount"), "196,500円");
    EXPECT_EQ(box(filled, "pension_amount"), "193,000円");
}

TEST_F(NoticePage, PrintsTwoPagesAndLeavesNoBoxEmpty) {
    const auto pdf =
        notices::print_single(PersonId{5}, letter(), {.created = {}, .title = "納税通知書"});
    ASSERT_TRUE(pdf) << pdf.problem().code << " " << pdf.problem().detail;
    const auto pages = notices::read_pages(*pdf);
    ASSERT_TRUE(pages);
    ASSERT_EQ(pages->size(), 2U);
    EXPECT_NE(pages->front().find("第1期令和8年6月1日99,500円"), std::string::npos)
        << pages->front();
    EXPECT_NE(pages->back().find("宛名番号0000000005"), std::string::npos);
}

/// Whatever line of money the sheet gains must not be forgotten on paper: each is shown by its own
/// box, within a sum, or listed here with the reason.
TEST_F(NoticePage, EveryAmountOfTheSheetHasItsPlace) {
    const std::vector<std::string_view> elsewhere = {
        "salary_adjustment",  // inside the salary income
        "offset_losses",
        "carried_losses",  // losses
        "total_income",
        "personal_difference",  // steps of the calculation
        "per_capita_limit",
        "levy_limit",
        "forest_limit",  // the judgement of liability
        "taxable_income",
        "city_comprehensive",
        "pref_comprehensive",  // 総合課税
        "city_before_credit",
        "pref_before_credit",
        "city_after_credit",
        "pref_after_credit",
        "unused_fixed_reduction",  // paid by another office (調整給付)
        "annual_tax",
        "refund",
    };
    for (const Line& line : sheet_description().lines) {
        const bool grouped = line.key.starts_with("short_") || line.key.starts_with("long_") ||
                             line.key.starts_with("stocks_");
        if (line.type->name != FieldForm<Yen>::kName || grouped) continue;
        if (std::find(elsewhere.begin(), elsewhere.end(), line.key) != elsewhere.end()) continue;
        EXPECT_TRUE(form.has_box(line.key)) << line.key << " is not on the notice";
    }
}

}  // namespace
}  // namespace yakuba::individual_inhabitant_tax
