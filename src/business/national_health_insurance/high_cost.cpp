#include "business/national_health_insurance/high_cost.h"

#include <algorithm>

#include "business/national_health_insurance/by_person.h"
#include "business/national_health_insurance/household_care.h"

namespace yakuba::national_health_insurance {
namespace {

/// The August in which the year of the yearly limit began.
YearMonth august_before(YearMonth month) {
    return {month.month() >= 8 ? month.year() : month.year() - 1, 8};
}

bool has_yearly_limit(const BenefitRates& rates) {
    return std::ranges::any_of(rates.limits,
                               [](const LimitBand& band) { return band.yearly > 0_yen; });
}

CareSpan span_of(const MonthOfCare& month) {
    const bool whole = has_yearly_limit(month.rates.rates);
    return {month.month.last_day(), tax_year_of(month.month),
            whole ? august_before(month.month) : month.month, month.month};
}

/// What a household bore from August to before the month.
Yen borne_before(const MonthOfCare& month, const CareMaterial& material,
                 const CareHousehold& household, const BenefitFacts& classes, YearMonth first) {
    Yen borne;
    for (YearMonth m = first; m < month.month; m = m + 1) {
        BenefitFacts facts = month_facts(month, material, household, classes, m);
        if (facts.bills.empty()) continue;
        facts.borne_this_year = borne;
        borne += benefit(month.rates.rates, facts, m.first_day()).borne;
    }
    return borne;
}

}  // namespace

FiscalYear tax_year_of(YearMonth month) {
    return FiscalYear{month.month() >= 8 ? month.year() : month.year() - 1};
}

Result<MonthOfCare> month_of_care(const Town& town, YearMonth month) {
    auto book = RateBook::load(town.data_folder, "national_health_insurance_benefit");
    if (!book) return book.problem();
    auto rates =
        resolve<BenefitRates>(*book, benefit_rates_description(), town.code, month.first_day());
    if (!rates) return rates.problem();
    auto levy_book = RateBook::load(town.data_folder, "national_health_insurance");
    if (!levy_book) return levy_book.problem();
    auto levy =
        resolve<Rates>(*levy_book, rates_description(), town.code, tax_year_of(month).first_day());
    if (!levy) return levy.problem();
    std::string print = fingerprint(benefit_rates_description(), &rates->rates);
    return MonthOfCare{month, *std::move(rates), std::move(print), *std::move(levy)};
}

std::vector<HouseholdCare> gather_care(storage::Session& session, const MonthOfCare& month,
                                       PersonId from, PersonId until) {
    const CareSpan span = span_of(month);
    const CareMaterial material = care_material(session, span, from, until);
    std::vector<HouseholdCare> all;
    for (const CareHousehold& household : material.households) {
        const BenefitFacts classes = class_facts(month, material, household);
        HouseholdCare care;
        care.facts = month_facts(month, material, household, classes, month.month);
        if (care.facts.bills.empty()) continue;
        care.head = household.head;
        care.simplified = is_simplified(material, household.head);
        care.known = records_of(material.benefits, household.head);
        care.facts.borne_this_year = borne_before(month, material, household, classes, span.first);
        all.push_back(std::move(care));
    }
    return all;
}

BenefitFacts household_class(storage::Session& session, const MonthOfCare& month, PersonId head) {
    const CareMaterial material = care_material(
        session, {month.month.last_day(), tax_year_of(month.month), month.month, month.month}, head,
        PersonId{head.value() + 1});
    if (material.households.empty()) return {};
    return class_facts(month, material, material.households.front());
}

std::optional<Benefit> high_cost_of(const MonthOfCare& month, const HouseholdCare& care) {
    const BenefitSheet sheet = benefit(month.rates.rates, care.facts, month.month.first_day());
    if (sheet.high_cost == 0_yen) return std::nullopt;
    Benefit due;
    due.person_id = care.head;
    due.month = month.month;
    due.income_class = sheet.income_class;
    due.senior_class = sheet.senior_class;
    due.multiple = sheet.multiple;
    due.counted = sheet.counted;
    due.paid = sheet.borne + sheet.high_cost;
    due.limit = sheet.borne;
    due.amount = sheet.high_cost;
    due.rates = month.fingerprint;
    return due;
}

}  // namespace yakuba::national_health_insurance
