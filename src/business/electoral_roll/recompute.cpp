#include "business/electoral_roll/recompute.h"

#include "business/electoral_roll/gather.h"
#include "business/electoral_roll/roll_rates.h"

namespace yakuba::electoral_roll {
namespace {

/// "選挙人名簿" of a day: an entry has no period but its days.
std::string period_of(const EntryChange& change) { return to_iso(change.from); }

}  // namespace

Result<std::vector<batch::Difference>> recompute(const Town& town,
                                                 storage::Transaction& transaction,
                                                 const PastChange& change) {
    std::vector<batch::Difference> differences;
    storage::Session& session = transaction.session();
    const Date today = date_in_japan(transaction.at());
    const auto made = runs(session);
    std::optional<KeepingDay> day;
    std::optional<Districts> districts;
    std::shared_ptr<const Rates> rates;
    std::vector<storage::Versioned<Entry>> rows;
    for (const PersonId person : change.persons) {
        // A town that keeps no roll here has nothing to put right.
        if (made.empty() && !find_entry(session, person, {today})) continue;
        if (!rates) {
            auto found = rates_on(town, today);
            if (!found) return found.problem();
            rates = *std::move(found);
            day = keeping_day(*rates, today, elections(session));
            districts = Districts::load(session, today);
        }
        const PersonState state = state_of(session, person, {today}, *districts);
        auto right = put_right(*rates, *day, made, state);
        if (!right) continue;
        const Entry before = state.entry.value_or(Entry{});
        differences.push_back({person, period_of(*right), std::string{change.reason},
                               batch::compare(entry_description(), &before, &right->entry)});
        rows.push_back({std::move(right->entry), {0, right->from}});
    }
    transaction.append_versions<Entry>(entry_table(), rows);
    return differences;
}

}  // namespace yakuba::electoral_roll
