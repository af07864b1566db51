#include "business/fixed_asset_tax/records.h"

// The lines and tables of houses, depreciable assets and what was taxed.
namespace yakuba::fixed_asset_tax {

std::span<const Code> codes_of(Structure) {
    static constexpr Code kCodes[] = {
        {1, "wood", "木造"},
        {2, "light_steel", "軽量鉄骨造"},
        {3, "steel", "鉄骨造"},
        {4, "concrete", "鉄筋コンクリート造"},
    };
    return kCodes;
}

const Description& house_description() {
    static const Description description = describe<HouseRecord>(
        "家屋課税台帳",
        {
            line<&HouseRecord::house_id>("house_id", "家屋の番号", "地方税法381条3項"),
            line<&HouseRecord::taxpayer_id>("taxpayer_id", "納税義務者の宛名番号",
                                            "地方税法343条2項"),
            line<&HouseRecord::parcel_id>("parcel_id", "敷地の土地の番号"),
            line<&HouseRecord::town>("town", "所在", "地方税法381条3項"),
            line<&HouseRecord::number>("number", "家屋番号", "地方税法381条3項"),
            line<&HouseRecord::use>("use", "種類", "不動産登記法44条1項3号"),
            line<&HouseRecord::structure>("structure", "構造", "不動産登記法44条1項3号"),
            line<&HouseRecord::floors>("floors", "階数", "不動産登記法44条1項3号"),
            line<&HouseRecord::area>("area", "床面積（㎡）", "地方税法381条3項"),
            line<&HouseRecord::living_area>("living_area", "居住部分の床面積（㎡）",
                                            "地方税法施行令附則12条"),
            line<&HouseRecord::dwellings>("dwellings", "住居の数", "地方税法施行令附則12条"),
            line<&HouseRecord::rented>("rented", "共同住宅等の貸家", "地方税法施行令附則12条"),
            line<&HouseRecord::built_on>("built_on", "建築年月日", "地方税法381条3項"),
            line<&HouseRecord::reduction>("reduction", "税額の減額の区分", "地方税法附則15条の6"),
            line<&HouseRecord::reduction_from>("reduction_from", "減額を始める年度",
                                               "地方税法附則15条の6"),
            line<&HouseRecord::zone>("zone", "都市計画税の区域", "地方税法702条1項"),
            line<&HouseRecord::special_numerator>("special_numerator", "課税標準の特例の分子",
                                                  "地方税法349条の3"),
            line<&HouseRecord::special_denominator>("special_denominator", "課税標準の特例の分母",
                                                    "地方税法349条の3"),
            line<&HouseRecord::not_taxable>("not_taxable", "非課税", "地方税法348条"),
            line<&HouseRecord::removed>("removed", "滅失", "不動産登記法57条"),
        });
    return description;
}
const storage::Table& house_table() {
    static const storage::Table table{"fixed_asset_house",
                                      "家屋課税台帳",
                                      &house_description(),
                                      {"house_id"},
                                      storage::Keeping::history};
    return table;
}

const Description& unit_description() {
    static const Description description = describe<Unit>(
        "区分所有の専有部分",
        {
            line<&Unit::house_id>("house_id", "一棟の家屋の番号"),
            line<&Unit::unit_no>("unit_no", "専有部分の番号"),
            line<&Unit::taxpayer_id>("taxpayer_id", "納税義務者の宛名番号", "地方税法343条2項"),
            line<&Unit::number>("number", "家屋番号", "地方税法381条3項"),
            line<&Unit::area>("area", "床面積（共用部分を含む、㎡）", "地方税法352条1項"),
            line<&Unit::floor>("floor", "階", "地方税法352条2項"),
            line<&Unit::tower>("tower", "居住用超高層建築物", "地方税法352条2項"),
            line<&Unit::living>("living", "居住用"),
            line<&Unit::removed>("removed", "滅失・閉鎖"),
        });
    return description;
}
const storage::Table& unit_table() {
    static const storage::Table table{
        "fixed_asset_unit", "区分所有の専有部分", &unit_description(), {"house_id", "unit_no"}};
    return table;
}

const Description& house_price_description() {
    static const Description description = describe<HousePrice>(
        "家屋の価格",
        {
            line<&HousePrice::house_id>("house_id", "家屋の番号", "地方税法381条3項"),
            line<&HousePrice::fiscal_year>("fiscal_year", "決定の年度", "地方税法410条1項"),
            line<&HousePrice::points>("points", "再建築費評点数", "固定資産評価基準第2章"),
            line<&HousePrice::age_correction>("age_correction", "経年減点補正率（1万分率）",
                                              "固定資産評価基準第2章"),
            line<&HousePrice::point_value>("point_value", "評点一点当たりの価額（百分の一円）",
                                           "固定資産評価基準第2章"),
            line<&HousePrice::price>("price", "価格", "地方税法349条1項"),
        });
    return description;
}
const storage::Table& house_price_table() {
    static const storage::Table table{"fixed_asset_house_price",
                                      "家屋の価格",
                                      &house_price_description(),
                                      {"house_id"},
                                      storage::Keeping::history};
    return table;
}

const Description& asset_description() {
    static const Description description = describe<AssetRecord>(
        "償却資産課税台帳",
        {
            line<&AssetRecord::taxpayer_id>("taxpayer_id", "納税義務者の宛名番号",
                                            "地方税法343条3項"),
            line<&AssetRecord::asset_no>("asset_no", "資産の番号", "地方税法381条5項"),
            line<&AssetRecord::name>("name", "資産の名称", "地方税法383条"),
            line<&AssetRecord::kind>("kind", "資産の種類", "地方税法341条4号"),
            line<&AssetRecord::quantity>("quantity", "数量", "地方税法383条"),
            line<&AssetRecord::acquired>("acquired", "取得年月", "固定資産評価基準第3章"),
            line<&AssetRecord::cost>("cost", "取得価額", "固定資産評価基準第3章"),
            line<&AssetRecord::useful_life>("useful_life", "耐用年数", "固定資産評価基準別表第15"),
            line<&AssetRecord::special_numerator>("special_numerator", "課税標準の特例の分子",
                                                  "地方税法349条の3"),
            line<&AssetRecord::special_denominator>("special_denominator", "課税標準の特例の分母",
                                                    "地方税法349条の3"),
            line<&AssetRecord::not_taxable>("not_taxable", "非課税", "地方税法348条"),
            line<&AssetRecord::removed>("removed", "減少", "地方税法383条"),
        });
    return description;
}
const storage::Table& asset_table() {
    static const storage::Table table{"fixed_asset_depreciable",
                                      "償却資産課税台帳",
                                      &asset_description(),
                                      {"taxpayer_id", "asset_no"},
                                      storage::Keeping::history};
    return table;
}

const Description& asset_return_description() {
    static const Description description = describe<AssetReturn>(
        "償却資産申告書",
        {
            line<&AssetReturn::fiscal_year>("fiscal_year", "年度", "地方税法383条"),
            line<&AssetReturn::taxpayer_id>("taxpayer_id", "納税義務者の宛名番号", "地方税法383条"),
            line<&AssetReturn::filed_on>("filed_on", "受付日", "地方税法383条"),
            line<&AssetReturn::added>("added", "増加した資産の数", "地方税法383条"),
            line<&AssetReturn::removed>("removed", "減少した資産の数", "地方税法383条"),
        });
    return description;
}
const storage::Table& asset_return_table() {
    static const storage::Table table{"fixed_asset_return",
                                      "償却資産申告書",
                                      &asset_return_description(),
                                      {"fiscal_year", "taxpayer_id"},
                                      storage::Keeping::history};
    return table;
}

const Description& land_base_description() {
    static const Description description = describe<LandBase>(
        "土地の課税標準額",
        {
            line<&LandBase::fiscal_year>("fiscal_year", "年度", "地方税法附則18条"),
            line<&LandBase::parcel_id>("parcel_id", "土地の番号", "地方税法381条1項"),
            line<&LandBase::small>("small", "課税標準額（小規模）", "地方税法附則18条"),
            line<&LandBase::general>("general", "課税標準額（一般）", "地方税法附則18条"),
            line<&LandBase::other>("other", "課税標準額（非住宅）", "地方税法附則18条"),
            line<&LandBase::small_city>("small_city", "都市計画税の課税標準額（小規模）",
                                        "地方税法附則25条"),
            line<&LandBase::general_city>("general_city", "都市計画税の課税標準額（一般）",
                                          "地方税法附則25条"),
            line<&LandBase::other_city>("other_city", "都市計画税の課税標準額（非住宅）",
                                        "地方税法附則25条"),
            line<&LandBase::comparable>("comparable", "比準課税標準額", "地方税法附則17条8号"),
        });
    return description;
}
const storage::Table& land_base_table() {
    static const storage::Table table{"fixed_asset_land_base",
                                      "土地の課税標準額",
                                      &land_base_description(),
                                      {"fiscal_year", "parcel_id"},
                                      storage::Keeping::history};
    return table;
}

}  // namespace yakuba::fixed_asset_tax
