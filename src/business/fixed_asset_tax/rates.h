#pragma once
#include <span>
#include <vector>

#include "business/fixed_asset_tax/facts.h"
#include "kernel/money.h"
#include "rules/description.h"
#include "rules/term_month.h"

/// What law and ordinance fix for one fiscal year (data/law/fixed_asset_tax.toml and
/// data/ordinances/CODE/fixed_asset_tax.toml).
namespace yakuba::fixed_asset_tax {

/// How a fraction of the unit is treated (端数処理).
enum class Rounding { down = 1, half_up = 2, up = 3 };
std::span<const Code> codes_of(Rounding);

/// 併用住宅: from which share of living area on, which part of the land counts as residential.
struct MixedUse {
    bool tall_fireproof = false;
    Ratio living_from;
    Ratio land_share;
};
/// 一般農地: from which burden level on, by how much last year's base grows.
struct FarmStep {
    Ratio level_from;
    Ratio factor;
};
/// 特定市街化区域農地: the share of the base in its first, second … year as such.
struct UrbanFarmPhase {
    int year = 0;
    Ratio share;
};
/// The share of the tax that an ordinance takes off for one reason.
struct ReliefRule {
    ReliefReason reason = ReliefReason::assistance;
    int percent = 0;
};
/// One kind of reduction of a house's tax.
struct ReductionRule {
    HouseReduction kind = HouseReduction::none;
    int years = 0;
    Area area_max;          // per dwelling
    Ratio share;            // of the tax
    Area area_from;         // floor area per dwelling
    Area area_from_rented;  // of rented dwellings in one building
    Area area_until;        // up to and including
};
/// 減価残存率 of a useful life: in the first year, and in every later one.
struct Decline {
    int life = 0;
    Ratio first;
    Ratio later;
};
/// 経年減点補正率: after the first year `first`, then in a line to `last` in year `years`.
struct AgeCurve {
    int structure = 0;  // Structure of a house
    Ratio first;
    Ratio last;
    int years = 0;
};
struct Rates {
    // 税率
    Ratio fixed_rate;
    Ratio city_rate;
    Ratio city_rate_outer;
    // 免税点
    Yen land_exemption;
    Yen house_exemption;
    Yen asset_exemption;
    // 住宅用地
    Area small_area;  // per dwelling
    int floor_area_times = 0;
    Ratio small_rate;
    Ratio general_rate;
    Ratio small_rate_city;
    Ratio general_rate_city;
    std::vector<MixedUse> mixed_use;
    // 負担調整
    Ratio step;
    Ratio least;
    Ratio commercial_step;
    Ratio commercial_least;
    Ratio commercial_lower;
    Ratio commercial_upper;
    bool frozen = false;
    std::vector<FarmStep> farm_steps;
    Ratio urban_farm_rate;
    Ratio urban_farm_rate_city;
    std::vector<UrbanFarmPhase> urban_farm_phases;
    Ratio rise_limit;  // 条例: the tax of land rises to so many times last year's; 0: no ordinance
    int disaster_years = 0;
    std::vector<ReliefRule> reliefs;
    // 家屋
    Ratio living_share_min;
    std::vector<ReductionRule> reductions;
    Ratio tower_step;  // 居住用超高層建築物: what each storey adds to a unit's floors
    bool base_year = false;
    Ratio cost_change_wood;
    Ratio cost_change_other;
    Ratio yen_per_point_wood;
    Ratio yen_per_point_other;
    std::vector<AgeCurve> age_curves;
    // 償却資産
    std::vector<Decline> declines;
    Ratio asset_least;
    // 端数と納期
    Yen base_unit;
    Yen tax_unit;
    Yen asset_unit;
    Rounding reduction_rounding = Rounding::down;
    bool zones_apart = true;
    std::vector<TermMonth> terms;
    Yen term_unit;
    Yen single_term_below;
    // 期限
    int owner_report_months = 0;
    int correction_years = 0;
    int notice_days = 0;
    int objection_months = 0;
    int inspection_days = 0;
};
const Description& rates_description();

}  // namespace yakuba::fixed_asset_tax

namespace yakuba {
template <>
const Description& description_of<fixed_asset_tax::MixedUse>();
template <>
const Description& description_of<fixed_asset_tax::FarmStep>();
template <>
const Description& description_of<fixed_asset_tax::UrbanFarmPhase>();
template <>
const Description& description_of<fixed_asset_tax::ReliefRule>();
template <>
const Description& description_of<fixed_asset_tax::ReductionRule>();
template <>
const Description& description_of<fixed_asset_tax::Decline>();
template <>
const Description& description_of<fixed_asset_tax::AgeCurve>();
}  // namespace yakuba
