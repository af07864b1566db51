#include "business/electoral_roll/case_facts.h"

#include <algorithm>
#include <boost/json.hpp>

#include "business/electoral_roll/extract.h"
#include "business/electoral_roll/gather.h"
#include "business/electoral_roll/person_facts.h"
#include "business/electoral_roll/roll_rates.h"
#include "department/record_history.h"
#include "registry/residents.h"

namespace yakuba::electoral_roll {
namespace {

namespace json = boost::json;
using procedures::Asked;

json::value date_or_null(Date day) { return day ? json::value(to_iso(day)) : json::value(); }

}  // namespace

bool keeps_prefecture(const Town& town, const Rates& rates, storage::Session& session,
                      PersonId person, Date day) {
    const PersonState state = state_of(session, person, {day}, Districts::load(session, day));
    if (!state.resident) return false;
    const Facts facts = facts_of(town, state, day);
    if (facts.left_on) {
        return facts.destination == Place::same_prefecture && facts.recorded_on &&
               three_months_on(rates, facts.recorded_on) <= facts.left_on;
    }
    if (!facts.recorded_on) return false;
    return facts.origin == Place::same_prefecture ||
           three_months_on(rates, facts.recorded_on) <= day;
}

Result<json::value> entry_facts(const Asked& asked) {
    const auto rates = rates_on(asked.town, asked.today);
    if (!rates) return rates.problem();
    json::object facts{{"on_roll", false},         {"district", nullptr},
                       {"district_name", nullptr}, {"place", nullptr},
                       {"registered_on", nullptr}, {"moved_mark", false},
                       {"objection_open", false},  {"objection_until", nullptr}};
    facts["keeps_prefecture"] =
        keeps_prefecture(asked.town, **rates, asked.session, asked.person, asked.today);
    const auto made = runs(asked.session);
    if (!made.empty()) {
        facts["objection_open"] =
            made[0].registered_on < asked.today && asked.today <= made[0].objection_until;
        facts["objection_until"] = date_or_null(made[0].objection_until);
    }
    const auto entry = find_entry(asked.session, asked.person, {asked.today});
    if (!entry || entry->record.state != EntryState::registered) {
        return json::value(std::move(facts));
    }
    facts["on_roll"] = true;
    facts["registered_on"] = date_or_null(entry->record.registered_on);
    facts["moved_mark"] = entry->record.moved_mark || entry->record.former_mark;
    if (entry->record.district.empty()) return json::value(std::move(facts));
    facts["district"] = entry->record.district;
    const auto all = districts(asked.session, asked.today);
    const auto district = all.find(entry->record.district);
    if (district != all.end()) {
        facts["district_name"] = district->second.name;
        facts["place"] = district->second.place;
    }
    return json::value(std::move(facts));
}

std::optional<ElectionRecord> find_election(storage::Session& session, std::int64_t id) {
    for (ElectionRecord& election : elections(session)) {
        if (election.election_id == id && !election.cancelled) return std::move(election);
    }
    return std::nullopt;
}

Result<Form> form_for(const Town& town, storage::Session& session, PersonId person, Date day,
                      const ElectionRecord& election) {
    const auto rates = rates_on(town, day);
    if (!rates) return rates.problem();
    const PersonState state = state_of(session, person, {day}, Districts::load(session, day));
    Facts facts = facts_of(town, state, day, &election);
    facts.casting_day = day;
    return form(**rates, facts, day);
}

Result<json::value> election_facts(const Asked& asked) {
    json::array list;
    for (const ElectionRecord& election : elections(asked.session)) {
        // 施行令53条1項: what is asked for before the announcement is kept until then.
        const bool open = !election.cancelled && election.cause_on <= asked.today &&
                          asked.today < election.voting_day;
        if (!open) continue;
        const auto sheet = form_for(asked.town, asked.session, asked.person, asked.today, election);
        if (!sheet) return sheet.problem();
        if (!votes_here(sheet->vote)) continue;
        list.push_back(json::object{
            {"value", std::to_string(election.election_id)},
            {"label", election.name + "（" + short_day(asked.town, election.voting_day) + "投票）"},
            {"voting_day", to_iso(election.voting_day)},
            {"proof_needed", sheet->vote == Vote::here_with_proof},
            {"own_commission", sheet->absentee_vote_allowed}});
    }
    return json::value(std::move(list));
}

Result<json::value> district_facts(const Asked& asked) {
    json::array list;
    for (const auto& [number, district] : districts(asked.session, asked.today)) {
        if (district.closed) continue;
        list.push_back(json::object{{"value", number}, {"label", district.name}});
    }
    return json::value(std::move(list));
}

}  // namespace yakuba::electoral_roll
