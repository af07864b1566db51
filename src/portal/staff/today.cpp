#include <algorithm>

#include "portal/staff/casework.h"
#include "portal/staff/dates.h"
#include "portal/staff/pages.h"
#include "portal/staff/shown.h"
#include "registry/residents.h"
#include "web/call.h"

/// 今日の仕事: the visitor's own queue by due date, the persons looked at in this session, and the
/// protections that end soon.
namespace yakuba::portal::staff {
namespace {

using identity::Duty;
using procedures::CaseQuery;
using web::Call;

constexpr int kCasesShown = 20;
constexpr int kPersonsShown = 10;
/// 延長の申出 is taken from a month before the end.
constexpr std::chrono::days kEndsSoon{31};

constexpr std::string_view kRecentSql =
    "SELECT person_id, max(access_number) FROM access_log WHERE actor = :actor AND person_id <> 0 "
    "AND deed = 1 AND access_number > coalesce((SELECT max(access_number) FROM access_log WHERE "
    "actor = :actor AND deed = 7), 0) GROUP BY person_id ORDER BY 2 DESC LIMIT 10";

constexpr std::string_view kEndingSql =
    "SELECT m.person_id, m.ends_on FROM protective_measure m WHERE m.state NOT IN (4, 5) AND "
    "m.ends_on <= :until AND NOT EXISTS (SELECT 1 FROM protective_measure n WHERE n.person_id = "
    "m.person_id AND n.version > m.version) ORDER BY m.ends_on LIMIT 20";

struct Numbered {
    PersonId person;
    std::int64_t value = 0;
};

std::vector<Numbered> read(Call& call, std::string_view sql, const storage::Parameters& asked) {
    std::vector<Numbered> rows;
    call.session().read_values(sql, asked, [&](std::span<const storage::Value> row) {
        rows.push_back({PersonId{std::get<std::int64_t>(row[0])}, std::get<std::int64_t>(row[1])});
    });
    return rows;
}

void fill_person(web::View& row, Call& call, PersonId person) {
    const auto found = registry::find_resident(call.session(), person, {call.today()});
    row.set("PERSON_LINK", "/s/persons/" + std::to_string(person.value()))
        .set("PERSON", found ? found->record.name : std::to_string(person.value()))
        .set("PERSON_MORE", found ? year_and_age(found->record.birth_date, call.today()) : "");
}

void fill_recent(web::View& view, Call& call) {
    const auto recent = read(call, kRecentSql, {{"actor", call.visitor().actor}});
    for (const Numbered& one : recent) {
        web::View row = view.row("RECENT");
        fill_person(row, call, one.person);
    }
    view.show(recent.empty() ? "RECENT_NONE" : "RECENT_SOME");
}

/// For those who keep the register: a measure that runs out does not end by itself.
void fill_ending(web::View& view, Call& call) {
    if (!call.visitor().may("resident-register", Duty::enter)) return;
    const Date until = call.today() + kEndsSoon;
    const auto ending = read(call, kEndingSql, {{"until", std::int64_t{until.packed()}}});
    view.show("ENDING_SHOWN").show(ending.empty() ? "ENDING_NONE" : "ENDING_SOME");
    for (const Numbered& one : ending) {
        const Date ends = Date::from_packed(static_cast<std::int32_t>(one.value));
        web::View row = view.row("ENDING");
        fill_person(row, call, one.person);
        row.set("ENDS", due_words(call.town(), ends, call.today()))
            .set("ENDS_KIND", due_kind(ends, call.today()));
    }
}

void fill_work(web::View row, Call& call, const Offices& offices,
               const procedures::Standing& standing) {
    const procedures::Case& record = standing.record;
    const Due due = due_of(record.due_on, call.today());
    row.set("CASE", record.case_id)
        .set("PROCEDURE", procedure_label(offices, record.procedure))
        .set("RECEIPT_NUMBER", record.receipt_number)
        .set("APPLICANT", name_of(call, record.person_id))
        .set("RECEIVED", moment(call.town(), record.received_at))
        .set("DUE", compact_day(call.town(), record.due_on))
        .set("DUE_WORDS", due.words)
        .set("DUE_CHIP", due.chip)
        .set("STATE", label_of(standing.state))
        .set("STATE_CHIP", chip_of(standing.state))
        .set("REVIEWER", standing.reviewer_name);
}

CaseQuery open_cases(const std::vector<const Department*>& departments) {
    CaseQuery query;
    for (const Department* department : departments)
        query.departments.emplace_back(department->id);
    query.limit = kCasesShown;
    return query;
}

void add_queue(web::View& view, std::string_view label, std::int64_t count, std::string_view link,
               bool hot) {
    view.row("QUEUES")
        .set("QUEUE_LABEL", label)
        .set("QUEUE_COUNT", count)
        .set("QUEUE_LINK", link)
        .show_if("QUEUE_HOT", hot && count > 0);
}

void fill_queues(web::View& view, Call& call, const CaseQuery& open) {
    const Date today = call.today();
    const auto due_until = [&](Date day) {
        CaseQuery query = open;
        query.due_until = day;
        return procedures::count_cases(call.session(), query);
    };
    const auto in = [&](procedures::State state) {
        CaseQuery query = open;
        query.states = {state};
        return procedures::count_cases(call.session(), query);
    };
    const std::int64_t late = due_until(today - std::chrono::days{1});
    const std::int64_t by_today = due_until(today);
    add_queue(view, "期限切れ", late, "/s/cases?due=late", true);
    add_queue(view, "今日まで", by_today - late, "/s/cases?due=today", true);
    add_queue(view, "新しく届いた申請", in(procedures::State::received), "/s/cases?state=received",
              false);
    add_queue(view, "決裁待ち", in(procedures::State::reviewed), "/s/decisions", false);
    add_queue(view, "処理中のすべて", procedures::count_cases(call.session(), open), "/s/cases",
              false);
}

web::Response show(Call& call, const Offices& offices) {
    web::View view;
    view.set("TODAY", long_day(call.town(), call.today()))
        .set("PURPOSE_NOW", call.visitor().purpose);
    view.show(call.visitor().purpose.empty() ? "PURPOSE_OPEN" : "PURPOSE_STATED");
    const auto departments = departments_of(call.visitor(), offices);
    if (!departments.empty()) {
        const CaseQuery open = open_cases(departments);
        fill_queues(view, call, open);
        const auto cases = procedures::find_cases(call.session(), open);
        view.show("WORK").show(cases.empty() ? "CASES_NONE" : "CASES_SOME");
        for (const procedures::Standing& standing : cases)
            fill_work(view.row("CASES"), call, offices, standing);
    } else {
        view.show("NO_WORK");
    }
    fill_recent(view, call);
    fill_ending(view, call);
    return call.page("staff/today.html", "今日の仕事", view);
}

}  // namespace

web::Routes today_pages(const Offices& offices) {
    web::Routes routes;
    routes.pages = {{web::Method::get,
                     "/s",
                     {.door = identity::Door::staff},
                     [&offices](Call& call) { return show(call, offices); },
                     "今日の仕事"}};
    return routes;
}

}  // namespace yakuba::portal::staff
