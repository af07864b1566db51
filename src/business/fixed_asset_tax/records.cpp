#include "business/fixed_asset_tax/records.h"

#include <array>

// The lines and tables of the ledgers.
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

const Description& taxpayer_description() {
    static const Description description = describe<Taxpayer>(
        "固定資産税の納税義務者",
        {
            line<&Taxpayer::taxpayer_id>("taxpayer_id", "納税義務者の宛名番号", "地方税法343条1項"),
            line<&Taxpayer::shared>("shared", "共有", "地方税法10条の2第1項"),
            line<&Taxpayer::recipient_id>("recipient_id", "納税通知書を受け取る者",
                                          "地方税法13条1項"),
            line<&Taxpayer::relief_percent>("relief_percent", "減免の割合（％）", "地方税法367条"),
            line<&Taxpayer::note>("note", "備考"),
        });
    return description;
}
const storage::Table& taxpayer_table() {
    static const storage::Table table{"fixed_asset_taxpayer",
                                      "固定資産税の納税義務者",
                                      &taxpayer_description(),
                                      {"taxpayer_id"},
                                      storage::Keeping::history};
    return table;
}

const Description& co_owner_description() {
    static const Description description = describe<CoOwner>(
        "固定資産税の共有者",
        {
            line<&CoOwner::taxpayer_id>("taxpayer_id", "共有の宛名番号", "地方税法10条の2第1項"),
            line<&CoOwner::person_id>("person_id", "共有者の宛名番号", "地方税法10条の2第1項"),
            line<&CoOwner::share_numerator>("share_numerator", "持分の分子", "民法249条1項"),
            line<&CoOwner::share_denominator>("share_denominator", "持分の分母", "民法249条1項"),
        });
    return description;
}
const storage::Table& co_owner_table() {
    static const storage::Table table{"fixed_asset_co_owner",
                                      "固定資産税の共有者",
                                      &co_owner_description(),
                                      {"taxpayer_id", "person_id"},
                                      storage::Keeping::history};
    return table;
}

const Description& parcel_description() {
    static const Description description = describe<ParcelRecord>(
        "土地課税台帳",
        {
            line<&ParcelRecord::parcel_id>("parcel_id", "土地の番号", "地方税法381条1項"),
            line<&ParcelRecord::taxpayer_id>("taxpayer_id", "納税義務者の宛名番号",
                                             "地方税法343条2項"),
            line<&ParcelRecord::town>("town", "所在", "地方税法381条1項"),
            line<&ParcelRecord::lot>("lot", "地番", "地方税法381条1項"),
            line<&ParcelRecord::registered_use>("registered_use", "登記地目",
                                                "不動産登記法34条1項3号"),
            line<&ParcelRecord::use>("use", "課税地目", "固定資産評価基準第1章"),
            line<&ParcelRecord::land>("land", "土地の区分", "地方税法附則17条"),
            line<&ParcelRecord::area>("area", "課税地積（㎡）", "地方税法381条1項"),
            line<&ParcelRecord::dwellings>("dwellings", "住居の数", "地方税法施行令52条の12"),
            line<&ParcelRecord::house_area>("house_area", "家屋の床面積（㎡）",
                                            "地方税法施行令52条の11"),
            line<&ParcelRecord::living_area>("living_area", "居住部分の床面積（㎡）",
                                             "地方税法施行令52条の11"),
            line<&ParcelRecord::tall_fireproof>("tall_fireproof", "地上階数5以上の耐火建築物",
                                                "地方税法施行令52条の11"),
            line<&ParcelRecord::advised>("advised", "空家等の勧告がある",
                                         "地方税法349条の3の2第1項"),
            line<&ParcelRecord::zone>("zone", "都市計画税の区域", "地方税法702条1項"),
            line<&ParcelRecord::street>("street", "路線価の番号", "固定資産評価基準第1章第3節"),
            line<&ParcelRecord::correction>("correction", "画地補正率（1万分率）",
                                            "固定資産評価基準別表第3"),
            line<&ParcelRecord::special_numerator>("special_numerator", "課税標準の特例の分子",
                                                   "地方税法349条の3"),
            line<&ParcelRecord::special_denominator>("special_denominator", "課税標準の特例の分母",
                                                     "地方税法349条の3"),
            line<&ParcelRecord::not_taxable>("not_taxable", "非課税", "地方税法348条"),
            line<&ParcelRecord::removed>("removed", "閉鎖", "不動産登記法37条"),
        });
    return description;
}
const storage::Table& parcel_table() {
    static const storage::Table table{"fixed_asset_parcel",
                                      "土地課税台帳",
                                      &parcel_description(),
                                      {"parcel_id"},
                                      storage::Keeping::history};
    return table;
}

const Description& street_value_description() {
    static const Description description = describe<StreetValue>(
        "路線価",
        {
            line<&StreetValue::street>("street", "路線価の番号", "固定資産評価基準第1章第3節"),
            line<&StreetValue::unit_price>("unit_price", "1㎡当たりの価額",
                                           "固定資産評価基準第1章第3節"),
        });
    return description;
}
const storage::Table& street_value_table() {
    static const storage::Table table{"fixed_asset_street_value",
                                      "路線価",
                                      &street_value_description(),
                                      {"street"},
                                      storage::Keeping::history};
    return table;
}

const Description& parcel_price_description() {
    static const Description description = describe<ParcelPrice>(
        "土地の価格",
        {
            line<&ParcelPrice::parcel_id>("parcel_id", "土地の番号", "地方税法381条1項"),
            line<&ParcelPrice::fiscal_year>("fiscal_year", "決定の年度", "地方税法410条1項"),
            line<&ParcelPrice::price>("price", "価格", "地方税法349条1項"),
        });
    return description;
}
const storage::Table& parcel_price_table() {
    static const storage::Table table{"fixed_asset_parcel_price",
                                      "土地の価格",
                                      &parcel_price_description(),
                                      {"parcel_id"},
                                      storage::Keeping::history};
    return table;
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
