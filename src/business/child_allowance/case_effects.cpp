#include "business/child_allowance/case_effects.h"

#include <boost/json.hpp>

#include "business/child_allowance/case_claims.h"
#include "business/child_allowance/case_facts.h"
#include "business/child_allowance/case_letters.h"
#include "business/child_allowance/case_requests.h"

namespace yakuba::child_allowance {

procedures::Part procedures_part() {
    procedures::Part part;
    part.prefills = {
        {"child-allowance.claim", "児童手当の台帳", &claim_facts},
        {"child-allowance.children", "児童手当の台帳", &children_facts},
        {"child-allowance.account", "届け出ている口座", &account_facts},
        {"child-allowance.unpaid", "児童手当の支払の記録", &unpaid_facts},
        {"child-allowance.offsets", "児童手当の台帳", &offset_facts},
        {"child-allowance.status_report", "児童手当の台帳", &status_report_facts},
    };
    part.effects = {
        {"child-allowance.recognise", &check_recognise, &preview_recognise, &apply_recognise},
        {"child-allowance.increase", &check_increase, &preview_increase, &apply_increase},
        {"child-allowance.decrease", &check_claimant, &preview_decrease, &apply_decrease},
        {"child-allowance.change", &check_claimant, {}, &apply_change},
        {"child-allowance.end", &check_claimant, &preview_end, &apply_end},
        {"child-allowance.unpaid", &check_unpaid, &preview_unpaid, &apply_unpaid},
        {"child-allowance.donate", &check_claimant, &preview_offset, &apply_donate},
        {"child-allowance.collect", &check_claimant, &preview_offset, &apply_collect},
        {"child-allowance.change_offset", &check_claimant, &preview_offset, &apply_change_offset},
        {"child-allowance.report_status", &check_claimant, {}, &apply_report_status},
    };
    part.letters = {
        {"child-allowance.recognition", "児童手当 認定通知書", &recognition_pdf},
        {"child-allowance.revision", "児童手当 額改定通知書", &revision_pdf},
        {"child-allowance.ending", "児童手当 支給事由消滅通知書", &ending_pdf},
        {"child-allowance.unpaid", "児童手当 未支払の手当の支給決定通知書", &unpaid_pdf},
        {"child-allowance.refusal", "児童手当 却下通知書", &refusal_pdf},
    };
    return part;
}

}  // namespace yakuba::child_allowance
