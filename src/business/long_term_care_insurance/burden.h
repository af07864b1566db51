#pragma once
#include <span>

#include "kernel/date.h"
#include "kernel/money.h"
#include "rules/calculator.h"

/// 負担割合: the part of the cost that the user bears, from 1 August to 31 July. Pure.
namespace yakuba::long_term_care_insurance {

struct BurdenRates {
    Yen share_30_income;
    Yen share_30_single;
    Yen share_30_several;
    Yen share_20_income;
    Yen share_20_single;
    Yen share_20_several;
    Yen share_deduction;
};
const Description& burden_rates_description();

/// One person, and what all the household's people of 65 and over have together.
struct BurdenFacts {
    bool second_insured = false;     // 第2号被保険者
    bool public_assistance = false;  // 生活保護
    bool taxed = false;              // 本人が市町村民税課税
    Yen total_income;                // 合計所得金額
    Yen special_gain_deduction;      // 譲渡所得の特別控除額
    Yen salary_income;               // 給与所得
    Yen pension_income;              // 公的年金等に係る雑所得
    /// 年金収入とその他の合計所得金額 of the people of 65 and over, the person among them.
    Yen household_sum;
    int household_count = 1;
};
const Description& burden_facts_description();

enum class BurdenGround {
    second_insured = 1,
    public_assistance = 2,
    untaxed = 3,
    income_below = 4,     // 本人の合計所得金額が2割の基準未満
    household_below = 5,  // 世帯の年金収入等が基準未満
    twenty = 6,
    thirty = 7,
};
std::span<const Code> codes_of(BurdenGround);

struct BurdenSheet {
    BurdenGround ground = BurdenGround::untaxed;
    int share_percent = 10;  // 利用者負担の割合 (%)
    Yen judged_income;       // 本人の合計所得金額 (調整後)
    Yen household_sum;
    Date valid_from;
    Date valid_to;
};
const Description& burden_sheet_description();

/// Source: 介護保険法49条の2, 59条の2; 施行令22条の2, 29条の2. `day` lies in the period asked for.
BurdenSheet burden(const BurdenRates& rates, const BurdenFacts& facts, Date day);

/// The first of August that begins the period a day lies in.
constexpr Date burden_period_of(Date day) {
    return Date{day.month() >= 8 ? day.year() : day.year() - 1, 8, 1};
}

/// "long-term-care-burden", by day.
const Calculator& burden_calculator();

}  // namespace yakuba::long_term_care_insurance
