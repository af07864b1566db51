#pragma once
#include "business/fixed_asset_tax/decide.h"

namespace yakuba::fixed_asset_tax {

/// 縦覧期間 (地方税法416条1項): from 1 April until twenty days have passed, or until the first term
/// is due when that is later. `last` is its last day.
struct Inspection {
    Date from;
    Date last;
};
Inspection inspection_of(const YearOfTax& tax);

}  // namespace yakuba::fixed_asset_tax
