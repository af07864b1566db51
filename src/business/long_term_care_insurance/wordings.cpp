// What each letter says.
#include <algorithm>

#include "business/long_term_care_insurance/applications.h"
#include "business/long_term_care_insurance/letters.h"
#include "ledger/charges.h"
#include "notices/words.h"
#include "storage/as_of.h"

namespace yakuba::long_term_care_insurance {
namespace {

using notices::yen_text;
constexpr auto kBusiness = ledger::Business::long_term_care_insurance;
constexpr Date kLastDay = kForever - std::chrono::days{1};

Problem nothing(std::string_view what, PersonId person) {
    return {"notices.nothing_decided",
            std::string{what} + "がまだ決まっていないため、印刷していません。",
            "subject " + std::to_string(person.value())};
}

std::string term_text(const ledger::Instalment& part) {
    if (part.collection == ledger::Collection::pension)
        return "特別徴収　" + std::to_string(part.month.month()) + "月の年金";
    return "普通徴収　第" + std::to_string(part.term) + "期";
}

void add_plan(storage::Session& session, const Calendar& calendar, PersonId person, FiscalYear year,
              int version, Wording& wording) {
    auto plan = ledger::plan_of(session, kBusiness, person, year, version);
    std::ranges::stable_sort(plan, {}, &ledger::Instalment::month);
    for (const ledger::Instalment& part : plan) {
        wording.lines.emplace_back(term_text(part), part.collection == ledger::Collection::pension
                                                        ? yen_text(part.amount)
                                                        : yen_text(part.amount) + "　納期限 " +
                                                              calendar.format(part.due_on));
    }
}

std::string period_text(const Calendar& calendar, Date from, Date to) {
    return calendar.format(from) + "から" + calendar.format(to) + "まで";
}

}  // namespace

Result<Wording> premium_wording(storage::Session& session, const Calendar& calendar,
                                PersonId person, FiscalYear year, bool changed) {
    const auto premium = storage::find_as_of<Premium>(
        session, premium_table(), {year.first_day()},
        storage::both(storage::equals("fiscal_year", std::int64_t{year.value}),
                      storage::equals("person_id", person.value())));
    const auto charge = ledger::find_charge(session, kBusiness, person, year);
    if (!premium || !charge) return nothing("この年度の保険料", person);
    const Premium& p = premium->record;
    Wording wording;
    wording.title = calendar.format(year) + "　介護保険料　" +
                    (changed ? "変更通知書" : "決定通知書・納入通知書");
    wording.greeting = changed ? "介護保険料の額を次のとおり変更しましたので通知します。"
                               : "介護保険料の額を次のとおり決定しましたので通知します。";
    wording.lines = {{"所得段階", "第" + std::to_string(p.stage) + "段階"},
                     {"判定", std::string{label_of(p.ground)}},
                     {"基準額（年額）", yen_text(p.base_amount)},
                     {"年額", yen_text(p.full_year)},
                     {"月数", std::to_string(p.months) + "か月"}};
    if (p.reduction > Yen{0}) wording.lines.emplace_back("減免額", yen_text(p.reduction));
    if (changed) {
        wording.lines.emplace_back("変更前の額",
                                   yen_text(charge->record.amount - charge->record.difference));
        wording.lines.emplace_back("変更の事由", charge->record.reason);
    }
    wording.lines.emplace_back("納める額", yen_text(p.annual));
    add_plan(session, calendar, person, year, charge->version.number, wording);
    wording.notes =
        "・納期限までに納めないときは、延滞金がかかることや、介護サービスの給付が制限されることが"
        "あります（介護保険法66条から69条まで）。\n"
        "・保険料は介護保険法129条と介護保険条例により計算しています。";
    return wording;
}

Result<Wording> certification_wording(storage::Session& session, const Calendar& calendar,
                                      PersonId person, int application_no) {
    const auto application = find_application(session, person, application_no);
    if (!application || application->state != ApplicationState::decided)
        return nothing("認定の結果", person);
    Wording wording;
    wording.title = "要介護認定・要支援認定等結果通知書";
    const bool certified = is_certified(application->level);
    wording.greeting = certified
                           ? "申請のあった要介護・要支援認定について、次のとおり認定しました。"
                           : "申請のあった要介護・要支援認定について、該当しないと判定されました。";
    wording.lines = {{"申請区分", std::string{label_of(application->kind)}},
                     {"申請日", calendar.format(application->applied_on)},
                     {"認定日", calendar.format(application->decided_on)},
                     {"要介護状態区分", std::string{label_of(application->level)}}};
    if (certified) {
        wording.lines.emplace_back(
            "有効期間", period_text(calendar, application->valid_since, application->valid_until));
    }
    if (!application->board_opinion.empty())
        wording.lines.emplace_back("審査会の意見", application->board_opinion);
    if (!application->specified_disease.empty())
        wording.lines.emplace_back("特定疾病", application->specified_disease);
    wording.notes =
        "・有効期間が終わる日の60日前から、更新の申請ができます（介護保険法施行規則39条）。\n"
        "・心身の状態が変わったときは、期間の途中でも区分の変更を申請できます（介護保険法29条）。";
    return wording;
}

Result<Wording> insured_card_wording(storage::Session& session, const Calendar& calendar,
                                     PersonId person, Date day) {
    const auto enrolment = storage::find_as_of<Enrolment>(
        session, enrolment_table(), {day}, storage::equals("person_id", person.value()));
    if (!enrolment || enrolment->record.lost_on) return nothing("被保険者の資格", person);
    Wording wording;
    wording.title = "介護保険被保険者証";
    wording.greeting = "介護保険の被保険者であることを証明します。";
    wording.lines = {{"被保険者番号", enrolment->record.insured_number},
                     {"種別", std::string{label_of(enrolment->record.kind)}},
                     {"資格取得日", calendar.format(enrolment->record.acquired_on)}};
    const auto level = certification_on(session, person, {day});
    if (level && is_certified(level->level)) {
        wording.lines.emplace_back("要介護状態区分", std::string{label_of(level->level)});
        wording.lines.emplace_back("認定の有効期間",
                                   period_text(calendar, level->valid_since, level->valid_until));
    }
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

Result<Wording> burden_card_wording(storage::Session& session, const Calendar& calendar,
                                    PersonId person, Date day) {
    const auto burden = storage::find_as_of<Burden>(session, burden_table(), {day},
                                                    storage::equals("person_id", person.value()));
    if (!burden) return nothing("負担割合", person);
    Wording wording;
    wording.title = "介護保険負担割合証";
    wording.greeting = "介護サービスを利用するときの負担の割合を次のとおり証明します。";
    const Date until = burden->version.valid_to - std::chrono::days{1};
    wording.lines = {{"利用者負担の割合", std::to_string(burden->record.share_percent / 10) + "割"},
                     {"適用期間", period_text(calendar, burden->version.valid_from, until)},
                     {"判定", std::string{label_of(burden->record.ground)}}};
    wording.notes =
        "・介護サービスを利用するときは、被保険者証とこの証を事業者に提示してください。\n"
        "・割合は前年の所得により毎年8月に見直します（介護保険法施行規則28条の2）。";
    return wording;
}

}  // namespace yakuba::long_term_care_insurance
