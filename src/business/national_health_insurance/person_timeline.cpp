#include "business/national_health_insurance/person_timeline.h"

#include "business/national_health_insurance/certificates.h"
#include "business/national_health_insurance/records.h"
#include "business/national_health_insurance/special_residence.h"
#include "business/national_health_insurance/stored_levy.h"
#include "department/record_history.h"

namespace yakuba::national_health_insurance {
namespace {

class Timeline {
public:
    explicit Timeline(const PersonQuestion& question) : question_(question) {}

    std::vector<TimelineEntry> rows() {
        add_spells();
        add_reliefs();
        add_levies();
        add_benefits();
        add_special_residences();
        add_certificates();
        return std::move(rows_);
    }

private:
    std::vector<RecordStep> steps(const storage::Table& table) const {
        return steps_of(question_.session, table,
                        storage::equals("person_id", question_.person.value()),
                        question_.as_of.known);
    }

    TimelineEntry& row(const RecordStep& step, Date on, std::string what) {
        TimelineEntry& added = rows_.emplace_back();
        added.on = on;
        added.recorded_at = step.version.recorded_at;
        added.entry = step.version.entry;
        added.what = std::move(what);
        return added;
    }

    void add_spells() {
        for (const RecordStep& step : steps(enrolment_table())) {
            const auto& spell = step.as<Enrolment>();
            const auto* before = step.before_as<Enrolment>();
            const bool lost = spell.lost_on && (before == nullptr || !before->lost_on);
            TimelineEntry& added =
                row(step, lost && before != nullptr ? spell.lost_on : spell.acquired_on,
                    before == nullptr ? "資格取得"
                    : lost            ? "資格喪失"
                                      : "資格の訂正");
            added.correction = before != nullptr && !lost;
            added.changes = changes_of(question_.town, enrolment_table(), step,
                                       {"acquired_on", "gain", "lost_on", "loss", "number"});
        }
    }

    void add_reliefs() {
        for (const RecordStep& step : steps(relief_table())) {
            const auto& relief = step.as<Relief>();
            TimelineEntry& added = row(
                step, relief.filed_on ? relief.filed_on : relief.event_on,
                std::string{label_of(relief.kind)} + (relief.withdrawn ? "の取下げ" : "の届出"));
            added.changes =
                changes_of(question_.town, relief_table(), step, {"event_on", "multiple"});
        }
    }

    void add_levies() {
        for (const RecordStep& step : steps(stored_levy_table())) {
            const auto& levy = step.as<StoredLevy>();
            TimelineEntry& added =
                row(step,
                    step.before == nullptr ? levy.fiscal_year.first_day()
                                           : date_in_japan(step.version.recorded_at),
                    short_year(question_.town, levy.fiscal_year) +
                        (step.before == nullptr ? " 保険料の賦課" : " 保険料の変更"));
            added.correction = step.before != nullptr;
            added.changes =
                changes_of(question_.town, stored_levy_table(), step,
                           {"total", "months", "insured", "reduction", "base", "collection"});
        }
    }

    void add_benefits() {
        for (const RecordStep& step : steps(benefit_table())) {
            const auto& benefit = step.as<Benefit>();
            TimelineEntry& added = row(
                step,
                benefit.decided_on ? benefit.decided_on : date_in_japan(step.version.recorded_at),
                std::string{label_of(benefit.kind)} +
                    (benefit.state == BenefitState::due ? " 勧奨" : " 支給決定"));
            added.changes = changes_of(question_.town, benefit_table(), step,
                                       {"month", "income_class", "amount"});
        }
    }

    void add_special_residences() {
        for (const RecordStep& step : steps(special_residence_table())) {
            const auto& special = step.as<SpecialResidence>();
            TimelineEntry& added = row(step, special.ended_on ? special.ended_on : special.began_on,
                                       std::string{label_of(special.kind)} +
                                           (special.ended_on ? "の特例の終わり" : "の特例"));
            added.changes = changes_of(question_.town, special_residence_table(), step,
                                       {"side", "municipality", "place", "ended_on"});
        }
    }

    void add_certificates() {
        for (const RecordStep& step : steps(care_certificate_table())) {
            const auto& certificate = step.as<CareCertificate>();
            TimelineEntry& added = row(step, certificate.from,
                                       std::string{label_of(certificate.kind)} +
                                           (certificate.returned ? "の返還" : "の交付"));
            added.changes = changes_of(question_.town, care_certificate_table(), step,
                                       {"until_on", "disease", "income_class"});
        }
    }

    const PersonQuestion& question_;
    std::vector<TimelineEntry> rows_;
};

}  // namespace

std::vector<TimelineEntry> timeline(const PersonQuestion& question) {
    return Timeline{question}.rows();
}

}  // namespace yakuba::national_health_insurance
