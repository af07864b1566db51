#pragma once
#include "department/department.h"

/// The year's jobs and what else decides: each computes through decide.h.
namespace yakuba::fixed_asset_tax {

/// 評価替え: the prices of 1 January. In the base year (基準年度) every parcel and house; in the
/// two years after it what is new or changed, and land whose street has fallen
/// (地方税法349条・附則17条の2).
Result<batch::Report> revalue_year(const Town& town, const batch::Request& request);

/// 負担調整の試算: how the parts of all land come out; writes nothing.
Result<batch::Report> try_adjustment(const Town& town, const batch::Request& request);

/// 当初賦課: a bill, a charge with its instalments and the bases of land for every taxpayer. A
/// second run writes only what came out otherwise.
Result<batch::Report> assess_year(const Town& town, const batch::Request& request);

/// The stored decision as of `known`, computed again from the ledgers it was made from.
Result<std::string> explain(const Town& town, PersonId person, Date day, Instant known,
                            bool as_json);

/// The years of these persons and of the groups they belong to, computed again: those whose
/// 賦課期日 is not before the change, as far back as the law lets a decision be made (17条の5).
Result<std::vector<batch::Difference>> recompute(const Town& town,
                                                 storage::Transaction& transaction,
                                                 const PastChange& change);

}  // namespace yakuba::fixed_asset_tax
