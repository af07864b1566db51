#include "business/national_health_insurance/gather.h"

#include "business/national_health_insurance/units.h"
#include "storage/as_of.h"

namespace yakuba::national_health_insurance {
namespace {

constexpr Date kForGood = kForever - std::chrono::days{1};

/// The records of each person, all of them however often.
template <class Record>
std::unordered_map<std::int64_t, std::vector<Record>> by_person(storage::Session& session,
                                                                const storage::Table& table,
                                                                AsOf as_of,
                                                                const storage::Where& where) {
    std::unordered_map<std::int64_t, std::vector<Record>> records;
    storage::for_each_as_of<Record>(
        session, table, as_of, where, [&](Record& record, const storage::Version&) {
            records[record.person_id.value()].push_back(std::move(record));
        });
    return records;
}

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
