#include "business/electoral_roll/person_facts.h"

namespace yakuba::electoral_roll {

Place place_of(const Town& town, const std::string& address) {
    if (address.empty()) return Place::unknown;
    if (address.starts_with("国外")) return Place::abroad;
    return address.starts_with(town.prefecture) ? Place::same_prefecture : Place::other_prefecture;
}

Facts facts_of(const Town& town, const PersonState& person, Date day,
               const ElectionRecord* election) {
    const Elector elector = elector_on(day, person.versions);
    Facts facts;
    facts.birth_date = elector.birth_date;
    facts.japanese = elector.japanese || elector.nationality_lost_on;
    facts.recorded_on = elector.counted_from;
    facts.left_on = elector.left_on;
    facts.died_on = elector.died_on;
    facts.nationality_lost_on = elector.nationality_lost_on;
    facts.sentences = person.sentences;
    if (person.resident) {
        facts.destination =
            facts.left_on ? place_of(town, person.resident->next_address) : Place::unknown;
        facts.origin = place_of(town, person.resident->former_address);
    }
    if (person.entry && person.entry->state == EntryState::registered) {
        facts.on_roll = true;
        facts.former_mark = person.entry->former_mark;
    }
    if (election != nullptr) {
        facts.election = election->kind;
        facts.announced_on = election->announced_on;
        facts.voting_day = election->voting_day;
    }
    return facts;
}

}  // namespace yakuba::electoral_roll
