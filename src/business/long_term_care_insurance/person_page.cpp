#include "business/long_term_care_insurance/person_page.h"

#include <algorithm>

#include "business/long_term_care_insurance/applications.h"
#include "business/long_term_care_insurance/person_timeline.h"
#include "business/long_term_care_insurance/person_to_dos.h"
#include "department/record_history.h"
#include "notices/words.h"
#include "storage/as_of.h"

namespace yakuba::long_term_care_insurance {
namespace {

std::optional<Enrolment> enrolment_of(const PersonQuestion& question) {
    auto found =
        storage::find_as_of<Enrolment>(question.session, enrolment_table(), question.as_of,
                                       storage::equals("person_id", question.person.value()));
    if (!found) return std::nullopt;
    return std::move(found->record);
}

std::string level_text(const PersonQuestion& question) {
    const auto level = certification_on(question.session, question.person, question.as_of);
    return level && is_certified(level->level) ? std::string{label_of(level->level)}
                                               : std::string{};
}

Tile tile(const PersonQuestion& question) {
    const auto enrolment = enrolment_of(question);
    if (!enrolment) return {};
    if (enrolment->lost_on)
        return {Tile::State::none, "喪失 " + short_day(question.town, enrolment->lost_on)};
    if (open_application(question.session, question.person))
        return {Tile::State::due, "認定の申請中"};
    const std::string level = level_text(question);
    if (!level.empty()) return {Tile::State::active, level};
    const FiscalYear year = fiscal_year_of(question.as_of.valid);
    const auto premium = storage::find_as_of<Premium>(
        question.session, premium_table(), {year.first_day(), question.as_of.known},
        storage::both(storage::equals("fiscal_year", std::int64_t{year.value}),
                      storage::equals("person_id", question.person.value())));
    if (premium)
        return {Tile::State::active, "第" + std::to_string(premium->record.stage) + "段階"};
    return {Tile::State::active, std::string{label_of(enrolment->kind)}};
}

std::vector<StoredDecision> decisions(const PersonQuestion& question) {
    std::vector<StoredDecision> all;
    for (const RecordStep& step :
         steps_of(question.session, premium_table(),
                  storage::equals("person_id", question.person.value()), question.as_of.known)) {
        const auto& premium = step.as<Premium>();
        all.push_back(
            {premium.fiscal_year.first_day(), short_year(question.town, premium.fiscal_year),
             "第" + std::to_string(premium.stage) + "段階 " + notices::yen_text(premium.annual),
             step.version.number, step.version.recorded_at, step.version.entry});
    }
    std::ranges::reverse(all);
    return all;
}

}  // namespace

PersonPage person_page() { return {&tile, &timeline, &to_dos, &decisions}; }

}  // namespace yakuba::long_term_care_insurance
