#include "portal/staff/decisions.h"

#include <algorithm>

#include "portal/staff/casework.h"
#include "portal/staff/shown.h"

/// 決裁の待ち: whose turn it is follows from the route; this page only asks the desk what the
/// visitor may do with each case.
namespace yakuba::portal::staff {
namespace {

using procedures::Action;
using procedures::Standing;
using procedures::State;
using web::Call;
using web::Response;
using web::View;

constexpr int kMost = 100;
constexpr std::string_view kMarkers =
    "CASE RECEIPT_NUMBER PROCEDURE DEPARTMENT APPLICANT PERSON DUE STATE STATE_CHIP REVIEWER LATE "
    "DUPLICATE AGAIN PROPOSED";

std::vector<Standing> cases_in(Call& call, const Offices& offices, std::vector<State> states,
                               bool by_due) {
    procedures::CaseQuery query;
    for (const Department* department : departments_of(call.visitor(), offices))
        query.departments.emplace_back(department->id);
    if (query.departments.empty()) return {};
    query.states = std::move(states);
    query.limit = kMost;
    query.by_due = by_due;
    return procedures::find_cases(call.session(), query);
}

bool may(const std::vector<Action>& possible, Action action) {
    return std::find(possible.begin(), possible.end(), action) != possible.end();
}

/// What approving comes to, in one line: the first line of the preview that has a sum, else the
/// first.
std::string gist(Call& call, const Offices& offices, const Standing& standing) {
    const auto lines = offices.desk->preview(call.town(), call.session(), standing, call.today());
    if (!lines || lines->empty()) return {};
    for (const auto& line : *lines) {
        if (line.value.find("円") != std::string::npos) return line.label + " " + line.value;
    }
    return lines->front().label + " " + lines->front().value;
}

Response show_queue(Call& call, const Offices& offices) {
    View view;
    std::int64_t mine = 0;
    std::int64_t absent = 0;
    std::int64_t drafted = 0;
    for (const Standing& standing : cases_in(call, offices, {State::reviewed}, true)) {
        const auto possible =
            offices.desk->possible(call.town(), call.session(), call.visitor(), standing);
        const bool turn = may(possible, Action::decide) || may(possible, Action::endorse);
        const bool instead = !turn && may(possible, Action::decide_for);
        const bool own = may(possible, Action::pull_back);
        if (turn) {
            View row = view.row("MINE");
            fill_case(row, call, offices, standing, kMarkers);
            row.set("GIST", gist(call, offices, standing))
                .show_if("DECIDES", may(possible, Action::decide))
                .show_if("ENDORSES", may(possible, Action::endorse));
            ++mine;
        } else if (instead) {
            View row = view.row("INSTEAD");
            fill_case(row, call, offices, standing, kMarkers);
            ++absent;
        }
        if (own) {
            View row = view.row("DRAFTED");
            fill_case(row, call, offices, standing, kMarkers);
            ++drafted;
        }
    }
    std::int64_t inspect = 0;
    for (const Standing& standing :
         cases_in(call, offices, {State::approved, State::refused, State::completed}, false)) {
        if (!standing.inspection_open) continue;
        if (!may(offices.desk->possible(call.town(), call.session(), call.visitor(), standing),
                 Action::inspect)) {
            continue;
        }
        View row = view.row("INSPECT");
        fill_case(row, call, offices, standing, kMarkers);
        ++inspect;
    }
    view.set("MINE_COUNT", mine)
        .set("INSTEAD_COUNT", absent)
        .set("DRAFTED_COUNT", drafted)
        .set("INSPECT_COUNT", inspect)
        .show(mine > 0 ? "SOME_MINE" : "NO_MINE")
        .show_if("SOME_INSTEAD", absent > 0)
        .show_if("SOME_DRAFTED", drafted > 0)
        .show_if("SOME_INSPECT", inspect > 0);
    call.saw(PersonId{}, "決裁待ちの一覧", {});
    return call.page("staff/decisions.html", "決裁", view);
}

}  // namespace

web::Routes decision_pages(const Offices& offices) {
    web::Routes routes;
    const web::Access staff{.door = identity::Door::staff};
    routes.pages = {{web::Method::get, "/s/decisions", staff,
                     [&offices](Call& call) { return show_queue(call, offices); }, "決裁"}};
    routes.navigation = {{"/s/decisions", "決裁", staff}};
    return routes;
}

}  // namespace yakuba::portal::staff
