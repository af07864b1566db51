#include "business/national_health_insurance/case_reliefs.h"

#include "business/national_health_insurance/case_levy.h"
#include "business/national_health_insurance/enrolment.h"
#include "business/national_health_insurance/levy_rates.h"
#include "registry/residents.h"

namespace yakuba::national_health_insurance {
namespace {

namespace json = boost::json;
using procedures::Asked;
using procedures::Matter;

/// How far before the event a relief reaches back: maternity of a multiple birth three months.
constexpr int kMonthsBefore = 3;

/// 特定受給資格者 11, 12, 21, 22, 31, 32; 特定理由離職者 23, 33, 34 (雇用保険法23条2項, 13条3項).
bool is_involuntary(std::int64_t reason) {
    for (const std::int64_t known : {11, 12, 21, 22, 31, 32, 23, 33, 34}) {
        if (reason == known) return true;
    }
    return false;
}

Relief relief_of(const Matter& matter) {
    const Answers answers{matter.answers};
    const std::string& effect = matter.procedure.effect;
    Relief relief;
    relief.person_id = answers.has("person") ? answers.person("person") : matter.record.person_id;
    relief.filed_on = received_on(matter);
    if (effect.ends_with("unemployed")) {
        relief.kind = ReliefKind::unemployed;
        relief.event_on = answers.date("left_on");
    } else if (effect.ends_with("maternity")) {
        relief.kind = ReliefKind::maternity;
        relief.event_on = answers.date("due_on");
        relief.multiple = answers.yes("multiple");
    } else if (effect.ends_with("former_dependant")) {
        relief.kind = ReliefKind::former_dependant;
        relief.event_on = answers.date("began_on");
    } else if (effect.ends_with("care_exempt")) {
        relief.kind = ReliefKind::care_exempt;
        relief.event_on = answers.date("entered_on");
    } else {
        relief.kind = ReliefKind::transfer;
        relief.event_on = relief.filed_on;
    }
    return relief;
}

/// Who is not of the age the law has in mind on the day: the day, and the words for it.
struct AgeRange {
    int from = 0;
    int until = 0;
    std::string_view message;
    std::string_view article;
};

AgeRange ages_of(const Rates& rates, ReliefKind kind) {
    switch (kind) {
        case ReliefKind::unemployed:
            return {0, rates.senior_age, "離職の日に65歳以上の方は対象になりません。",
                    "国民健康保険法施行令29条の7の2第2項"};
        case ReliefKind::former_dependant:
            return {rates.senior_age, rates.elderly_age,
                    "旧被扶養者は、始まった日に65歳から74歳までの方です。", "国民健康保険法77条"};
        case ReliefKind::care_exempt:
            return {
                rates.care_age_from, rates.care_age_until,
                "介護分がかかるのは40歳から64歳までの方です。入所の日の年齢を確かめてください。",
                "介護保険法施行法11条1項"};
        default:
            return {0, 200, {}, {}};
    }
}

std::vector<Problem> check_relief(const Asked& asked, const Matter& matter) {
    const Relief relief = relief_of(matter);
    if (relief.kind == ReliefKind::transfer) return {};
    std::vector<Problem> problems;
    const auto rates = rates_of(asked.town, fiscal_year_of(asked.today));
    if (!rates) return {rates.problem()};
    const Answers answers{matter.answers};
    if (relief.kind == ReliefKind::unemployed && !is_involuntary(answers.number("reason_code"))) {
        problems.push_back(applicant_problem("applicant.unemployed.reason",
                                             "軽減の対象になる離職理由コードは11・12・21・22・23・3"
                                             "1・32・33・34です。雇用保険受給資格"
                                             "者証を確かめてください。",
                                             "reason_code", "国民健康保険法施行令29条の7の2第2項"));
    }
    const auto resident = registry::find_resident(asked.session, relief.person_id, {asked.today});
    const AgeRange ages = ages_of(**rates, relief.kind);
    const int age = resident ? age_on(relief.event_on, resident->record.birth_date.earliest()) : 0;
    if (resident && (age < ages.from || age >= ages.until)) {
        problems.push_back(applicant_problem("applicant.relief.age", std::string{ages.message},
                                             "person", ages.article));
    }
    if (enrolments_of(asked.session, relief.person_id).empty()) {
        problems.push_back(applicant_problem(
            "applicant.relief.not_insured",
            "国民健康保険に加入していた記録がありません。先に資格取得の届出をしてください。",
            "person", "国民健康保険法9条1項"));
    }
    return problems;
}

Result<json::value> apply_relief(const Town& town, storage::Transaction& transaction,
                                 const Matter& matter) {
    const Relief relief = relief_of(matter);
    transaction.append(
        relief_table(), 1, [&](std::size_t) -> const void* { return &relief; },
        [&](std::size_t) {
            storage::Version version;
            version.valid_from = relief.event_on;
            return version;
        });
    const PersonId persons[] = {relief.person_id};
    const Date since = relief.kind == ReliefKind::maternity
                           ? add_months(relief.event_on, -kMonthsBefore)
                           : relief.event_on;
    return recomputed(town, transaction, persons, since,
                      std::string{label_of(relief.kind)} + "の届出",
                      {{"kind", FieldForm<ReliefKind>::format(relief.kind)},
                       {"event_on", to_iso(relief.event_on)}});
}

}  // namespace

std::vector<procedures::Effect> relief_effects() {
    std::vector<procedures::Effect> effects;
    for (const std::string_view name :
         {"national-health-insurance.unemployed", "national-health-insurance.maternity",
          "national-health-insurance.former_dependant", "national-health-insurance.care_exempt",
          "national-health-insurance.transfer"}) {
        effects.push_back({name, &check_relief, &preview_levy<&apply_relief>, &apply_relief});
    }
    return effects;
}

}  // namespace yakuba::national_health_insurance
