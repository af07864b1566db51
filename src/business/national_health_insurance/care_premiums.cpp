#include "business/national_health_insurance/care_premiums.h"

#include <map>
#include <set>

#include "ledger/records.h"
#include "storage/as_of.h"

namespace yakuba::national_health_insurance {
namespace {

constexpr auto kCare = static_cast<std::int64_t>(ledger::Business::long_term_care_insurance);

/// A version of somebody's charge of a year.
using ChargeKey = std::tuple<std::int64_t, int, int>;

/// The versions of charges that take anything from the pension.
std::set<ChargeKey> from_pension(storage::Session& session, FiscalYear year, PersonId from,
                                 PersonId until) {
    std::set<ChargeKey> found;
    session.read_values(
        "SELECT DISTINCT person_id, fiscal_year, charge_version FROM instalment WHERE business = "
        ":business AND person_id >= :from_id AND person_id < :until_id AND fiscal_year >= "
        ":from_year AND fiscal_year <= :year AND collection = :pension AND amount > 0",
        {{"business", kCare},
         {"from_id", from.value()},
         {"until_id", until.value()},
         {"from_year", std::int64_t{year.value - 1}},
         {"year", std::int64_t{year.value}},
         {"pension", static_cast<std::int64_t>(ledger::Collection::pension)}},
        [&](std::span<const storage::Value> row) {
            found.emplace(std::get<std::int64_t>(row[0]),
                          static_cast<int>(std::get<std::int64_t>(row[1])),
                          static_cast<int>(std::get<std::int64_t>(row[2])));
        });
    return found;
}

}  // namespace

std::unordered_map<std::int64_t, CarePremium> care_premiums(storage::Session& session,
                                                            FiscalYear year, Instant known,
                                                            PersonId from, PersonId until) {
    const std::set<ChargeKey> pensions = from_pension(session, year, from, until);
    std::unordered_map<std::int64_t, CarePremium> premiums;
    storage::Where years{
        "fiscal_year >= :from_year AND fiscal_year <= :year",
        {{"from_year", std::int64_t{year.value - 1}}, {"year", std::int64_t{year.value}}}};
    storage::for_each_as_of<ledger::Charge>(
        session, ledger::charge_table(), {year.last_day(), known},
        storage::both(storage::both(storage::equals("business", kCare),
                                    storage::between("person_id", from.value(), until.value())),
                      years),
        // In order of the key: the year itself comes after the one before and has the last word.
        [&](const ledger::Charge& charge, const storage::Version& version) {
            const std::int64_t person = charge.person_id.value();
            premiums[person] = {
                charge.amount,
                pensions.contains(ChargeKey{person, charge.fiscal_year.value, version.number})};
        });
    return premiums;
}

}  // namespace yakuba::national_health_insurance
