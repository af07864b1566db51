#pragma once
#include "business/fixed_asset_tax/rates.h"
#include "business/fixed_asset_tax/records.h"

/// 評価 (固定資産評価基準), as far as this department works prices out itself.
namespace yakuba::fixed_asset_tax {

/// 市街地宅地評価法: the street's price of one square metre × area × 画地補正.
inline Yen land_price(Yen street, const ParcelRecord& parcel) {
    return floor_to(1_yen,
                    street * Ratio{parcel.area.hundredths, 100} * Ratio{parcel.correction, 10'000});
}

/// 経年減点補正率 of a house after so many years, in ten-thousandths.
int age_correction(const Rates& rates, Structure structure, int age);

/// 評点一点当たりの価額 in hundredths of a yen.
int point_value(const Rates& rates, Structure structure);

/// What floors added to a house are worth in their first year.
Yen added_price(const Rates& rates, const HouseRecord& house, std::int64_t points);

}  // namespace yakuba::fixed_asset_tax
