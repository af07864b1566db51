#include "business/national_health_insurance/gather.h"

#include "business/national_health_insurance/by_person.h"
#include "business/national_health_insurance/units.h"

namespace yakuba::national_health_insurance {
namespace {

constexpr Date kForGood = kForever - std::chrono::days{1};

}  // namespace

std::vector<Unit> gather(storage::Session& session, const Rates& rates, FiscalYear year,
                         Instant known, PersonId from, PersonId until) {
    Material material;
    material.stays = stays_of(session, known, from, until);
    const storage::Where where = of_households(from, until);
    material.enrolments =
        by_person<Enrolment>(session, enrolment_table(), {kForGood, known}, where);
    material.reliefs = by_person<Relief>(session, relief_table(), {kForGood, known}, where);
    material.taxes = by_person<registry::TaxStatus>(
        session, registry::tax_status_table(), {year.first_day(), known},
        storage::both(storage::equals("fiscal_year", std::int64_t{year.value}), where));
    material.care_premiums = care_premiums(session, year, known, from, until);
    return units_of(material, rates, year, from, until);
}

}  // namespace yakuba::national_health_insurance
