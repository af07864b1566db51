#include "business/long_term_care_insurance/bill.h"

#include <algorithm>

namespace yakuba::long_term_care_insurance {
namespace {

Ratio area_ratio(const BillRates& rates, StaffPart staff) {
    switch (staff) {
        case StaffPart::p70:
            return rates.area_ratio_70;
        case StaffPart::p55:
            return rates.area_ratio_55;
        case StaffPart::p45:
            return rates.area_ratio_45;
        case StaffPart::none:
            break;
    }
    return Ratio{1, 1};
}

Yen price_of(const BillRates& rates, const ServiceLine& line, int units) {
    return floor_to(Yen{1}, rates.unit_price * units * area_ratio(rates, line.staff));
}

int limit_units(const BillRates& rates, Level level) {
    const auto row = std::ranges::find(rates.monthly_units, level, &MonthlyUnits::level);
    return row == rates.monthly_units.end() ? 0 : row->units;
}

/// Within the limit in the order given; what is over it is the user's alone.
void fill_services(const BillRates& rates, const BillFacts& facts, BillSheet& sheet) {
    sheet.limit_units =
        std::max(limit_units(rates, facts.level), limit_units(rates, facts.other_level));
    int left = sheet.limit_units;
    for (const ServiceLine& line : facts.services) {
        const int within = line.limited ? std::min(line.units, left) : line.units;
        if (line.limited) left -= within;
        const Yen cost = price_of(rates, line, within);
        const Yen insurer = floor_to(Yen{1}, cost * percent(100 - sheet.share_percent));
        sheet.within_units += within;
        sheet.over_units += line.units - within;
        sheet.cost += cost;
        sheet.insurer += insurer;
        sheet.over_cost += price_of(rates, line, line.units - within);
    }
    sheet.share = sheet.cost - sheet.insurer;
}

void fill_daily(const BillRates& rates, const BillFacts& facts, BillSheet& sheet) {
    for (const DailyLine& line : facts.daily) {
        const auto row = std::ranges::find(rates.daily_amounts, line.item, &DailyAmount::item);
        if (row == rates.daily_amounts.end()) continue;
        const Yen price = line.price == Yen{0} ? row->standard : line.price;
        sheet.meals_and_room += price * line.days;
        // 給付額の減額の間、特定入所者介護サービス費は支給しない (法69条1項)。
        if (facts.limit_stage == LimitStage::none || facts.reduced) continue;
        // The benefit reaches from the person's limit to the standard amount, or to the price.
        const Yen covered = std::min(price, row->standard);
        sheet.supplement += at_least_zero(covered - borne_at(*row, facts.limit_stage)) * line.days;
    }
    sheet.meals_and_room_borne = sheet.meals_and_room - sheet.supplement;
}

}  // namespace

BillSheet bill(const BillRates& rates, const BillFacts& facts, Date) {
    BillSheet sheet;
    sheet.share_percent = !facts.reduced ? facts.share_percent
                          : facts.share_percent >= rates.reduced_share_percent
                              ? rates.reduced_share_upper_percent
                              : rates.reduced_share_percent;
    fill_services(rates, facts, sheet);
    fill_daily(rates, facts, sheet);
    sheet.daily_living = facts.daily_living;
    // 法66条: the insurer's part is not paid to the provider; the user pays it and claims it.
    if (facts.full_payment) sheet.claimable = sheet.insurer + sheet.supplement;
    sheet.total = sheet.share + sheet.over_cost + sheet.meals_and_room_borne + sheet.daily_living +
                  sheet.claimable;
    return sheet;
}

}  // namespace yakuba::long_term_care_insurance
