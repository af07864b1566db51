#pragma once
#include <string>
#include <vector>

#include "business/fixed_asset_tax/records.h"
#include "department/recompute.h"

/// What comes over the counter or by a case: each writes the ledgers and has everything decided
/// from them computed again, in the caller's transaction.
namespace yakuba::fixed_asset_tax {

/// 償却資産申告 (383条): what was added and what is gone.
struct AssetDeclaration {
    FiscalYear fiscal_year;
    PersonId taxpayer_id;
    Date filed_on;
    std::vector<AssetRecord> added;  // numbered here
    std::vector<int> removed;        // asset numbers
};
using Differences = std::vector<DepartmentDifferences>;
Result<Differences> file_assets(const Town& town, storage::Transaction& transaction,
                                const AssetDeclaration& declaration);

/// 住宅用地の異動 (384条): from a day on, how many dwellings stand on a parcel, and their floors.
struct LandReport {
    std::int64_t parcel_id = 0;
    Date changed_on;
    int dwellings = 0;
    Area house_area;
    Area living_area;
};
Result<Differences> report_land(const Town& town, storage::Transaction& transaction,
                                const LandReport& report);

/// 減額の申告 (附則15条の6–15条の9の3): the year after the works, or the first of a new house.
struct ReductionReport {
    std::int64_t house_id = 0;
    HouseReduction reduction = HouseReduction::none;
    Date completed_on;
};
Result<Differences> report_reduction(const Town& town, storage::Transaction& transaction,
                                     const ReductionReport& report);

/// 現所有者の申告 (384条の3): who owns what a dead person is registered for. One heir becomes the
/// taxpayer; several become a group with a number of its own. What the dead person still owed goes
/// to the representative (9条の2).
struct OwnerReport {
    PersonId deceased_id;
    Date died_on;
    std::vector<PersonId> heirs;
    PersonId representative_id;
};
struct OwnersReported {
    PersonId taxpayer_id;
    int parcels = 0;
    int houses = 0;
    Differences differences;
};
Result<OwnersReported> report_owners(const Town& town, storage::Transaction& transaction,
                                     const OwnerReport& report);

}  // namespace yakuba::fixed_asset_tax
