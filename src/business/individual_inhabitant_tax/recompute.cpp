#include <algorithm>
#include <set>

#include "business/individual_inhabitant_tax/decide.h"
#include "business/individual_inhabitant_tax/jobs.h"
#include "storage/as_of.h"

// After the past was corrected: decided years computed again, and any decision explained from the
// records it was made from.
namespace yakuba::individual_inhabitant_tax {
namespace {

constexpr std::string_view kNextDecidedYear =
    "SELECT min(fiscal_year) FROM individual_inhabitant_tax_sheet WHERE fiscal_year >= :from";
constexpr std::string_view kClaimants =
    "SELECT DISTINCT person_id FROM tax_dependant WHERE fiscal_year = :year AND "
    "dependant_id = :person";
constexpr std::string_view kRivals =
    "SELECT DISTINCT other.person_id FROM tax_dependant mine JOIN tax_dependant other "
    "ON other.fiscal_year = mine.fiscal_year AND other.dependant_id = mine.dependant_id "
    "WHERE mine.fiscal_year = :year AND mine.person_id = :person AND mine.dependant_id > 0";

/// The decided years whose 賦課期日 is not before `since`, stepping from one to the next: the
/// sheets of a city are many, its years few.
std::vector<FiscalYear> decided_years(storage::Session& session, Date since) {
    std::vector<FiscalYear> years;
    const FiscalYear first{since.year()};
    std::int64_t from = first.tax_base_date() < since ? first.value + 1 : first.value;
    for (;;) {
        const auto next = session.number(kNextDecidedYear, {{"from", from}});
        if (!next || *next < from) return years;
        years.push_back(FiscalYear{static_cast<int>(*next)});
        from = *next + 1;
    }
}

/// The persons themselves; the taxpayers who claim them; and whoever claims, or claimed, the same
/// relatives as they do, because a claim given up or taken over changes the other's tax.
std::set<PersonId> touched(storage::Session& session, FiscalYear year,
                           std::span<const PersonId> persons) {
    std::set<PersonId> all(persons.begin(), persons.end());
    for (const PersonId person : persons) {
        for (const std::string_view sql : {kClaimants, kRivals}) {
            session.read_values(sql,
                                {{"year", std::int64_t{year.value}}, {"person", person.value()}},
                                [&](std::span<const storage::Value> row) {
                                    all.insert(PersonId{std::get<std::int64_t>(row[0])});
                                });
        }
    }
    return all;
}

Problem not_decided(PersonId person, FiscalYear year) {
    return Problem{
        "tax.not_decided",
        "この年度の個人住民税はまだ計算されていません。賦課の処理をしてから、もう一度調べてください"
        "。",
        "person " + std::to_string(person.value()) + ", fiscal year " + std::to_string(year.value)};
}

}  // namespace

Result<std::vector<batch::Difference>> recompute(const Town& town,
                                                 storage::Transaction& transaction,
                                                 const PastChange& change) {
    std::vector<batch::Difference> differences;
    storage::Session& session = transaction.session();
    for (const FiscalYear year : decided_years(session, change.since)) {
        auto tax = year_of_tax(town, year);
        if (!tax) return tax.problem();
        std::vector<Decision> changed;
        for (const PersonId person : touched(session, year, change.persons)) {
            const PersonId next{person.value() + 1};
            const DoubleClaims doubles = double_claims_of(session, year, kEndOfTime, person);
            for (Decision& decision : decide(session, **tax, kEndOfTime, person, next, doubles)) {
                if (!decision.changed()) continue;
                decision.sheet.known_at = transaction.at();
                const Sheet nothing;
                const Sheet& before = decision.before ? *decision.before : nothing;
                differences.push_back(
                    {person,
                     town.calendar ? town.calendar->format(year) : std::to_string(year.value),
                     std::string{change.reason},
                     batch::compare(sheet_description(), &before,
                                    static_cast<const Sheet*>(&decision.sheet))});
                changed.push_back(std::move(decision));
            }
        }
        if (changed.empty()) continue;
        write(transaction, **tax,
              rows_of(session, **tax, std::move(changed), FirstCharge::late,
                      date_in_japan(transaction.at()), change.reason));
    }
    return differences;
}

Result<std::string> explain(const Town& town, PersonId person, Date day, Instant known,
                            bool as_json) {
    const FiscalYear year = fiscal_year_of(day);
    const auto session = town.database->session();
    const auto stored = storage::find_as_of<StoredSheet>(
        *session, stored_sheet_table(), {year.tax_base_date(), known},
        storage::both(storage::equals("fiscal_year", std::int64_t{year.value}),
                      storage::equals("person_id", person.value())));
    if (!stored) return not_decided(person, year);
    auto tax = year_of_tax(town, year);
    if (!tax) return tax.problem();
    const Instant then = stored->record.known_at;
    const auto taxpayers =
        gather(*session, (*tax)->rates.rates, year, then, person, PersonId{person.value() + 1},
               double_claims_of(*session, year, then, person));
    const Facts none;  // of one who turned out not to be taxed here
    const Facts& facts = taxpayers.empty() ? none : taxpayers.front().merged.facts;
    const Sheet& sheet = stored->record;
    const Explanation explanation{facts_description(),
                                  &facts,
                                  rates_description(),
                                  &(*tax)->rates.rates,
                                  (*tax)->rates.sources,
                                  sheet_description(),
                                  &sheet};
    const bool same = taxpayers.empty() ||
                      same_sheet(assess((*tax)->rates.rates, facts, year.first_day()), sheet);
    return explain_stored(explanation, same, as_json);
}

}  // namespace yakuba::individual_inhabitant_tax
