#include "portal/staff/person_screen.h"

#include <algorithm>

#include "kernel/typed_date.h"

namespace yakuba::portal::staff {
namespace {

using registry::ResidentVersion;

/// The state that holds on a day, among versions in order of recording.
std::optional<ResidentVersion> state_on(const std::vector<ResidentVersion>& versions, AsOf as_of) {
    const ResidentVersion* last = nullptr;
    for (const ResidentVersion& v : versions) {
        const bool covers = v.version.valid_from <= as_of.valid && as_of.valid < v.version.valid_to;
        if (covers && v.version.recorded_at <= as_of.known) last = &v;
    }
    return last == nullptr ? std::nullopt : std::optional{*last};
}

std::vector<HistoryRow> history_of(const Screen& screen) {
    std::vector<HistoryRow> rows;
    // Everything that is known today: what comes after the base date is shown as such.
    const PersonQuestion question = screen.question({screen.today});
    for (const Department* department : screen.departments) {
        if (!department->person_page.timeline) continue;
        for (TimelineEntry& entry : department->person_page.timeline(question))
            rows.push_back({department, find_business(department->id), std::move(entry)});
    }
    std::ranges::stable_sort(rows, [&](const HistoryRow& a, const HistoryRow& b) {
        const Date day_a = screen.day_of(a.entry), day_b = screen.day_of(b.entry);
        if (day_a != day_b) return day_a > day_b;
        return a.entry.recorded_at > b.entry.recorded_at;
    });
    return rows;
}

std::vector<DueItem> to_dos_of(const Screen& screen) {
    std::vector<DueItem> items;
    for (const Department* department : screen.departments) {
        if (!department->person_page.to_dos) continue;
        for (ToDo& to_do : department->person_page.to_dos(screen.question({screen.today})))
            items.push_back({department, std::move(to_do)});
    }
    std::ranges::stable_sort(
        items, {}, [](const DueItem& item) { return item.to_do.due ? item.to_do.due : kForever; });
    return items;
}

/// The day asked for: typed, or a step from it to the change before or after.
Result<Date> base_date(const Screen& screen) {
    const web::Fields& query = screen.call.request().query;
    Date day = screen.today;
    if (const std::string& typed = query.get("asof"); !typed.empty()) {
        auto read = read_typed_day(*screen.call.town().calendar, typed, screen.today);
        if (!read) return read.problem();
        day = *read;
    }
    const std::string& go = query.get("go");
    if (go.empty()) return day;
    std::optional<Date> step;
    for (const HistoryRow& row : screen.history) {
        const Date other = screen.day_of(row.entry);
        if (go == "next" && other > day && other < screen.today) step = other;
        if (go == "prev" && other < day && !step) step = other;
    }
    return step.value_or(go == "next" ? screen.today : day);
}

}  // namespace

AsOf Screen::as_of() const {
    if (axis == Axis::valid || day >= today) return {day};
    return {day, Instant{start_of_day(day + std::chrono::days{1}).microseconds - 1}};
}

Date Screen::day_of(const TimelineEntry& entry) const {
    return axis == Axis::valid ? entry.on : date_in_japan(entry.recorded_at);
}

PersonQuestion Screen::question(AsOf as_of) const {
    return {call.town(), call.session(), person, as_of, today, call.gate(), asking};
}

std::string Screen::link(const std::vector<std::pair<std::string, std::string>>& changes) const {
    std::vector<std::pair<std::string, std::string>> pairs;
    if (past()) pairs.emplace_back("asof", to_iso(day));
    if (axis == Axis::system) pairs.emplace_back("axis", "system");
    for (const char* kept : {"filter", "hide", "all"}) {
        if (const std::string& value = call.request().query.get(kept); !value.empty())
            pairs.emplace_back(kept, value);
    }
    for (const auto& [name, value] : changes) {
        std::erase_if(pairs, [&](const auto& pair) { return pair.first == name; });
        if (!value.empty()) pairs.emplace_back(name, value);
    }
    const std::string query = web::encode_query(pairs);
    return query.empty() ? path() : path() + "?" + query;
}

registry::AddressRequest staff_request(const identity::Visitor& visitor) {
    return {.requester = registry::Requester::staff,
            .asked_by = visitor.person,
            .asker_name = {},
            .purpose = visitor.purpose,
            .actor = visitor.actor,
            .second_officer = {}};
}

Result<Screen> open_screen(web::Call& call, const Offices& offices) {
    const auto person = call.person();
    if (!person) return person.problem();
    Screen screen{.call = call,
                  .offices = offices,
                  .person = *person,
                  .today = call.today(),
                  .day = call.today(),
                  .axis = call.request().query.get("axis") == "system" ? Axis::system : Axis::valid,
                  .asking = staff_request(call.visitor()),
                  .departments = visible_departments(offices, call.visitor()),
                  .versions = registry::versions_of(call.session(), *person),
                  .then = {},
                  .now = {},
                  .household = {},
                  .history = {},
                  .notes = notes_of(call.session(), *person),
                  .to_dos = {}};
    if (screen.versions.empty()) {
        return Problem{"person.not_found",
                       "この宛名番号の人はいません。検索からやり直してください。"};
    }
    screen.now = state_on(screen.versions, {screen.today});
    // Somebody whose first day is still to come.
    if (!screen.now) screen.now = screen.versions.front();
    screen.history = history_of(screen);
    screen.to_dos = to_dos_of(screen);
    const auto day = base_date(screen);
    if (!day) return day.problem();
    screen.day = *day;
    screen.then = state_on(screen.versions, screen.as_of());
    if (screen.then) {
        screen.household = registry::household_members(
            call.session(), screen.then->record.household_id, screen.as_of());
    }
    return screen;
}

}  // namespace yakuba::portal::staff
