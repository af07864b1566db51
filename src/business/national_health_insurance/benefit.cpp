#include "business/national_health_insurance/benefit.h"

#include <algorithm>

namespace yakuba::national_health_insurance {
namespace {

const LimitBand& band_of(const BenefitRates& rates, IncomeClass wanted) {
    static const LimitBand none;
    for (const LimitBand& band : rates.limits) {
        if (band.income_class == wanted) return band;
    }
    return none;
}

/// 高額療養費算定基準額; `half` in the month of the 75th birthday or of a move inside the
/// prefecture.
Yen limit_of(const BenefitRates& rates, const LimitBand& band, Yen cost, bool multiple, bool half) {
    const Ratio part = half ? Ratio{1, 2} : Ratio{1, 1};
    const auto shared = [&](Yen amount) { return floor_to(1_yen, amount * part); };
    if (multiple && band.multiple > 0_yen) return shared(band.multiple);
    if (band.cost_over == 0_yen) return shared(band.base);
    const Yen over = at_least_zero(cost - shared(band.cost_over));
    return shared(band.base) + round_half_up_to(1_yen, over * rates.cost_rate);
}

struct Total {
    Yen paid;
    Yen cost;
    void add(const Bill& bill) {
        paid += bill.paid;
        cost += bill.cost;
    }
};

bool all_turning_75(const BenefitFacts& facts) {
    return !facts.bills.empty() && std::all_of(facts.bills.begin(), facts.bills.end(),
                                               [](const Bill& bill) { return bill.turning_75; });
}

/// Step 1: outpatient care of each person from 70 (29条の2第5項).
Yen senior_outpatient(const LimitBand& band, const BenefitFacts& facts) {
    if (band.outpatient == 0_yen) return 0_yen;
    Yen benefit;
    std::vector<int> done;
    for (const Bill& first : facts.bills) {
        if (!first.senior || first.inpatient) continue;
        if (std::find(done.begin(), done.end(), first.person) != done.end()) continue;
        done.push_back(first.person);
        Yen paid;
        for (const Bill& bill : facts.bills) {
            if (bill.senior && !bill.inpatient && bill.person == first.person) paid += bill.paid;
        }
        const bool half = first.turning_75 || facts.moved_in_month;
        const Yen limit = floor_to(1_yen, band.outpatient * Ratio{1, half ? 2 : 1});
        benefit += at_least_zero(paid - limit);
    }
    return benefit;
}

void high_cost(const BenefitRates& rates, const BenefitFacts& facts, BenefitSheet& sheet) {
    const LimitBand& senior_band = band_of(rates, sheet.senior_class);
    const bool half = facts.moved_in_month || all_turning_75(facts);
    sheet.senior_outpatient = senior_outpatient(senior_band, facts);
    Total seniors, younger;
    for (const Bill& bill : facts.bills) {
        if (bill.senior) {
            seniors.add(bill);
            continue;
        }
        // 世帯合算: 2万1千円以上のもの (75歳到達時・県内転入の月は半額).
        const bool halved = bill.turning_75 || facts.moved_in_month;
        if (bill.paid >= floor_to(1_yen, rates.summing_from * Ratio{1, halved ? 2 : 1}))
            younger.add(bill);
    }
    // Step 2: the household's from 70 (同条3項).
    sheet.senior_paid = seniors.paid - sheet.senior_outpatient;
    if (seniors.paid > 0_yen) {
        sheet.senior_limit = limit_of(rates, senior_band, seniors.cost, sheet.multiple, half);
        sheet.senior_household = at_least_zero(sheet.senior_paid - sheet.senior_limit);
    }
    // Step 3: everybody (同条1項).
    sheet.counted_paid = sheet.senior_paid - sheet.senior_household + younger.paid;
    sheet.counted_cost = seniors.cost + younger.cost;
    if (younger.paid > 0_yen) {
        sheet.limit = limit_of(rates, band_of(rates, sheet.income_class), sheet.counted_cost,
                               sheet.multiple, half);
        sheet.household = at_least_zero(sheet.counted_paid - sheet.limit);
    }
    sheet.borne = sheet.counted_paid - sheet.household;
    const Yen yearly =
        band_of(rates, younger.paid > 0_yen ? sheet.income_class : sheet.senior_class).yearly;
    if (yearly > 0_yen) {
        const Yen over = at_least_zero(facts.borne_this_year + sheet.borne - yearly);
        sheet.yearly = std::min(over, sheet.borne);
        sheet.borne -= sheet.yearly;
    }
    sheet.high_cost =
        sheet.senior_outpatient + sheet.senior_household + sheet.household + sheet.yearly;
}

bool is_active(const BenefitRates& rates, const BenefitFacts& facts) {
    if (facts.senior_base < rates.active_base) return false;
    const Yen revenue = facts.seniors > 1 ? rates.active_revenue_more : rates.active_revenue_one;
    if (facts.senior_revenue < revenue) return false;
    return facts.base_income > rates.active_income_max;
}

BenefitSheet apply(const BenefitRates& rates, const BenefitFacts& facts, Date day) {
    return benefit(rates, facts, day);
}

}  // namespace

IncomeClass class_under_70(const BenefitRates& rates, const BenefitFacts& facts) {
    if (facts.income_class != IncomeClass::unknown) return facts.income_class;
    if (facts.undeclared) return IncomeClass::a;
    if (facts.base_income > rates.class_a_over) return IncomeClass::a;
    if (facts.base_income > rates.class_i_over) return IncomeClass::i;
    if (facts.untaxed) return IncomeClass::o;
    if (facts.base_income > rates.class_u_over) return IncomeClass::u;
    return IncomeClass::e;
}

IncomeClass class_from_70(const BenefitRates& rates, const BenefitFacts& facts) {
    if (facts.senior_class != IncomeClass::unknown) return facts.senior_class;
    if (is_active(rates, facts)) {
        if (facts.senior_base >= rates.active_third_base) return IncomeClass::active_third;
        if (facts.senior_base >= rates.active_second_base) return IncomeClass::active_second;
        return IncomeClass::active_first;
    }
    if (!facts.untaxed || facts.undeclared) return IncomeClass::general;
    return facts.low_income == 0_yen ? IncomeClass::low_first : IncomeClass::low_second;
}

YearMonth senior_from(Date birth, int senior_age) {
    return YearMonth{day_reaching_age(birth, senior_age)} + 1;
}

Ratio share_of_cost(const BenefitRates& rates, Date birth, YearMonth month, IncomeClass from_70) {
    if (month.first_day() <= school_year_end_at_age(birth, rates.preschool_age))
        return rates.share_preschool;
    if (month < senior_from(birth, rates.senior_age)) return rates.share;
    const bool active =
        from_70 >= IncomeClass::active_third && from_70 <= IncomeClass::active_first;
    return active ? rates.share : rates.share_senior;
}

BenefitSheet benefit(const BenefitRates& rates, const BenefitFacts& facts, Date) {
    BenefitSheet sheet;
    sheet.income_class = class_under_70(rates, facts);
    sheet.senior_class = class_from_70(rates, facts);
    sheet.multiple = facts.earlier_hits >= rates.multiple_hits;
    high_cost(rates, facts, sheet);
    sheet.childbirth =
        rates.childbirth * facts.births + rates.childbirth_plain * facts.births_plain;
    sheet.childbirth_difference = at_least_zero(sheet.childbirth - facts.childbirth_paid_directly);
    sheet.funeral = rates.funeral * facts.funerals;
    return sheet;
}

Calculator benefit_calculator() {
    return yakuba::calculator<BenefitFacts, BenefitRates, BenefitSheet>(
        "national-health-insurance-benefit", "国民健康保険の給付",
        "national_health_insurance_benefit", Period::month, benefit_facts_description(),
        benefit_rates_description(), benefit_sheet_description(), &apply, &benefit_impossible);
}

}  // namespace yakuba::national_health_insurance
