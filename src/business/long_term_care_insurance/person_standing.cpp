#include "business/long_term_care_insurance/person_standing.h"

#include "business/long_term_care_insurance/applications.h"
#include "department/record_history.h"
#include "notices/words.h"
#include "storage/as_of.h"

namespace yakuba::long_term_care_insurance {
namespace {

storage::Where of(const procedures::Asked& asked) {
    return storage::equals("person_id", asked.person.value());
}

std::string until(const procedures::Asked& asked, Date last) {
    return long_day(asked.town, last) + "まで";
}

void add_certification(const procedures::Asked& asked, std::vector<StandingLine>& lines) {
    if (const auto open = open_application(asked.session, asked.person)) {
        lines.push_back({"認定の申請", "結果を待っています",
                         long_day(asked.town, open->applied_on) + "に申請"});
    }
    const auto held = certification_on(asked.session, asked.person, asked.as_of);
    if (!held) return;
    const bool certified = is_certified(held->level);
    lines.push_back({"要介護度", std::string{label_of(held->level)},
                     certified ? until(asked, held->valid_until) : std::string{}});
}

/// A share holds to the 31st of July that comes next (施行令22条の2).
void add_share(const procedures::Asked& asked, std::vector<StandingLine>& lines) {
    const auto burden =
        storage::find_as_of<Burden>(asked.session, burden_table(), asked.as_of, of(asked));
    if (!burden) return;
    constexpr int kWhole = 10;
    lines.push_back({"利用者負担の割合",
                     std::to_string(burden->record.share_percent / kWhole) + "割",
                     until(asked, burden->version.valid_to - std::chrono::days{1})});
}

void add_premium(const procedures::Asked& asked, std::vector<StandingLine>& lines) {
    const FiscalYear year = fiscal_year_of(asked.as_of.valid);
    const auto premium = storage::find_as_of<Premium>(
        asked.session, premium_table(), {year.first_day(), asked.as_of.known},
        storage::both(storage::equals("fiscal_year", std::int64_t{year.value}), of(asked)));
    if (!premium) return;
    lines.push_back({short_year(asked.town, year) + "の保険料",
                     notices::yen_text(premium->record.annual),
                     "第" + std::to_string(premium->record.stage) + "段階"});
}

}  // namespace

std::vector<StandingLine> standing(const procedures::Asked& asked) {
    const auto enrolment =
        storage::find_as_of<Enrolment>(asked.session, enrolment_table(), asked.as_of, of(asked));
    if (!enrolment) return {};
    const Enrolment& held = enrolment->record;
    if (held.lost_on) return {{"資格", "資格を失っています", long_day(asked.town, held.lost_on)}};
    std::vector<StandingLine> lines{
        {"資格", std::string{label_of(held.kind)}, "被保険者番号 " + held.insured_number}};
    add_certification(asked, lines);
    add_share(asked, lines);
    add_premium(asked, lines);
    return lines;
}

}  // namespace yakuba::long_term_care_insurance
