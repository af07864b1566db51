#include <algorithm>
#include <set>

#include "business/resident_register/pages/event_form.h"

namespace yakuba::resident_register {

Date Scene::day() const {
    const Date day = answers.day("occurred_on");
    return day ? day : today;
}

std::optional<registry::Resident> Scene::resident(PersonId who) const {
    for (const Date on : {day(), today}) {
        const auto found = registry::find_resident(session, who, AsOf{on});
        if (found) return found->record;
    }
    return std::nullopt;
}

std::vector<registry::Resident> Scene::household(HouseholdId id) const {
    if (!id) return {};
    return registry::household_members(session, id, AsOf{day()});
}

std::vector<registry::Resident> Scene::own_household() const {
    const auto own = resident(person);
    return own ? household(own->household_id) : std::vector<registry::Resident>{};
}

std::string Scene::address_of(const registry::Resident& resident) const {
    return gate.address_for(request, resident);
}

std::string confirmation_name(const Finding& finding) {
    std::string name = "sure-" + finding.code;
    std::ranges::replace(name, '.', '-');
    return name;
}

std::vector<PersonId> concerned(const Scene& scene) {
    std::set<PersonId> persons;
    const auto add = [&](const std::vector<registry::Resident>& residents) {
        for (const registry::Resident& resident : residents)
            persons.insert(resident.person_id);
    };
    if (scene.person) persons.insert(scene.person);
    for (const PersonId person : scene.answers.persons("persons"))
        persons.insert(person);
    const std::int64_t coming = std::max<std::int64_t>(1, scene.answers.number("people"));
    for (std::int64_t i = 0; i < coming; ++i) {
        for (const char* item : {"person_id", "same"}) {
            const PersonId former = scene.answers.person(of_item("people", i, item));
            if (former) persons.insert(former);
        }
    }
    add(scene.own_household());
    add(scene.household(scene.answers.household("into")));
    return {persons.begin(), persons.end()};
}

Seen look_at(storage::Session& session, std::span<const PersonId> persons) {
    const auto last = [&](const char* table, PersonId person) {
        const auto version =
            session.number("SELECT coalesce(max(version), 0) FROM " + std::string{table} +
                               " WHERE person_id = :person_id",
                           {{"person_id", person.value()}});
        return static_cast<int>(version.value_or(0));
    };
    Seen seen;
    for (const PersonId person : persons)
        seen[person] = {last("resident", person), last("protective_measure", person)};
    return seen;
}

std::span<const EventForm> event_forms() {
    static const std::vector<EventForm> kForms = [] {
        std::vector<EventForm> forms;
        for (auto part : {move_in_forms, move_forms, family_forms, household_forms,
                          correction_forms, protection_forms}) {
            for (EventForm& form : part())
                forms.push_back(std::move(form));
        }
        return forms;
    }();
    return kForms;
}

const EventForm* find_event_form(std::string_view id) {
    const auto forms = event_forms();
    const auto found = std::ranges::find(forms, id, &EventForm::id);
    return found == forms.end() ? nullptr : &*found;
}

}  // namespace yakuba::resident_register
