#pragma once
#include <span>
#include <vector>

#include "business/long_term_care_insurance/certification.h"
#include "business/long_term_care_insurance/limit.h"

/// The bill of one user's month: units, the insurer's and the user's parts, meals and room. Pure.
namespace yakuba::long_term_care_insurance {

/// 区分支給限度基準額 of one level.
struct MonthlyUnits {
    Level level = Level::undecided;
    int units = 0;
};
struct BillRates {
    std::vector<MonthlyUnits> monthly_units;
    Yen unit_price;
    Ratio area_ratio_70;
    Ratio area_ratio_55;
    Ratio area_ratio_45;
    std::vector<DailyAmount> daily_amounts;
    int reduced_share_percent = 0;
    int reduced_share_upper_percent = 0;
};
const Description& bill_rates_description();

/// The staff's part of a service's cost, on which the area's ratio depends.
enum class StaffPart { none = 0, p45 = 45, p55 = 55, p70 = 70 };
std::span<const Code> codes_of(StaffPart);

/// Units of one service in the month.
struct ServiceLine {
    int units = 0;
    StaffPart staff = StaffPart::none;
    bool limited = true;  // counted against the monthly limit (facility services are not)
};
/// Meals or room for so many days. `price` 0: the standard amount.
struct DailyLine {
    DailyItem item = DailyItem::meals_facility;
    int days = 0;
    Yen price;
};
struct BillFacts {
    Level level = Level::undecided;
    Level other_level = Level::undecided;  // the other level of a month in which it changed
    int share_percent = 10;
    LimitStage limit_stage = LimitStage::none;
    bool full_payment = false;  // 支払方法の変更: the user pays all first
    bool reduced = false;       // 給付額の減額
    std::vector<ServiceLine> services;
    std::vector<DailyLine> daily;
    Yen daily_living;  // 日常生活費
};
const Description& bill_facts_description();

struct BillSheet {
    int share_percent = 0;  // 利用者負担の割合, as a reduction changes it
    int limit_units = 0;    // 区分支給限度基準額: the higher of a month with two levels
    int within_units = 0;   // 限度額内の単位数
    int over_units = 0;     // 限度額を超える単位数
    Yen cost;               // 保険対象の費用
    Yen insurer;            // 保険給付額
    Yen share;              // 利用者負担額
    Yen over_cost;          // 限度額を超える費用 (全額自己負担)
    Yen meals_and_room;     // 食費・居住費の費用
    Yen supplement;         // 特定入所者介護サービス費
    Yen meals_and_room_borne;
    Yen daily_living;
    Yen claimable;  // of the total: what the insurer pays back on a claim (償還払い)
    Yen total;      // 利用者が支払う額
};
const Description& bill_sheet_description();

/// Source: 介護保険法41条, 43条, 48条, 49条の2, 51条の3, 66条, 69条; 平成12年厚生省告示33号.
BillSheet bill(const BillRates& rates, const BillFacts& facts, Date month);

/// "long-term-care-bill", by month.
const Calculator& bill_calculator();

}  // namespace yakuba::long_term_care_insurance

namespace yakuba {
template <>
const Description& description_of<long_term_care_insurance::MonthlyUnits>();
template <>
const Description& description_of<long_term_care_insurance::ServiceLine>();
template <>
const Description& description_of<long_term_care_insurance::DailyLine>();
}  // namespace yakuba
