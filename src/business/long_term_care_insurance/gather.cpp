#include "business/long_term_care_insurance/gather.h"

#include "registry/welfare_status.h"
#include "storage/as_of.h"

namespace yakuba::long_term_care_insurance {
namespace {

template <class Record>
std::unordered_map<std::int64_t, Record> by_person(storage::Session& session,
                                                   const storage::Table& table, AsOf as_of,
                                                   const storage::Where& where) {
    std::unordered_map<std::int64_t, Record> records;
    storage::for_each_as_of<Record>(session, table, as_of, where,
                                    [&](Record& record, const storage::Version&) {
                                        records.emplace(record.person_id.value(), record);
                                    });
    return records;
}

void fill_incomes(const registry::TaxStatus& status, Facts& facts) {
    facts.total_income = status.total_income;
    facts.special_gain_deduction = status.special_gain_deduction;
    facts.pension_revenue = status.public_pension_revenue;
    facts.pension_income = status.public_pension_income;
    facts.salary_revenue = status.salary_revenue;
    facts.salary_income = status.salary_income;
    facts.salary_adjustment = status.salary_adjustment;
    facts.self_taxed = status.per_capita_taxed;
}

void fill_status(const Rates& rates, const PremiumStatus& status, Facts& facts) {
    facts.old_age_welfare_pension = status.old_age_welfare_pension;
    facts.boundary_stage = status.boundary_stage;
    facts.provisional = status.provisional;
    facts.reduction = status.reduction;
    facts.last_february = status.last_february;
    if (status.pension_code.empty() || status.pension_yearly < rates.pension_floor) return;
    facts.special =
        status.last_february > Yen{0} ? SpecialCollection::continuing : SpecialCollection::october;
}

void fill_household(const LevyYear& levy, const Households& households, PersonId person,
                    Facts& facts) {
    const HouseholdState state = households.state_of(person);
    facts.household_taxed = state.taxed;
    facts.household_taxed_before_reform = state.taxed_before_reform;
    if (const registry::TaxStatus* tax = households.tax_of(person)) {
        fill_incomes(*tax, facts);
        facts.self_taxed_before_reform = taxed_before_reform(levy, *tax);
    }
}

/// The enrolment touches the year: acquired before its end, not lost before its second month.
bool in_year(const Enrolment& enrolment, FiscalYear year) {
    if (enrolment.kind != InsuredKind::first || enrolment.acquired_on > year.last_day())
        return false;
    return !enrolment.lost_on || enrolment.lost_on > year.first_day();
}

}  // namespace

std::vector<Insured> gather(storage::Session& session, const LevyYear& levy,
                            const Households& households, Instant known, PersonId from,
                            PersonId until) {
    const storage::Where persons = storage::between("person_id", from.value(), until.value());
    const AsOf year_end{levy.year.last_day(), known};
    const auto statuses = by_person<PremiumStatus>(
        session, premium_status_table(), year_end,
        storage::both(storage::equals("fiscal_year", std::int64_t{levy.year.value}), persons));
    const auto welfare = by_person<registry::WelfareStatus>(
        session, registry::welfare_status_table(), {levy.year.first_day(), known}, persons);
    std::vector<Insured> insured;
    std::vector<std::size_t> late;
    storage::for_each_as_of<Enrolment>(
        session, enrolment_table(), year_end, persons,
        [&](const Enrolment& enrolment, const storage::Version&) {
            if (!in_year(enrolment, levy.year)) return;
            Insured& person = insured.emplace_back();
            person.person_id = enrolment.person_id;
            if (enrolment.acquired_on > levy.year.first_day()) {
                person.facts.acquired_on = enrolment.acquired_on;
                late.push_back(insured.size() - 1);
            }
            person.facts.lost_on = enrolment.lost_on;
            const auto assisted = welfare.find(enrolment.person_id.value());
            person.facts.public_assistance =
                assisted != welfare.end() &&
                assisted->second.assistance != registry::Assistance::none;
            const auto status = statuses.find(enrolment.person_id.value());
            if (status != statuses.end())
                fill_status(levy.rates.rates, status->second, person.facts);
        });
    for (Insured& person : insured) {
        if (!person.facts.acquired_on)
            fill_household(levy, households, person.person_id, person.facts);
    }
    // Few acquire during the year: their household is that of the day.
    for (const std::size_t index : late) {
        Insured& person = insured[index];
        const PersonId only[] = {person.person_id};
        const Households then =
            Households::of(session, levy, {person.facts.acquired_on, known}, only);
        fill_household(levy, then, person.person_id, person.facts);
    }
    return insured;
}

}  // namespace yakuba::long_term_care_insurance
