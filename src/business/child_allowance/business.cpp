#include "business/child_allowance/business.h"

#include "business/child_allowance/assess.h"
#include "business/child_allowance/case_effects.h"
#include "business/child_allowance/form.h"
#include "business/child_allowance/imports.h"
#include "business/child_allowance/notices.h"
#include "business/child_allowance/pay.h"
#include "business/child_allowance/person_page.h"
#include "business/child_allowance/recompute.h"
#include "business/child_allowance/records.h"

namespace yakuba::child_allowance {

Department department() {
    Department d;
    d.id = "child-allowance";
    d.label = "児童手当";
    d.calculator = calculator();
    d.migrations = migrations();
    d.tables = tables();
    d.imports = imports();
    d.jobs = {
        {"assess", "月次の支給決定", Period::month, assess_month},
        {"pay", "支払の作成", Period::month, pay_month},
        {"approve", "支払の承認", Period::month, approve_month, true},
    };
    d.letters = letters();
    d.letters.push_back({"transfer", "総合振込データ", Period::month, write_transfer_file});
    d.explain = explain;
    d.recompute = recompute;
    d.person_page = person_page();
    d.procedures = procedures_part();
    return d;
}

}  // namespace yakuba::child_allowance
