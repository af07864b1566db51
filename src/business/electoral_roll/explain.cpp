#include "rules/explain.h"

#include "business/electoral_roll/form.h"
#include "business/electoral_roll/gather.h"
#include "business/electoral_roll/person_facts.h"
#include "business/electoral_roll/recompute.h"
#include "business/electoral_roll/roll_rates.h"
#include "rules/open_days_file.h"

namespace yakuba::electoral_roll {
namespace {

constexpr std::string_view kDiffers =
    "保存されている登録と、いま調べた結果が違います。補正登録・抹消の要否を確認してください。";

/// The first version of the entry that was made on the base date.
std::optional<storage::Versioned<Entry>> registration_of(storage::Session& session, PersonId person,
                                                         Date base, Instant known) {
    static const std::string sql =
        "SELECT " + storage::version_columns_of(entry_description()) +
        " FROM electoral_roll_entry WHERE person_id = :person AND base_date = :base "
        "AND recorded_at <= :known ORDER BY version";
    auto found = session.select_versions<Entry>(entry_description(), sql,
                                                {{"person", person.value()},
                                                 {"base", std::int64_t{base.packed()}},
                                                 {"known", known.microseconds}});
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

}  // namespace

Result<std::string> explain(const Town& town, PersonId person, Date day, Instant known,
                            bool as_json) {
    const auto session = town.database->session();
    const auto entry = registration_of(*session, person, day, known);
    if (!entry) {
        return Problem{"electoral_roll.not_found",
                       "この基準日の登録はありません。基準日と宛名番号を確かめてください。",
                       std::to_string(person.value()) + " " + to_iso(day)};
    }
    const auto book = RateBook::load(town.data_folder, "electoral_roll");
    if (!book) return book.problem();
    const auto rates = resolve<Rates>(*book, rates_description(), town.code, day);
    if (!rates) return rates.problem();
    const auto all = elections(*session, known);
    const ElectionRecord* election = election_based_on(all, day);
    PersonState state = state_of(*session, person, {day, entry->version.recorded_at},
                                 Districts::load(*session, day));
    state.entry.reset();  // as it was before the registration
    Facts facts = facts_of(town, state, day, election);
    if (election == nullptr) {
        const ElectionDays days = days_of(all, day);
        facts.announced_on = days.announced_on;
        facts.voting_day = days.voting_day;
    }
    const auto office = open_days(town.data_folder, Closed::municipality);
    if (office && !office->is_open(day)) facts.next_open_day = office->on_or_after(day);
    const Form sheet = form(rates->rates, facts, day);
    const Explanation explanation{
        facts_description(), &facts, rates_description(), &rates->rates, rates->sources,
        form_description(),  &sheet};
    const bool same = sheet.registered && sheet.ground == entry->record.ground;
    return explain_stored(explanation, same, as_json, kDiffers);
}

}  // namespace yakuba::electoral_roll
