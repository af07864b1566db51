#include "business/child_allowance/person_decisions.h"

#include <algorithm>

#include "business/child_allowance/decision.h"
#include "department/record_history.h"
#include "notices/words.h"

namespace yakuba::child_allowance {
namespace {

std::string outcome_of(const Decision& decision) {
    if (decision.monthly_amount > Yen{})
        return "月額 " + notices::yen_text(decision.monthly_amount);
    return std::string{label_of(decision.ground)};
}

}  // namespace

std::vector<StoredDecision> decisions(const PersonQuestion& question) {
    std::vector<StoredDecision> all;
    for (const RecordStep& step :
         steps_of(question.session, decision_table(),
                  storage::equals("person_id", question.person.value()), question.as_of.known)) {
        const auto& decision = step.as<Decision>();
        all.push_back({decision.month.first_day(),
                       short_month(question.town, decision.month) + "月分", outcome_of(decision),
                       step.version.number, step.version.recorded_at, step.version.entry});
    }
    std::ranges::reverse(all);
    return all;
}

}  // namespace yakuba::child_allowance
