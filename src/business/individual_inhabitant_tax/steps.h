#pragma once
#include <array>
#include <cstddef>

#include "business/individual_inhabitant_tax/rules.h"

/// The steps of the calculation, each a chapter of the law. They fill the sheet from top to bottom;
/// what one step has to tell the next beyond the sheet's lines travels in the small structs here.
namespace yakuba::individual_inhabitant_tax {

/// The kinds of income taxed apart, in the order in which deductions are taken from them
/// (地方税法314条の2第6項, 附則33条の2–35条の4).
enum SeparateKind : std::size_t {
    kShortGeneral,
    kShortReduced,
    kLongGeneral,
    kLongQualified,
    kLongResidence,
    kListedDividend,
    kStocksGeneral,
    kStocksListed,
    kFutures,
    kForestry,
    kRetirement,
    kSeparateKinds,
};
using SeparateAmounts = std::array<Yen, kSeparateKinds>;

/// What is left to be taxed before deductions: after special deductions and carried losses.
struct Income {
    Yen comprehensive;  // 総所得金額
    SeparateAmounts separate;
    bool has_separate = false;
};

/// What the relatives come to.
struct Family {
    int dependants = 0;             // 扶養親族, 16歳未満を含む
    bool household_spouse = false;  // 同一生計配偶者
    int in_japan = 0;               // 国内に住む扶養親族
    bool spouse_in_japan = false;
};

/// Years of age on 31 December of the income year; a person born on 1 January has then already
/// reached the next year of age (年齢計算ニ関スル法律). Unknown: `given`.
constexpr int age_at_year_end(PartialDate birth, int given, int income_year) {
    if (!birth) return given;
    const bool new_years_day = birth.month() == 1 && birth.day() == 1;
    return income_year - birth.year() + (new_years_day ? 1 : 0);
}

/// 給与所得控除後の給与等の金額.
Yen salary_income(const Rates& rates, Yen revenue);
/// 公的年金等に係る雑所得; `other_income` is 合計所得金額 without it.
Yen pension_income(const Rates& rates, Yen revenue, int age, Yen other_income);

/// income.cpp: 所得の種類ごとの計算, 損益通算, 繰越控除 (地方税法313条).
Income income_of(const Rates& rates, const Facts& facts, int income_year, Sheet& sheet);
/// family.cpp: 人的控除 (314条の2第1項6号–12号, 2項) and the differences of 314条の6.
Family family_of(const Rates& rates, const Facts& facts, int income_year, Sheet& sheet);
/// deductions.cpp: 物的控除 (314条の2第1項1号–5号の3) and the sum of all.
void deductions(const Rates& rates, const Facts& facts, Sheet& sheet);
/// exemption.cpp: 非課税の判定 (295条, 附則3条の3, 森林環境税法4条).
void exemption(const Rates& rates, const Facts& facts, int fiscal_year, Sheet& sheet);
/// levy.cpp: 課税標準額 and 算出所得割額 (314条の3, 附則33条の2–35条の4).
void levy(const Rates& rates, const Income& income, Sheet& sheet);
/// credits.cpp: 税額控除, to 所得割額 (314条の6–314条の9, 附則3条の3–7条の2).
void credits(const Rates& rates, const Facts& facts, const Family& family, Sheet& sheet);

constexpr Yen smaller(Yen a, Yen b) { return std::min(a, b); }
constexpr Yen floor_yen(Unrounded x) { return floor_to(1_yen, x); }
constexpr Yen ceil_yen(Unrounded x) { return ceil_to(1_yen, x); }

}  // namespace yakuba::individual_inhabitant_tax
