#pragma once
#include <cstdint>
#include <span>

#include "business/long_term_care_insurance/facts.h"
#include "business/long_term_care_insurance/rates.h"

/// The year's premium of people of 65 and over (第1号保険料). Facts and rates in, a Sheet out.
namespace yakuba::long_term_care_insurance {

/// Why the person has the stage.
enum class Ground : std::int32_t {
    public_assistance = 1,  // 生活保護・支援給付
    welfare_pension = 2,    // 老齢福祉年金
    boundary = 3,           // 境界層該当
    provisional = 4,        // 転入: 所得照会の回答まで最も低い段階
    untaxed_household = 5,  // 世帯全員が非課税
    untaxed = 6,            // 本人は非課税, 世帯に課税者がいる
    taxed = 7,              // 本人が課税
    deemed_taxed = 8,       // 令和8年度の特例により本人を課税とみなす
    not_insured = 11,       // この年度に賦課する月がない
};
std::span<const Code> codes_of(Ground);

/// 保険料計算書, in the order of the order (施行令38条) and the ordinance.
struct Sheet {
    Ground ground = Ground::not_insured;
    std::int32_t stage = 0;
    Yen restored_salary;     // 令和8年度の特例で加える給与所得
    Yen pension_and_income;  // 公的年金等の収入金額とその他の合計所得金額
    Yen judged_income;       // 合計所得金額 (調整後)
    Yen base_amount;
    Ratio rate_before;  // 軽減前の割合
    Ratio rate;
    Yen full_year;  // 年額
    std::int32_t months = 0;
    YearMonth first_month;
    YearMonth last_month;
    Yen before_reduction;  // 月割の額
    Yen public_relief;     // 公費による軽減額
    Yen reduction;         // 減免額
    Yen annual;            // 納める額
    friend bool operator==(const Sheet&, const Sheet&) = default;
};
const Description& sheet_description();

/// The premium of one person for the fiscal year (第1号保険料).
///
/// Source: 介護保険法129条, 130条, 142条; 施行令38条, 39条, 附則23条, 24条; the ordinance.
/// Units:  yen per year. Errors: none. Allocates nothing.
Sheet premium(const Rates& rates, const Facts& facts, FiscalYear year);
/// The year of many; `sheets` has one place for each.
void premiums(const Rates& rates, std::span<const Facts> facts, FiscalYear year,
              std::span<Sheet> sheets);

/// What the salary income was before the reform of R7, above what it is (令和8年度の特例).
Yen restored_salary(const Rates& rates, Yen salary_revenue);

/// The months of the year for which the premium is owed.
struct Months {
    YearMonth first;  // none when there is no month
    YearMonth last;
    int count = 0;
};
/// From the month of acquisition to the month before that of the loss.
Months insured_months(Date acquired_on, Date lost_on, FiscalYear year);

}  // namespace yakuba::long_term_care_insurance
