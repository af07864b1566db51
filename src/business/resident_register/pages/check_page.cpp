#include <algorithm>

#include "business/resident_register/pages/wizard_views.h"
#include "business/resident_register/rules.h"
#include "kernel/typed_date.h"

/// 「登録する内容」: before → after for every person, what the law says, what becomes due.
namespace yakuba::resident_register {
namespace {

/// A late notice is accepted, with its reason: not a matter of the event, but of every notice.
void look_at_days(const Scene& scene, const EventForm& form, std::vector<Finding>& found) {
    const Date occurred = scene.answers.day("occurred_on");
    const Date notified = scene.answers.day("notified_on");
    const bool is_notice = form.group == "届出" || form.group == "世帯";
    if (!is_notice || !occurred || !notified) return;
    const auto desk = open_desk(scene.town, scene.today);
    if (!desk) return;
    const Date deadline = notice_deadline(*desk->rates, occurred);
    if (notified > deadline && !scene.answers.has("late_reason")) {
        found.push_back({Weight::stop, "notice.late",
                         "届出の期限（" + day_for_staff(*scene.town.calendar, deadline) +
                             "）を過ぎています。受理はできます。下に、遅れた理由を書いてください。",
                         "住民基本台帳法52条2項", "late"});
    } else if (notified > deadline) {
        found.push_back({Weight::tell, "notice.late_with_reason",
                         "期限を過ぎた届出として、理由とともに記録します。",
                         "住民基本台帳法52条2項"});
    }
    if (occurred < scene.today - std::chrono::days{60}) {
        found.push_back({Weight::confirm, "notice.long_ago",
                         "60日より前の異動です。日付にまちがいがないことを確かめましたか。",
                         std::string{form.article}, "notice"});
    }
}

/// Who files for another is named (27条3項).
void look_at_filer(const Scene& scene, std::vector<Finding>& found) {
    if (!scene.answers.is("filed_by", "agent") || scene.answers.has("filer_name")) return;
    found.push_back({Weight::stop, "notice.agent_unnamed", "代理人の氏名を入れてください。",
                     "住民基本台帳法27条3項", "notice"});
}

std::string step_link(const Draft& draft, const std::string& step) {
    return draft_path(draft, "steps/" + step);
}

/// Where a refusal of the event can be mended, among the steps there are.
std::string step_for(const std::vector<Step>& steps, const Problem& problem) {
    const auto has = [&](std::string_view id) {
        return std::ranges::find(steps, id, &Step::id) != steps.end();
    };
    const std::string_view code = problem.code;
    const auto first_of = [&](std::initializer_list<std::string_view> ids) {
        for (const std::string_view id : ids) {
            if (has(id)) return std::string{id};
        }
        return steps.empty() ? std::string{} : steps.front().id;
    };
    if (code.starts_with("notice.")) return first_of({"notice"});
    if (code == "move_in.certificate_needed") return first_of({"papers"});
    if (code == "resident.possible_duplicate") return first_of({"duplicates"});
    if (code.starts_with("relation") || code.ends_with("heads") || code.ends_with("no_head")) {
        return first_of({"relations", "left", "head"});
    }
    if (code.starts_with("items.")) return first_of({"items"});
    if (code.starts_with("household.")) return first_of({"into", "address", "people", "head"});
    return first_of({"people", "notice"});
}

void show_findings(const Draft& draft, const std::vector<Finding>& findings,
                   const std::vector<AnswerProblem>& unticked, web::View& view) {
    for (const Finding& finding : findings) {
        web::View row = view.row("FINDINGS");
        row.set("FINDING_TEXT", finding.text)
            .set("FINDING_CODE", finding.code)
            .set("FINDING_ARTICLE", finding.article);
        if (!finding.step.empty() && finding.step != "late" && finding.weight == Weight::stop) {
            row.row("MEND").set("MEND_LINK", step_link(draft, finding.step));
        }
        if (finding.weight == Weight::stop) row.show("STOP");
        if (finding.weight == Weight::tell) row.show("TELL");
        if (finding.weight == Weight::confirm) {
            web::View confirm = row.row("CONFIRM");
            const std::string name = confirmation_name(finding);
            const bool missing =
                std::ranges::find(unticked, name, &AnswerProblem::name) != unticked.end();
            confirm.set("CONFIRM_FIELD", name)
                .show_if("CONFIRMED", draft.answers.ticked(name))
                .show_if("NOT_CONFIRMED", missing);
        }
    }
}

void show_effects(web::Call& call, const Effects& effects, web::View& view) {
    const Calendar& calendar = *call.town().calendar;
    show_changes(calendar, effects.persons, view);
    show_due(calendar, effects.due, call.today(), view);
    if (!effects.statuses.empty()) {
        web::View part = view.row("STATUSES_SHOWN");
        for (const StatusChange& change : effects.statuses) {
            part.row("STATUSES")
                .set("STATUS_DEPARTMENT", change.department)
                .set("STATUS_WHO", change.who)
                .set("STATUS_BEFORE", change.before.empty() ? "なし" : change.before)
                .set("STATUS_AFTER", change.after);
        }
    }
    if (effects.differences.empty()) return;
    web::View part = view.row("RECOMPUTED");
    for (const yakuba::DepartmentDifferences& department : effects.differences) {
        for (const batch::Difference& difference : department.differences) {
            web::View row = part.row("DIFFERENCES");
            row.set("DIFFERENCE_DEPARTMENT", department.label)
                .set("DIFFERENCE_PERSON", difference.person_id.value())
                .set("DIFFERENCE_PERIOD", difference.period);
            for (const batch::ChangedLine& line : difference.lines) {
                row.row("CHANGED")
                    .set("LINE", line.label)
                    .set("BEFORE", line.before.empty() ? "なし" : line.before)
                    .set("AFTER", line.after.empty() ? "なし" : line.after);
            }
        }
    }
}

}  // namespace

std::vector<Finding> all_findings(const Scene& scene, const EventForm& form,
                                  const std::vector<Step>& steps) {
    std::vector<Finding> found;
    for (const Step& step : steps) {
        for (const AnswerProblem& problem : check(step, scene.answers)) {
            found.push_back({Weight::stop, "answers.incomplete", problem.message + "。",
                             std::string{form.article}, step.id});
        }
    }
    look_at_days(scene, form, found);
    look_at_filer(scene, found);
    if (form.findings) {
        for (Finding& finding : form.findings(scene))
            found.push_back(std::move(finding));
    }
    std::ranges::stable_sort(found, {}, &Finding::weight);
    return found;
}

web::Response check_page(web::Call& call, const Offices& offices, const EventForm& form,
                         const Draft& draft, const std::vector<AnswerProblem>& unticked) {
    const Scene scene = scene_of(call, draft);
    const auto steps = form.steps(scene);
    auto findings = all_findings(scene, form, steps);
    const auto effects = rehearse(call, offices, form, draft);
    if (!effects) {
        const Problem& problem = effects.problem();
        if (problem.code == "register.conflict") return conflict_page(call, offices, form, draft);
        const bool told = std::ranges::any_of(
            findings, [](const Finding& f) { return f.code == "answers.incomplete"; });
        if (!told) {
            findings.insert(findings.begin(),
                            {Weight::stop, std::string{problem.code}, problem.message,
                             std::string{problem.article.empty() ? form.article : problem.article},
                             step_for(steps, problem)});
        }
    }
    web::View view;
    show_head(call, form, draft, view);
    show_stages(steps, steps.size(), view);
    view.set("CHECK_PATH", draft_path(draft, "check"))
        .set("BACK_LINK", step_link(draft, steps.back().id))
        .set("DISCARD_PATH", draft_path(draft, "discard"));
    if (!findings.empty()) show_findings(draft, findings, unticked, view);
    view.show(findings.empty() ? "NO_FINDINGS" : "SOME_FINDINGS");
    if (!unticked.empty()) {
        web::View summary = view.row("ERRORS_SHOWN");
        summary.set("ERROR_COUNT", static_cast<std::int64_t>(unticked.size()));
        for (const AnswerProblem& problem : unticked) {
            summary.row("ERRORS")
                .set("ERROR_FIELD", problem.name)
                .set("ERROR_TEXT", problem.message);
        }
    }
    const bool late = std::ranges::any_of(
        findings, [](const Finding& f) { return f.code.starts_with("notice.late"); });
    if (late) view.row("LATE").set("LATE_REASON", draft.answers.get("late_reason"));
    const bool stopped = std::ranges::any_of(findings, [](const Finding& f) {
        return f.weight == Weight::stop && f.code != "notice.late";
    });
    if (effects) {
        web::View shown = view.row("EFFECTS");
        show_effects(call, *effects, shown);
    }
    view.show(stopped || !effects ? "CANNOT_WRITE" : "CAN_WRITE");
    if (draft.person)
        call.saw(draft.person, "異動入力　" + std::string{form.label}, "resident-register");
    return call.page("staff/register/check.html", std::string{form.label} + "　登録する内容", view,
                     unticked.empty() ? 200 : 422);
}

}  // namespace yakuba::resident_register
