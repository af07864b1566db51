#include <algorithm>

#include "business/resident_register/pages/officer_name.h"
#include "business/resident_register/pages/wizard_views.h"

/// 三者比較: another clerk wrote about one of the persons after this clerk had looked.
namespace yakuba::resident_register {
namespace {

using registry::Resident;
using registry::ResidentVersion;

/// The entry on a day as far as versions up to a number say.
Resident state_of(std::vector<ResidentVersion> versions, int up_to, Date day) {
    std::erase_if(versions, [&](const ResidentVersion& v) { return v.version.number > up_to; });
    for (const ResidentVersion& period : registry::timeline_of(versions)) {
        if (period.version.valid_from <= day && day < period.version.valid_to) {
            return period.record;
        }
    }
    return {};
}

/// What this clerk's event would make of a person: the event is rehearsed on the register as it is
/// now. Empty when it cannot be carried out any more.
std::vector<PersonChange> entered(web::Call& call, const Offices& offices, const EventForm& form,
                                  const Draft& draft) {
    Draft renewed = draft;
    std::vector<PersonId> persons;
    for (const auto& [person, sight] : draft.seen)
        persons.push_back(person);
    renewed.seen = look_at(call.session(), persons);
    auto effects = rehearse(call, offices, form, renewed);
    return effects ? std::move(effects->persons) : std::vector<PersonChange>{};
}

/// What this clerk would write there; empty when she leaves it.
std::string entered_value(const PersonChange& mine, std::string_view key) {
    for (const VersionChange& version : mine.versions) {
        for (const ItemChange& line : version.lines) {
            if (line.key == key) return line.after.empty() ? "なし" : line.after;
        }
    }
    return {};
}
std::string entered_measure(const PersonChange& mine, std::string_view key) {
    for (const ItemChange& line : mine.measure_lines) {
        if (line.key == key) return line.after.empty() ? "なし" : line.after;
    }
    return {};
}
const PersonChange& change_of(const std::vector<PersonChange>& changes, PersonId person) {
    static const PersonChange kNone;
    const auto found = std::ranges::find(changes, person, &PersonChange::person);
    return found == changes.end() ? kNone : *found;
}

std::string in_words(const Line& line, const Resident& resident, bool place_shown) {
    if (!resident.person_id) return "記録なし";
    if (!place_shown) return std::string{registry::kOmittedAddress};
    std::string text = format_for_people(line, &resident);
    return text.empty() ? "なし" : text;
}

bool tells_a_place(std::string_view key) {
    constexpr std::string_view kPlaces[] = {"postcode",     "town_code",          "town",
                                            "lot",          "building",           "former_address",
                                            "next_address", "registered_domicile"};
    return std::ranges::find(kPlaces, key) != std::end(kPlaces);
}

/// What stands behind the mask of a protection: shown on its own page alone (支援措置の画面).
bool is_behind_the_mask(std::string_view key) {
    constexpr std::string_view kHidden[] = {"counterpart_id", "counterpart_name",
                                            "counterpart_address", "consulted", "hidden_addresses"};
    return std::ranges::find(kHidden, key) != std::end(kHidden);
}

/// One item as three people have it.
struct Row {
    std::string label;
    std::string was;
    std::string theirs;
    std::string yours;

