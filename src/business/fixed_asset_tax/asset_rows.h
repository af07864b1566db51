#pragma once
#include <string_view>

#include "business/fixed_asset_tax/gather.h"
#include "business/fixed_asset_tax/rules.h"
#include "notices/letter.h"

/// Holding and sheet → the rows and boxes of the forms. Pure.
namespace yakuba::fixed_asset_tax {

/// What a form says of each asset: its price (評価証明書), the taxes of land and houses too
/// (公課証明書), or all assets with both taxes in one column (課税明細書, 名寄帳).
enum class AssetColumns { prices, taxes, all };

/// The rows of the table "assets": land, houses, then depreciable assets.
void add_assets(notices::Letter& letter, const Holding& holding, const Sheet& sheet,
                AssetColumns columns);

/// The totals by kind, both taxes and the year's amount; zero as "−".
void fill_bill(notices::Letter& letter, const Bill& bill);

/// 課税標準額 of a parcel in words: 小規模住宅用地, 併用 …
std::string land_use_text(const ParcelRecord& record, const ParcelSheet& row);

}  // namespace yakuba::fixed_asset_tax
