#pragma once
#include <span>
#include <vector>

#include "business/fixed_asset_tax/facts.h"
#include "business/fixed_asset_tax/rates.h"
#include "kernel/date.h"

/// The year's bill of one taxpayer. Facts and rates in, a Sheet out; no clock, no database.
namespace yakuba::fixed_asset_tax {

/// Why one kind of asset, or the whole bill, came out as it did.
enum class Ground {
    none = 0,
    taxed = 1,
    below_exemption = 2,
    not_taxable = 3,
    relieved = 4,
};
std::span<const Code> codes_of(Ground);

/// Which step of 負担調整 decided a part of a parcel.
enum class Adjustment {
    no_part = 0,
    full = 1,         // 本則課税標準額
    raised = 2,       // 前年度 + 5％ (R4 商業地等 2.5％)
    at_least = 3,     // 下限 20％
    kept = 4,         // 据置 (商業地等 60–70％)
    upper = 5,        // 上限 70％
    lower_limit = 6,  // 60％まで引上げ
    frozen = 7,       // 令和3年度の据置
    farm = 8,         // 農地の負担調整率
};
std::span<const Code> codes_of(Adjustment);

/// One part of a parcel for one tax.
struct Part {
    Yen principal;  // 本則課税標準額 (a commercial lot's price)
    Yen base;       // 課税標準額
    int level = 0;  // 負担水準, hundredths of a percent: 6500 is 65％
    Adjustment adjustment = Adjustment::no_part;
};

/// 課税明細: a parcel.
struct ParcelSheet {
    std::string place;
    Yen price;
    Area small_area;
    Area general_area;
    Area other_area;
    Yen small_principal;
    Yen small_base;
    int small_level = 0;
    Adjustment small_adjustment = Adjustment::no_part;
    Yen general_principal;
    Yen general_base;
    int general_level = 0;
    Adjustment general_adjustment = Adjustment::no_part;
    Yen other_principal;
    Yen other_base;
    int other_level = 0;
    Adjustment other_adjustment = Adjustment::no_part;
    Yen small_base_city;
    int small_level_city = 0;
    Yen general_base_city;
    int general_level_city = 0;
    Yen other_base_city;
    int other_level_city = 0;
    // What the adjustment began from: last year's base, or that of comparable land
    // (比準課税標準額).
    Yen small_previous;
    Yen general_previous;
    Yen other_previous;
    Yen small_previous_city;
    Yen general_previous_city;
    Yen other_previous_city;
    Yen base;       // 固定資産税の課税標準額
    Yen base_city;  // 都市計画税の課税標準額
    Yen relieved;   // 条例減額: the base whose tax is taken off (附則21条の2)
    Yen relieved_city;
    Yen tax;  // 相当額: of this parcel alone, before the bill is rounded
    Yen tax_city;
};

/// 課税明細: a house.
struct HouseSheet {
    std::string place;
    Yen price;
    Yen base;
    Yen base_city;
    Area reduced_area;
    Yen reduction;  // 減額
    Yen tax;        // 相当額, after the reduction
    Yen tax_city;
};

/// 課税明細: a depreciable asset.
struct AssetSheet {
    std::string name;
    Yen value;  // 評価額
    Yen base;
    int years = 0;  // 経過年数
};

struct TermSheet {
    int term = 0;
    int month = 0;
    Yen amount;
};

/// 税額計算書: the totals of the bill, in the order of the law.
struct Bill {
    Ground ground = Ground::none;
    Yen land_price;
    Yen land_base;
    Yen land_base_city;
    Ground land_ground = Ground::none;
    Yen house_price;
    Yen house_base;
    Yen house_base_city;
    Ground house_ground = Ground::none;
    Yen asset_value;
    Yen asset_base;
    Ground asset_ground = Ground::none;
    Yen fixed_base;        // 課税標準額, floored to 1,000 yen
    Yen fixed_calculated;  // 算出税額
    Yen reductions;        // 家屋の減額と、土地の条例減額の合計
    Yen fixed_tax;
    Yen city_base;
    Yen city_base_outer;
    Yen city_tax;
    Yen relief;  // 減免
    Yen annual_tax;
};

/// The whole: the bill, its terms and every asset.
struct Sheet : Bill {
    Yen city_reductions;  // 都市計画税の条例減額の合計
    std::vector<TermSheet> terms;
    std::vector<ParcelSheet> parcels;
    std::vector<HouseSheet> houses;
    std::vector<AssetSheet> assets;
};
const Description& bill_description();
const Description& sheet_description();

/// The bill of the year. The lists of `sheet` are filled anew and keep their room: a run over many
/// taxpayers allocates nothing once it has seen the largest.
void assess(const Rates& rates, const Facts& facts, FiscalYear year, Sheet& sheet);
/// The same as the calculator asks it; `day` is any day of the fiscal year.
Sheet assess(const Rates& rates, const Facts& facts, Date day);

// The steps, for whoever needs one alone.

/// Land: parts, principal bases, burden adjustment.
void assess_parcel(const Rates& rates, const Parcel& parcel, FiscalYear year, ParcelSheet& sheet);
/// 負担調整 of one part: `full` is the part's price times its special rates, not yet rounded.
Part adjust_general(const Rates& rates, Unrounded full, Yen previous, bool changed);
Part adjust_commercial(const Rates& rates, Unrounded full, Yen previous, bool changed);
Part adjust_farm(const Rates& rates, Unrounded full, Yen previous, bool changed);

/// A house's price as it is registered for the year.
Yen house_price(const House& house);
void assess_house(const Rates& rates, const House& house, FiscalYear year, HouseSheet& sheet);

/// 評価額 of a depreciable asset on 1 January of the fiscal year; 0 when it came later.
Yen asset_value(const Rates& rates, const Asset& asset, FiscalYear year);

/// How the year's tax is split over the terms of the ordinance.
void split_terms(const Rates& rates, Yen annual, std::vector<TermSheet>& terms);

}  // namespace yakuba::fixed_asset_tax

namespace yakuba {
template <>
const Description& description_of<fixed_asset_tax::ParcelSheet>();
template <>
const Description& description_of<fixed_asset_tax::HouseSheet>();
template <>
const Description& description_of<fixed_asset_tax::AssetSheet>();
template <>
const Description& description_of<fixed_asset_tax::TermSheet>();
}  // namespace yakuba
