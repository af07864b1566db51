#include "portal/staff/notices.h"

#include <map>

#include "portal/staff/casework.h"
#include "portal/staff/shown.h"
#include "procedures/delivery.h"

namespace yakuba::portal::staff {
namespace {

using procedures::NoticeStanding;
using web::Call;
using web::Response;
using web::View;

constexpr int kPage = 100;

/// When each of these notices came back, the last time.
std::map<std::int64_t, Instant> returns(Call& call) {
    std::map<std::int64_t, Instant> all;
    call.session().read_values(
        "SELECT notice_id, max(recorded_at) FROM notice_event WHERE deed = :returned GROUP BY "
        "notice_id",
        {{"returned", static_cast<std::int64_t>(procedures::NoticeDeed::returned)}},
        [&](std::span<const storage::Value> row) {
            all.emplace(std::get<std::int64_t>(row[0]), Instant{std::get<std::int64_t>(row[1])});
        });
    return all;
}

std::string_view state_of(const NoticeStanding& standing, bool came_back) {
    if (standing.printed) return "紙で発送済";
    if (came_back) return "返戻・再発送待ち";
    if (standing.on_paper) return "紙で発送待ち";
    return standing.first_read_at > Instant{} ? "電子・既読" : "電子・未読";
}

void fill_notice(View& row, Call& call, const Offices& offices, const NoticeStanding& standing,
                 const std::map<std::int64_t, Instant>& came_back) {
    const procedures::Notice& notice = standing.notice;
    const bool returned = came_back.contains(notice.notice_id) && !standing.printed;
    row.set("NOTICE", notice.notice_id)
        .set("NOTICE_TITLE", notice.title)
        .set("NOTICE_NUMBER", notice.number)
        .set("NOTICE_CASE", notice.case_id)
        .set("NOTICE_DEPARTMENT", department_label(offices, notice.department))
        .set("NOTICE_PERSON", notice.person_id.value())
        .set("NOTICE_NAME", name_of(call, notice.person_id))
        .set("NOTICE_ON", short_date(call.town(), notice.issued_on))
        .set("NOTICE_STATE", state_of(standing, returned))
        .set("NOTICE_CHIP", returned            ? "chip-ng"
                            : standing.printed  ? "chip-ok"
                            : standing.on_paper ? "chip-warn"
                                                : "chip-key")
        .show_if("MAY_RETURN",
                 standing.printed && call.visitor().may(notice.department, identity::Duty::enter));
}

/// The notices of a day, or of one person.
std::vector<NoticeStanding> asked_for(Call& call, const Offices& offices, Date day,
                                      PersonId person) {
    std::vector<NoticeStanding> found;
    if (person) {
        found = procedures::notices_of(call.session(), person, 0, kPage);
    } else {
        std::vector<std::int64_t> numbers;
        call.session().read_values(
            "SELECT notice_id FROM notice_standing WHERE issued_on = :day ORDER BY notice_id DESC "
            "LIMIT " +
                std::to_string(kPage),
            {{"day", std::int64_t{day.packed()}}}, [&](std::span<const storage::Value> row) {
                numbers.push_back(std::get<std::int64_t>(row[0]));
            });
        for (const std::int64_t number : numbers) {
            if (auto standing = procedures::find_notice(call.session(), number))
                found.push_back(*std::move(standing));
        }
    }
    std::erase_if(found, [&](const NoticeStanding& standing) {
        return offices.find(standing.notice.department) == nullptr ||
               !works_in(call.visitor(), standing.notice.department);
    });
    return found;
}

Response show_notices(Call& call, const Offices& offices, const Problem* problem) {
    const web::Fields& query = call.request().query;
    Date day = call.today();
    if (const std::string& text = query.get("on"); !text.empty()) {
        const auto iso = parse_date(text);
        const auto era = call.town().calendar->parse(text);
        if (iso)
            day = *iso;
        else if (era && era->is_complete())
            day = era->earliest();
    }
    const PersonId person{number_in(query, "person")};
    const auto came_back = returns(call);
    View view;
    view.set("ON", short_date(call.town(), day))
        .set("PERSON", person ? std::to_string(person.value()) : std::string{});
    std::int64_t waiting = 0;
    for (const Department* department : departments_of(call.visitor(), offices)) {
        for (const NoticeStanding& standing :
             procedures::notices_to_print(call.session(), department->id, kPage)) {
            View row = view.row("TO_PRINT");
            fill_notice(row, call, offices, standing, came_back);
            ++waiting;
        }
    }
    const auto found = asked_for(call, offices, day, person);
    for (const NoticeStanding& standing : found) {
        View row = view.row("FOUND");
        fill_notice(row, call, offices, standing, came_back);
    }
    view.set("WAITING_COUNT", waiting)
        .show(waiting > 0 ? "SOME_TO_PRINT" : "NONE_TO_PRINT")
        .show(found.empty() ? "NONE_FOUND" : "SOME_FOUND");
    if (problem != nullptr) view.row("REFUSED").set("REFUSAL", problem->message);
    call.saw(person, "通知・発送の一覧", {});
    return call.page("staff/notices.html", "通知・発送", view, problem != nullptr ? 422 : 200);
}

Response print(Call& call, const Offices& offices) {
    const std::int64_t number = number_in(call.request().place, "notice");
    const auto standing = procedures::find_notice(call.session(), number);
    call.rest();
    auto bytes = procedures::print_letter(*call.town().database, call.visitor(), number,
                                          call.once(), call.now());
    if (!bytes) return show_notices(call, offices, &bytes.problem());
    call.saw(standing->notice.person_id, "通知 " + standing->notice.number + " 発送",
             standing->notice.department, identity::Deed::issue);
    return web::file(*std::move(bytes), "application/pdf", standing->notice.title + ".pdf");
}

Response came_back(Call& call, const Offices& offices) {
    const std::int64_t number = number_in(call.request().place, "notice");
    const auto standing = procedures::find_notice(call.session(), number);
    call.rest();
    const auto done = procedures::note_returned(*call.town().database, call.visitor(), number,
                                                call.once(), call.now());
    if (!done) return show_notices(call, offices, &done.problem());
    call.saw(standing->notice.person_id, "通知 " + standing->notice.number + " 返戻",
             standing->notice.department, identity::Deed::enter);
    return web::see_other("/s/notices");
}

}  // namespace

web::Routes notice_pages(const Offices& offices) {
    using web::Method;
    const web::Access staff{.door = identity::Door::staff};
    web::Routes routes;
    routes.pages = {
        {Method::get, "/s/notices", staff,
         [&offices](Call& call) { return show_notices(call, offices, nullptr); }, "通知・発送"},
        {Method::post, "/s/notices/{notice}/print", staff,
         [&offices](Call& call) { return print(call, offices); }, "通知の発送"},
        {Method::post, "/s/notices/{notice}/returned", staff,
         [&offices](Call& call) { return came_back(call, offices); }, "通知の返戻"},
    };
    routes.navigation = {{"/s/notices", "通知・発送", staff}};
    return routes;
}

}  // namespace yakuba::portal::staff
