#pragma once
#include "department/department.h"

namespace yakuba::individual_inhabitant_tax {

/// 当初賦課: a sheet, a charge with its instalments and a published status for everyone taxed here,
/// one transaction per chunk. A second run writes only what came out otherwise.
Result<batch::Report> assess_year(const Town& town, const batch::Request& request);

/// 合算の確認: what the papers of the year contradict each other in; writes nothing.
Result<batch::Report> check_papers(const Town& town, const batch::Request& request);

/// The stored decision as of `known`, computed again from the records it was made from.
Result<std::string> explain(const Town& town, PersonId person, Date day, Instant known,
                            bool as_json);

/// The years of these persons, and of those who claim them as relatives, computed again: those
/// whose 賦課期日 is not before the change.
Result<std::vector<batch::Difference>> recompute(const Town& town,
                                                 storage::Transaction& transaction,
                                                 const PastChange& change);

}  // namespace yakuba::individual_inhabitant_tax
