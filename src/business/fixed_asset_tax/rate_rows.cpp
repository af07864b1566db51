#include "business/fixed_asset_tax/rates.h"

// The rows of the tables among the rates.
namespace yakuba {

using namespace fixed_asset_tax;  // NOLINT(google-build-using-namespace): rows of one department

template <>
const Description& description_of<MixedUse>() {
    static const Description description = describe<MixedUse>(
        "併用住宅の敷地の率",
        {
            line<&MixedUse::tall_fireproof>("tall_fireproof", "地上階数5以上の耐火建築物"),
            line<&MixedUse::living_from>("living_from", "居住部分の割合（以上）"),
            line<&MixedUse::land_share>("land_share", "住宅用地とする率"),
        });
    return description;
}

template <>
const Description& description_of<FarmStep>() {
    static const Description description = describe<FarmStep>(
        "農地の負担調整率", {
                                line<&FarmStep::level_from>("level_from", "負担水準（以上）"),
                                line<&FarmStep::factor>("factor", "前年度の課税標準額に乗ずる率"),
                            });
    return description;
}

template <>
const Description& description_of<UrbanFarmPhase>() {
    static const Description description = describe<UrbanFarmPhase>(
        "特定市街化区域農地の軽減率",
        {
            line<&UrbanFarmPhase::year>("year", "課税される年度（何年目）"),
            line<&UrbanFarmPhase::share>("share", "課税標準に乗ずる率"),
        });
    return description;
}

template <>
const Description& description_of<ReliefRule>() {
    static const Description description =
        describe<ReliefRule>("減免", {
                                         line<&ReliefRule::reason>("reason", "減免の理由"),
                                         line<&ReliefRule::percent>("percent", "減免の割合（％）"),
                                     });
    return description;
}

template <>
const Description& description_of<ReductionRule>() {
    static const Description description = describe<ReductionRule>(
        "家屋の減額",
        {
            line<&ReductionRule::kind>("kind", "減額の区分"),
            line<&ReductionRule::years>("years", "年度の数"),
            line<&ReductionRule::area_max>("area_max", "対象とする床面積（1戸、㎡）"),
            line<&ReductionRule::share>("share", "減額の割合"),
            line<&ReductionRule::area_from>("area_from", "床面積の要件（以上、㎡）"),
            line<&ReductionRule::area_from_rented>("area_from_rented",
                                                   "貸家の床面積の要件（以上、㎡）"),
            line<&ReductionRule::area_until>("area_until", "床面積の要件（以下、㎡）"),
        });
    return description;
}

template <>
const Description& description_of<Decline>() {
    static const Description description =
        describe<Decline>("減価残存率", {
                                            line<&Decline::life>("life", "耐用年数"),
                                            line<&Decline::first>("first", "前年中に取得した資産"),
                                            line<&Decline::later>("later", "前年前に取得した資産"),
                                        });
    return description;
}

template <>
const Description& description_of<AgeCurve>() {
    static const Description description = describe<AgeCurve>(
        "経年減点補正率", {
                              line<&AgeCurve::structure>("structure", "構造の番号"),
                              line<&AgeCurve::first>("first", "1年目の率"),
                              line<&AgeCurve::last>("last", "最後の率"),
                              line<&AgeCurve::years>("years", "最後の率になる年数"),
                          });
    return description;
}

}  // namespace yakuba
