// What the letters of premiums and certifications say.
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

}  // namespace yakuba::long_term_care_insurance
