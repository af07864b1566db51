#include "portal/api/case_view.h"

namespace yakuba::portal::api {

const Description& case_view_description() {
    using V = CaseView;
    static const Description description = describe<V>(
        "案件", {
                    line<&V::case_id>("case_id", "案件番号"),
                    line<&V::receipt_number>("receipt_number", "受付番号"),
                    line<&V::procedure>("procedure", "手続"),
                    line<&V::department>("department", "業務"),
                    line<&V::person_id>("person_id", "申請者の宛名番号"),
                    line<&V::state>("state", "状態"),
                    line<&V::version>("version", "版", "", "操作の expected_version に使います"),
                    line<&V::received_at>("received_at", "受付日時"),
                    line<&V::changed_at>("changed_at", "最後に動いた日時"),
                    line<&V::due_on>("due_on", "処理予定日"),
                });
    return description;
}

CaseView view_of(const procedures::Standing& standing) {
    const procedures::Case& record = standing.record;
    return {.case_id = record.case_id,
            .receipt_number = record.receipt_number,
            .procedure = record.procedure,
            .department = record.department,
            .person_id = record.person_id,
            .state = standing.state,
            .version = standing.version,
            .received_at = record.received_at,
            .changed_at = standing.changed_at,
            .due_on = record.due_on};
}

Result<procedures::Standing> find_case(web::Call& call, std::string_view what) {
    const auto number = detail::parse_integer(call.request().place.get("case"));
    auto standing = procedures::find_case(call.session(), number.value_or(0));
    if (!standing)
        return Problem{"case.not_found", "この案件はありません。番号を確かめてください。"};
    call.saw(standing->record.person_id, what, standing->record.department);
    return *std::move(standing);
}

}  // namespace yakuba::portal::api
