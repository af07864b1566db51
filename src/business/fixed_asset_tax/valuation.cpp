#include "business/fixed_asset_tax/valuation.h"

namespace yakuba::fixed_asset_tax {
namespace {

constexpr std::int64_t kWhole = 10'000;

}  // namespace

int age_correction(const Rates& rates, Structure structure, int age) {
    for (const AgeCurve& curve : rates.age_curves) {
        if (curve.structure != static_cast<int>(structure)) continue;
        const std::int64_t first = curve.first.numerator * kWhole / curve.first.denominator;
        const std::int64_t last = curve.last.numerator * kWhole / curve.last.denominator;
        if (age >= curve.years) return static_cast<int>(last);
        return static_cast<int>(first - (first - last) * (age - 1) / (curve.years - 1));
    }
    return static_cast<int>(kWhole);
}

int point_value(const Rates& rates, Structure structure) {
    const Ratio point =
        structure == Structure::wood ? rates.yen_per_point_wood : rates.yen_per_point_other;
    return static_cast<int>(point.numerator * 100 / point.denominator);
}

Yen added_price(const Rates& rates, const HouseRecord& house, std::int64_t points) {
    return floor_to(1_yen, Yen{points} * Ratio{age_correction(rates, house.structure, 1), kWhole} *
                               Ratio{point_value(rates, house.structure), 100});
}

}  // namespace yakuba::fixed_asset_tax
