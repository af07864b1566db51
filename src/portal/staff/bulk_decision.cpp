#include <algorithm>
#include <charconv>
#include <map>

#include "portal/staff/casework.h"
#include "portal/staff/decisions.h"
#include "portal/staff/shown.h"

/// 一括決裁: many cases of one proposal at once, after some of them, which nobody can choose, have
/// been opened one by one.
namespace yakuba::portal::staff {
namespace {

using procedures::BulkPlan;
using procedures::Standing;
using web::Call;
using web::Response;
using web::View;

constexpr std::size_t kMost = 500;

/// The ticked cases, each once, that the visitor may see and that wait for a decision.
std::vector<Standing> ticked(Call& call, const std::vector<std::string>& texts) {
    std::vector<Standing> found;
    for (const std::string& text : texts) {
        std::int64_t case_id = 0;
        std::from_chars(text.data(), text.data() + text.size(), case_id);
        const bool again = std::any_of(found.begin(), found.end(), [&](const Standing& each) {
            return each.record.case_id == case_id;
        });
        if (case_id <= 0 || again || found.size() >= kMost) continue;
        const auto standing = procedures::find_case(call.session(), case_id);
        if (standing && works_in(call.visitor(), standing->record.department))
            found.push_back(*standing);
    }
    return found;
}

std::vector<std::int64_t> numbers_of(const std::vector<Standing>& standings) {
    std::vector<std::int64_t> numbers;
    for (const Standing& standing : standings)
        numbers.push_back(standing.record.case_id);
    return numbers;
}

Response show_plan(Call& call, const Offices& offices, const std::vector<std::string>& texts,
                   const Problem* problem) {
    std::vector<Standing> decidable;
    std::int64_t others = 0;
    for (Standing& standing : ticked(call, texts)) {
        const auto possible =
            offices.desk->possible(call.town(), call.session(), call.visitor(), standing);
        const bool decides = std::find(possible.begin(), possible.end(),
                                       procedures::Action::decide) != possible.end();
        if (decides)
            decidable.push_back(std::move(standing));
        else
            ++others;
    }
    View view;
    if (decidable.empty()) {
        view.show("NOTHING");
        return call.page("staff/bulk_nothing.html", "一括決裁", view);
    }
    const BulkPlan plan =
        offices.desk->plan_bulk(call.visitor(), numbers_of(decidable), call.today());
    for (const Standing& standing : decidable) {
        const bool sampled = std::find(plan.sample.begin(), plan.sample.end(),
                                       standing.record.case_id) != plan.sample.end();
        View row = view.row("CASES");
        fill_case(row, call, offices, standing,
                  "CASE VERSION RECEIPT_NUMBER PROCEDURE APPLICANT DUE REVIEWER PROPOSED");
        row.show_if("SAMPLED", sampled);
    }
    view.set("COUNT", static_cast<std::int64_t>(decidable.size()))
        .set("SAMPLE", static_cast<std::int64_t>(plan.sample.size()))
        .set("SHARE", plan.share_percent);
    if (others > 0) view.row("OTHERS").set("OTHERS_COUNT", others);
    if (problem != nullptr) view.row("REFUSED").set("REFUSAL", problem->message);
    return call.page("staff/bulk_decision.html", "一括決裁", view, problem != nullptr ? 422 : 200);
}

Response show(Call& call, const Offices& offices) {
    return show_plan(call, offices, call.request().query.all("case"), nullptr);
}

Response decide(Call& call, const Offices& offices) {
    const web::Fields& form = call.request().form;
    std::map<std::int64_t, std::int64_t> versions;
    const std::vector<Standing> standings = ticked(call, form.all("case"));
    for (const Standing& standing : standings) {
        const std::int64_t id = standing.record.case_id;
        versions[id] = number_in(form, "version-" + std::to_string(id));
    }
    const BulkPlan plan =
        offices.desk->plan_bulk(call.visitor(), numbers_of(standings), call.today());
    call.rest();
    const auto outcome = offices.desk->decide_bulk(call.town(), call.visitor(), plan, versions,
                                                   call.once(), call.now());
    if (!outcome) return show_plan(call, offices, form.all("case"), &outcome.problem());
    View view;
    for (const std::int64_t case_id : outcome->decided) {
        const auto standing = procedures::find_case(call.session(), case_id);
        if (!standing) continue;
        View row = view.row("DECIDED");
        fill_case(row, call, offices, *standing,
                  "CASE RECEIPT_NUMBER PROCEDURE APPLICANT STATE STATE_CHIP");
        call.saw(standing->record.person_id, "案件 " + standing->record.receipt_number + " 決裁",
                 standing->record.department, identity::Deed::enter);
    }
    for (const Problem& problem : outcome->problems) {
        View row = view.row("PROBLEMS");
        row.set("PROBLEM", problem.message).set("WHERE", problem.detail);
    }
    view.set("DECIDED_COUNT", static_cast<std::int64_t>(outcome->decided.size()))
        .set("PROBLEM_COUNT", static_cast<std::int64_t>(outcome->problems.size()))
        .show_if("SOME_DECIDED", !outcome->decided.empty())
        .show_if("SOME_PROBLEMS", !outcome->problems.empty());
    return call.page("staff/bulk_result.html", "一括決裁の結果", view);
}

}  // namespace

web::Routes bulk_pages(const Offices& offices) {
    const web::Access approver{
        .door = identity::Door::staff, .duty = identity::Duty::approve, .duty_anywhere = true};
    web::Routes routes;
    routes.pages = {
        {web::Method::get, "/s/decisions/bulk", approver,
         [&offices](Call& call) { return show(call, offices); }, "一括決裁"},
        {web::Method::post, "/s/decisions/bulk", approver,
         [&offices](Call& call) { return decide(call, offices); }, "一括決裁"},
    };
    return routes;
}

}  // namespace yakuba::portal::staff
