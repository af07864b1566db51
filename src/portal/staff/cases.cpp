#include "portal/staff/cases.h"

#include <algorithm>

#include "portal/staff/casework.h"
#include "portal/staff/shown.h"

/// 受付箱: what has come in for the visitor's departments, filtered by a GET form, a hundred a
/// page.
namespace yakuba::portal::staff {
namespace {

using procedures::CaseQuery;
using procedures::Standing;
using procedures::State;
using web::Call;
using web::Response;
using web::View;

constexpr int kPage = 100;
constexpr std::string_view kMarkers =
    "CASE RECEIPT_NUMBER PROCEDURE DEPARTMENT APPLICANT PERSON RECEIVED CHANNEL DUE STATE "
    "STATE_CHIP REVIEWER LATE DUPLICATE AGAIN PROPOSED";
constexpr std::int64_t kMostSkipped = 100'000;
constexpr int kSoonDays = 3;

/// The filters as they stand in the address.
struct Filter {
    std::string department;
    std::string procedure;
    std::string state;  // a state's key, "" all open ones, "closed"
    std::string due;    // "late", "today", "soon"
    bool mine = false;
    std::string order;  // "new"; empty: by due date
};

Filter filter_of(const web::Fields& query) {
    return {query.get("department"), query.get("procedure"),     query.get("state"),
            query.get("due"),        query.get("mine") == "yes", query.get("order")};
}

Date due_until(const Filter& filter, Date today) {
    if (filter.due == "late") return today - std::chrono::days{1};
    if (filter.due == "today") return today;
    if (filter.due == "soon") return today + std::chrono::days{kSoonDays};
    return {};
}

std::vector<State> states_of(const Filter& filter) {
    if (filter.state == "closed") {
        return {State::approved, State::refused, State::completed, State::withdrawn};
    }
    for (const Code& code : procedures::codes_of(State{})) {
        if (code.key == filter.state) return {static_cast<State>(code.value)};
    }
    return {};
}

CaseQuery query_of(const Call& call, const Filter& filter,
                   const std::vector<const Department*>& departments) {
    CaseQuery query;
    for (const Department* department : departments) {
        if (filter.department.empty() || filter.department == department->id) {
            query.departments.emplace_back(department->id);
        }
    }
    query.procedure = filter.procedure;
    query.states = states_of(filter);
    query.due_until = due_until(filter, call.today());
    if (filter.mine) query.reviewer = call.visitor().actor;
    query.by_due = filter.order != "new";
    query.limit = kPage + 1;
    return query;
}

std::string link_with(const Filter& filter, std::string_view due) {
    std::vector<std::pair<std::string, std::string>> pairs;
    const auto add = [&](const char* name, std::string_view value) {
        if (!value.empty()) pairs.emplace_back(name, value);
    };
    add("department", filter.department);
    add("procedure", filter.procedure);
    add("state", filter.state);
    add("due", due);
    if (filter.mine) add("mine", "yes");
    add("order", filter.order);
    return "/s/cases" + (pairs.empty() ? std::string{} : "?" + web::encode_query(pairs));
}

/// The queues above the list: how many are late, due today, due soon, open at all.
void show_queues(View& view, Call& call, const Filter& filter, const CaseQuery& asked) {
    struct Queue {
        std::string_view key, label;
    };
    constexpr Queue kQueues[] = {
        {"", "すべて"}, {"late", "期限切れ"}, {"today", "今日まで"}, {"soon", "3日以内"}};
    for (const Queue& queue : kQueues) {
        Filter other = filter;
        other.due = queue.key;
        CaseQuery query = asked;
        query.due_until = due_until(other, call.today());
        const std::int64_t count = procedures::count_cases(call.session(), query);
        View row = view.row("QUEUES");
        row.set("QUEUE_LINK", link_with(filter, queue.key))
            .set("QUEUE_LABEL", queue.label)
            .set("QUEUE_COUNT", with_commas(count))
            .show_if("QUEUE_CURRENT", filter.due == queue.key)
            .show_if("QUEUE_HOT", queue.key == "late" && count > 0);
    }
}

void show_filters(View& view, const Offices& offices, const Filter& filter,
                  const std::vector<const Department*>& departments) {
    for (const Department* department : departments) {
        option(view, "DEPARTMENTS", department->id, department->label,
               filter.department == department->id);
    }
    for (const procedures::Procedure& procedure : offices.desk->catalogue().all()) {
        const bool seen =
            std::any_of(departments.begin(), departments.end(),
                        [&](const Department* each) { return each->id == procedure.department; });
        if (seen) {
            option(view, "PROCEDURES", procedure.id, procedure.name,
                   filter.procedure == procedure.id);
        }
    }
    option(view, "STATES", "", "未処理すべて", filter.state.empty());
    for (const Code& code : procedures::codes_of(State{}))
        option(view, "STATES", code.key, code.label, filter.state == code.key);
    option(view, "STATES", "closed", "処理済すべて", filter.state == "closed");
    option(view, "ORDERS", "", "期限の早い順", filter.order.empty());
    option(view, "ORDERS", "new", "受付の新しい順", filter.order == "new");
    view.set("FILTER_DUE", filter.due).show_if("FILTER_MINE", filter.mine);
}

Response show_inbox(Call& call, const Offices& offices) {
    const auto departments = departments_of(call.visitor(), offices);
    const Filter filter = filter_of(call.request().query);
    CaseQuery query = query_of(call, filter, departments);
    View view;
    show_filters(view, offices, filter, departments);
    std::vector<Standing> found;
    // No department at all would ask for every department.
    if (!query.departments.empty()) {
        show_queues(view, call, filter, query);
        query.skip = static_cast<int>(
            std::min<std::int64_t>(number_in(call.request().query, "skip"), kMostSkipped));
        found = procedures::find_cases(call.session(), query);
    }
    const bool more = found.size() > kPage;
    if (more) found.pop_back();
    for (const Standing& standing : found) {
        View row = view.row("CASES");
        fill_case(row, call, offices, standing, kMarkers);
    }
    view.show(found.empty() ? "NONE" : "SOME");
    if (more) {
        std::string link = link_with(filter, filter.due);
        link += (link.find('?') == std::string::npos ? "?skip=" : "&skip=") +
                std::to_string(query.skip + kPage);
        view.row("MORE").set("MORE_LINK", link);
    }
    if (!found.empty()) call.saw(PersonId{}, "案件の一覧", filter.department);
    return call.page("staff/cases.html", "申請の受付箱", view);
}

/// By receipt number, as read out by phone.
Response find_by_receipt(Call& call) {
    const auto standing = procedures::find_case(call.session(), call.request().query.get("number"));
    if (!standing) {
        return call.problem({"case.not_found",
                             "この受付番号の案件はありません。聞きまちがいがないか、"
                             "もう一度たしかめてください（例 7K4-M29-XHC）。"});
    }
    return web::see_other("/s/cases/" + std::to_string(standing->record.case_id));
}

}  // namespace

web::Routes inbox_pages(const Offices& offices) {
    const web::Access staff{.door = identity::Door::staff};
    web::Routes routes;
    routes.pages = {
        {web::Method::get, "/s/cases", staff,
         [&offices](Call& call) { return show_inbox(call, offices); }, "申請の受付箱"},
        {web::Method::get, "/s/cases/by-number", staff, find_by_receipt, "受付番号で探す"},
    };
    routes.navigation = {{"/s/cases", "申請", staff}};
    return routes;
}

}  // namespace yakuba::portal::staff
