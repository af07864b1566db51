#pragma once
#include <map>
#include <optional>
#include <vector>

#include "ledger/records.h"
#include "storage/database.h"

/// 調定 and its changes (更正).
namespace yakuba::ledger {

/// What a department decided somebody owes for one year, and by which plan. The plan's business,
/// person, year and charge_version are filled in when it is written; `charge.difference` too.
struct PlannedCharge {
    Charge charge;
    std::vector<Instalment> plan;
};

/// What writing did.
struct Charged {
    std::int64_t created = 0;
    std::int64_t changed = 0;
    std::int64_t unchanged = 0;  // the same amounts by the same plan: nothing written
    Yen more;                    // sum of the differences upwards, first charges included
    Yen less;                    // sum of the differences downwards, as a positive amount
};

/// Appends the charges, all of one business and year, with their plans. One that stands as it is
/// already is left alone, so a second run changes nothing; another is a new version with the
/// difference. Cost: two range reads over the persons' numbers, two bulk appends.
Charged write_charges(storage::Transaction& transaction, std::vector<PlannedCharge> planned);

/// The charge as it stands, as known at `known`.
std::optional<storage::Versioned<Charge>> find_charge(storage::Session& session, Business business,
                                                      PersonId person, FiscalYear year,
                                                      Instant known = kEndOfTime);
/// The plan of one version of a charge, in order of collection and term.
std::vector<Instalment> plan_of(storage::Session& session, Business business, PersonId person,
                                FiscalYear year, int charge_version);

/// Whose charge got a further version in a month, by the year it is of: for the month's letters of
/// change. Persons in order of their numbers.
std::map<FiscalYear, std::vector<PersonId>> changed_charges(storage::Session& session,
                                                            Business business, YearMonth month);

}  // namespace yakuba::ledger
