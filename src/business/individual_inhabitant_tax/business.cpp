#include "business/individual_inhabitant_tax/business.h"

#include "business/individual_inhabitant_tax/case_effects.h"
#include "business/individual_inhabitant_tax/jobs.h"
#include "business/individual_inhabitant_tax/notices.h"
#include "business/individual_inhabitant_tax/person_page.h"
#include "business/individual_inhabitant_tax/records.h"
#include "business/individual_inhabitant_tax/rules.h"

namespace yakuba::individual_inhabitant_tax {

Calculator tax_calculator() {
    return calculator<Facts, Rates, Sheet>(
        "individual-inhabitant-tax", "個人住民税", "individual_inhabitant_tax", Period::fiscal_year,
        facts_description(), rates_description(), sheet_description(), &assess, &impossible);
}

Department department() {
    Department d;
    d.id = "individual-inhabitant-tax";
    d.label = "個人住民税";
    d.calculator = tax_calculator();
    d.migrations = migrations();
    d.tables.assign(tables().begin(), tables().end());
    for (const storage::Table* table : d.tables) {
        exchange::ImportPart part;
        part.table = table;
        d.imports.push_back(std::move(part));
    }
    d.jobs = {
        {"assess", "当初賦課", Period::fiscal_year, &assess_year},
        {"check", "合算の確認", Period::fiscal_year, &check_papers},
    };
    d.letters = letters();
    d.explain = &explain;
    d.recompute = &recompute;
    d.person_page = person_page();
    d.procedures = procedures_part();
    return d;
}

}  // namespace yakuba::individual_inhabitant_tax
