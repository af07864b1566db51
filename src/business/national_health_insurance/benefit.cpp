#include "business/national_health_insurance/benefit.h"

#include <algorithm>

namespace yakuba::national_health_insurance {
namespace {

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

Yen halved(Yen amount, bool half) { return floor_to(1_yen, amount * Ratio{1, half ? 2 : 1}); }

/// 特定疾病: what one institution may ask for in the month (29条の3第9項).
Yen specified_limit(const BenefitRates& rates, IncomeClass income_class, const Bill& bill) {
    const bool high = !bill.senior && bill.disease == SpecifiedDisease::dialysis &&
                      (income_class == IncomeClass::a || income_class == IncomeClass::i);
    return halved(high ? rates.specified_high : rates.specified, bill.turning_75);
}

/// A bill as the later steps see it: what still has to be borne of it (29条の2第1項2号).
Yen still_borne(const BenefitRates& rates, IncomeClass income_class, const Bill& bill) {
    if (bill.disease == SpecifiedDisease::none) return bill.paid;
    return std::min(bill.paid, specified_limit(rates, income_class, bill));
}

/// 世帯合算 of those under 70: 21,000 yen or more before any benefit; half in the month of the 75th
/// birthday or of a move inside the prefecture. Of a specified disease the hospital has asked for
/// less: the share of the cost tells what it was.
bool is_summed(const BenefitRates& rates, const BenefitFacts& facts, const Bill& bill) {
    const Yen whole = bill.disease == SpecifiedDisease::none
                          ? bill.paid
                          : std::max(bill.paid, floor_to(1_yen, bill.cost * rates.share));
    return whole >= halved(rates.summing_from, bill.turning_75 || facts.moved_in_month);
}

/// What one person from 70 paid for outpatient care.
Yen outpatient_paid(const BenefitRates& rates, const BenefitFacts& facts, IncomeClass income_class,
                    int person) {
    Yen paid;
    for (const Bill& bill : facts.bills) {
        if (bill.senior && !bill.inpatient && bill.person == person)
            paid += still_borne(rates, income_class, bill);
    }
    return paid;
}

/// The limit of that, by the person's first bill.
Yen outpatient_limit(const LimitBand& band, const BenefitFacts& facts, int person) {
    for (const Bill& bill : facts.bills) {
        if (bill.senior && !bill.inpatient && bill.person == person)
            return halved(band.outpatient, bill.turning_75 || facts.moved_in_month);
    }
    return band.outpatient;
}

std::vector<int> persons_of(const BenefitFacts& facts) {
    std::vector<int> persons;
    for (const Bill& bill : facts.bills)
        persons.push_back(bill.person);
    std::ranges::sort(persons);
    persons.erase(std::unique(persons.begin(), persons.end()), persons.end());
    return persons;
}

/// Step 1: outpatient care of each person from 70 (29条の2第5項).
Yen senior_outpatient(const BenefitRates& rates, const LimitBand& band, const BenefitFacts& facts,
                      IncomeClass income_class) {
    if (band.outpatient == 0_yen) return 0_yen;
    Yen benefit;
    for (const int person : persons_of(facts)) {
        benefit += at_least_zero(outpatient_paid(rates, facts, income_class, person) -
                                 outpatient_limit(band, facts, person));
    }
    return benefit;
}

void high_cost(const BenefitRates& rates, const BenefitFacts& facts, BenefitSheet& sheet) {
    const LimitBand& senior_band = limit_band(rates, sheet.senior_class);
    const bool half = facts.moved_in_month || all_turning_75(facts);
    Total seniors, younger;
    for (Bill bill : facts.bills) {
        const bool counts = bill.senior || is_summed(rates, facts, bill);
        const Yen left = still_borne(rates, sheet.income_class, bill);
        sheet.specified += bill.paid - left;
        bill.paid = left;
        if (counts) (bill.senior ? seniors : younger).add(bill);
    }
    sheet.senior_outpatient = senior_outpatient(rates, senior_band, facts, sheet.income_class);
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
        sheet.limit = limit_of(rates, limit_band(rates, sheet.income_class), sheet.counted_cost,
                               sheet.multiple, half);
        sheet.household = at_least_zero(sheet.counted_paid - sheet.limit);
    }
    sheet.borne = sheet.counted_paid - sheet.household;
    const Yen yearly =
        limit_band(rates, younger.paid > 0_yen ? sheet.income_class : sheet.senior_class).yearly;
    if (yearly > 0_yen) {
        const Yen over = at_least_zero(facts.borne_this_year + sheet.borne - yearly);
        sheet.yearly = std::min(over, sheet.borne);
        sheet.borne -= sheet.yearly;
    }
    sheet.counted = sheet.senior_household + sheet.household > 0_yen;
    sheet.high_cost = sheet.specified + sheet.senior_outpatient + sheet.senior_household +
                      sheet.household + sheet.yearly;
}

/// What is left of a part when benefits are taken off the whole in proportion.
Yen in_proportion(Yen part, Yen whole, Yen benefit) {
    if (whole <= 0_yen || benefit <= 0_yen) return part;
    return part - floor_to(1_yen, benefit * Ratio{part.amount(), whole.amount()});
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

Yen outpatient_borne(const BenefitRates& rates, const BenefitFacts& facts,
                     const BenefitSheet& sheet, int person) {
    const LimitBand& band = limit_band(rates, sheet.senior_class);
    Yen paid = outpatient_paid(rates, facts, sheet.income_class, person);
    if (band.outpatient > 0_yen) paid = std::min(paid, outpatient_limit(band, facts, person));
    paid = in_proportion(paid, sheet.senior_paid, sheet.senior_household);
    return in_proportion(paid, sheet.counted_paid, sheet.household + sheet.yearly);
}

Yen senior_borne(const BenefitSheet& sheet) {
    return in_proportion(sheet.senior_paid - sheet.senior_household, sheet.counted_paid,
                         sheet.household + sheet.yearly);
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
