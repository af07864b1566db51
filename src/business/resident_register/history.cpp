#include "business/resident_register/history.h"

#include <algorithm>
#include <array>

#include "rules/explain.h"

namespace yakuba::resident_register {
namespace {

using registry::Resident;
using registry::ResidentVersion;

/// The items that tell where somebody lives or lived.
bool tells_a_place(std::string_view key) {
    constexpr std::string_view kPlaces[] = {"postcode",     "town_code",          "town",
                                            "lot",          "building",           "former_address",
                                            "next_address", "registered_domicile"};
    return std::ranges::find(kPlaces, key) != std::end(kPlaces);
}

std::vector<ItemChange> changes_between(const Resident& before, const Resident& after,
                                        bool places_shown) {
    std::vector<ItemChange> changes;
    for (const Line& line : registry::resident_description().lines) {
        if (line.key == "event" || line.key == "notified_on") continue;
        if (line.type->format(line.field(&before)) == line.type->format(line.field(&after))) {
            continue;
        }
        ItemChange change{line.key, line.label, line.article, {}, {}};
        if (tells_a_place(line.key) && !places_shown) {
            change.before = change.after = std::string{registry::kOmittedAddress};
        } else {
            change.before = format_for_people(line, &before);
            change.after = format_for_people(line, &after);
        }
        changes.push_back(std::move(change));
    }
    return changes;
}

/// The state itself, its places left out when they may not be seen.
ResidentVersion shown(ResidentVersion state, bool places_shown) {
    if (places_shown) return state;
    Resident& r = state.record;
    for (std::string* place : {&r.postcode, &r.town_code, &r.lot, &r.building, &r.former_address,
                               &r.next_address, &r.registered_domicile}) {
        place->clear();
    }
    r.town = std::string{registry::kOmittedAddress};
    return state;
}

bool places_allowed(const registry::Disclosure& gate, const registry::AddressRequest& request,
                    const std::vector<ResidentVersion>& versions) {
    return std::ranges::all_of(versions, [&](const ResidentVersion& version) {
        return gate.decide(request, version.record).answer == registry::Answer::allow;
    });
}

}  // namespace

std::vector<HistoryStep> history_of(storage::Session& session, PersonId person, Instant known,
                                    const registry::Disclosure& gate,
                                    const registry::AddressRequest& request) {
    const auto versions = registry::versions_of(session, person);
    const bool places = places_allowed(gate, request, versions);
    std::vector<HistoryStep> steps;
    Resident before;
    for (ResidentVersion& state : registry::timeline_of(versions, known)) {
        HistoryStep step;
        step.changes = changes_between(before, state.record, places);
        before = state.record;
        step.state = shown(std::move(state), places);
        steps.push_back(std::move(step));
    }
    return steps;
}

std::vector<HistoryStep> records_of(storage::Session& session, PersonId person,
                                    const registry::Disclosure& gate,
                                    const registry::AddressRequest& request) {
    const auto versions = registry::versions_of(session, person);
    const bool places = places_allowed(gate, request, versions);
    std::vector<HistoryStep> steps;
    for (std::size_t i = 0; i < versions.size(); ++i) {
        const Date day = versions[i].version.valid_from;
        Resident before;
        for (std::size_t j = 0; j < i; ++j) {
            const storage::Version& earlier = versions[j].version;
            if (earlier.valid_from <= day && day < earlier.valid_to) before = versions[j].record;
        }
        steps.push_back(
            {shown(versions[i], places), changes_between(before, versions[i].record, places)});
    }
    return steps;
}

}  // namespace yakuba::resident_register
