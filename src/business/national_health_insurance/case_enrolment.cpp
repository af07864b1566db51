#include "business/national_health_insurance/case_enrolment.h"

#include "business/national_health_insurance/case_levy.h"
#include "business/national_health_insurance/enrolment.h"
#include "business/national_health_insurance/special_residence.h"
#include "registry/residents.h"

namespace yakuba::national_health_insurance {
namespace {

namespace json = boost::json;
using procedures::Asked;
using procedures::Matter;

template <class Enum>
Enum choice_of(const Answers& answers, std::string_view key) {
    return FieldForm<Enum>::parse(answers.text(key)).value_or(Enum{});
}

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
                      {{"acquired_on", to_iso(answers.date("acquired_on"))}});
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
    return recomputed(town, transaction, persons, lost, "国民健康保険の資格喪失",
                      {{"lost_on", to_iso(lost)}});
}

// ---- 修学・施設の特例

SpecialResidence special_of(const Matter& matter) {
    const Answers answers{matter.answers};
    SpecialResidence special;
    special.side = choice_of<SpecialSide>(answers, "side");
    special.person_id =
        answers.person(special.side == SpecialSide::ours ? "person_ours" : "person_theirs");
    special.began_on = answers.date("began_on");
    special.kind = choice_of<SpecialKind>(answers, "kind");
    special.municipality = answers.text("municipality");
    special.place = answers.text("place");
    special.filed_on = received_on(matter);
    return special;
}

std::vector<Problem> check_begin(const Asked& asked, const Matter& matter) {
    auto problems = check_special(asked.session, special_of(matter));
    for (Problem& problem : problems)
        problem.where = "began_on";
    return problems;
}

Result<json::value> apply_begin(const Town& town, storage::Transaction& transaction,
                                const Matter& matter) {
    const SpecialResidence special = special_of(matter);
    const auto done = begin_special(transaction, special);
    if (!done) return done.problem();
    const PersonId persons[] = {special.person_id};
    return recomputed(town, transaction, persons, special.began_on,
                      std::string{label_of(special.kind)} + "の特例の該当",
                      {{"began_on", to_iso(special.began_on)}});
}

std::vector<Problem> check_end(const Asked& asked, const Matter& matter) {
    const Answers answers{matter.answers};
    const Date day = answers.date("ended_on") - std::chrono::days{1};
    if (special_residence_on(asked.session, answers.person("person"), day)) return {};
    return {applicant_problem(
        "applicant.special.none",
        "その日に届け出られている修学・施設の特例はありません。日を確かめてください。", "ended_on",
        "国民健康保険法116条, 116条の2第1項")};
}

Result<json::value> apply_end(const Town& town, storage::Transaction& transaction,
                              const Matter& matter) {
    const Answers answers{matter.answers};
    const PersonId persons[] = {answers.person("person")};
    const Date ended = answers.date("ended_on");
    const auto done = end_special(transaction, persons[0], ended, received_on(matter));
    if (!done) return done.problem();
    return recomputed(town, transaction, persons, ended, "修学・施設の特例の非該当",
                      {{"ended_on", to_iso(ended)}});
}

}  // namespace

std::vector<procedures::Effect> enrolment_effects() {
    return {
        {"national-health-insurance.acquire", &check_acquisition, &preview_levy<&apply_acquisition>,
         &apply_acquisition},
        {"national-health-insurance.lose", &check_loss, &preview_levy<&apply_loss>, &apply_loss},
        {"national-health-insurance.special", &check_begin, &preview_levy<&apply_begin>,
         &apply_begin},
        {"national-health-insurance.special_end", &check_end, &preview_levy<&apply_end>,
         &apply_end},
    };
}

}  // namespace yakuba::national_health_insurance
