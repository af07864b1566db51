#include "business/national_health_insurance/business.h"

#include "business/national_health_insurance/benefit.h"
#include "business/national_health_insurance/care_jobs.h"
#include "business/national_health_insurance/case_effects.h"
#include "business/national_health_insurance/form.h"
#include "business/national_health_insurance/imports.h"
#include "business/national_health_insurance/jobs.h"
#include "business/national_health_insurance/letters.h"
#include "business/national_health_insurance/person_page.h"
#include "business/national_health_insurance/records.h"

namespace yakuba::national_health_insurance {

Department department() {
    Department d;
    d.id = "national-health-insurance";
    d.label = "国民健康保険";
    d.calculator = calculator();
    d.further_calculators = {benefit_calculator()};
    d.migrations = migrations();
    d.tables = tables();
    d.imports = imports();
    d.jobs = {
        {"assess", "当初賦課", Period::fiscal_year, &assess_year},
        {"judge", "軽減判定", Period::fiscal_year, &judge_reductions},
        {"update", "月次異動", Period::month, &update_month},
        {"incomes", "所得更正", Period::fiscal_year, &correct_incomes},
        {"high-cost", "高額療養費", Period::month, &high_cost_month},
        {"year-of-care", "年間外来合算・高額介護合算", Period::fiscal_year, &settle_year_of_care},
    };
    d.explain = &explain;
    d.recompute = &recompute;
    d.letters = letters();
    d.person_page = person_page();
    d.procedures = procedures_part();
    return d;
}

}  // namespace yakuba::national_health_insurance
