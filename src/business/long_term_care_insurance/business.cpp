#include "business/long_term_care_insurance/business.h"

#include "business/long_term_care_insurance/bill.h"
#include "business/long_term_care_insurance/case_effects.h"
#include "business/long_term_care_insurance/form.h"
#include "business/long_term_care_insurance/jobs.h"
#include "business/long_term_care_insurance/letters.h"
#include "business/long_term_care_insurance/person_page.h"
#include "business/long_term_care_insurance/records.h"
#include "business/long_term_care_insurance/restriction.h"

namespace yakuba::long_term_care_insurance {

Department department() {
    Department d;
    d.id = "long-term-care-insurance";
    d.label = "介護保険";
    d.calculator = calculator();
    d.further_calculators = {certification_calculator(), burden_calculator(),
                             high_cost_calculator(),     bill_calculator(),
                             limit_calculator(),         restriction_calculator()};
    d.migrations = migrations();
    d.tables = tables();
    for (const storage::Table* table : d.tables) {
        exchange::ImportPart part;
        part.table = table;
        d.imports.push_back(std::move(part));
    }
    d.jobs = {
        {"enrol", "資格の異動", Period::month, enrol_month},
        {"assess", "当初賦課", Period::fiscal_year, assess_year},
        {"burdens", "負担割合の判定", Period::fiscal_year, decide_burdens},
        {"renewals", "更新の案内の対象者", Period::month, list_renewals},
        {"high-cost", "高額介護サービス費", Period::month, decide_high_cost},
        {"restrictions", "給付制限", Period::month, restrict_benefits},
        {"joint-payments", "高額医療合算の自己負担額", Period::fiscal_year, publish_joint_payments},
        {"joint-benefits", "高額医療合算介護サービス費", Period::fiscal_year, pay_joint_benefits},
    };
    d.letters = letters();
    d.explain = explain;
    d.recompute = recompute;
    d.person_page = person_page();
    d.procedures = procedures_part();
    return d;
}

}  // namespace yakuba::long_term_care_insurance