    bool changed() const { return was != theirs; }
};

/// The days that both may have written about: the day of the event, and the first days of what was
/// written meanwhile.
std::vector<Date> days_to_compare(const std::vector<ResidentVersion>& versions, int seen,
                                  Date event) {
    std::vector<Date> days{event};
    for (const ResidentVersion& version : versions) {
        if (version.version.number <= seen) continue;
        if (std::ranges::find(days, version.version.valid_from) == days.end()) {
            days.push_back(version.version.valid_from);
        }
    }
    return days;
}

/// The items of the resident's entry.
std::vector<Row> entry_rows(web::Call& call, PersonId person, int seen, Date event,
                            const PersonChange& mine) {
    std::vector<Row> rows;
    const auto versions = registry::versions_of(call.session(), person);
    for (const Date day : days_to_compare(versions, seen, event)) {
        const Resident was = state_of(versions, seen, day);
        const Resident theirs = state_of(versions, INT32_MAX, day);
        const Resident& shown = theirs.person_id ? theirs : was;
        const bool places =
            call.gate().decide(clerk(call), shown).answer == registry::Answer::allow;
        const std::string from =
            day == event ? "" : "（" + call.town().calendar->format_short(day) + "から）";
        for (const Line& line : registry::resident_description().lines) {
            if (line.key == "event" || line.key == "notified_on" || line.key == "person_id") {
                continue;
            }
            const bool place_shown = places || !tells_a_place(line.key);
            Row row{shown.name + "　" + std::string{line.label} + from,
                    in_words(line, was, place_shown), in_words(line, theirs, place_shown),
                    entered_value(mine, line.key)};
            const bool same_place =
                line.type->format(line.field(&was)) == line.type->format(line.field(&theirs));
            if (!place_shown && !same_place) row.theirs += "（変更あり）";
            if (row.changed() || (day == event && !row.yours.empty())) {
                rows.push_back(std::move(row));
            }
        }
    }
    return rows;
}

/// The items of the 支援措置.
std::vector<Row> measure_rows(web::Call& call, PersonId person, int seen,
                              const PersonChange& mine) {
    registry::ProtectiveMeasure was, theirs;
    for (const auto& version : call.session().select_versions<registry::ProtectiveMeasure>(
             registry::protective_measure_description(),
             "SELECT " + storage::version_columns_of(registry::protective_measure_description()) +
                 " FROM protective_measure WHERE person_id = :person_id ORDER BY version",
             {{"person_id", person.value()}})) {
        if (version.version.number <= seen) was = version.record;
        theirs = version.record;
    }
    const auto words = [](const Line& line, const registry::ProtectiveMeasure& measure) {
        if (!measure.person_id) return std::string{"なし"};
        const std::string text = format_for_people(line, &measure);
        return text.empty() ? std::string{"なし"} : text;
    };
    std::vector<Row> rows;
    for (const Line& line : registry::protective_measure_description().lines) {
        if (line.key == "person_id") continue;
        Row row{
            "支援措置　宛名番号 " + std::to_string(person.value()) + "　" + std::string{line.label},
            words(line, was), words(line, theirs), entered_measure(mine, line.key)};
        if (!row.changed() && row.yours.empty()) continue;
        if (is_behind_the_mask(line.key)) {
            const bool changed = row.changed();
            row.was = registry::kOmittedAddress;
            row.theirs = changed ? "変更あり（支援措置の画面で見る）" : row.was;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

void show_row(const Row& row, bool can_write, web::View& view) {
    web::View shown = view.row("CONFLICTS");
    shown.set("LINE", row.label)
        .set("WAS", row.was)
        .set("THEIRS", row.changed() ? row.theirs : "変更なし")
        .set("YOURS", !row.yours.empty() ? row.yours
                      : can_write        ? "同じ"
                                         : "登録できません");
    shown.show(row.changed() && !row.yours.empty() ? "DIFFERS" : "AGREES");
}

/// Who wrote last about any of these persons, and when.
void show_writer(storage::Session& session, const Seen& seen, Date today, web::View& view) {
    std::int64_t entry = 0;
    for (const auto& [person, sight] : seen) {
        entry = std::max(
            entry, session
                       .number("SELECT coalesce(max(entry), 0) FROM (SELECT entry FROM resident "
                               "WHERE person_id = :person_id UNION ALL SELECT entry FROM "
                               "protective_measure WHERE person_id = :person_id) rows",
                               {{"person_id", person.value()}})
                       .value_or(0));
    }
    std::string actor;
    std::int64_t at = 0;
    session.read_values("SELECT actor, at FROM journal WHERE entry = :entry", {{"entry", entry}},
                        [&](std::span<const storage::Value> row) {
                            actor = std::get<std::string>(row[0]);
                            at = std::get<std::int64_t>(row[1]);
                        });
    view.set("CONFLICT_WHO", officer_name(session, actor, today))
        .set("CONFLICT_WHEN", to_iso(Instant{at}).substr(11, 5));
}

}  // namespace

web::Response conflict_page(web::Call& call, const Offices& offices, const EventForm& form,
                            const Draft& draft) {
    web::View view;
    show_head(call, form, draft, view);
    show_writer(call.session(), draft.seen, call.today(), view);
    const auto mine = entered(call, offices, form, draft);
    const Date day =
        draft.answers.day("occurred_on") ? draft.answers.day("occurred_on") : call.today();
    for (const auto& [person, sight] : draft.seen) {
        const PersonChange& own = change_of(mine, person);
        for (const Row& row : entry_rows(call, person, sight.resident, day, own))
            show_row(row, !mine.empty(), view);
        for (const Row& row : measure_rows(call, person, sight.measure, own))
            show_row(row, !mine.empty(), view);
    }
    view.set("SETTLE_PATH", draft_path(draft, "settle"));
    view.show(mine.empty() ? "CANNOT_KEEP" : "CAN_KEEP");
    if (draft.person) call.saw(draft.person, "三者比較", "resident-register");
    return call.page("staff/register/conflict.html", std::string{form.label} + "　他の職員の変更",
                     view, 409);
}

}  // namespace yakuba::resident_register
