#pragma once
#include <vector>

#include "business/fixed_asset_tax/records.h"
#include "exchange/ledger_files.h"

namespace yakuba::fixed_asset_tax {

/// The room's files for an import, each row checked beyond its types.
std::vector<exchange::ImportPart> imports();

/// What is wrong with a record; `where` names the column. Empty: nothing.
std::vector<Problem> check(const Taxpayer& taxpayer);
std::vector<Problem> check(const CoOwner& owner);
std::vector<Problem> check(const ParcelRecord& parcel);
std::vector<Problem> check(const LandStatus& status);
std::vector<Problem> check(const Unit& unit);
std::vector<Problem> check(const Relief& relief);
std::vector<Problem> check(const HouseRecord& house);
std::vector<Problem> check(const AssetRecord& asset);

}  // namespace yakuba::fixed_asset_tax
