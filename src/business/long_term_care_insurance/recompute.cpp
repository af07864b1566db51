#include <algorithm>
#include <set>

#include "business/long_term_care_insurance/decide.h"
#include "business/long_term_care_insurance/enrolment.h"
#include "business/long_term_care_insurance/form.h"
#include "business/long_term_care_insurance/jobs.h"
#include "storage/as_of.h"

// After the past was corrected: levied years computed again, and any premium explained from the
// records it was made from.
namespace yakuba::long_term_care_insurance {
namespace {

constexpr std::string_view kInsuredNearby =
    "SELECT count(*) FROM ltc_enrolment WHERE person_id = :person OR person_id IN "
    "(SELECT person_id FROM resident WHERE household_id IN "
    "(SELECT household_id FROM resident WHERE person_id = :person AND household_id > 0))";

/// Most events of the register concern nobody of 65, nor anyone who lives with one.
bool anyone_insured(storage::Session& session, std::span<const PersonId> persons) {
    return std::ranges::any_of(persons, [&](PersonId person) {
        return session.number(kInsuredNearby, {{"person", person.value()}}).value_or(0) > 0;
    });
}

Problem not_levied(PersonId person, FiscalYear year) {
    return {
        "premium.not_levied",
        "この年度の介護保険料はまだ賦課されていません。賦課の処理をしてから、もう一度調べてくださ"
        "い。",
        "person " + std::to_string(person.value()) + ", fiscal year " + std::to_string(year.value)};
}

}  // namespace

Result<std::vector<batch::Difference>> recompute(const Town& town,
                                                 storage::Transaction& transaction,
                                                 const PastChange& change) {
    std::vector<batch::Difference> differences;
    storage::Session& session = transaction.session();
    update_enrolments(town, transaction, change.persons);
    if (!anyone_insured(session, change.persons)) return differences;
    // A tax corrected from 1 January on reaches the levy of the fiscal year named for that year.
    for (const FiscalYear year : years_in(session, premium_table(), fiscal_year_of(change.since))) {
        const auto levy = levy_year(town, year);
        if (!levy) return levy.problem();
        const AsOf as_of{year.first_day()};
        // Those who live with them are judged by their tax too.
        const Households households = Households::of(session, **levy, as_of, change.persons);
        std::set<PersonId> touched(change.persons.begin(), change.persons.end());
        for (const auto& [number, person] : households.people())
            touched.insert(PersonId{number});
        std::vector<Decision> changed;
        for (const PersonId person : touched) {
            const PersonId only[] = {person};
            const Households own = Households::of(session, **levy, as_of, only);
            for (Decision& decision :
                 decide(session, **levy, own, kEndOfTime, person, PersonId{person.value() + 1})) {
                if (!decision.changed()) continue;
                decision.premium.known_at = transaction.at();
                const Premium nothing;
                const Premium& before = decision.before ? *decision.before : nothing;
                Premium after = decision.premium;
                after.known_at = before.known_at;
                after.rates_fingerprint = before.rates_fingerprint;
                differences.push_back(
                    {person,
                     town.calendar ? town.calendar->format(year) : std::to_string(year.value),
                     std::string{change.reason},
                     batch::compare(premium_description(), &before, &after)});
                changed.push_back(std::move(decision));
            }
        }
        if (changed.empty()) continue;
        write(transaction, **levy,
              rows_of(session, **levy, std::move(changed), FirstCharge::late,
                      date_in_japan(transaction.at()), change.reason));
    }
    return differences;
}

Result<std::string> explain(const Town& town, PersonId person, Date day, Instant known,
                            bool as_json) {
    const FiscalYear year = fiscal_year_of(day);
    const auto session = town.database->session();
    const auto stored = storage::find_as_of<Premium>(
        *session, premium_table(), {year.first_day(), known},
        storage::both(storage::equals("fiscal_year", std::int64_t{year.value}),
                      storage::equals("person_id", person.value())));
    if (!stored) return not_levied(person, year);
    const auto levy = levy_year(town, year);
    if (!levy) return levy.problem();
    const Instant then = stored->record.known_at;
    const PersonId only[] = {person};
    const Households households = Households::of(*session, **levy, {year.first_day(), then}, only);
    const auto insured =
        gather(*session, **levy, households, then, person, PersonId{person.value() + 1});
    const Facts facts = insured.empty() ? Facts{} : insured.front().facts;
    const Form sheet = form((*levy)->rates.rates, facts, year.first_day());
    const Explanation explanation{facts_description(),
                                  &facts,
                                  rates_description(),
                                  &(*levy)->rates.rates,
                                  (*levy)->rates.sources,
                                  form_description(),
                                  &sheet};
    const bool same = insured.empty() || (sheet.annual == stored->record.annual &&
                                          sheet.stage == stored->record.stage);
    return explain_stored(explanation, same, as_json);
}

}  // namespace yakuba::long_term_care_insurance
