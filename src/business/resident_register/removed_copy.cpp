#include "business/resident_register/removed_copy.h"

#include "notices/press.h"
#include "registry/residents.h"

namespace yakuba::resident_register {
namespace {

using notices::Letter;
using registry::Resident;
using registry::ResidentVersion;

constexpr std::string_view kNothing = "−";

std::string or_nothing(const std::string& text) {
    return text.empty() ? std::string{kNothing} : text;
}

/// The day the entry was removed: the first of the days without residence up to `day`.
Date removed_on(const std::vector<ResidentVersion>& timeline, Date day) {
    Date since;
    for (const ResidentVersion& state : timeline) {
        if (state.version.valid_from > day) break;
        if (registry::is_resident(state.record.standing)) {
            since = {};
        } else if (!since) {
            since = state.version.valid_from;
        }
    }
    return since;
}

Letter begin(const CopyRun& run, const CopyRequest& request, const Resident& person) {
    Letter letter{.form = &run.form, .subject = person.person_id, .number = request.number};
    notices::sign(letter, run.sender, *run.town->calendar, request.issued_on);
    letter.set("address",
               run.town->prefecture + run.town->name + run.gate.address_for(request.asker, person));
    return letter;
}

/// Those of the household who leave on the same planned day.
std::vector<Resident> leaving_together(storage::Session& session, const Resident& person,
                                       AsOf as_of) {
    std::vector<PersonId> persons;
    session.read_values(
        "SELECT DISTINCT person_id FROM resident WHERE household_id = :household_id "
        "AND planned_out_on = :planned_out_on ORDER BY person_id",
        {{"household_id", person.household_id.value()},
         {"planned_out_on", std::int64_t{person.planned_out_on.packed()}}},
        [&](std::span<const storage::Value> row) {
            persons.emplace_back(std::get<std::int64_t>(row[0]));
        });
    std::vector<Resident> leaving;
    for (const PersonId one : persons) {
        const auto found = registry::find_resident(session, one, as_of);
        if (found && found->record.planned_out_on == person.planned_out_on) {
            leaving.push_back(found->record);
        }
    }
    return leaving;
}

std::string head_name(storage::Session& session, const Resident& person, AsOf as_of) {
    if (registry::is_head(person)) return person.name;
    for (const Resident& member :
         registry::household_members(session, person.household_id, as_of)) {
        if (registry::is_head(member)) return member.name;
    }
    return std::string{kNothing};
}

}  // namespace

Result<std::string> print_removed_copy(const Town& town, const CopyRequest& request) {
    const auto run = open_copy_run(town, request.issued_on, request.now, "removed_record_copy.svg");
    if (!run) return run.problem();
    const auto session = town.database->session();
    const AsOf as_of{request.issued_on, request.now};
    const auto found = registry::find_resident(*session, request.person, as_of);
    if (!found || registry::is_resident(found->record.standing) ||
        found->record.standing == registry::Standing::non_resident) {
        return Problem{"registry.no_removed_entry",
                       "この人に除票はありません。住民票の写しを確かめてください。",
                       "subject " + std::to_string(request.person.value())};
    }
    const Resident& person = found->record;
    if (auto permitted = run->gate.permit(request.asker, person); !permitted) {
        return permitted.problem();
    }
    const auto timeline =
        registry::timeline_of(registry::versions_of(*session, person.person_id), request.now);
    Letter letter = begin(*run, request, person);
    letter.set("scope", "（除票）")
        .set("head", request.options.relation ? head_name(*session, person, as_of) : "省略")
        .set("reason", std::string{label_of(person.standing)})
        .set("removed_on", town.calendar->format(removed_on(timeline, request.issued_on)))
        .set("next_address",
             or_nothing(run->gate.place_for(request.asker, person, person.next_address)));
    if (auto added = add_copy_member(letter, *run, request, person); !added) {
        return added.problem();
    }
    return notices::print_single(request.person, letter,
                                 {.created = request.now, .title = "除票の写し"});
}

Result<std::string> print_move_out_certificate(const Town& town, const CopyRequest& asked,
                                               const PaidAllowance& allowance) {
    CopyRequest request = asked;
    // 令23条: what the next municipality needs for its entry.
    request.options = {.relation = true,
                       .domicile = true,
                       .my_number = town.vault != nullptr,
                       .resident_code = true};
    const auto run =
        open_copy_run(town, request.issued_on, request.now, "move_out_certificate.svg");
    if (!run) return run.problem();
    const auto session = town.database->session();
    const AsOf as_of{request.issued_on, request.now};
    const auto found = registry::find_resident(*session, request.person, as_of);
    if (!found || !found->record.planned_out_on) {
        return Problem{"registry.no_planned_move",
                       "転出届が出ていないため、転出証明書を作れません。",
                       "subject " + std::to_string(request.person.value())};
    }
    const Resident& person = found->record;
    if (auto due = certificate_is_due(town, *session, person); !due) return due.problem();
    const auto leaving = leaving_together(*session, person, as_of);
    for (const Resident& member : leaving) {
        if (auto permitted = run->gate.permit(request.asker, member); !permitted) {
            return permitted.problem();
        }
    }
    Letter letter = begin(*run, request, person);
    letter.set("scope", "（転入届に添えるもの）")
        .set("head", head_name(*session, person, as_of))
        .set("next_address",
             or_nothing(run->gate.place_for(request.asker, person, person.next_address)))
        .set("planned_out_on", town.calendar->format(person.planned_out_on))
        .set("notice_day", person.notified_on ? town.calendar->format(person.notified_on) : "−");
    for (const Resident& member : leaving) {
        if (auto added = add_copy_member(letter, *run, request, member); !added) {
            return added.problem();
        }
        const std::string marks = move_out_marks(*session, member, as_of, allowance);
        letter.tables.back().second.back().emplace_back("marks", marks.empty() ? "なし" : marks);
    }
    return notices::print_single(request.person, letter,
                                 {.created = request.now, .title = "転出証明書"});
}

}  // namespace yakuba::resident_register
