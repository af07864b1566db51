#include "business/fixed_asset_tax/records.h"

#include <array>

// The lines and tables of taxpayers and land.
namespace yakuba::fixed_asset_tax {

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

const Description& land_status_description() {
    static const Description description = describe<LandStatus>(
        "みなし住宅用地・特定市街化区域農地",
        {
            line<&LandStatus::parcel_id>("parcel_id", "土地の番号"),
            line<&LandStatus::deemed>("deemed", "住宅用地とみなす理由", "地方税法349条の3の3"),
            line<&LandStatus::deemed_until>("deemed_until", "住宅用地とみなす最後の年度",
                                            "地方税法349条の3の3第1項"),
            line<&LandStatus::urban_since>("urban_since",
                                           "特定市街化区域農地として課税する最初の年度",
                                           "地方税法附則19条の3第1項"),
        });
    return description;
}
const storage::Table& land_status_table() {
    static const storage::Table table{"fixed_asset_land_status",
                                      "みなし住宅用地・特定市街化区域農地",
                                      &land_status_description(),
                                      {"parcel_id"}};
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

const Description& relief_description() {
    static const Description description = describe<Relief>(
        "固定資産税の減免",
        {
            line<&Relief::fiscal_year>("fiscal_year", "年度"),
            line<&Relief::taxpayer_id>("taxpayer_id", "納税義務者の宛名番号"),
            line<&Relief::reason>("reason", "減免の理由", "地方税法367条"),
            line<&Relief::percent>("percent", "減免の割合（％）", "地方税法367条"),
            line<&Relief::applied_on>("applied_on", "申請年月日"),
            line<&Relief::open_numerator>("open_numerator", "納期未到来の税額の割合の分子"),
            line<&Relief::open_denominator>("open_denominator", "納期未到来の税額の割合の分母"),
        });
    return description;
}
const storage::Table& relief_table() {
    static const storage::Table table{"fixed_asset_relief",
                                      "固定資産税の減免",
                                      &relief_description(),
                                      {"fiscal_year", "taxpayer_id"}};
    return table;
}

}  // namespace yakuba::fixed_asset_tax
