#include "business/long_term_care_insurance/person_timeline.h"

#include "business/long_term_care_insurance/records.h"
#include "business/long_term_care_insurance/recovery.h"
#include "department/record_history.h"

namespace yakuba::long_term_care_insurance {
namespace {

/// One ledger on the timeline: what a row is called, and which lines are shown.
struct Shown {
    const storage::Table* table;
    std::string (*what)(const RecordStep&, const Town&);
    std::initializer_list<std::string_view> lines;
};

std::string enrolment_text(const RecordStep& step, const Town&) {
    return step.as<Enrolment>().lost_on ? "介護保険 資格喪失" : "介護保険 資格取得";
}
std::string premium_text(const RecordStep& step, const Town& town) {
    return short_year(town, step.as<Premium>().fiscal_year) +
           (step.before == nullptr ? " 介護保険料 賦課" : " 介護保険料 変更");
}
std::string application_text(const RecordStep& step, const Town&) {
    const auto& application = step.as<Application>();
    return "要介護認定 " + std::string{label_of(application.kind)} + " " +
           std::string{label_of(application.state)};
}
std::string burden_text(const RecordStep&, const Town&) { return "負担割合"; }
std::string limit_text(const RecordStep&, const Town&) { return "負担限度額認定"; }
std::string plan_text(const RecordStep&, const Town&) { return "居宅サービス計画作成依頼の届出"; }
std::string high_cost_text(const RecordStep& step, const Town& town) {
    return short_month(town, step.as<HighCost>().month) + "分 高額介護サービス費";
}
std::string restriction_text(const RecordStep& step, const Town&) {
    const auto& restriction = step.as<Restriction>();
    return "給付制限 " + std::string{label_of(restriction.state)};
}
std::string facility_text(const RecordStep& step, const Town&) {
    return step.as<AddressSpecial>().ended_on ? "住所地特例 終了" : "住所地特例";
}
std::string recovery_text(const RecordStep& step, const Town& town) {
    const auto& recovery = step.as<Recovery>();
    return short_month(town, recovery.month) + "分 高額介護サービス費の返還" +
           (recovery.returned_on ? "済み" : "");
}
std::string purchase_text(const RecordStep& step, const Town&) {
    const auto& purchase = step.as<Purchase>();
    return std::string{label_of(purchase.kind)} + " " + std::string{label_of(purchase.state)};
}

}  // namespace

std::vector<TimelineEntry> timeline(const PersonQuestion& question) {
    const Shown all[] = {
        {&enrolment_table(),
         &enrolment_text,
         {"kind", "insured_number", "acquisition_reason", "loss_reason", "address_special"}},
        {&premium_table(), &premium_text, {"stage", "ground", "months", "annual", "special"}},
        {&application_table(),
         &application_text,
         {"applied_on", "visited_on", "opinion_on", "first_judgement", "board_on", "board_level",
          "expected_on", "level", "valid_since", "valid_until"}},
        {&burden_table(), &burden_text, {"share_percent", "ground"}},
        {&limit_certificate_table(), &limit_text, {"limit_stage"}},
        {&care_plan_table(), &plan_text, {"provider_name", "starts_on"}},
        {&high_cost_table(), &high_cost_text, {"share", "household_limit", "benefit"}},
        {&purchase_table(), &purchase_text, {"item", "cost", "counted", "benefit"}},
        {&address_special_table(),
         &facility_text,
         {"kind", "facility", "other_municipality", "ended_on"}},
        {&recovery_table(), &recovery_text, {"amount", "due_on", "returned_on"}},
        {&restriction_table(),
         &restriction_text,
         {"kind", "state", "answer_by", "starts_on", "ends_on", "arrears", "end_reason"}},
    };
    std::vector<TimelineEntry> rows;
    const storage::Where person = storage::equals("person_id", question.person.value());
    for (const Shown& shown : all) {
        for (const RecordStep& step :
             steps_of(question.session, *shown.table, person, question.as_of.known)) {
            TimelineEntry row;
            row.on = step.version.valid_from;
            row.recorded_at = step.version.recorded_at;
            row.entry = step.version.entry;
            row.what = shown.what(step, question.town);
            row.changes = changes_of(question.town, *shown.table, step, shown.lines);
            if (!row.changes.empty()) rows.push_back(std::move(row));
        }
    }
    return rows;
}

}  // namespace yakuba::long_term_care_insurance
