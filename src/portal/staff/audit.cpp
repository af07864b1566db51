#include "portal/staff/audit.h"

#include <algorithm>
#include <map>

#include "identity/accounts.h"
#include "portal/staff/casework.h"
#include "portal/staff/extract_files.h"
#include "portal/staff/shown.h"
#include "registry/residents.h"

namespace yakuba::portal::staff {
namespace {

using identity::AccessFound;
using identity::Deed;
using web::Call;
using web::Response;
using web::View;

constexpr std::size_t kPage = 100;
constexpr std::size_t kMostExported = 50'000;

Date day_in(const Call& call, std::string_view name) {
    const std::string& text = call.request().query.get(name);
    if (const auto iso = parse_date(text)) return *iso;
    const auto era = call.town().calendar->parse(text);
    return era && era->is_complete() ? era->earliest() : Date{};
}

identity::AccessQuery query_of(const Call& call) {
    const web::Fields& asked = call.request().query;
    identity::AccessQuery query;
    query.actor = asked.get("actor");
    query.person_id = PersonId{number_in(asked, "person")};
    query.department = asked.get("department");
    query.from = day_in(call, "from");
    if (const Date last = day_in(call, "until"); last) query.until = last + std::chrono::days{1};
    query.deed = FieldForm<Deed>::parse(asked.get("deed")).value_or(Deed{});
    query.before = number_in(asked, "before");
    return query;
}

/// Reading the log is itself in the log: whose entries were asked for.
void note_reading(Call& call, const identity::AccessQuery& query, std::string_view what,
                  Deed deed) {
    call.saw(query.person_id, what, identity::kWholeHouse, deed);
}

std::string same_query(const Call& call, std::int64_t before) {
    const web::Fields& asked = call.request().query;
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const char* name : {"actor", "person", "department", "from", "until", "deed"}) {
        if (!asked.get(name).empty()) pairs.emplace_back(name, asked.get(name));
    }
    if (before > 0) pairs.emplace_back("before", std::to_string(before));
    return web::encode_query(pairs);
}

Response show_log(Call& call, const Offices& offices) {
    const web::Fields& asked = call.request().query;
    identity::AccessQuery query = query_of(call);
    query.limit = kPage + 1;
    auto found = identity::find_accesses(call.session(), query);
    const bool more = found.size() > kPage;
    if (more) found.pop_back();
    View view;
    view.set("FILTER_ACTOR", asked.get("actor"))
        .set("FILTER_PERSON", asked.get("person"))
        .set("FILTER_FROM", asked.get("from"))
        .set("FILTER_UNTIL", asked.get("until"))
        .set("CSV_LINK", "/s/audit/csv?" + same_query(call, 0));
    for (const Department& department : offices.departments) {
        option(view, "DEPARTMENTS", department.id, department.label,
               query.department == department.id);
    }
    for (const Code& code : identity::codes_of(Deed{}))
        option(view, "DEEDS", code.key, code.label, asked.get("deed") == code.key);
    for (const AccessFound& one : found) {
        const identity::Access& access = one.access;
        View row = view.row("ACCESSES");
        row.set("NUMBER", access.access_number)
            .set("AT", short_moment(call.town(), one.at))
            .set("ACTOR", access.actor)
            .set("ACTOR_SECTION", access.section)
            .set("ACTOR_TERMINAL", access.terminal.empty() ? access.client : access.terminal)
            .set("DEED", label_of(access.deed))
            .set("WHAT", access.what)
            .set("WHERE", department_label(offices, access.department))
            .set("PURPOSE_STATED", access.purpose)
            .show(access.deed == Deed::refuse ? "REFUSED" : "CARRIED_OUT");
        if (access.person_id) row.row("WHOM").set("PERSON", access.person_id.value());
    }
    view.show(found.empty() ? "NONE" : "SOME");
    if (more) {
        view.row("MORE").set("MORE_LINK",
                             "/s/audit?" + same_query(call, found.back().access.access_number));
    }
    note_reading(call, query, "閲覧記録の検索", Deed::search);
    return call.page("staff/audit.html", "閲覧記録", view);
}

Response csv(Call& call) {
    identity::AccessQuery query = query_of(call);
    query.limit = kMostExported;
    Extract extract;
    for (const Line& line : identity::access_description().lines) {
        extract.heads.emplace_back(line.label);
        extract.numbers.push_back(line.key == "access_number");
    }
    extract.heads.emplace_back("日時");
    extract.numbers.push_back(false);
    for (const AccessFound& one : identity::find_accesses(call.session(), query)) {
        std::vector<std::string> row;
        for (const Line& line : identity::access_description().lines)
            row.push_back(line.type->format(line.field(&one.access)));
        row.push_back(to_iso(one.at));
        extract.rows.push_back(std::move(row));
    }
    note_reading(call, query, "閲覧記録の取り出し", Deed::extract);
    return web::file(csv_of(extract, true), "text/csv; charset=utf-8",
                     "閲覧記録_" + to_iso(call.today()) + ".csv", true);
}

std::string surname(const std::string& name) {
    const std::size_t space = std::min(name.find("　"), name.find(' '));
    return space == std::string::npos ? std::string{} : name.substr(0, space);
}

Response show_unusual(Call& call) {
    constexpr int kDays = 30;
    constexpr std::int64_t kMany = 200;
    constexpr std::size_t kMost = 200'000;
    identity::AccessQuery query;
    query.from = call.today() - std::chrono::days{kDays};
    query.limit = kMost;
    const auto accesses = identity::find_accesses(call.session(), query);
    std::map<std::string, identity::StaffAccount> staff;
    for (auto& account : identity::all_accounts(call.session(), call.today()))
        staff.emplace(account.login, account);
    std::map<PersonId, std::string> surnames;
    const auto findings = find_unusual(
        accesses, kMany,
        [&](const std::string& actor) {
            const auto found = staff.find(actor);
            return found == staff.end() ? PersonId{} : found->second.person_id;
        },
        [&](const std::string& actor) {
            const auto found = staff.find(actor);
            return found == staff.end() ? std::string{} : surname(found->second.name);
        },
        [&](PersonId person) {
            const auto known = surnames.find(person);
            if (known != surnames.end()) return known->second;
            const auto resident =
                registry::find_resident(call.session(), person, {call.today(), call.now()});
            return surnames[person] = resident ? surname(resident->record.name) : std::string{};
        });
    constexpr std::pair<std::string_view, std::string_view> kKinds[] = {
        {"自分の記録", "自分自身の記録を見ている"},
        {"同じ姓", "同じ姓の住民を見ている"},
        {"時間外", "22時から7時までの操作"},
        {"大量", "1日に200人を超える人を見ている"}};
    View view;
    for (const Finding& finding : findings) {
        const auto& [word, why] = kKinds[static_cast<int>(finding.kind)];
        View row = view.row("FINDINGS");
        row.set("KIND", word)
            .set("WHY", why)
            .set("ACTOR", finding.actor)
            .set("ON", short_date(call.town(), finding.on))
            .set("ON_ISO", to_iso(finding.on))
            .set("COUNT", with_commas(finding.count));
        if (finding.person) row.row("WHOM").set("PERSON", finding.person.value());
    }
    view.set("DAYS", kDays)
        .set("LOOKED_AT", with_commas(static_cast<std::int64_t>(accesses.size())))
        .show(findings.empty() ? "NONE" : "SOME");
    note_reading(call, query, "閲覧記録の点検", Deed::search);
    return call.page("staff/unusual.html", "目立つ操作", view);
}

}  // namespace

web::Routes audit_pages(const Offices& offices) {
    using web::Method;
    const web::Access auditor{.door = identity::Door::staff,
                              .department = identity::kWholeHouse,
                              .duty = identity::Duty::audit};
    web::Routes routes;
    routes.pages = {
        {Method::get, "/s/audit", auditor,
         [&offices](Call& call) { return show_log(call, offices); }, "閲覧記録"},
        {Method::get, "/s/audit/csv", auditor, csv, "閲覧記録の取り出し"},
        {Method::get, "/s/audit/unusual", auditor, show_unusual, "目立つ操作"},
    };
    routes.navigation = {{"/s/audit", "監査", auditor}};
    return routes;
}

}  // namespace yakuba::portal::staff
