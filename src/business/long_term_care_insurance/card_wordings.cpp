// What the cards say: 被保険者証, 負担割合証.
#include "business/long_term_care_insurance/applications.h"
#include "business/long_term_care_insurance/letters.h"
#include "business/long_term_care_insurance/restrictions.h"
#include "storage/as_of.h"

namespace yakuba::long_term_care_insurance {
namespace {

constexpr Date kLastDay = kForever - std::chrono::days{1};

Problem nothing(std::string_view what, PersonId person) {
    return {"notices.nothing_decided",
            std::string{what} + "がまだ決まっていないため、印刷していません。",
            "subject " + std::to_string(person.value())};
}

std::optional<Enrolment> enrolment_on(storage::Session& session, PersonId person, Date day) {
    auto found = storage::find_as_of<Enrolment>(session, enrolment_table(), {day},
                                                storage::equals("person_id", person.value()));
    if (!found || found->record.lost_on) return std::nullopt;
    return std::move(found->record);
}

std::string period_text(const Calendar& calendar, Date from, Date to) {
    return calendar.format(from) + "から" + (to ? calendar.format(to) + "まで" : "");
}

/// 給付制限の欄: those decided and not over, also when they begin later.
void add_restrictions(storage::Session& session, const Calendar& calendar, PersonId person,
                      Date day, Wording& wording) {
    for (const Restriction& r : restrictions_of(session, person, {day})) {
        if (r.state != RestrictionState::decided || (r.ends_on && r.ends_on < day)) continue;
        wording.lines.emplace_back("給付制限", std::string{label_of(r.kind)} + "　" +
                                                   period_text(calendar, r.starts_on, r.ends_on));
    }
}

}  // namespace

Result<Wording> insured_card_wording(storage::Session& session, const Calendar& calendar,
                                     PersonId person, Date day) {
    const auto enrolment = enrolment_on(session, person, day);
    if (!enrolment) return nothing("被保険者の資格", person);
    Wording wording;
    wording.paper = Paper::card;
    wording.title = "介護保険被保険者証";
    wording.greeting = "介護保険の被保険者であることを証明します。";
    wording.insured_number = enrolment->insured_number;
    wording.lines = {{"種別", std::string{label_of(enrolment->kind)}},
                     {"資格取得日", calendar.format(enrolment->acquired_on)}};
    const auto level = certification_on(session, person, {day});
    if (level && is_certified(level->level)) {
        wording.lines.emplace_back("要介護状態区分等", std::string{label_of(level->level)});
        wording.lines.emplace_back("認定の有効期間",
                                   period_text(calendar, level->valid_since, level->valid_until));
    }
    add_restrictions(session, calendar, person, day, wording);
    const auto plan = storage::find_as_of<CarePlan>(session, care_plan_table(), {kLastDay},
                                                    storage::equals("person_id", person.value()));
    if (plan) {
        wording.lines.emplace_back("居宅介護支援事業者等", plan->record.provider_name);
        wording.lines.emplace_back("届出年月日", calendar.format(plan->record.filed_on));
    }
    wording.notes =
        "・認定の申請をするときや、介護サービスを利用するときに、事業者に提示してください。\n"
        "・資格がなくなったときは、この証を返してください（介護保険法12条4項）。";
    return wording;
}

Result<Wording> qualification_wording(storage::Session& session, const Calendar& calendar,
                                      PersonId person, Date moved_on) {
    const auto level = certification_on(session, person, {moved_on});
    const auto enrolment = enrolment_on(session, person, moved_on);
    if (!level || !is_certified(level->level) || !enrolment) return nothing("認定", person);
    Wording wording;
    wording.paper = Paper::card;
    wording.title = "介護保険受給資格証明書";
    wording.greeting = "要介護・要支援認定を受けていることを次のとおり証明します。";
    wording.insured_number = enrolment->insured_number;
    wording.lines = {
        {"要介護状態区分等", std::string{label_of(level->level)}},
        {"認定の有効期間", period_text(calendar, level->valid_since, level->valid_until)}};
    if (const auto application = find_application(session, person, level->application_no)) {
        wording.lines.emplace_back("認定日", calendar.format(application->decided_on));
        if (!application->board_opinion.empty())
            wording.lines.emplace_back("審査会の意見", application->board_opinion);
        if (!application->specified_disease.empty())
            wording.lines.emplace_back("特定疾病", application->specified_disease);
    }
    add_restrictions(session, calendar, person, moved_on, wording);
    wording.notes =
        "・転入した日から14日以内に、この証明書を添えて転入先の市区町村に認定を申請すると、審査を受"
        "けずに"
        "認定が引き継がれます（介護保険法36条）。";
    return wording;
}

Result<Wording> burden_card_wording(storage::Session& session, const Calendar& calendar,
                                    PersonId person, Date day) {
    const auto burden = storage::find_as_of<Burden>(session, burden_table(), {day},
                                                    storage::equals("person_id", person.value()));
    if (!burden) return nothing("負担割合", person);
    const auto enrolment = enrolment_on(session, person, day);
    if (!enrolment) return nothing("被保険者の資格", person);
    Wording wording;
    wording.paper = Paper::card;
    wording.title = "介護保険負担割合証";
    wording.greeting = "介護サービスを利用するときの負担の割合を次のとおり証明します。";
    wording.insured_number = enrolment->insured_number;
    const Date until = burden->version.valid_to - std::chrono::days{1};
    wording.lines = {{"利用者負担の割合", std::to_string(burden->record.share_percent / 10) + "割"},
                     {"適用期間　開始年月日", calendar.format(burden->version.valid_from)},
                     {"適用期間　終了年月日", calendar.format(until)},
                     {"判定", std::string{label_of(burden->record.ground)}}};
    wording.notes =
        "・介護サービスを利用するときは、被保険者証とこの証を事業者に提示してください。\n"
        "・割合は前年の所得により毎年8月に見直します（介護保険法施行規則28条の2）。";
    const InForce restricted = in_force_on(session, person, day);
    if (restricted.reduced) {
        wording.notes +=
            "\n・" + calendar.format(restricted.reduced_until) +
            "までは給付額の減額を受けているため、この証の割合にかかわらず、被保険者証に"
            "記載した割合になります（介護保険法69条）。";
    }
    return wording;
}

}  // namespace yakuba::long_term_care_insurance
