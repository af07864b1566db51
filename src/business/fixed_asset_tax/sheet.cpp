#include "business/fixed_asset_tax/rules.h"

// The lines of the sheet.
namespace yakuba {

using namespace fixed_asset_tax;  // NOLINT(google-build-using-namespace): rows of one department

template <>
const Description& description_of<ParcelSheet>() {
    using Row = ParcelSheet;
    static const Description description = describe<Row>(
        "土地の課税明細",
        {
            line<&Row::place>("place", "所在・地番", "地方税法364条3項"),
            line<&Row::price>("price", "価格", "地方税法349条1項"),
            line<&Row::small_area>("small_area", "小規模住宅用地の地積（㎡）",
                                   "地方税法349条の3の2第2項"),
            line<&Row::general_area>("general_area", "一般住宅用地の地積（㎡）",
                                     "地方税法349条の3の2第1項"),
            line<&Row::other_area>("other_area", "住宅用地でない地積（㎡）", "地方税法349条1項"),
            line<&Row::small_principal>("small_principal", "本則課税標準額（小規模）",
                                        "地方税法349条の3の2第2項"),
            line<&Row::small_base>("small_base", "課税標準額（小規模）", "地方税法附則18条"),
            line<&Row::small_level>("small_level", "負担水準（小規模、1万分率）",
                                    "地方税法附則17条8号"),
            line<&Row::small_adjustment>("small_adjustment", "負担調整（小規模）",
                                         "地方税法附則18条"),
            line<&Row::general_principal>("general_principal", "本則課税標準額（一般）",
                                          "地方税法349条の3の2第1項"),
            line<&Row::general_base>("general_base", "課税標準額（一般）", "地方税法附則18条"),
            line<&Row::general_level>("general_level", "負担水準（一般、1万分率）",
                                      "地方税法附則17条8号"),
            line<&Row::general_adjustment>("general_adjustment", "負担調整（一般）",
                                           "地方税法附則18条"),
            line<&Row::other_principal>("other_principal", "本則課税標準額（非住宅）",
                                        "地方税法349条1項"),
            line<&Row::other_base>("other_base", "課税標準額（非住宅）", "地方税法附則18条"),
            line<&Row::other_level>("other_level", "負担水準（非住宅、1万分率）",
                                    "地方税法附則17条8号"),
            line<&Row::other_adjustment>("other_adjustment", "負担調整（非住宅）",
                                         "地方税法附則18条"),
            line<&Row::small_base_city>("small_base_city", "都市計画税の課税標準額（小規模）",
                                        "地方税法附則25条"),
            line<&Row::small_level_city>(
                "small_level_city", "都市計画税の負担水準（小規模、1万分率）", "地方税法附則25条"),
            line<&Row::general_base_city>("general_base_city", "都市計画税の課税標準額（一般）",
                                          "地方税法附則25条"),
            line<&Row::general_level_city>(
                "general_level_city", "都市計画税の負担水準（一般、1万分率）", "地方税法附則25条"),
            line<&Row::other_base_city>("other_base_city", "都市計画税の課税標準額（非住宅）",
                                        "地方税法附則25条"),
            line<&Row::other_level_city>(
                "other_level_city", "都市計画税の負担水準（非住宅、1万分率）", "地方税法附則25条"),
            line<&Row::small_previous>("small_previous",
                                       "前年度課税標準額・比準課税標準額（小規模）",
                                       "地方税法附則17条6号・7号"),
            line<&Row::general_previous>("general_previous",
                                         "前年度課税標準額・比準課税標準額（一般）",
                                         "地方税法附則17条6号・7号"),
            line<&Row::other_previous>("other_previous",
                                       "前年度課税標準額・比準課税標準額（非住宅）",
                                       "地方税法附則17条6号・7号"),
            line<&Row::small_previous_city>("small_previous_city",
                                            "都市計画税の前年度・比準課税標準額（小規模）",
                                            "地方税法附則25条"),
            line<&Row::general_previous_city>("general_previous_city",
                                              "都市計画税の前年度・比準課税標準額（一般）",
                                              "地方税法附則25条"),
            line<&Row::other_previous_city>("other_previous_city",
                                            "都市計画税の前年度・比準課税標準額（非住宅）",
                                            "地方税法附則25条"),
            line<&Row::base>("base", "固定資産税の課税標準額", "地方税法349条1項"),
            line<&Row::base_city>("base_city", "都市計画税の課税標準額", "地方税法702条2項"),
            line<&Row::relieved>("relieved", "条例により税額を減ずる課税標準額",
                                 "地方税法附則21条の2"),
            line<&Row::relieved_city>("relieved_city", "条例により都市計画税を減ずる課税標準額",
                                      "地方税法附則27条の4の2"),
            line<&Row::tax>("tax", "固定資産税の相当額", "地方税法350条1項"),
            line<&Row::tax_city>("tax_city", "都市計画税の相当額", "地方税法702条の4"),
        });
    return description;
}

template <>
const Description& description_of<HouseSheet>() {
    using Row = HouseSheet;
    static const Description description = describe<Row>(
        "家屋の課税明細",
        {
            line<&Row::place>("place", "所在・家屋番号", "地方税法364条3項"),
            line<&Row::price>("price", "価格", "地方税法349条1項"),
            line<&Row::base>("base", "固定資産税の課税標準額", "地方税法349条1項"),
            line<&Row::base_city>("base_city", "都市計画税の課税標準額", "地方税法702条2項"),
            line<&Row::reduced_area>("reduced_area", "減額の対象となる床面積（㎡）",
                                     "地方税法施行令附則12条"),
            line<&Row::reduction>("reduction", "減額", "地方税法附則15条の6"),
            line<&Row::tax>("tax", "固定資産税の相当額", "地方税法350条1項"),
            line<&Row::tax_city>("tax_city", "都市計画税の相当額", "地方税法702条の4"),
        });
    return description;
}

template <>
const Description& description_of<AssetSheet>() {
    using Row = AssetSheet;
    static const Description description = describe<Row>(
        "償却資産の課税明細", {
                                  line<&Row::name>("name", "資産の名称", "地方税法383条"),
                                  line<&Row::value>("value", "評価額", "固定資産評価基準第3章"),
                                  line<&Row::base>("base", "課税標準額", "地方税法349条の2"),
                                  line<&Row::years>("years", "経過年数"),
                              });
    return description;
}

template <>
const Description& description_of<TermSheet>() {
    using Row = TermSheet;
    static const Description description = describe<Row>(
        "期別の税額", {
                          line<&Row::term>("term", "期", "地方税法362条1項"),
                          line<&Row::month>("month", "月", "地方税法362条1項"),
                          line<&Row::amount>("amount", "税額", "地方税法20条の4の2第6項"),
                      });
    return description;
}

namespace fixed_asset_tax {

std::span<const Code> codes_of(Ground) {
    static constexpr Code kCodes[] = {
        {0, "none", "資産なし", "地方税法343条1項"},
        {1, "taxed", "課税", "地方税法343条1項"},
        {2, "below_exemption", "免税点未満", "地方税法351条"},
        {3, "not_taxable", "非課税", "地方税法348条"},
        {4, "relieved", "減免", "地方税法367条"},
    };
    return kCodes;
}

std::span<const Code> codes_of(Adjustment) {
    static constexpr Code kCodes[] = {
        {0, "no_part", "該当なし"},
        {1, "full", "本則課税標準額", "地方税法349条1項"},
        {2, "raised", "前年度の額に加算", "地方税法附則18条1項"},
        {3, "at_least", "下限の割合", "地方税法附則18条2項・3項"},
        {4, "kept", "前年度の額に据置き", "地方税法附則18条4項"},
        {5, "upper", "上限の割合", "地方税法附則18条5項"},
        {6, "lower_limit", "据置の下限まで", "地方税法附則18条2項"},
        {7, "frozen", "前年度の額に据置き（令和3年度）", "令和3年法律第7号による地方税法附則18条"},
        {8, "farm", "農地の負担調整率", "地方税法附則19条1項"},
    };
    return kCodes;
}

const Description& bill_description() {
    static const Description description = describe<Bill>(
        "固定資産税・都市計画税の税額計算書",
        {
            line<&Bill::ground>("ground", "課税の区分", "地方税法343条・351条"),
            line<&Bill::land_price>("land_price", "土地の価格", "地方税法349条1項"),
            line<&Bill::land_base>("land_base", "土地の課税標準額", "地方税法349条1項"),
            line<&Bill::land_base_city>("land_base_city", "土地の課税標準額（都市計画税）",
                                        "地方税法702条2項"),
            line<&Bill::land_ground>("land_ground", "土地の免税点の判定", "地方税法351条"),
            line<&Bill::house_price>("house_price", "家屋の価格", "地方税法349条1項"),
            line<&Bill::house_base>("house_base", "家屋の課税標準額", "地方税法349条1項"),
            line<&Bill::house_base_city>("house_base_city", "家屋の課税標準額（都市計画税）",
                                         "地方税法702条2項"),
            line<&Bill::house_ground>("house_ground", "家屋の免税点の判定", "地方税法351条"),
            line<&Bill::asset_value>("asset_value", "償却資産の評価額", "固定資産評価基準第3章"),
            line<&Bill::asset_base>("asset_base", "償却資産の課税標準額", "地方税法349条の2"),
            line<&Bill::asset_ground>("asset_ground", "償却資産の免税点の判定", "地方税法351条"),
            line<&Bill::fixed_base>("fixed_base", "固定資産税の課税標準額の合計",
                                    "地方税法20条の4の2第1項"),
            line<&Bill::fixed_calculated>("fixed_calculated", "固定資産税の算出税額",
                                          "地方税法350条1項"),
            line<&Bill::reductions>("reductions", "減額の合計", "地方税法附則15条の6・21条の2"),
            line<&Bill::fixed_tax>("fixed_tax", "固定資産税額", "地方税法20条の4の2第3項"),
            line<&Bill::city_base>("city_base", "都市計画税の課税標準額の合計",
                                   "地方税法20条の4の2第1項"),
            line<&Bill::city_base_outer>("city_base_outer",
                                         "都市計画税の課税標準額の合計（異なる区域）",
                                         "地方税法20条の4の2第1項"),
            line<&Bill::city_tax>("city_tax", "都市計画税額", "地方税法702条の4"),
            line<&Bill::relief>("relief", "減免額", "地方税法367条"),
            line<&Bill::annual_tax>("annual_tax", "年税額", "地方税法364条"),
        });
    return description;
}

namespace {

/// The bill's lines speak of a Bill at the address of the sheet, whose first part it is.
Description describe_sheet() {
    std::vector<Line> lines = bill_description().lines;
    lines.push_back(line<&Sheet::city_reductions>("city_reductions", "都市計画税の条例減額の合計",
                                                  "地方税法附則27条の4の2"));
    lines.push_back(line<&Sheet::terms>("terms", "期別の税額", "地方税法362条"));
    lines.push_back(line<&Sheet::parcels>("parcels", "土地の課税明細", "地方税法364条3項"));
    lines.push_back(line<&Sheet::houses>("houses", "家屋の課税明細", "地方税法364条3項"));
    lines.push_back(line<&Sheet::assets>("assets", "償却資産の課税明細", "地方税法383条"));
    return describe_lines<Sheet>("固定資産税・都市計画税の税額計算書", std::move(lines));
}

}  // namespace

const Description& sheet_description() {
    static const Description description = describe_sheet();
    return description;
}

}  // namespace fixed_asset_tax
}  // namespace yakuba
