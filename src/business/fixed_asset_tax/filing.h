#pragma once
#include <string>
#include <vector>

#include "business/fixed_asset_tax/owner_filing.h"

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
Result<Differences> file_assets(const Town& town, storage::Transaction& transaction,
                                const AssetDeclaration& declaration);

/// 住宅用地の異動 (384条): from a day on, how many dwellings stand on a parcel, and their floors.
struct LandReport {
    std::int64_t parcel_id = 0;
    Date changed_on;
    int dwellings = 0;
    Area house_area;
    Area living_area;
    Deemed site = Deemed::none;  // without dwellings: why the land still counts as theirs
};
/// Writes until when land counts as if its dwellings still stood. 建替え中: the next 1 January
/// alone; 被災住宅用地 (349条の3の3): two years after the year of the disaster; none: no longer.
Result<Done> keep_status(const Town& town, storage::Transaction& transaction,
                         std::int64_t parcel_id, Deemed site, Date gone_on);
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

/// 減免 (367条): by the ordinance a share of one year's tax, as far as it is not yet due on the day
/// of the application.
struct ReliefReport {
    PersonId taxpayer_id;
    FiscalYear fiscal_year;
    ReliefReason reason = ReliefReason::assistance;
    int percent = 0;
    Date applied_on;
};
/// Problems: "relief.exists" when the year was relieved already.
Result<Differences> relieve(const Town& town, storage::Transaction& transaction,
                            const ReliefReport& report);

}  // namespace yakuba::fixed_asset_tax
