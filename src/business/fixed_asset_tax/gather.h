#pragma once
#include <vector>

#include "business/fixed_asset_tax/records.h"
#include "kernel/date.h"
#include "storage/database.h"

/// The assets of many taxpayers at once, as they stood on 1 January of a fiscal year: read in sets,
/// joined by the taxpayer. Memory holds one range of taxpayers.
namespace yakuba::fixed_asset_tax {

/// What one taxpayer has (名寄せ). The rows of `facts` stand in the order of the records beside
/// them.
struct Holding {
    Taxpayer taxpayer;
    Facts facts;
    std::vector<ParcelRecord> parcels;
    std::vector<HouseRecord> houses;
    std::vector<AssetRecord> assets;
    /// 区分所有: the buildings and sites of which another owner comes first, who keeps their bases
    /// and has them valued.
    std::vector<std::int64_t> bases_elsewhere;
    std::vector<std::int64_t> houses_elsewhere;
};

/// The holdings of the taxpayers numbered from..until, in order of number; those without assets
/// too.
std::vector<Holding> gather(storage::Session& session, FiscalYear year, Instant known,
                            PersonId from, PersonId until);
/// The holding of one taxpayer; empty lists when there is nothing.
Holding gather_one(storage::Session& session, FiscalYear year, Instant known, PersonId taxpayer);

/// The facts of a parcel as it is registered, without its price and without last year's bases. Land
/// deemed to have dwellings is so until the last year it is deemed to; most has no status.
Parcel parcel_facts(const ParcelRecord& record, const LandStatus* status, FiscalYear year);
/// The same with what it was taxed at the year before.
void set_previous(Parcel& parcel, const LandBase& before);

/// What the parcels of these taxpayers were taxed at in a year, in order of parcel.
std::vector<LandBase> land_bases(storage::Session& session, FiscalYear year, Instant known,
                                 PersonId from, PersonId until);

/// The taxpayers a person answers for: the person, and the groups the person is a member of or
/// receives the letters for.
std::vector<PersonId> taxpayers_of(storage::Session& session, PersonId person, AsOf as_of);

}  // namespace yakuba::fixed_asset_tax
