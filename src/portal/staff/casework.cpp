#include "portal/staff/casework.h"

#include "portal/staff/shown.h"

namespace yakuba::portal::staff {

using identity::Duty;
using procedures::Standing;
using procedures::State;

bool works_in(const identity::Visitor& visitor, std::string_view department) {
    for (const Duty duty : {Duty::view, Duty::enter, Duty::review, Duty::approve, Duty::manage}) {
        if (visitor.may(department, duty)) return true;
    }
    return false;
}

std::vector<const Department*> departments_of(const identity::Visitor& visitor,
                                              const Offices& offices) {
    std::vector<const Department*> found;
    for (const Department& department : offices.departments) {
        if (works_in(visitor, department.id)) found.push_back(&department);
    }
    return found;
}

std::string_view department_label(const Offices& offices, std::string_view id) {
    const Department* const department = offices.find(id);
    return department != nullptr ? department->label : id;
}

std::string_view procedure_label(const Offices& offices, std::string_view id) {
    const procedures::Procedure* const procedure = offices.desk->catalogue().find(id);
    return procedure != nullptr ? std::string_view{procedure->name} : id;
}

std::string_view chip_of(State state) {
    switch (state) {
        case State::received:
        case State::corrected:
            return "chip-key";
        case State::correction:
        case State::held:
            return "chip-warn";
        case State::approved:
        case State::completed:
            return "chip-ok";
        default:
            return "chip-line";
    }
}

void fill_case(web::View& row, web::Call& call, const Offices& offices, const Standing& standing,
               std::string_view markers) {
    const Town& town = call.town();
    const procedures::Case& record = standing.record;
    const std::string wanted = " " + std::string{markers} + " ";
    const auto wants = [&](std::string_view marker) {
        return wanted.find(" " + std::string{marker} + " ") != std::string::npos;
    };
    const auto set = [&](std::string_view marker, std::string_view value) {
        if (wants(marker)) row.set(marker, value);
    };
    set("CASE", std::to_string(record.case_id));
    set("VERSION", std::to_string(standing.version));
    set("RECEIPT_NUMBER", record.receipt_number);
    set("PROCEDURE", procedure_label(offices, record.procedure));
    set("DEPARTMENT", department_label(offices, record.department));
    set("PERSON", std::to_string(record.person_id.value()));
    set("RECEIVED", short_moment(town, record.received_at));
    set("CHANNEL", label_of(record.channel));
    set("REVIEWER", standing.reviewer_name.empty() ? "まだ" : standing.reviewer_name);
    if (wants("APPLICANT")) row.set("APPLICANT", name_of(call, record.person_id));
    if (wants("DUE")) {
        const Due due = due_of(record.due_on, call.today());
        row.set("DUE", short_date(town, record.due_on))
            .set("DUE_WORDS", due.words)
            .set("DUE_CHIP", due.chip);
    }
    set("STATE", label_of(standing.state));
    if (wants("STATE_CHIP")) row.set("STATE_CHIP", chip_of(standing.state));
    row.show_if("LATE", wants("LATE") && record.late)
        .show_if("DUPLICATE", wants("DUPLICATE") && record.duplicate_of != 0)
        .show_if("AGAIN", wants("AGAIN") && standing.round > 1);
    if (wants("PROPOSED") && standing.proposal != procedures::Proposal::none)
        row.row("PROPOSED").set("PROPOSAL", label_of(standing.proposal));
}

Problem not_your_department(const Offices& offices, std::string_view department) {
    return {"case.forbidden", "この案件を見る権限がありません。必要な権限: " +
                                  std::string{department_label(offices, department)} +
                                  "・閲覧。業務に必要なときは、管理者に申し出てください。"};
}

Result<Standing> case_in_path(web::Call& call, const Offices& offices) {
    const std::int64_t case_id = number_in(call.request().place, "case");
    const auto standing =
        case_id == 0 ? std::nullopt : procedures::find_case(call.session(), case_id);
    if (!standing) {
        return Problem{"procedure.case_not_found",
                       "この番号の案件はありません。受付番号で探しなおしてください。"};
    }
    if (!works_in(call.visitor(), standing->record.department)) {
        call.saw(standing->record.person_id, "案件 " + standing->record.receipt_number,
                 standing->record.department, identity::Deed::refuse);
        return not_your_department(offices, standing->record.department);
    }
    return *standing;
}

}  // namespace yakuba::portal::staff
