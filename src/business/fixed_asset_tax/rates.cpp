#include "business/fixed_asset_tax/rates.h"

namespace yakuba::fixed_asset_tax {

std::span<const Code> codes_of(Rounding) {
    static constexpr Code kCodes[] = {
        {1, "down", "切捨て"},
        {2, "half_up", "四捨五入"},
        {3, "up", "切上げ"},
    };
    return kCodes;
}

const Description& rates_description() {
    static const Description description = describe<Rates>(
        "固定資産税・都市計画税の率と額",
        {
            line<&Rates::fixed_rate>("fixed_rate", "固定資産税の税率", "地方税法350条1項"),
            line<&Rates::city_rate>("city_rate", "都市計画税の税率", "地方税法702条の4"),
            line<&Rates::city_rate_outer>("city_rate_outer", "都市計画税の税率（異なる区域）",
                                          "地方税法702条の4"),
            line<&Rates::land_exemption>("land_exemption", "土地の免税点", "地方税法351条"),
            line<&Rates::house_exemption>("house_exemption", "家屋の免税点", "地方税法351条"),
            line<&Rates::asset_exemption>("asset_exemption", "償却資産の免税点", "地方税法351条"),
            line<&Rates::small_area>("small_area", "小規模住宅用地の1戸の面積（㎡）",
                                     "地方税法349条の3の2第2項"),
            line<&Rates::floor_area_times>("floor_area_times", "住宅用地の限度（床面積の倍数）",
                                           "地方税法施行令52条の11"),
            line<&Rates::small_rate>("small_rate", "小規模住宅用地の割合",
                                     "地方税法349条の3の2第2項"),
            line<&Rates::general_rate>("general_rate", "一般住宅用地の割合",
                                       "地方税法349条の3の2第1項"),
            line<&Rates::small_rate_city>("small_rate_city", "小規模住宅用地の割合（都市計画税）",
                                          "地方税法702条の3第2項"),
            line<&Rates::general_rate_city>("general_rate_city", "一般住宅用地の割合（都市計画税）",
                                            "地方税法702条の3第1項"),
            line<&Rates::mixed_use>("mixed_use", "併用住宅の敷地の率", "地方税法施行令52条の11"),
            line<&Rates::step>("step", "負担調整の加算の割合", "地方税法附則18条1項"),
            line<&Rates::least>("least", "負担調整の下限の割合", "地方税法附則18条2項"),
            line<&Rates::commercial_step>("commercial_step", "商業地等の加算の割合",
                                          "地方税法附則18条1項"),
            line<&Rates::commercial_least>("commercial_least", "商業地等の下限の割合",
                                           "地方税法附則18条3項"),
            line<&Rates::commercial_lower>("commercial_lower", "商業地等の据置の下限",
                                           "地方税法附則18条4項"),
            line<&Rates::commercial_upper>("commercial_upper", "商業地等の上限",
                                           "地方税法附則18条5項"),
            line<&Rates::frozen>("frozen", "税額が増える土地の据置（令和3年度）",
                                 "令和3年法律第7号による地方税法附則18条"),
            line<&Rates::farm_steps>("farm_steps", "農地の負担調整率", "地方税法附則19条1項"),
            line<&Rates::urban_farm_rate>("urban_farm_rate", "市街化区域農地の割合",
                                          "地方税法附則19条の2"),
            line<&Rates::urban_farm_rate_city>(
                "urban_farm_rate_city", "市街化区域農地の割合（都市計画税）", "地方税法附則27条"),
            line<&Rates::living_share_min>("living_share_min", "減額に必要な居住部分の割合",
                                           "地方税法施行令附則12条"),
            line<&Rates::reductions>("reductions", "家屋の減額", "地方税法附則15条の6"),
            line<&Rates::base_year>("base_year", "基準年度", "地方税法341条6号"),
            line<&Rates::cost_change_wood>("cost_change_wood", "再建築費評点補正率（木造）",
                                           "固定資産評価基準第2章"),
            line<&Rates::cost_change_other>("cost_change_other", "再建築費評点補正率（非木造）",
                                            "固定資産評価基準第2章"),
            line<&Rates::yen_per_point_wood>(
                "yen_per_point_wood", "評点一点当たりの価額（木造、円）", "固定資産評価基準第2章"),
            line<&Rates::yen_per_point_other>("yen_per_point_other",
                                              "評点一点当たりの価額（非木造、円）",
                                              "固定資産評価基準第2章"),
            line<&Rates::age_curves>("age_curves", "経年減点補正率",
                                     "固定資産評価基準別表第9・別表第13"),
            line<&Rates::declines>("declines", "減価残存率", "固定資産評価基準別表第15"),
            line<&Rates::asset_least>("asset_least", "償却資産の最低限度の割合",
                                      "固定資産評価基準第3章第1節"),
            line<&Rates::base_unit>("base_unit", "課税標準額の端数の単位",
                                    "地方税法20条の4の2第1項"),
            line<&Rates::tax_unit>("tax_unit", "税額の端数の単位", "地方税法20条の4の2第3項"),
            line<&Rates::asset_unit>("asset_unit", "資産ごとの課税標準額の端数の単位"),
            line<&Rates::reduction_rounding>("reduction_rounding", "減額の1円未満の端数"),
            line<&Rates::zones_apart>("zones_apart",
                                      "税率の異なる区域ごとに都市計画税の課税標準額の端数をみる"),
            line<&Rates::terms>("terms", "納期", "地方税法362条1項"),
            line<&Rates::term_unit>("term_unit", "期別の税額の端数の単位",
                                    "地方税法20条の4の2第6項"),
            line<&Rates::single_term_below>("single_term_below", "一つの納期とする年税額（未満）",
                                            "地方税法362条2項"),
            line<&Rates::owner_report_months>("owner_report_months", "現所有者の申告の期限（月数）",
                                              "地方税法384条の3"),
            line<&Rates::correction_years>("correction_years", "賦課決定の期間制限（年数）",
                                           "地方税法17条の5第5項"),
        });
    return description;
}

}  // namespace yakuba::fixed_asset_tax
