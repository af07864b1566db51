#pragma once
#include <string>
#include <vector>

#include "business/fixed_asset_tax/filing_rows.h"
#include "department/recompute.h"

/// Papers about who owns, and who answers for the owner. Each writes the ledgers in the caller's
/// transaction.
namespace yakuba::fixed_asset_tax {

using Differences = std::vector<DepartmentDifferences>;

/// A present owner and the share stated in the return.
struct HeirShare {
    PersonId person;
    int numerator = 1;
    int denominator = 1;
};
/// Each with the same share.
std::vector<HeirShare> equal_shares(const std::vector<PersonId>& heirs);
/// Whether every share is positive and all of them make the whole, each person named once.
bool make_the_whole(const std::vector<HeirShare>& heirs);

/// 現所有者の申告 (384条の3): who owns what a dead person is registered for. One heir becomes the
/// taxpayer; several become a group with a number of its own, who owe its tax together (10条の2),
/// whatever their shares. What the dead person still owed goes to the representative (9条の2).
struct OwnerReport {
    PersonId deceased_id;
    Date died_on;
    std::vector<HeirShare> heirs;
    PersonId representative_id;
};
struct OwnersReported {
    PersonId taxpayer_id;
    int parcels = 0;
    int houses = 0;  // and units of condominiums
    Differences differences;
};
Result<OwnersReported> report_owners(const Town& town, storage::Transaction& transaction,
                                     const OwnerReport& report);

/// 相続人代表者の指定 (9条の2第1項, by the town 第2項): who receives the papers about a dead
/// person's tax. The assets stay in the dead person's name.
Result<Done> name_representative(storage::Transaction& transaction, PersonId deceased,
                                 PersonId representative, bool by_town);

/// 納税管理人 (355条): who receives the papers of an owner living elsewhere; without `manager` the
/// owner again. Answers who receives them now.
Result<PersonId> name_manager(storage::Transaction& transaction, PersonId taxpayer,
                              const std::optional<NamedPerson>& manager, Date from);

/// 未登記家屋の所有者の変更: a house without registration changes hands by the paper.
struct HouseTransfer {
    std::int64_t house_id = 0;
    NamedPerson to;
    Date changed_on;
};
Result<Differences> transfer_house(const Town& town, storage::Transaction& transaction,
                                   const HouseTransfer& transfer);

}  // namespace yakuba::fixed_asset_tax
