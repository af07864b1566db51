#include "rules/explain.h"

#include "business/child_allowance/form.h"
#include "business/child_allowance/gather.h"
#include "business/child_allowance/recompute.h"
#include "storage/as_of.h"

namespace yakuba::child_allowance {
namespace {

/// The gathered family in the form the calculator knows.
Facts facts_of(const Claimant& claimant, std::span<const Child> children) {
    Facts f;
    f.kind = claimant.kind;
    f.public_servant = claimant.public_servant;
    f.in_japan = claimant.in_japan;
    f.entitled_parent = claimant.entitled_parent;
    f.starts = claimant.starts;
    if (claimant.ends) f.ended_on = claimant.ends.last_day();
    f.income = claimant.income;
    f.salary_and_pension_income = claimant.salary_and_pension_income;
    f.deductions = claimant.deductions;
    f.dependants = claimant.dependants;
    f.elderly_dependants = claimant.elderly_dependants;
    f.children.assign(children.begin(), children.end());
    return f;
}

}  // namespace

Result<std::string> explain(const Town& town, PersonId claimant, Date day, Instant known,
                            bool as_json) {
    const YearMonth asked{day};
    const auto session = town.database->session();
    const auto stored = storage::find_as_of<Decision>(
        *session, decision_table(), {asked.first_day(), known},
        storage::both(storage::equals("person_id", claimant.value()),
                      storage::equals("month", std::int64_t{asked.packed()})));
    if (!stored) {
        return Problem{"decision.not_found",
                       "この月の児童手当の決定はありません。月と宛名番号を確認してください。",
                       std::to_string(claimant.value()) + " " + to_iso(asked)};
    }
    auto rates = MonthRates::open(town.data_folder, town.code);
    if (!rates) return rates.problem();
    const auto month = rates->of(asked);
    if (!month) return month.problem();
    const Families family =
        gather(*session, claimant, asked, (*month)->rates, stored->version.recorded_at);
    const Facts facts =
        family.size() == 0 ? Facts{} : facts_of(family.claimants[0], family.children_of(0));
    const Form sheet = form((*month)->rates, facts, asked.first_day());
    const Explanation explanation{
        facts_description(), &facts, rates_description(), &(*month)->rates, (*month)->sources,
        form_description(),  &sheet};
    const bool same = sheet.ground == stored->record.ground &&
                      sheet.monthly_amount == stored->record.monthly_amount;
    return explain_stored(explanation, same, as_json);
}

}  // namespace yakuba::child_allowance
