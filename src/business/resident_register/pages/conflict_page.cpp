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

std::string entered_value(const std::vector<PersonChange>& changes, PersonId person,
                          std::string_view key) {
    for (const PersonChange& change : changes) {
        if (change.person != person) continue;
        for (const VersionChange& version : change.versions) {
            for (const ItemChange& line : version.lines) {
                if (line.key == key) return line.after.empty() ? "なし" : line.after;
            }
        }
    }
    return {};
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
    const registry::AddressRequest request = clerk(call);
    for (const auto& [person, sight] : draft.seen) {
        const auto versions = registry::versions_of(call.session(), person);
        const Resident was = state_of(versions, sight.resident, day);
        const Resident theirs = state_of(versions, INT32_MAX, day);
        const Resident& shown = theirs.person_id ? theirs : was;
        const bool places = call.gate().decide(request, shown).answer == registry::Answer::allow;
        for (const Line& line : registry::resident_description().lines) {
            if (line.key == "event" || line.key == "notified_on" || line.key == "person_id") {
                continue;
            }
            const bool place_shown = places || !tells_a_place(line.key);
            const std::string before = in_words(line, was, place_shown);
            const std::string after = in_words(line, theirs, place_shown);
            const std::string entered = entered_value(mine, person, line.key);
            if (before == after && entered.empty()) continue;
            web::View row = view.row("CONFLICTS");
            row.set("LINE", shown.name + "　" + std::string{line.label})
                .set("WAS", before)
                .set("THEIRS", before == after ? "変更なし" : after)
                .set("YOURS",
                     entered.empty() ? (mine.empty() ? "登録できません" : "同じ") : entered);
            row.show(before != after && !entered.empty() ? "DIFFERS" : "AGREES");
        }
    }
    view.set("SETTLE_PATH", draft_path(draft, "settle"));
    view.show(mine.empty() ? "CANNOT_KEEP" : "CAN_KEEP");
    if (draft.person) call.saw(draft.person, "三者比較", "resident-register");
    return call.page("staff/register/conflict.html", std::string{form.label} + "　他の職員の変更",
                     view, 409);
}

}  // namespace yakuba::resident_register
