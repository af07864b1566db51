#include "business/fixed_asset_tax/facts.h"

// The lines of the facts.
namespace yakuba {

using namespace fixed_asset_tax;  // NOLINT(google-build-using-namespace): rows of one department

template <>
const Description& description_of<Parcel>() {
    static const Description description = describe<Parcel>(
        "土地",
        {
            line<&Parcel::place>("place", "所在・地番", "地方税法381条1項"),
            line<&Parcel::land>("land", "土地の区分", "地方税法附則17条"),
            line<&Parcel::area>("area", "地積（㎡）", "地方税法381条1項").needed(),
            line<&Parcel::price>("price", "価格（評価額）", "地方税法349条1項").needed(),
            line<&Parcel::dwellings>("dwellings", "住居の数", "地方税法施行令52条の12",
                                     "1月1日にその土地にある住居の戸数。なければ0"),
            line<&Parcel::house_area>("house_area", "家屋の床面積（㎡）", "地方税法施行令52条の11",
                                      "書かなければ床面積の10倍の限度をみない"),
            line<&Parcel::living_area>("living_area", "居住部分の床面積（㎡）",
                                       "地方税法施行令52条の11", "書かなければすべて居住部分"),
            line<&Parcel::tall_fireproof>("tall_fireproof", "地上階数5以上の耐火建築物",
                                          "地方税法施行令52条の11"),
            line<&Parcel::advised>("advised", "空家等の勧告がある", "地方税法349条の3の2第1項"),
            line<&Parcel::zone>("zone", "都市計画税の区域", "地方税法702条1項"),
            line<&Parcel::previous_small>("previous_small", "前年度の課税標準額（小規模）",
                                          "地方税法附則18条", "0は比べる額がないこと"),
            line<&Parcel::previous_general>("previous_general", "前年度の課税標準額（一般）",
                                            "地方税法附則18条"),
            line<&Parcel::previous_other>("previous_other", "前年度の課税標準額（非住宅）",
                                          "地方税法附則18条"),
            line<&Parcel::previous_small_city>("previous_small_city",
                                               "前年度の都市計画税の課税標準額（小規模）",
                                               "地方税法附則25条"),
            line<&Parcel::previous_general_city>("previous_general_city",
                                                 "前年度の都市計画税の課税標準額（一般）",
                                                 "地方税法附則25条"),
            line<&Parcel::previous_other_city>("previous_other_city",
                                               "前年度の都市計画税の課税標準額（非住宅）",
                                               "地方税法附則25条"),
            line<&Parcel::changed>("changed", "用途変更等により比準した", "地方税法附則17条7号"),
            line<&Parcel::comparable>("comparable", "比準した土地", "地方税法附則17条7号"),
            line<&Parcel::last_price>("last_price", "いまの用途・地積とみた前年度の価格",
                                      "地方税法附則17条7号",
                                      "書けば、類似土地の負担水準から前年度の額を求める"),
            line<&Parcel::similar_small>("similar_small",
                                         "類似土地の前年度の負担水準（小規模、1万分率）",
                                         "地方税法附則17条7号"),
            line<&Parcel::similar_general>("similar_general",
                                           "類似土地の前年度の負担水準（一般、1万分率）",
                                           "地方税法附則17条7号"),
            line<&Parcel::similar_other>("similar_other",
                                         "類似土地の前年度の負担水準（非住宅、1万分率）",
                                         "地方税法附則17条7号"),
            line<&Parcel::similar_small_city>(
                "similar_small_city", "類似土地の前年度の都市計画税の負担水準（小規模、1万分率）",
                "地方税法附則25条"),
            line<&Parcel::similar_general_city>(
                "similar_general_city", "類似土地の前年度の都市計画税の負担水準（一般、1万分率）",
                "地方税法附則25条"),
            line<&Parcel::similar_other_city>(
                "similar_other_city", "類似土地の前年度の都市計画税の負担水準（非住宅、1万分率）",
                "地方税法附則25条"),
            line<&Parcel::deemed>("deemed", "住宅用地とみなす理由", "地方税法349条の3の3"),
            line<&Parcel::urban_since>("urban_since", "特定市街化区域農地として課税する最初の年度",
                                       "地方税法附則19条の3第1項", "書かなければ軽減率をみない"),
            line<&Parcel::special>("special", "課税標準の特例の割合", "地方税法349条の3"),
            line<&Parcel::share>("share", "区分所有者の持分の割合", "地方税法352条の2第1項"),
            line<&Parcel::not_taxable>("not_taxable", "非課税", "地方税法348条"),
        });
    return description;
}

template <>
const Description& description_of<House>() {
    static const Description description = describe<House>(
        "家屋",
        {
            line<&House::place>("place", "所在・家屋番号", "地方税法381条3項"),
            line<&House::price>("price", "価格（評価額）", "地方税法349条1項",
                                "書かなければ評点数から求める"),
            line<&House::points>("points", "再建築費評点数", "固定資産評価基準第2章第1節"),
            line<&House::age_correction>("age_correction", "経年減点補正率",
                                         "固定資産評価基準第2章第1節"),
            line<&House::yen_per_point>("yen_per_point", "評点一点当たりの価額（円）",
                                        "固定資産評価基準第2章第1節"),
            line<&House::previous_price>("previous_price", "評価替え前の価格",
                                         "固定資産評価基準第2章第4節",
                                         "これを超える新しい価格は用いない"),
            line<&House::area>("area", "床面積（㎡）", "地方税法381条3項"),
            line<&House::living_area>("living_area", "居住部分の床面積（㎡）",
                                      "地方税法施行令附則12条", "書かなければすべて居住部分"),
            line<&House::dwellings>("dwellings", "住居の数", "地方税法施行令附則12条"),
            line<&House::rented>("rented", "共同住宅等の貸家", "地方税法施行令附則12条"),
            line<&House::built_on>("built_on", "建築年月日"),
            line<&House::reduction>("reduction", "税額の減額の区分", "地方税法附則15条の6"),
            line<&House::reduction_from>("reduction_from", "減額を始める年度",
                                         "地方税法附則15条の6", "書かなければ新たに課税される年度"),
            line<&House::zone>("zone", "都市計画税の区域", "地方税法702条1項"),
            line<&House::special>("special", "課税標準の特例の割合", "地方税法349条の3"),
            line<&House::share>("share", "区分所有者の按分の割合", "地方税法352条1項・2項",
                                "価格は一棟の、床面積は専有部分（共用部分を含む）のものとする"),
            line<&House::not_taxable>("not_taxable", "非課税", "地方税法348条"),
        });
    return description;
}

template <>
const Description& description_of<Asset>() {
    static const Description description = describe<Asset>(
        "償却資産",
        {
            line<&Asset::name>("name", "資産の名称", "地方税法383条"),
            line<&Asset::kind>("kind", "資産の種類", "地方税法341条4号"),
            line<&Asset::quantity>("quantity", "数量", "地方税法383条"),
            line<&Asset::acquired>("acquired", "取得年月", "固定資産評価基準第3章",
                                   "1月1日に取得した資産は前の年の12月とする")
                .needed(),
            line<&Asset::cost>("cost", "取得価額", "固定資産評価基準第3章").needed(),
            line<&Asset::useful_life>("useful_life", "耐用年数", "固定資産評価基準別表第15")
                .needed(),
            line<&Asset::special>("special", "課税標準の特例の割合", "地方税法349条の3"),
            line<&Asset::not_taxable>("not_taxable", "非課税", "地方税法348条"),
        });
    return description;
}

namespace fixed_asset_tax {

const Description& facts_description() {
    static const Description description = describe<Facts>(
        "固定資産税の事実",
        {
            line<&Facts::parcels>("parcels", "土地の一覧", "地方税法381条1項"),
            line<&Facts::houses>("houses", "家屋の一覧", "地方税法381条3項"),
            line<&Facts::assets>("assets", "償却資産の一覧", "地方税法381条5項"),
            line<&Facts::relief>("relief", "減免の割合", "地方税法367条", "条例で定める減免"),
        });
    return description;
}

}  // namespace fixed_asset_tax
}  // namespace yakuba
