#include <algorithm>
#include <set>

#include "business/national_health_insurance/decide.h"
#include "business/national_health_insurance/enrolment.h"
#include "business/national_health_insurance/form.h"
#include "business/national_health_insurance/jobs.h"
#include "business/national_health_insurance/levy_limit.h"
#include "business/national_health_insurance/levy_rates.h"
#include "ledger/charges.h"
#include "notices/words.h"
#include "storage/as_of.h"

// After the past was corrected: spells and levied years again, and any levy explained from the
// records it was made from.
namespace yakuba::national_health_insurance {
namespace {

/// The heads of every household the person was ever in.
constexpr std::string_view kHeads =
    "SELECT DISTINCT h.person_id FROM resident h WHERE h.relation = '世帯主' AND h.household_id IN "
    "(SELECT r.household_id FROM resident r WHERE r.person_id = :person AND r.household_id > 0)";

std::set<PersonId> heads_of(storage::Session& session, std::span<const PersonId> persons) {
    std::set<PersonId> heads(persons.begin(), persons.end());
    for (const PersonId person : persons) {
        session.read_values(kHeads, {{"person", person.value()}},
                            [&](std::span<const storage::Value> row) {
                                heads.insert(PersonId{std::get<std::int64_t>(row[0])});
                            });
    }
    return heads;
}

/// Spells the registers have ended by now; what lies ahead ends no spell yet. `elderly_age` is
/// asked for only when somebody has an open spell.
Result<Done> end_spells(const Town& town, storage::Transaction& transaction,
                        std::span<const PersonId> persons) {
    const Date today = date_in_japan(transaction.at());
    for (const PersonId person : persons) {
        const auto spells = enrolments_of(transaction.session(), person);
        if (std::ranges::none_of(spells, [](const Enrolment& s) { return !s.lost_on; })) continue;
        const auto rates = rates_of(town, fiscal_year_of(today));
        if (!rates) return rates.problem();
        const auto ends = spell_ends(town.data_folder, (*rates)->elderly_age);
        if (!ends) return ends.problem();
        write_enrolments(transaction, ended_by_registers(transaction.session(), today, *ends,
                                                         person, PersonId{person.value() + 1}));
    }
    return Done{};
}

/// What came out otherwise, or would have, had it not come too late.
batch::Difference difference_of(const Town& town, FiscalYear year, const Decision& decision,
                                Date today, std::string_view reason) {
    const Sheet nothing;
    const Sheet& before = decision.before ? *decision.before : nothing;
    batch::Difference difference{
        decision.levy.person_id,
        town.calendar ? town.calendar->format(year) : std::to_string(year.value),
        std::string{reason},
        {}};
    if (!decision.too_late(today)) {
        difference.lines =
            batch::compare(sheet_description(), &before, static_cast<const Sheet*>(&decision.levy));
        return difference;
    }
    const std::string last_day = town.calendar ? town.calendar->format(decision.decidable_until)
                                               : to_iso(decision.decidable_until);
    difference.lines.push_back({kTooLate, "賦課決定の期間を過ぎているため変更しない年間保険料",
                                "国民健康保険法110条の2第1項", notices::yen_text(before.total),
                                notices::yen_text(before.total) + "のまま（計算では" +
                                    notices::yen_text(decision.levy.total) + "。" + last_day +
                                    "まで変更できました）"});
    return difference;
}

Problem not_levied(PersonId person, FiscalYear year) {
    return Problem{
        "national_health_insurance.not_levied",
        "この方を世帯主とする国民健康保険料は、この年度には賦課されていません。世帯主の宛名"
        "番号と年度を確かめてください。",
        "person " + std::to_string(person.value()) + ", fiscal year " + std::to_string(year.value)};
}

/// What is asked for on which day: the plan of the charge, which a change in the year has spread
/// over the terms that were left. Without a charge the terms stay those of a first levy.
void put_plan(storage::Session& session, PersonId person, FiscalYear year, Instant known,
              Form& sheet) {
    constexpr auto kBusiness = ledger::Business::national_health_insurance;
    const auto charge = ledger::find_charge(session, kBusiness, person, year, known);
    if (!charge) return;
    sheet.terms.clear();
    for (const ledger::Instalment& line :
         ledger::plan_of(session, kBusiness, person, year, charge->version.number))
        sheet.terms.push_back({line.collection, line.term, line.month, line.amount});
}

}  // namespace

Result<std::vector<batch::Difference>> recompute(const Town& town,
                                                 storage::Transaction& transaction,
                                                 const PastChange& change) {
    std::vector<batch::Difference> differences;
    storage::Session& session = transaction.session();
    const auto ended = end_spells(town, transaction, change.persons);
    if (!ended) return ended.problem();
    const auto years = years_in(session, stored_levy_table(), fiscal_year_of(change.since));
    if (years.empty()) return differences;
    const std::set<PersonId> heads = heads_of(session, change.persons);
    const Date today = date_in_japan(transaction.at());
    for (const FiscalYear year : years) {
        auto levying = year_of_levy(town, year);
        if (!levying) return levying.problem();
        std::vector<Decision> changed;
        for (const PersonId head : heads) {
            for (Decision& decision :
                 decide(session, **levying, kEndOfTime, head, PersonId{head.value() + 1})) {
                if (!decision.changed()) continue;
                decision.levy.known_at = transaction.at();
                differences.push_back(difference_of(town, year, decision, today, change.reason));
                changed.push_back(std::move(decision));
            }
        }
        if (changed.empty()) continue;
        write(transaction, **levying,
              rows_of(session, **levying, std::move(changed), FirstCharge::late, today,
                      change.reason));
    }
    return differences;
}

Result<std::string> explain(const Town& town, PersonId person, Date day, Instant known,
                            bool as_json) {
    const FiscalYear year = fiscal_year_of(day);
    const auto session = town.database->session();
    const auto stored = storage::find_as_of<StoredLevy>(
        *session, stored_levy_table(), {year.first_day(), known},
        storage::both(storage::equals("fiscal_year", std::int64_t{year.value}),
                      storage::equals("person_id", person.value())));
    if (!stored) return not_levied(person, year);
    auto levying = year_of_levy(town, year);
    if (!levying) return levying.problem();
    const Rates& rates = (*levying)->rates.rates;
    const auto units = gather(*session, rates, year, stored->record.known_at, person,
                              PersonId{person.value() + 1});
    const Facts facts = units.empty() ? Facts{} : units.front().facts;
    Form sheet = form(rates, facts, year.first_day());
    sheet.decidable_until =
        decidable_until(rates, (*levying)->office, year, stored->record.basis_on);
    put_plan(*session, person, year, known, sheet);
    const Explanation explanation{
        facts_description(), &facts, rates_description(), &rates, (*levying)->rates.sources,
        form_description(),  &sheet};
    const bool same = same_sheet(sheet, stored->record);
    return explain_stored(explanation, same, as_json);
}

}  // namespace yakuba::national_health_insurance
