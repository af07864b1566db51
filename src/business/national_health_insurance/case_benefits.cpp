#include "business/national_health_insurance/case_benefits.h"

#include <algorithm>

#include "business/national_health_insurance/case_facts.h"
#include "business/national_health_insurance/case_levy.h"
#include "business/national_health_insurance/enrolment.h"
#include "business/national_health_insurance/yearly_care.h"
#include "department/case_account.h"
#include "department/record_history.h"
#include "ledger/accounts.h"
#include "notices/words.h"
#include "registry/joint_payments.h"
#include "registry/residents.h"

namespace yakuba::national_health_insurance {
namespace {

namespace json = boost::json;
using procedures::Asked;
using procedures::Matter;
using procedures::PreviewLine;

/// Paid at the end of the month after the decision.
Date pay_day(Date decided) { return (YearMonth{decided} + 1).last_day(); }

Result<json::value> decide(storage::Transaction& transaction, const Matter& matter,
                           Benefit benefit) {
    const Answers answers{matter.answers};
    const Date today = date_in_japan(transaction.at());
    const auto account = register_account(transaction, answers, benefit.person_id, today);
    if (!account) return account.problem();
    const Date pay_on = pay_day(today);
    const bool has_account =
        ledger::find_account(transaction.session(), benefit.person_id, {pay_on}).has_value();
    json::object outcome{{"kind", FieldForm<BenefitKind>::format(benefit.kind)},
                         {"month", to_iso(benefit.month)},
                         {"about", benefit.about_id.value()},
                         {"amount", benefit.amount.amount()},
                         {"pay_on", to_iso(pay_on)},
                         {"has_account", has_account}};
    std::vector<Benefit> one;
    one.push_back(std::move(benefit));
    decide_benefits(transaction, std::move(one), pay_on);
    return json::value(std::move(outcome));
}

/// One of the benefits that wait for an application, by its value in the list of facts.
Result<Benefit> high_cost_asked(const Town& town, storage::Session& session, const Matter& matter) {
    const std::string asked = Answers{matter.answers}.text("month");
    const auto known = benefits_of(session, matter.record.person_id);
    const auto due = std::ranges::find_if(known, [&](const Benefit& benefit) {
        return benefit.state == BenefitState::due && waiting_value(benefit) == asked;
    });
    if (due == known.end()) {
        return applicant_problem("applicant.high_cost.none",
                                 "その月に支給できる高額療養費はありません。月を確かめてください。",
                                 "month", "国民健康保険法57条の2第1項");
    }
    const auto month = month_of_care(town, due->month);
    if (!month) return month.problem();
    const Date last = claimable_until(*due, month->rates.rates.prescription_years);
    if (received_on(matter) > last) {
        return applicant_problem(
            "applicant.high_cost.too_late",
            "申請できる期間（2年）を過ぎています。最後の日は" + short_day(town, last) + "でした。",
            "month", "国民健康保険法110条1項");
    }
    return *due;
}

Result<Benefit> childbirth_asked(const Town& town, storage::Session& session,
                                 const Matter& matter) {
    const Answers answers{matter.answers};
    const Date born = answers.date("born_on");
    const PersonId mother = answers.person("mother");
    if (!enrolment_on(session, mother, born)) {
        return applicant_problem(
            "applicant.childbirth.not_insured",
            "出産の日に国民健康保険に加入していません。職場の健康保険に申請してく"
            "ださい。",
            "mother", "国民健康保険法58条1項");
    }
    const auto month = month_of_care(town, YearMonth{born});
    if (!month) return month.problem();
    Benefit benefit;
    benefit.person_id = matter.record.person_id;
    benefit.kind = BenefitKind::childbirth;
    benefit.month = YearMonth{born};
    benefit.about_id = mother;
    if (find_benefit(session, benefit.person_id, benefit.kind, benefit.month, mother)) {
        return applicant_problem("applicant.childbirth.already",
                                 "この出産の出産育児一時金はすでに決まっています。", "born_on",
                                 "国民健康保険法58条1項");
    }
    BenefitFacts facts;
    const int children = std::max(1, static_cast<int>(answers.number("children")));
    (answers.yes("compensated") ? facts.births : facts.births_plain) = children;
    facts.childbirth_paid_directly = answers.yen("paid_directly");
    const BenefitSheet sheet = yakuba::national_health_insurance::benefit(
        month->rates.rates, facts, benefit.month.first_day());
    benefit.paid = facts.childbirth_paid_directly;
    benefit.limit = sheet.childbirth;
    benefit.amount = sheet.childbirth_difference;
    benefit.rates = month->fingerprint;
    return benefit;
}

Result<Benefit> funeral_asked(const Town& town, storage::Session& session, const Matter& matter) {
    const PersonId late = Answers{matter.answers}.person("deceased");
    for (const Deceased& known :
         deceased_of(session, matter.record.person_id, received_on(matter))) {
        if (known.resident.person_id != late) continue;
        const auto month = month_of_care(town, YearMonth{known.died_on});
        if (!month) return month.problem();
        Benefit benefit;
        benefit.person_id = matter.record.person_id;
        benefit.kind = BenefitKind::funeral;
        benefit.month = YearMonth{known.died_on};
        benefit.about_id = late;
        benefit.amount = benefit.limit = month->rates.rates.funeral;
        benefit.rates = month->fingerprint;
        return benefit;
    }
    return applicant_problem(
        "applicant.funeral.none",
        "その方の葬祭費はお支払いできません。亡くなった日に国民健康保険に加入してい"
        "たか、2年を過ぎていないかを確かめてください。",
        "deceased", "国民健康保険法58条1項");
}

/// 療養費 (54条1項・3項): of the cost that counts, what the insurance would have borne.
Result<Benefit> treatment_asked(const Town& town, storage::Session& session, const Matter& matter) {
    const Answers answers{matter.answers};
    const PersonId person = answers.person("person");
    const Date treated = answers.date("treated_on");
    if (!enrolment_on(session, person, treated)) {
        return applicant_problem("applicant.treatment.not_insured",
                                 "その日に国民健康保険に加入していません。日を確かめてください。",
                                 "treated_on", "国民健康保険法54条1項");
    }
    const YearMonth month{treated};
    const auto care = month_of_care(town, month);
    if (!care) return care.problem();
    if (received_on(matter) > add_months(treated, 12 * care->rates.rates.prescription_years)) {
        return applicant_problem("applicant.treatment.too_late",
                                 "申請できる期間（2年）を過ぎています。", "treated_on",
                                 "国民健康保険法110条1項");
    }
    const auto resident = registry::find_resident(session, person, {treated});
    if (!resident) {
        return applicant_problem("applicant.treatment.unknown", "その日の住民の記録がありません。",
                                 "person", "国民健康保険法54条1項");
    }
    const Date birth = resident->record.birth_date.earliest();
    const BenefitFacts household = household_class(session, *care, matter.record.person_id);
    const Ratio share =
        share_of_cost(care->rates.rates, birth, month, class_from_70(care->rates.rates, household));
    Benefit benefit;
    benefit.person_id = matter.record.person_id;
    benefit.kind = BenefitKind::treatment;
    benefit.month = month;
    benefit.about_id = person;
    benefit.counted = false;
    benefit.rates = care->fingerprint;
    benefit.paid = answers.yen("cost");
    // What the insurance would count may be less than what was paid (同条3項).
    benefit.limit = answers.has("accepted_cost") ? answers.yen("accepted_cost") : benefit.paid;
    benefit.limit = std::min(benefit.limit, benefit.paid);
    benefit.amount = benefit.limit - floor_to(1_yen, benefit.limit * share);
    if (find_benefit(session, benefit.person_id, benefit.kind, month, person)) {
        return applicant_problem(
            "applicant.treatment.already",
            "その月の療養費はすでに決まっています。同じ月の分は一度にまとめて申請し"
            "てください。",
            "treated_on", "国民健康保険法54条1項");
    }
    return benefit;
}

Result<Benefit> asked_benefit(const Town& town, storage::Session& session, const Matter& matter) {
    const std::string& effect = matter.procedure.effect;
    if (effect.ends_with("high_cost")) return high_cost_asked(town, session, matter);
    if (effect.ends_with("childbirth")) return childbirth_asked(town, session, matter);
    if (effect.ends_with("treatment")) return treatment_asked(town, session, matter);
    return funeral_asked(town, session, matter);
}

/// A joint benefit worked out again for its household, and its parts told to the care insurance.
Result<Done> tell_care_parts(const Town& town, storage::Transaction& transaction,
                             const Benefit& joint) {
    const auto july = month_of_care(town, joint.month);
    if (!july) return july.problem();
    for (const YearOfCare& year : gather_year(transaction.session(), *july, joint.person_id,
                                              PersonId{joint.person_id.value() + 1})) {
        if (year.joint && year.joint->amount == joint.amount) {
            publish_care_parts(transaction, joint, year.joint_sheet);
            return Done{};
        }
    }
    return Problem{
        "applicant.joint.changed",
        "計算のあとで資料が変わっています。年間外来合算・高額介護合算の処理をもう一度実行して"
        "ください。",
        "person " + std::to_string(joint.person_id.value()),
        {},
        "国民健康保険法57条の3第1項"};
}

std::vector<Problem> check_benefit(const Asked& asked, const Matter& matter) {
    const auto benefit = asked_benefit(asked.town, asked.session, matter);
    if (benefit) return {};
    return {benefit.problem()};
}

Result<std::vector<PreviewLine>> preview_benefit(const Asked& asked, const Matter& matter) {
    const auto benefit = asked_benefit(asked.town, asked.session, matter);
    if (!benefit) return benefit.problem();
    return std::vector<PreviewLine>{
        {std::string{label_of(benefit->kind)}, notices::yen_text(benefit->amount),
         std::string{article_of(benefit->kind)}},
        {"月", short_month(asked.town, benefit->month)},
    };
}

Result<json::value> apply_benefit(const Town& town, storage::Transaction& transaction,
                                  const Matter& matter) {
    auto benefit = asked_benefit(town, transaction.session(), matter);
    if (!benefit) return benefit.problem();
    const Answers answers{matter.answers};
    if (benefit->kind == BenefitKind::joint) {
        const auto told = tell_care_parts(town, transaction, *benefit);
        if (!told) return told.problem();
    }
    if (matter.procedure.effect.ends_with("high_cost") && answers.yes("simplified")) {
        const Relief simplified{matter.record.person_id, ReliefKind::simplified,
                                received_on(matter),     false,
                                received_on(matter),     false};
        storage::Version version;
        version.valid_from = received_on(matter);
        transaction.append(
            relief_table(), 1, [&](std::size_t) -> const void* { return &simplified; },
            [&](std::size_t) { return version; });
    }
    return decide(transaction, matter, *std::move(benefit));
}

}  // namespace

std::vector<procedures::Effect> benefit_effects() {
    std::vector<procedures::Effect> effects;
    for (const std::string_view name :
         {"national-health-insurance.high_cost", "national-health-insurance.childbirth",
          "national-health-insurance.funeral", "national-health-insurance.treatment"}) {
        effects.push_back({name, &check_benefit, &preview_benefit, &apply_benefit});
    }
    return effects;
}

}  // namespace yakuba::national_health_insurance
