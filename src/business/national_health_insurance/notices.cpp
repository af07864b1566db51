// The department's letter runs, and the letters of cases.
#include <algorithm>
#include <boost/json.hpp>
#include <map>

#include "business/national_health_insurance/enrolment.h"
#include "business/national_health_insurance/high_cost.h"
#include "business/national_health_insurance/letter_run.h"
#include "business/national_health_insurance/letters.h"
#include "business/national_health_insurance/months.h"
#include "ledger/charges.h"
#include "ledger/payments.h"
#include "notices/press.h"
#include "notices/words.h"
#include "registry/residents.h"
#include "storage/as_of.h"

namespace yakuba::national_health_insurance {
namespace {

using notices::Letter;

Result<LetterReport> print_notices(const Town& town, const LetterRequest& request) {
    const auto session = town.database->session();
    const auto run =
        open_case_letter(town, *session, "health_premium_notice", kOffice, request.issued_on);
    if (!run) return run.problem();
    const FiscalYear year = fiscal_year_of(request.day);
    // Those whose charge stands as it was first decided: changes have a letter of their own.
    auto persons = persons_of(
        *session,
        "SELECT person_id FROM charge WHERE business = :business AND fiscal_year = :year "
        "GROUP BY person_id HAVING max(version) = 1 AND max(amount) > 0 "
        "ORDER BY person_id",
        {{"business", static_cast<std::int64_t>(ledger::Business::national_health_insurance)},
         {"year", std::int64_t{year.value}}});
    return print_run(town, *session, request, *run,
                     "health-premium-notice-" + std::to_string(year.value),
                     "国民健康保険料 納入通知書", std::move(persons),
                     [year](storage::Session& s, const CaseLetterRun& r, PersonId person) {
                         return premium_notice(s, r, person, year);
                     });
}

Result<LetterReport> print_changes(const Town& town, const LetterRequest& request) {
    const auto session = town.database->session();
    const auto run =
        open_case_letter(town, *session, "health_premium_change", kOffice, request.issued_on);
    if (!run) return run.problem();
    const YearMonth month{request.day};
    LetterReport report;
    for (auto& [year, persons] :
         ledger::changed_charges(*session, ledger::Business::national_health_insurance, month)) {
        add(report,
            print_run(town, *session, request, *run,
                      "health-premium-change-" + std::to_string(year.value) + "-" + to_iso(month),
                      "国民健康保険料 変更通知書", std::move(persons),
                      [year = year](storage::Session& s, const CaseLetterRun& r, PersonId person) {
                          return premium_change(s, r, person, year);
                      }));
    }
    return report;
}

/// Whoever became insured in the month.
Result<LetterReport> print_certificates(const Town& town, const LetterRequest& request) {
    const auto session = town.database->session();
    const auto run =
        open_case_letter(town, *session, "health_certificate", kOffice, request.issued_on);
    if (!run) return run.problem();
    const YearMonth month{request.day};
    auto persons =
        persons_of(*session,
                   "SELECT DISTINCT person_id FROM health_enrolment WHERE acquired_on >= "
                   ":first_day AND acquired_on <= :last_day AND lost_on = 0 "
                   "ORDER BY person_id",
                   {{"first_day", std::int64_t{month.first_day().packed()}},
                    {"last_day", std::int64_t{month.last_day().packed()}}});
    const Date day = month.last_day();
    return print_run(town, *session, request, *run, "health-certificate-" + to_iso(month),
                     "国民健康保険 資格確認書・資格情報のお知らせ", std::move(persons),
                     [day](storage::Session& s, const CaseLetterRun& r, PersonId person) {
                         return certificate(s, r, person, day);
                     });
}

std::string share_text(const MonthOfCare& month, const registry::Resident& resident,
                       const BenefitFacts& household) {
    const Ratio share = share_of_cost(month.rates.rates, resident.birth_date.earliest(),
                                      month.month, class_from_70(month.rates.rates, household));
    return std::to_string(share.numerator * 10 / share.denominator) + "割";
}

}  // namespace

std::vector<DepartmentLetter> letters() {
    return {
        {"notice", "国民健康保険料 納入通知書", Period::fiscal_year, &print_notices},
        {"change", "国民健康保険料 変更通知書", Period::month, &print_changes},
        {"certificate", "国民健康保険 資格確認書・資格情報のお知らせ", Period::month,
         &print_certificates},
        {"reminder", "国民健康保険 給付の申請のお知らせ", Period::month, &print_reminders},
        {"benefit", "国民健康保険 支給決定通知書", Period::month, &print_benefit_decisions},
    };
}

Date good_until(Date from, Date birth, int elderly_age) {
    const Date july{from.month() >= 8 ? from.year() + 1 : from.year(), 7, 31};
    return std::min(july, lost_by_age(birth, elderly_age) - std::chrono::days{1});
}

void say_insured(Letter& letter, const CaseLetterRun& run, const Enrolment& spell,
                 const registry::Resident& resident, std::span<const registry::Resident> members) {
    const std::string branch = "（枝番 " + std::to_string(spell.branch) + "）";
    letter.set("certificate_number", spell.number.empty() ? "−" : spell.number + branch)
        .set("insured_name", resident.name)
        .set("birth_date", run.town->calendar->format(resident.birth_date))
        .set("head_name", members.empty() ? "−" : members.front().name)
        .set("insurer", run.sender.municipality);
}

Result<Letter> certificate(storage::Session& session, const CaseLetterRun& run, PersonId person,
                           Date day, std::string number) {
    const auto spell = enrolment_on(session, person, day);
    const auto resident = registry::find_resident(session, person, {day});
    if (!spell || !resident) {
        return Problem{"notices.not_insured",
                       "その日に国民健康保険に加入していないため、印刷していません。",
                       "subject " + std::to_string(person.value())};
    }
    const auto month = month_of_care(*run.town, YearMonth{day});
    if (!month) return month.problem();
    if (number.empty()) number = to_iso(day) + "-" + std::to_string(person.value());
    auto letter = run.begin(session, person, std::move(number));
    if (!letter) return letter;
    const Calendar& calendar = *run.town->calendar;
    const auto members = registry::household_members(session, resident->record.household_id, {day});
    const BenefitFacts household =
        members.empty() ? BenefitFacts{}
                        : household_class(session, *month, members.front().person_id);
    say_insured(*letter, run, *spell, resident->record, members);
    const bool linked = spell->card_linked;
    letter->set("title", linked ? "国民健康保険　資格情報のお知らせ" : "国民健康保険　資格確認書")
        .set("text", linked
                         ? "あなたの国民健康保険の資格は次のとおりです。受診のときはマイナンバー"
                           "カードをお使いください。"
                         : "次の方は国民健康保険の被保険者であることを確認します。受診のときに医療"
                           "機関の窓口で示してください。")
        .set("acquired_on", calendar.format(spell->acquired_on))
        .set("share", share_text(*month, resident->record, household))
        .set("valid_until", calendar.format(good_until(day, resident->record.birth_date.earliest(),
                                                       month->levy.rates.elderly_age)))
        .set(
            "notes",
            linked
                ? "この書面だけでは受診できません。マイナンバーカードの読取りができない医療機関では"
                  "、この書面をカードと一緒に示してください。職場の健康保険に入ったときは、14日以"
                  "内に届け出てください（国民健康保険法第9条）。"
                : "有効期限の前に新しい資格確認書を送ります。職場の健康保険に入ったとき、転出すると"
                  "きは、14日以内に届け出て、この確認書を返してください（国民健康保険法第9条）。");
    return letter;
}

Result<std::string> refusal_pdf(const Town& town, storage::Session& session,
                                const procedures::LetterOrder& order) {
    return print_refusal(town, session, order, kOffice);
}

}  // namespace yakuba::national_health_insurance
