#include "business/electoral_roll/business.h"

#include "business/electoral_roll/cases.h"
#include "business/electoral_roll/form.h"
#include "business/electoral_roll/imports.h"
#include "business/electoral_roll/jobs.h"
#include "business/electoral_roll/notices.h"
#include "business/electoral_roll/person_page.h"
#include "business/electoral_roll/recompute.h"
#include "business/electoral_roll/records.h"

namespace yakuba::electoral_roll {

Department department() {
    Department d;
    d.id = "electoral-roll";
    d.label = "選挙人名簿";
    d.calculator = calculator();
    d.migrations = migrations();
    d.tables = tables();
    d.imports = imports();
    d.jobs = {
        {"regular", "定時登録", Period::day, register_regularly},
        {"election", "選挙時登録", Period::day, register_for_election},
        {"keep", "表示・抹消", Period::day, keep_roll},
        {"supplement", "補正登録", Period::day, supplement_roll},
    };
    d.explain = explain;
    d.recompute = recompute;
    d.letters = letters();
    d.person_page = person_page();
    d.procedures = procedures_part();
    return d;
}

}  // namespace yakuba::electoral_roll
