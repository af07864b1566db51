#include "business/fixed_asset_tax/business.h"

#include "business/fixed_asset_tax/case_effects.h"
#include "business/fixed_asset_tax/imports.h"
#include "business/fixed_asset_tax/jobs.h"
#include "business/fixed_asset_tax/notices.h"
#include "business/fixed_asset_tax/person_page.h"
#include "business/fixed_asset_tax/records.h"
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
    d.migrations = migrations();
    d.tables.assign(tables().begin(), tables().end());
    d.imports = imports();
    d.jobs = {
        {"revalue", "評価替え", Period::fiscal_year, &revalue_year},
        {"adjust", "負担調整の試算", Period::fiscal_year, &try_adjustment},
        {"assess", "当初賦課", Period::fiscal_year, &assess_year},
    };
    d.letters = letters();
    d.person_page = person_page();
    d.procedures = procedures_part();
    d.explain = &explain;
    d.recompute = &recompute;
    return d;
}

}  // namespace yakuba::fixed_asset_tax
