#pragma once
#include <span>
#include <vector>

#include "kernel/date.h"
#include "kernel/id.h"
#include "kernel/money.h"
#include "rules/calculator.h"

/// 高額介護サービス費: what a household bears above its monthly limit is given back. Pure.
namespace yakuba::long_term_care_insurance {

struct HighCostRates {
    Yen high_cost_income_upper;
    Yen high_cost_income_middle;
    Yen high_cost_upper;
    Yen high_cost_middle;
    Yen high_cost_taxed;
    Yen high_cost_untaxed;
    Yen high_cost_low;
    Yen high_cost_child_under_16;
    Yen high_cost_child_under_19;
};
const Description& high_cost_rates_description();

/// One user of the household.
struct HighCostUser {
    PersonId person_id;
    Yen share;         // 利用者負担額 of the month, outside meals, rooms, over-limit
    bool low = false;  // 年金収入等が境以下, 老齢福祉年金, 境界層
    bool public_assistance = false;  // 生活保護
};
struct HighCostFacts {
    bool household_taxed = false;  // 世帯のだれかが市町村民税課税
    Yen highest_base;  // 世帯の65歳以上の人の課税所得のうち最も高いもの
    int children_under_16 = 0;  // of a head of household, income up to 380,000
    int children_under_19 = 0;
    std::vector<HighCostUser> users;
};
const Description& high_cost_facts_description();

enum class HighCostClass {
    upper = 1,
    middle = 2,
    taxed = 3,
    untaxed = 4,
    public_assistance = 5,
};
std::span<const Code> codes_of(HighCostClass);

struct HighCostPart {
    PersonId person_id;
    Yen share;
    Yen borne;    // what stays with the user
    Yen benefit;  // 支給額
};
struct HighCostSheet {
    HighCostClass income_class = HighCostClass::taxed;
    Yen judged_base;  // 課税所得 (控除後)
    Yen household_limit;
    Yen household_share;
    Yen benefit;
    std::vector<HighCostPart> users;
};
const Description& high_cost_sheet_description();

/// Source: 介護保険法51条, 61条; 施行令22条の2の2, 29条の2の2.
HighCostSheet high_cost(const HighCostRates& rates, const HighCostFacts& facts, Date month);

/// "long-term-care-high-cost", by month.
const Calculator& high_cost_calculator();

}  // namespace yakuba::long_term_care_insurance

namespace yakuba {
template <>
const Description& description_of<long_term_care_insurance::HighCostUser>();
template <>
const Description& description_of<long_term_care_insurance::HighCostPart>();
}  // namespace yakuba
