#include "business/national_health_insurance/case_effects.h"

#include <algorithm>
#include <boost/json.hpp>

#include "business/national_health_insurance/case_facts.h"
#include "business/national_health_insurance/enrolment.h"
#include "business/national_health_insurance/high_cost.h"
#include "business/national_health_insurance/jobs.h"
#include "business/national_health_insurance/letters.h"
#include "department/answers.h"
#include "department/recompute.h"
#include "department/record_history.h"
#include "ledger/accounts.h"
#include "notices/words.h"
#include "registry/residents.h"
#include "storage/rehearse.h"

namespace yakuba::national_health_insurance {
namespace {

namespace json = boost::json;
using procedures::Asked;
using procedures::Matter;
using procedures::PreviewLine;

Date received_on(const Matter& matter) { return date_in_japan(matter.record.received_at); }

Problem applicant_problem(std::string_view code, std::string message, std::string where,
                          std::string_view article) {
    return Problem{code, std::move(message), {}, std::move(where), article};
}

Result<int> elderly_age_of(const Town& town, Date day) {
    const auto month = month_of_care(town, YearMonth{day});
    if (!month) return month.problem();
    return month->levy.rates.elderly_age;
}

template <class Enum>
Enum choice_of(const Answers& answers, std::string_view key) {
    return FieldForm<Enum>::parse(answers.text(key)).value_or(Enum{});
}

// ---- 資格取得・喪失

/// The number the household already has, else a new one of the year.
std::string number_of(storage::Transaction& transaction, PersonId person) {
    const auto self =
        registry::find_resident(transaction.session(), person, {date_in_japan(transaction.at())});
    if (self && self->record.household_id) {
        for (const registry::Resident& member :
             registry::household_members(transaction.session(), self->record.household_id,
                                         {date_in_japan(transaction.at())})) {
            for (const Enrolment& spell : enrolments_of(transaction.session(), member.person_id)) {
                if (!spell.number.empty()) return spell.number;
            }
        }
    }
    return "山" + std::to_string(9'000'000 + transaction.next_number("health_insurance_number"));
}

Enrolment spell_of(const Answers& answers, PersonId person, Date notified) {
    Enrolment spell;
    spell.person_id = person;
    spell.acquired_on = answers.date("acquired_on");
    spell.gain = choice_of<Gain>(answers, "gain");
    spell.notified_on = notified;
    spell.card_linked = answers.yes("card_linked");
    return spell;
}

std::vector<Problem> check_acquisition(const Asked& asked, const Matter& matter) {
    const Answers answers{matter.answers};
    const auto age = elderly_age_of(asked.town, asked.today);
    if (!age) return {age.problem()};
    std::vector<Problem> problems;
    for (const PersonId person : answers.persons("persons")) {
        for (Problem& problem :
             check_acquire(asked.session, spell_of(answers, person, asked.today), *age)) {
            problem.where = "acquired_on";
            problems.push_back(std::move(problem));
        }
    }
    return problems;
}

json::array in_json(const std::vector<DepartmentDifferences>& departments) {
    json::array all;
    for (const DepartmentDifferences& department : departments) {
        for (const batch::Difference& difference : department.differences) {
            for (const batch::ChangedLine& line : difference.lines) {
                if (line.key != "total" && line.key != kTooLate) continue;
                all.push_back(
                    json::object{{"label", difference.period + "の" + std::string{line.label}},
                                 {"before", line.before},
                                 {"after", line.after}});
            }
        }
    }
    return all;
}

Result<json::value> recomputed(const Town& town, storage::Transaction& transaction,
                               const std::vector<PersonId>& persons, Date since,
                               std::string_view reason, json::object outcome) {
    auto differences = recompute_all(town, transaction, {persons, since, reason});
    if (!differences) return differences.problem();
    outcome["differences"] = in_json(*differences);
    return json::value(std::move(outcome));
}

Result<json::value> apply_acquisition(const Town& town, storage::Transaction& transaction,
                                      const Matter& matter) {
    const Answers answers{matter.answers};
    const auto age = elderly_age_of(town, received_on(matter));
    if (!age) return age.problem();
    const auto persons = answers.persons("persons");
    const std::string number = number_of(transaction, matter.record.person_id);
    int branch = 0;
    for (const PersonId person : persons) {
        Enrolment spell = spell_of(answers, person, received_on(matter));
        spell.number = number;
        spell.branch = ++branch;
        const auto done = acquire(transaction, std::move(spell), *age);
        if (!done) return done.problem();
    }
    return recomputed(town, transaction, persons, answers.date("acquired_on"),
                      "国民健康保険の資格取得",
                      {{"acquired_on", to_iso(answers.date("acquired_on"))},
                       {"persons", static_cast<std::int64_t>(persons.size())}});
}

std::vector<Problem> check_loss(const Asked& asked, const Matter& matter) {
    const Answers answers{matter.answers};
    std::vector<Problem> problems;
    const Date lost = answers.date("joined_on") + std::chrono::days{1};
    for (const PersonId person : answers.persons("persons")) {
        if (enrolment_on(asked.session, person, lost - std::chrono::days{1})) continue;
        problems.push_back(
            applicant_problem("applicant.enrolment.none",
                              "その日に国民健康保険に加入していません。日を確かめてください。",
                              "joined_on", "国民健康保険法8条"));
    }
    return problems;
}

/// 8条1項: the day after joining the other insurance.
Result<json::value> apply_loss(const Town& town, storage::Transaction& transaction,
                               const Matter& matter) {
    const Answers answers{matter.answers};
    const auto persons = answers.persons("persons");
    const Date lost = answers.date("joined_on") + std::chrono::days{1};
    for (const PersonId person : persons) {
        const auto done =
            lose(transaction, person, lost, choice_of<Loss>(answers, "loss"), received_on(matter));
        if (!done) return done.problem();
    }
    return recomputed(
        town, transaction, persons, lost, "国民健康保険の資格喪失",
        {{"lost_on", to_iso(lost)}, {"persons", static_cast<std::int64_t>(persons.size())}});
}

/// What the levy would come to, by a decision that is taken back.
template <auto Apply>
Result<std::vector<PreviewLine>> preview_levy(const Asked& asked, const Matter& matter) {
    json::value outcome;
    const storage::Command command{"試行", "国民健康保険 決定の試行", {}, {},
                                   {},     matter.record.received_at};
    const auto tried =
        storage::rehearse(*asked.town.database, command,
                          [&](storage::Transaction& transaction) -> Result<std::string> {
                              auto done = Apply(asked.town, transaction, matter);
                              if (!done) return done.problem();
                              outcome = *std::move(done);
                              return std::string{};
                          });
    if (!tried) return tried.problem();
    std::vector<PreviewLine> lines{
        {"人数", std::to_string(outcome.at("persons").as_int64()) + "人", "国民健康保険法9条1項"}};
    for (const json::value& line : outcome.at("differences").as_array()) {
        lines.push_back({std::string{line.at("label").as_string()},
                         std::string{line.at("before").as_string()} + " → " +
                             std::string{line.at("after").as_string()},
                         "国民健康保険法76条1項"});
    }
    return lines;
}

// ---- 給付

Result<Done> register_account(storage::Transaction& transaction, const Answers& answers,
                              PersonId person, Date from) {
    const auto given = answers.part("account");
    if (!given) return Done{};
    ledger::BankAccount account;
    account.person_id = person;
    account.bank_code = given->text("bank_code");
    account.branch_code = given->text("branch_code");
    const std::string type = given->text("account_type");
    account.account_type = type == "current" ? 2 : type == "savings" ? 4 : 1;
    account.account_number = given->text("account_number");
    account.holder_kana = given->text("holder_kana");
    account.source = "本人申請";
    account.inquired_on = from;
    return ledger::set_account(transaction, account, from);
}

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

Result<Benefit> high_cost_asked(storage::Session& session, const Matter& matter) {
    const auto month = Answers{matter.answers}.month("month");
    auto due =
        find_benefit(session, matter.record.person_id, BenefitKind::high_cost, month, PersonId{});
    if (!due || due->state != BenefitState::due) {
        return applicant_problem("applicant.high_cost.none",
                                 "その月に支給できる高額療養費はありません。月を確かめてください。",
                                 "month", "国民健康保険法57条の2第1項");
    }
    return *std::move(due);
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

Result<Benefit> asked_benefit(const Town& town, storage::Session& session, const Matter& matter) {
    if (matter.procedure.effect.ends_with("high_cost")) return high_cost_asked(session, matter);
    if (matter.procedure.effect.ends_with("childbirth"))
        return childbirth_asked(town, session, matter);
    return funeral_asked(town, session, matter);
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
    if (benefit->kind == BenefitKind::high_cost && answers.yes("simplified")) {
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

procedures::Part procedures_part() {
    procedures::Part part;
    part.prefills = {
        {"national-health-insurance.insured", "国民健康保険の台帳", &insured_facts},
        {"national-health-insurance.uninsured", "国民健康保険の台帳", &uninsured_facts},
        {"national-health-insurance.high_cost", "国民健康保険の給付の記録", &high_cost_facts},
        {"national-health-insurance.deceased", "国民健康保険の台帳", &deceased_facts},
    };
    part.effects = {
        {"national-health-insurance.acquire", &check_acquisition, &preview_levy<&apply_acquisition>,
         &apply_acquisition},
        {"national-health-insurance.lose", &check_loss, &preview_levy<&apply_loss>, &apply_loss},
        {"national-health-insurance.high_cost", &check_benefit, &preview_benefit, &apply_benefit},
        {"national-health-insurance.childbirth", &check_benefit, &preview_benefit, &apply_benefit},
        {"national-health-insurance.funeral", &check_benefit, &preview_benefit, &apply_benefit},
    };
    part.letters = {
        {"national-health-insurance.benefit", "国民健康保険 支給決定通知書", &benefit_pdf},
        {"national-health-insurance.refusal", "国民健康保険 却下通知書", &refusal_pdf},
    };
    return part;
}

}  // namespace yakuba::national_health_insurance
