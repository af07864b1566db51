#include "business/national_health_insurance/person_to_dos.h"

#include "business/national_health_insurance/certificates.h"
#include "business/national_health_insurance/enrolment.h"
#include "business/national_health_insurance/high_cost.h"
#include "business/national_health_insurance/levy_rates.h"
#include "business/national_health_insurance/months.h"
#include "business/national_health_insurance/stored_levy.h"
#include "department/record_history.h"
#include "notices/words.h"
#include "registry/insurance_status.h"
#include "registry/residents.h"
#include "registry/welfare_status.h"
#include "storage/as_of.h"

namespace yakuba::national_health_insurance {
namespace {

/// How long after somebody came we ask, when nothing was ever told of the insurance.
constexpr int kAskedDays = 90;
/// 時効: 法110条1項.
constexpr int kYearsToClaim = 2;
/// 認定証の期限の前に知らせる日数.
constexpr int kCertificateDays = 30;
/// 後期高齢者医療へ移る前に知らせる日数.
constexpr int kElderlyNoticeDays = 60;

/// Came to live here and belongs to no scheme that we know: somebody has to ask.
void add_enrolment(const PersonQuestion& question, const Rates& rates,
                   const registry::Resident& resident, std::vector<ToDo>& list) {
    if (lost_by_age(resident.birth_date.earliest(), rates.elderly_age) <= question.today) return;
    const auto status =
        registry::find_insurance_status(question.session, question.person, {question.today});
    if (status && status->scheme != registry::HealthScheme::unknown) return;
    const auto welfare =
        registry::find_welfare_status(question.session, question.person, {question.today});
    if (welfare && welfare->assistance != registry::Assistance::none) return;
    const Date since = resident.became_resident_on;
    if (!since || (!status && since + std::chrono::days{kAskedDays} < question.today)) return;
    list.push_back({.title = "医療保険の確認",
                    .text = "加入している医療保険が分かりません。職場の健康保険などに入っていなけれ"
                            "ば、国民健康保険の資格取得の届出が必要です。",
                    .due = since + std::chrono::days{rates.notify_days},
                    .article = "国民健康保険法9条1項",
                    .for_resident = true});
}

void add_end(const PersonQuestion& question, const Rates& rates, const registry::Resident& resident,
             std::vector<ToDo>& list) {
    if (resident.standing == registry::Standing::planned_out) {
        list.push_back(
            {.title = "国民健康保険の資格喪失",
             .text = "転出の日に資格を失います。保険料は転出の前の月までの分になります。",
             .due = resident.planned_out_on,
             .article = "国民健康保険法8条1項",
             .for_resident = true});
    }
    const Date elderly = lost_by_age(resident.birth_date.earliest(), rates.elderly_age);
    if (elderly > question.today &&
        elderly <= question.today + std::chrono::days{kElderlyNoticeDays}) {
        list.push_back({.title = "後期高齢者医療への移行を案内",
                        .text = std::to_string(rates.elderly_age) +
                                "歳の誕生日から後期高齢者医療制度に移ります。届出はいりません。",
                        .due = elderly,
                        .article = "国民健康保険法6条8号",
                        .for_resident = true});
    }
}

void add_declaration(const PersonQuestion& question, std::vector<ToDo>& list) {
    const FiscalYear year = fiscal_year_of(question.today);
    const auto levy = storage::find_as_of<StoredLevy>(
        question.session, stored_levy_table(), {year.first_day()},
        storage::both(storage::equals("fiscal_year", std::int64_t{year.value}),
                      storage::equals("person_id", question.person.value())));
    if (!levy || levy->record.reduction != Reduction::undeclared) return;
    list.push_back({.title = "所得の申告を案内",
                    .text = "世帯に所得の分からない方がいるため、" +
                            short_year(question.town, year) +
                            "の保険料の軽減を判定できません。所得がない方も申告が必要です。",
                    .due = year.last_day(),
                    .article = "国民健康保険法施行令29条の7第5項1号",
                    .for_resident = true});
}

/// A certificate that ends on 31 July is not renewed by itself.
void add_certificates(const PersonQuestion& question, std::vector<ToDo>& list) {
    for (const CareCertificate& certificate : certificates_of(question.session, question.person)) {
        const bool soon = certificate.until <= question.today + std::chrono::days{kCertificateDays};
        if (!soon || !holds_on(certificate, question.today)) continue;
        list.push_back({.title = std::string{label_of(certificate.kind)} + "の更新を案内",
                        .text = "有効期限のあとも要るときは、新しい申請が必要です。",
                        .due = certificate.until,
                        .article = article_of(certificate.kind),
                        .for_resident = true});
    }
}

/// 時効: two years from the first of the month after the care (法110条1項).
void add_high_cost(const PersonQuestion& question, std::vector<ToDo>& list) {
    for (const Benefit& benefit : benefits_of(question.session, question.person)) {
        if (benefit.state != BenefitState::due) continue;
        const std::string name{label_of(benefit.kind)};
        const bool monthly = benefit.kind == BenefitKind::high_cost;
        list.push_back({.title = name + "の申請",
                        .text = short_month(question.town, benefit.month) +
                                (monthly ? "の診療分" : "までの1年分") + "について" +
                                notices::yen_text(benefit.amount) +
                                "が支給されます。申請が必要です。",
                        .due = claimable_until(benefit, kYearsToClaim),
                        .article = "国民健康保険法57条の2第1項",
                        .for_resident = true});
    }
}

}  // namespace

std::vector<ToDo> to_dos(const PersonQuestion& question) {
    std::vector<ToDo> list;
    const auto resident =
        registry::find_resident(question.session, question.person, {question.today});
    const auto rates = rates_of(question.town, fiscal_year_of(question.today));
    if (rates && resident && registry::is_resident(resident->record.standing)) {
        if (enrolment_on(question.session, question.person, question.today)) {
            add_end(question, **rates, resident->record, list);
        } else {
            add_enrolment(question, **rates, resident->record, list);
        }
    }
    add_declaration(question, list);
    add_high_cost(question, list);
    add_certificates(question, list);
    return list;
}

}  // namespace yakuba::national_health_insurance
