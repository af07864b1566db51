#pragma once
#include <map>
#include <vector>

#include "business/individual_inhabitant_tax/merge.h"
#include "storage/database.h"

/// The facts of many persons at once: residents of 1 January and everything reported about them,
/// read in sets in the order of person numbers and joined on the way. Memory holds one range of
/// persons.
namespace yakuba::individual_inhabitant_tax {

struct Taxpayer {
    PersonId person_id;
    Merged merged;
};

/// Relatives whom more than one taxpayer claims for a year, and whose they are: the one who was
/// recorded first, of equals the lower number (扶養の重複).
using DoubleClaims = std::map<PersonId, PersonId>;
DoubleClaims double_claims(storage::Session& session, FiscalYear year, Instant known);
/// The same, of the relatives of these persons alone.
DoubleClaims double_claims_of(storage::Session& session, FiscalYear year, Instant known,
                              PersonId person);

/// Everyone between two numbers who is taxed here, or would be: residents of 1 January aged 16 or
/// more or with any record of the year, and owners of houses without residence. In order of number.
std::vector<Taxpayer> gather(storage::Session& session, const Rates& rates, FiscalYear year,
                             Instant known, PersonId from, PersonId until,
                             const DoubleClaims& doubles);

}  // namespace yakuba::individual_inhabitant_tax
