#include "business/individual_inhabitant_tax/person_decisions.h"

#include <algorithm>

#include "business/individual_inhabitant_tax/stored_sheet.h"
#include "department/record_history.h"
#include "notices/words.h"

namespace yakuba::individual_inhabitant_tax {
namespace {

/// Years that can still be changed (地方税法17条の5: 偽りがあれば7年), and the next.
constexpr int kYearsBack = 7;

std::string outcome_of(const StoredSheet& sheet) {
    if (sheet.annual_tax > 0_yen) return "年税額 " + notices::yen_text(sheet.annual_tax);
    return std::string{label_of(sheet.ground)};
}

}  // namespace

std::vector<StoredDecision> decisions(const PersonQuestion& question) {
    const int year = fiscal_year_of(question.today).value;
    std::vector<StoredDecision> all;
    for (int y = year + 1; y >= year - kYearsBack; --y) {
        const auto steps =
            steps_of(question.session, stored_sheet_table(),
                     storage::both(storage::equals("fiscal_year", std::int64_t{y}),
                                   storage::equals("person_id", question.person.value())),
                     question.as_of.known);
        std::for_each(steps.rbegin(), steps.rend(), [&](const RecordStep& step) {
            const auto& sheet = step.as<StoredSheet>();
            all.push_back({sheet.fiscal_year.first_day(),
                           short_year(question.town, sheet.fiscal_year), outcome_of(sheet),
                           step.version.number, step.version.recorded_at, step.version.entry});
        });
    }
    return all;
}

}  // namespace yakuba::individual_inhabitant_tax
