#include "business/national_health_insurance/person_standing.h"

#include "business/national_health_insurance/enrolment.h"
#include "business/national_health_insurance/high_cost.h"
#include "business/national_health_insurance/stored_levy.h"
#include "department/record_history.h"
#include "notices/words.h"
#include "registry/insurance_status.h"
#include "storage/as_of.h"

namespace yakuba::national_health_insurance {
namespace {

void add_spell(const procedures::Asked& asked, const Enrolment& spell,
               std::vector<StandingLine>& lines) {
    lines.push_back({"医療保険", "国民健康保険", long_day(asked.town, spell.acquired_on) + "から"});
    lines.push_back({"記号・番号", spell.number, "枝番 " + std::to_string(spell.branch)});
    lines.push_back({"医療機関で見せるもの",
                     spell.card_linked ? "マイナンバーカード（マイナ保険証）" : "資格確認書"});
}

/// What another insurer's scheme is, as far as it was told.
void add_other_scheme(const procedures::Asked& asked, std::vector<StandingLine>& lines) {
    const auto status = registry::find_insurance_status(asked.session, asked.person, asked.as_of);
    if (!status || status->scheme == registry::HealthScheme::unknown) return;
    lines.push_back({"医療保険", std::string{label_of(status->scheme)}});
}

void add_levy(const procedures::Asked& asked, std::vector<StandingLine>& lines) {
    const FiscalYear year = fiscal_year_of(asked.as_of.valid);
    const auto levy = storage::find_as_of<StoredLevy>(
        asked.session, stored_levy_table(), {year.first_day(), asked.as_of.known},
        storage::both(storage::equals("fiscal_year", std::int64_t{year.value}),
                      storage::equals("person_id", asked.person.value())));
    if (!levy) return;
    lines.push_back({short_year(asked.town, year) + "の保険料（世帯）",
                     notices::yen_text(levy->record.total),
                     std::string{label_of(levy->record.reduction)}});
}

void add_benefits(const procedures::Asked& asked, std::vector<StandingLine>& lines) {
    for (const Benefit& benefit : benefits_of(asked.session, asked.person, asked.as_of.known)) {
        if (benefit.state != BenefitState::due) continue;
        lines.push_back({"高額療養費", notices::yen_text(benefit.amount),
                         short_month(asked.town, benefit.month) + "診療分・申請が要ります"});
    }
}

}  // namespace

std::vector<StandingLine> standing(const procedures::Asked& asked) {
    std::vector<StandingLine> lines;
    const auto spell =
        enrolment_on(asked.session, asked.person, asked.as_of.valid, asked.as_of.known);
    if (spell)
        add_spell(asked, *spell, lines);
    else
        add_other_scheme(asked, lines);
    add_levy(asked, lines);
    add_benefits(asked, lines);
    return lines;
}

}  // namespace yakuba::national_health_insurance
