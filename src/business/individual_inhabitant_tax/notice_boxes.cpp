#include "business/individual_inhabitant_tax/notice_boxes.h"

#include "notices/words.h"

namespace yakuba::individual_inhabitant_tax {
namespace {

using ledger::Collection;
using ledger::Instalment;
using notices::column_text;
using notices::yen_text;

struct SheetLine {
    std::string_view label;
    Yen Sheet::*amount;
};
constexpr SheetLine kIncomes[] = {
    {"給与所得", &Sheet::salary_income},
    {"公的年金等に係る雑所得", &Sheet::pension_income},
    {"営業等・農業所得", &Sheet::business_income},
    {"不動産所得", &Sheet::real_estate_income},
    {"利子・配当所得", &Sheet::investment_income},
    {"雑所得（その他）", &Sheet::miscellaneous_income},
    {"総合譲渡・一時所得", &Sheet::transfer_income},
    {"分離課税等の所得", &Sheet::separate_income},
};
constexpr SheetLine kDeductions[] = {
    {"雑損控除", &Sheet::casualty_deduction},
    {"医療費控除", &Sheet::medical_deduction},
    {"社会保険料控除", &Sheet::social_insurance_deduction},
    {"小規模企業共済等掛金控除", &Sheet::small_enterprise_deduction},
    {"生命保険料控除", &Sheet::life_insurance_deduction},
    {"地震保険料控除", &Sheet::earthquake_deduction},
    {"障害者控除", &Sheet::disability_deduction},
    {"寡婦・ひとり親控除", &Sheet::family_status_deduction},
    {"勤労学生控除", &Sheet::student_deduction},
    {"配偶者控除", &Sheet::spouse_deduction},
    {"配偶者特別控除", &Sheet::spouse_special_deduction},
    {"扶養控除", &Sheet::dependant_deduction},
    {"特定親族特別控除", &Sheet::specific_relative_deduction},
    {"基礎控除", &Sheet::basic_deduction},
};

struct Shared {
    std::string_view label;
    Yen Sheet::*city;
    Yen Sheet::*prefecture;
};
constexpr Shared kCredits[] = {
    {"調整控除", &Sheet::city_adjustment_credit, &Sheet::pref_adjustment_credit},
    {"所得割の調整措置", &Sheet::city_levy_relief, &Sheet::pref_levy_relief},
    {"配当控除", &Sheet::city_dividend_credit, &Sheet::pref_dividend_credit},
    {"住宅借入金等特別税額控除", &Sheet::city_housing_credit, &Sheet::pref_housing_credit},
    {"寄附金税額控除", &Sheet::city_gift_credit, &Sheet::pref_gift_credit},
    {"外国税額控除", &Sheet::city_foreign_credit, &Sheet::pref_foreign_credit},
    {"定額減税", &Sheet::city_fixed_reduction, &Sheet::pref_fixed_reduction},
    {"配当割額・株式等譲渡所得割額控除", &Sheet::city_withheld_credit,
     &Sheet::pref_withheld_credit},
};

/// One base with its taxes, or several kinds of the same income together.
struct Base {
    std::string_view label;
    Yen base;
    Yen city;
    Yen prefecture;
};
std::array<Base, 8> bases_of(const Sheet& s) {
    return {{
        {"総合課税", s.taxable_income, s.city_comprehensive, s.pref_comprehensive},
        {"分離短期譲渡", s.short_general_base + s.short_reduced_base,
         s.short_general_city + s.short_reduced_city, s.short_general_pref + s.short_reduced_pref},
        {"分離長期譲渡", s.long_general_base + s.long_qualified_base + s.long_residence_base,
         s.long_general_city + s.long_qualified_city + s.long_residence_city,
         s.long_general_pref + s.long_qualified_pref + s.long_residence_pref},
        {"上場株式等の配当", s.listed_dividend_base, s.listed_dividend_city,
         s.listed_dividend_pref},
        {"株式等の譲渡", s.stocks_general_base + s.stocks_listed_base,
         s.stocks_general_city + s.stocks_listed_city,
         s.stocks_general_pref + s.stocks_listed_pref},
        {"先物取引", s.futures_base, s.futures_city, s.futures_pref},
        {"山林", s.forestry_base, s.forestry_city, s.forestry_pref},
        {"退職", s.retirement_base, s.retirement_city, s.retirement_pref},
    }};
}

void add_line(notices::Letter& letter, std::string_view table, std::string_view label, Yen amount) {
    notices::Boxes& row = letter.add_row(table);
    row.emplace_back("label", label);
    row.emplace_back("amount", column_text(amount));
}

std::string source_of(Collection collection) {
    return collection == Collection::pension ? "年金" : "給与";
}

/// The months of a salary are many and alike: one line for the year.
void add_month_rows(notices::Letter& letter, std::span<const Instalment> plan,
                    const Calendar& calendar) {
    for (const Instalment& line : plan) {
        if (line.collection != Collection::pension || line.amount == 0_yen) continue;
        notices::Boxes& row = letter.add_row("months");
        row.emplace_back("source", source_of(line.collection));
        row.emplace_back("month", calendar.format(line.month));
        row.emplace_back("amount", yen_text(line.amount));
    }
    if (const Yen salary = collected(plan, Collection::salary); salary > 0_yen) {
        notices::Boxes& row = letter.add_row("months");
        row.emplace_back("source", source_of(Collection::salary));
        row.emplace_back("month", "6月から翌年5月まで");
        row.emplace_back("amount", yen_text(salary));
    }
}

}  // namespace

Yen collected(std::span<const Instalment> plan, Collection collection) {
    Yen sum;
    for (const Instalment& line : plan) {
        if (line.collection == collection) sum += line.amount;
    }
    return sum;
}

std::string percent_text(Ratio rate) {
    const Ratio tenths = Ratio::reduced(rate.numerator * 1'000, rate.denominator);
    if (tenths.denominator != 1) {
        return std::to_string(rate.numerator) + "/" + std::to_string(rate.denominator);
    }
    std::string text = std::to_string(tenths.numerator / 10);
    if (tenths.numerator % 10 != 0) text += "." + std::to_string(tenths.numerator % 10);
    return text + "％";
}

void fill_calculation(notices::Letter& letter, const Sheet& sheet) {
    for (const SheetLine& line : kIncomes)
        add_line(letter, "incomes", line.label, sheet.*line.amount);
    add_line(letter, "incomes", "損益通算・繰越控除",
             -(sheet.offset_losses + sheet.carried_losses));
    for (const SheetLine& line : kDeductions)
        add_line(letter, "deductions", line.label, sheet.*line.amount);
    for (const Base& base : bases_of(sheet)) {
        notices::Boxes& row = letter.add_row("bases");
        row.emplace_back("label", base.label);
        row.emplace_back("base", column_text(base.base));
        row.emplace_back("city", column_text(base.city));
        row.emplace_back("prefecture", column_text(base.prefecture));
    }
    for (const Shared& credit : kCredits) {
        notices::Boxes& row = letter.add_row("credits");
        row.emplace_back("label", credit.label);
        row.emplace_back("city", column_text(sheet.*credit.city));
        row.emplace_back("prefecture", column_text(sheet.*credit.prefecture));
    }
    letter.set("gross_income", yen_text(sheet.gross_income))
        .set("total_deductions", yen_text(sheet.total_deductions))
        .set("city_income_levy", yen_text(sheet.city_income_levy))
        .set("prefecture_income_levy", yen_text(sheet.pref_income_levy))
        .set("city_per_capita", yen_text(sheet.city_per_capita))
        .set("prefecture_per_capita", yen_text(sheet.pref_per_capita))
        .set("forest_tax_detail", yen_text(sheet.forest_tax))
        .set("set_off", column_text(-sheet.set_off))
        .set("payable", yen_text(sheet.payable));
}

void fill_notice(notices::Letter& letter, const Sheet& sheet, const Rates& rates,
                 std::span<const Instalment> plan, const Calendar& calendar) {
    letter.set("annual_tax", yen_text(sheet.payable))
        .set("city_tax", yen_text(sheet.city_income_levy + sheet.city_per_capita))
        .set("prefecture_tax", yen_text(sheet.pref_income_levy + sheet.pref_per_capita))
        .set("forest_tax", yen_text(sheet.forest_tax))
        .set("ordinary_amount", yen_text(collected(plan, Collection::ordinary)))
        .set("salary_amount", yen_text(collected(plan, Collection::salary)))
        .set("pension_amount", yen_text(collected(plan, Collection::pension)));
    if (sheet.set_off > 0_yen) {
        letter.set("annual_note",
                   "控除しきれない額 " + yen_text(sheet.set_off) + " を差し引いた後の額");
    }
    int number = 0;
    for (const Instalment& line : plan) {
        if (line.collection != Collection::ordinary || line.amount == 0_yen) continue;
        notices::Boxes& row = letter.add_row("terms");
        number = line.term;
        row.emplace_back("term", "第" + std::to_string(number) + "期");
        row.emplace_back("due_on", calendar.format(line.due_on));
        row.emplace_back("amount", yen_text(line.amount));
    }
    add_month_rows(letter, plan, calendar);
    letter
        .set("rates_text", "市町村 " + percent_text(rates.city_rate) + "・道府県 " +
                               percent_text(rates.pref_rate) + "。分離課税はそれぞれの率")
        .set("city_per_capita_rate", yen_text(rates.city_per_capita))
        .set("prefecture_per_capita_rate",
             yen_text(rates.pref_per_capita + rates.pref_per_capita_surcharge))
        .set("forest_tax_rate", yen_text(rates.forest_tax))
        .set("dependants", std::to_string(sheet.dependants))
        .set("minor_dependants", std::to_string(sheet.minor_dependants));
}

void fill_months(notices::Boxes& boxes, std::span<const Instalment> plan, std::string_view prefix) {
    std::array<Yen, 13> months{};
    for (const Instalment& line : plan) {
        if (line.collection == Collection::salary) {
            months[static_cast<std::size_t>(line.month.month())] += line.amount;
        }
    }
    for (std::size_t month = 1; month <= 12; ++month) {
        boxes.emplace_back(std::string{prefix} + std::to_string(month), column_text(months[month]));
    }
}

}  // namespace yakuba::individual_inhabitant_tax
