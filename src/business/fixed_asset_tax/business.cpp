#include "business/fixed_asset_tax/business.h"

#include "business/fixed_asset_tax/rules.h"

namespace yakuba::fixed_asset_tax {

Calculator tax_calculator() {
    return calculator<Facts, Rates, Sheet>(
        "fixed-asset-tax", "固定資産税・都市計画税", "fixed_asset_tax", Period::fiscal_year,
        facts_description(), rates_description(), sheet_description(), &assess, &impossible);
}

Department department() {
    Department d;
    d.id = "fixed-asset-tax";
    d.label = "固定資産税・都市計画税";
    d.calculator = tax_calculator();
    return d;
}

}  // namespace yakuba::fixed_asset_tax
