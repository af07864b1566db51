#include "business/long_term_care_insurance/households.h"

#include <algorithm>
#include <set>

#include "registry/residents.h"
#include "storage/as_of.h"

namespace yakuba::long_term_care_insurance {
namespace {

const storage::Table& inhabitant_table() {
    using I = Inhabitant;
    static const Description description = describe_lines<I>(
        "住民", {
                    line<&I::person_id>("person_id", "宛名番号"),
                    line<&I::standing>("standing", "住民の区分"),
                    line<&I::household_id>("household_id", "世帯番号"),
                    line<&I::birth_date>("birth_date", "生年月日"),
                    line<&I::became_resident_on>("became_resident_on", "住民となった年月日"),
                });
    static const storage::Table table{
        registry::resident_table().name, "住民", &description, {"person_id"}};
    return table;
}

constexpr std::string_view kHousemates =
    "SELECT DISTINCT person_id FROM resident WHERE household_id IN "
    "(SELECT household_id FROM resident WHERE person_id = :person AND household_id > 0)";

std::set<PersonId> housemates(storage::Session& session, std::span<const PersonId> persons) {
    std::set<PersonId> all(persons.begin(), persons.end());
    for (const PersonId person : persons) {
        session.read_values(kHousemates, {{"person", person.value()}},
                            [&](std::span<const storage::Value> row) {
                                all.insert(PersonId{std::get<std::int64_t>(row[0])});
                            });
    }
    return all;
}

}  // namespace

Yen pension_and_income_of(const Rates& rates, const registry::TaxStatus& status) {
    Yen salary = status.salary_income;
    if (rates.salary_deduction > Yen{0}) {
        salary = at_least_zero(salary + status.salary_adjustment - rates.salary_deduction);
    }
    const Yen others = status.total_income - status.special_gain_deduction -
                       status.public_pension_income - status.salary_income + salary;
    return status.public_pension_revenue + at_least_zero(others);
}

void Households::count(const LevyYear& levy, Date day) {
    for (const auto& [number, person] : people_) {
        if (!person.household_id || !registry::is_resident(person.standing)) continue;
        HouseholdState& state = states_[person.household_id.value()];
        const registry::TaxStatus* tax = tax_of(person.person_id);
        const bool older = person.birth_date &&
                           age_on(day, person.birth_date.latest()) >= levy.rates.rates.first_age;
        if (older) ++state.older_count;
        if (tax == nullptr) continue;
        state.taxed |= tax->per_capita_taxed;
        state.taxed_before_reform |= taxed_before_reform(levy, *tax);
        if (!older) continue;
        state.older_sum += pension_and_income_of(levy.rates.rates, *tax);
        state.highest_base = std::max(state.highest_base, tax->taxable_income);
    }
}

Households Households::of_all(storage::Session& session, const LevyYear& levy, AsOf as_of) {
    Households all;
    storage::for_each_as_of<Inhabitant>(session, inhabitant_table(), as_of, storage::everything(),
                                        [&](Inhabitant& person, const storage::Version& version) {
                                            person.since = version.valid_from;
                                            all.people_.emplace(person.person_id.value(), person);
                                        });
    storage::for_each_as_of<registry::TaxStatus>(
        session, registry::tax_status_table(), {levy.year.last_day(), as_of.known},
        storage::equals("fiscal_year", std::int64_t{levy.year.value}),
        [&](registry::TaxStatus& status, const storage::Version&) {
            all.taxes_.emplace(status.person_id.value(), status);
        });
    all.count(levy, as_of.valid);
    return all;
}

Households Households::of(storage::Session& session, const LevyYear& levy, AsOf as_of,
                          std::span<const PersonId> persons) {
    Households some;
    for (const PersonId person : housemates(session, persons)) {
        auto found = storage::find_as_of<Inhabitant>(session, inhabitant_table(), as_of,
                                                     storage::equals("person_id", person.value()));
        if (!found) continue;
        found->record.since = found->version.valid_from;
        some.people_.emplace(person.value(), found->record);
        const auto tax = registry::find_tax_status(session, person, levy.year,
                                                   {levy.year.last_day(), as_of.known});
        if (tax) some.taxes_.emplace(person.value(), *tax);
    }
    some.count(levy, as_of.valid);
    return some;
}

const Inhabitant* Households::find(PersonId person) const {
    const auto found = people_.find(person.value());
    return found == people_.end() ? nullptr : &found->second;
}

HouseholdState Households::state_of(PersonId person) const {
    const Inhabitant* inhabitant = find(person);
    if (inhabitant == nullptr) return {};
    const auto state = states_.find(inhabitant->household_id.value());
    return state == states_.end() ? HouseholdState{} : state->second;
}

const registry::TaxStatus* Households::tax_of(PersonId person) const {
    const auto found = taxes_.find(person.value());
    return found == taxes_.end() ? nullptr : &found->second;
}

}  // namespace yakuba::long_term_care_insurance
