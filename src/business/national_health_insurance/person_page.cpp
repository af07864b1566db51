#include "business/national_health_insurance/person_page.h"

#include <algorithm>

#include "business/national_health_insurance/enrolment.h"
#include "business/national_health_insurance/high_cost.h"
#include "business/national_health_insurance/levy_limit.h"
#include "business/national_health_insurance/levy_rates.h"
#include "business/national_health_insurance/person_timeline.h"
#include "business/national_health_insurance/person_to_dos.h"
#include "business/national_health_insurance/stored_levy.h"
#include "department/record_history.h"
#include "notices/words.h"
#include "rules/open_days_file.h"
#include "storage/as_of.h"

namespace yakuba::national_health_insurance {
namespace {

/// Years that can still be changed (国民健康保険法110条の2: 二年), and those before for
/// explanations.
constexpr int kYearsBack = 5;

std::optional<StoredLevy> levy_on(const PersonQuestion& question) {
    const FiscalYear year = fiscal_year_of(question.as_of.valid);
    auto found = storage::find_as_of<StoredLevy>(
        question.session, stored_levy_table(), {year.first_day(), question.as_of.known},
        storage::both(storage::equals("fiscal_year", std::int64_t{year.value}),
                      storage::equals("person_id", question.person.value())));
    if (!found) return std::nullopt;
    return std::move(found->record);
}

bool waits_for_application(const PersonQuestion& question) {
    const auto benefits = benefits_of(question.session, question.person, question.as_of.known);
    return std::ranges::any_of(
        benefits, [](const Benefit& benefit) { return benefit.state == BenefitState::due; });
}

Tile tile(const PersonQuestion& question) {
    const auto spell =
        enrolment_on(question.session, question.person, question.as_of.valid, question.as_of.known);
    const auto levy = levy_on(question);
    if (waits_for_application(question)) return {Tile::State::due, "給付の申請待ち"};
    if (levy && levy->reduction == Reduction::undeclared && levy->total > 0_yen)
        return {Tile::State::due, "所得の申告待ち"};
    if (levy && levy->total > 0_yen) {
        return {Tile::State::active, (spell ? "年" : "擬主 年") + notices::yen_text(levy->total)};
    }
    if (spell)
        return {Tile::State::active, "加入 " + short_day(question.town, spell->acquired_on) + "〜"};
    const auto spells = enrolments_of(question.session, question.person, question.as_of.known);
    if (!spells.empty() && spells.back().lost_on)
        return {Tile::State::none, "喪失 " + short_day(question.town, spells.back().lost_on)};
    return {};
}

/// Said beside a year of which the law lets nothing be changed any more.
std::string limit_text(const PersonQuestion& question, const StoredLevy& levy) {
    const auto rates = rates_of(question.town, levy.fiscal_year);
    const auto office = open_days(question.town.data_folder, Closed::municipality);
    if (!rates || !office) return {};
    const Date last = decidable_until(**rates, *office, levy.fiscal_year, levy.basis_on);
    if (question.today <= last) return {};
    return "（" + short_day(question.town, last) + "を過ぎたため変更できません）";
}

std::vector<StoredDecision> decisions(const PersonQuestion& question) {
    const int year = fiscal_year_of(question.today).value;
    std::vector<StoredDecision> all;
    for (int y = year + 1; y >= year - kYearsBack; --y) {
        const auto steps =
            steps_of(question.session, stored_levy_table(),
                     storage::both(storage::equals("fiscal_year", std::int64_t{y}),
                                   storage::equals("person_id", question.person.value())),
                     question.as_of.known);
        std::for_each(steps.rbegin(), steps.rend(), [&](const RecordStep& step) {
            const auto& levy = step.as<StoredLevy>();
            all.push_back(
                {levy.fiscal_year.first_day(), short_year(question.town, levy.fiscal_year),
                 "年間保険料 " + notices::yen_text(levy.total) + limit_text(question, levy),
                 step.version.number, step.version.recorded_at, step.version.entry});
        });
    }
    return all;
}

}  // namespace

PersonPage person_page() { return {&tile, &timeline, &to_dos, &decisions}; }

}  // namespace yakuba::national_health_insurance
