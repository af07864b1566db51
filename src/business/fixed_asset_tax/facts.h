#pragma once
#include <span>
#include <string>
#include <vector>

#include "business/fixed_asset_tax/area.h"
#include "kernel/date.h"
#include "kernel/money.h"
#include "kernel/result.h"
#include "rules/description.h"

/// What the rule needs to know of one taxpayer — a person, a corporation, or a group of co-owners —
/// on 1 January: the assets, each with its price. Everything defaults to none, so a calculation
/// states only what there is: {"parcels": [{"area": 120, "price": 12000000, "dwellings": 1}]}.
namespace yakuba::fixed_asset_tax {

/// How the tax looks at a parcel (課税地目を負担調整の区分にまとめたもの).
enum class LandClass {
    lot = 1,                 // 宅地・宅地比準土地
    farm = 2,                // 一般農地
    urban_farm = 3,          // 市街化区域農地（特定市街化区域農地を除く）
    other = 4,               // 山林・原野・池沼など
    special_urban_farm = 5,  // 特定市街化区域農地（三大都市圏の特定市）
};
std::span<const Code> codes_of(LandClass);

/// Why land without a dwelling counts as land for dwellings (住宅用地とみなす理由).
enum class Deemed {
    none = 0,
    rebuilding = 1,  // 建替え中
    disaster = 2,    // 被災住宅用地 (349条の3の3)
};
std::span<const Code> codes_of(Deemed);

/// Which land the comparable base (比準課税標準額) was taken from; of several parts, the farthest.
enum class Comparable {
    none = 0,
    own = 1,           // the parcel's own part of the same use, last year
    street = 2,        // land of this use on the same street
    town = 3,          // in the same 大字・町・丁目
    municipality = 4,  // in the municipality
    entered = 5,       // entered by staff
};
std::span<const Code> codes_of(Comparable);

/// Why an ordinance takes a share off the tax (減免, 367条).
enum class ReliefReason {
    assistance = 1,   // 生活扶助を受ける者の資産
    public_use = 2,   // 公益のために直接専用する資産
    damage_all = 3,   // 災害: 全部、又は8割以上の損害
    damage_most = 4,  // 6割以上8割未満
    damage_half = 5,  // 4割以上6割未満
    damage_part = 6,  // 2割以上4割未満
};
std::span<const Code> codes_of(ReliefReason);

/// Where city planning tax is raised, and at which of the ordinance's rates (地方税法702条1項).
enum class Zone { none = 0, inner = 1, outer = 2 };
std::span<const Code> codes_of(Zone);

/// Which reduction a house has (地方税法附則15条の6–15条の9の3).
enum class HouseReduction {
    none = 0,
    new_house = 1,           // 新築住宅
    new_tall = 2,            // 3階建以上の中高層耐火住宅
    long_life = 3,           // 認定長期優良住宅
    long_life_tall = 4,      // 認定長期優良住宅で中高層耐火住宅
    earthquake = 5,          // 耐震改修
    earthquake_roads = 6,    // 耐震改修（通行障害既存耐震不適格建築物）
    earthquake_long = 7,     // 耐震改修により認定長期優良住宅
    barrier_free = 8,        // 高齢者等居住改修
    energy = 9,              // 熱損失防止改修
    energy_long = 10,        // 熱損失防止改修により認定長期優良住宅
    condominium_works = 11,  // 長寿命化に資する大規模の修繕等をしたマンション
};
std::span<const Code> codes_of(HouseReduction);

/// 種類 of a depreciable asset, as the return has them.
enum class AssetKind {
    structure = 1,
    machinery = 2,
    ship = 3,
    aircraft = 4,
    vehicle = 5,
    tool = 6,
};
std::span<const Code> codes_of(AssetKind);

/// A parcel of land. What was taxed last year is given for each of its parts and for each of the
/// two taxes, because each part is adjusted by itself; 0 means that nothing comparable is known,
/// and the part is then taxed at this year's full base.
struct Parcel {
    std::string place;  // 所在・地番
    LandClass land = LandClass::lot;
    Area area;
    Yen price;                    // 価格（評価額）
    int dwellings = 0;            // 住居の数; 0: no dwelling stands on it
    Area house_area;              // 家屋の床面積; none: no limit of ten times
    Area living_area;             // うち居住部分; none: all of it
    bool tall_fireproof = false;  // 地上階数5以上の耐火建築物
    bool advised = false;         // 特定空家等・管理不全空家等の勧告
    Zone zone = Zone::none;
    Yen previous_small;    // 前年度課税標準額: 小規模住宅用地の部分
    Yen previous_general;  // 一般住宅用地の部分
    Yen previous_other;    // 住宅用地でない部分
    Yen previous_small_city;
    Yen previous_general_city;
    Yen previous_other_city;
    bool changed = false;  // 用途変更等: the previous bases are those of comparable land
    Comparable comparable = Comparable::none;
    // 用途変更等: what the parcel, as it is used now, would have been valued at last year, and how
    // near to the law's base comparable land of each part then stood (負担水準, ten-thousandths).
    // The rule works out the previous bases from them; 0: the ones above stand.
    Yen last_price;
    int similar_small = 0;
    int similar_general = 0;
    int similar_other = 0;
    int similar_small_city = 0;
    int similar_general_city = 0;
    int similar_other_city = 0;
    Deemed deemed = Deemed::none;
    int urban_since = 0;  // 特定市街化区域農地 taxed as such from this fiscal year; 0: long since
    Ratio special = {1, 1};    // 課税標準の特例の割合
    Ratio share = {1, 1};      // 区分所有の敷地: this owner's share of the tax (352条の2)
    bool not_taxable = false;  // 非課税
};

/// A house. Either its price is given, or what it is worked out from.
struct House {
    std::string place;        // 所在・家屋番号
    Yen price;                // 価格（評価額）; or:
    std::int64_t points = 0;  // 再建築費評点数
    Ratio age_correction = {1, 1};
    Ratio yen_per_point = {1, 1};
    Yen previous_price;  // 評価替え前の価格: a higher new one does not replace it
    Area area;
    Area living_area;  // 居住部分; none: all of it
    int dwellings = 1;
    bool rented = false;  // 共同住宅等の貸家
    Date built_on;
    HouseReduction reduction = HouseReduction::none;
    int reduction_from = 0;  // first fiscal year reduced; 0: the first the new house is taxed
    Zone zone = Zone::none;
    Ratio special = {1, 1};
    Ratio share = {1, 1};  // 区分所有: the price is the whole building's, the areas are the unit's
    bool not_taxable = false;
};

/// One depreciable asset.
struct Asset {
    std::string name;
    AssetKind kind = AssetKind::tool;
    int quantity = 1;
    YearMonth acquired;
    Yen cost;  // 取得価額, of all pieces together
    int useful_life = 0;
    Ratio special = {1, 1};
    bool not_taxable = false;
};

struct Facts {
    std::vector<Parcel> parcels;
    std::vector<House> houses;
    std::vector<Asset> assets;
    Ratio relief = {0, 1};  // 減免の割合 (367条)
};
const Description& facts_description();

/// Facts no taxpayer can have, with their JSON paths; `day` is any day of the fiscal year.
std::vector<Problem> impossible(const Facts& facts, Date day);

}  // namespace yakuba::fixed_asset_tax

namespace yakuba {
template <>
const Description& description_of<fixed_asset_tax::Parcel>();
template <>
const Description& description_of<fixed_asset_tax::House>();
template <>
const Description& description_of<fixed_asset_tax::Asset>();
}  // namespace yakuba
