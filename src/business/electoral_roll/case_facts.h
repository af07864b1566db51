#pragma once
#include <boost/json/fwd.hpp>
#include <optional>

#include "business/electoral_roll/form.h"
#include "business/electoral_roll/records.h"
#include "procedures/hooks.h"

/// What the roll knows of an applicant, as the forms are filled with it.
namespace yakuba::electoral_roll {

/// {"on_roll", "district", "district_name", "place", "registered_on", "moved_mark",
/// "objection_open", "objection_until", "keeps_prefecture"}.
Result<boost::json::value> entry_facts(const procedures::Asked& asked);
/// The elections one may ask a ballot for: list of {"value", "label", "voting_day", "proof_needed",
/// "own_commission"}.
Result<boost::json::value> election_facts(const procedures::Asked& asked);
/// The polling districts: list of {"value", "label"}.
Result<boost::json::value> district_facts(const procedures::Asked& asked);

/// The applicant's form for one election, as of a day.
Result<Form> form_for(const Town& town, storage::Session& session, PersonId person, Date day,
                      const ElectionRecord& election);
std::optional<ElectionRecord> find_election(storage::Session& session, std::int64_t id);

/// Whether an address in this prefecture has been kept since (9条3項): lives here and came from
/// within, or has lived here for three months, or left for within.
bool keeps_prefecture(const Town& town, const Rates& rates, storage::Session& session,
                      PersonId person, Date day);

}  // namespace yakuba::electoral_roll
