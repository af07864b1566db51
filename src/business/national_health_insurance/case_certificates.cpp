#include "business/national_health_insurance/case_certificates.h"

#include <algorithm>
#include <boost/json.hpp>

#include "business/national_health_insurance/case_levy.h"
#include "business/national_health_insurance/certificates.h"
#include "business/national_health_insurance/enrolment.h"
#include "business/national_health_insurance/high_cost.h"
#include "business/national_health_insurance/letters.h"
#include "business/national_health_insurance/months.h"
#include "department/record_history.h"
#include "notices/press.h"
#include "notices/words.h"
#include "registry/residents.h"

namespace yakuba::national_health_insurance {
namespace {

namespace json = boost::json;
using procedures::Asked;
using procedures::Matter;
using procedures::PreviewLine;

/// 有効期限; that of a specified disease runs to the 75th birthday.
Date valid_until(CertificateKind kind, Date from, Date birth, int elderly_age) {
    if (kind == CertificateKind::specified)
        return lost_by_age(birth, elderly_age) - std::chrono::days{1};
    return good_until(from, birth, elderly_age);
}

/// The certificate a case asks for.
Result<CareCertificate> certificate_asked(const Town& town, storage::Session& session,
                                          const Matter& matter) {
    const Answers answers{matter.answers};
    CareCertificate certificate;
    certificate.person_id = answers.person("person");
    certificate.filed_on = received_on(matter);
    certificate.from = YearMonth{certificate.filed_on}.first_day();
    const auto resident =
        registry::find_resident(session, certificate.person_id, {certificate.filed_on});
    const auto spell = enrolment_on(session, certificate.person_id, certificate.filed_on);
    if (!resident || !spell) {
        return applicant_problem("applicant.certificate.not_insured",
                                 "国民健康保険に加入している方だけが申請できます。", "person",
                                 "国民健康保険法5条");
    }
    certificate.from = std::max(certificate.from, spell->acquired_on);
    const Date birth = resident->record.birth_date.earliest();
    const auto month = month_of_care(town, YearMonth{certificate.filed_on});
    if (!month) return month.problem();
    const BenefitRates& rates = month->rates.rates;
    const BenefitFacts household = household_class(session, *month, matter.record.person_id);
    const bool senior = month->month >= senior_from(birth, rates.senior_age);
    certificate.income_class =
        senior ? class_from_70(rates, household) : class_under_70(rates, household);
    if (matter.procedure.effect.ends_with("specified")) {
        certificate.kind = CertificateKind::specified;
        certificate.disease = FieldForm<SpecifiedDisease>::parse(answers.text("disease"))
                                  .value_or(SpecifiedDisease::none);
    } else {
        const auto kind = certificate_for(certificate.income_class);
        if (!kind) {
            return applicant_problem(
                "applicant.certificate.not_needed",
                "適用区分が「" + std::string{label_of(certificate.income_class)} +
                    "」の方は、資格確認書やマイナ保険証を示すだけで窓口の支払いが限度額までになりま"
                    "す。認定証はいりません。",
                "person", "国民健康保険法施行令29条の4第1項");
        }
        certificate.kind = *kind;
    }
    certificate.until =
        valid_until(certificate.kind, certificate.from, birth, month->levy.rates.elderly_age);
    return certificate;
}

std::vector<Problem> check_certificate(const Asked& asked, const Matter& matter) {
    const auto certificate = certificate_asked(asked.town, asked.session, matter);
    if (certificate) return {};
    return {certificate.problem()};
}

Result<std::vector<PreviewLine>> preview_certificate(const Asked& asked, const Matter& matter) {
    const auto certificate = certificate_asked(asked.town, asked.session, matter);
    if (!certificate) return certificate.problem();
    std::vector<PreviewLine> lines{{"証", std::string{label_of(certificate->kind)},
                                    std::string{article_of(certificate->kind)}},
                                   {"適用区分", std::string{label_of(certificate->income_class)}},
                                   {"有効期間", short_day(asked.town, certificate->from) + "〜" +
                                                    short_day(asked.town, certificate->until)}};
    if (certificate->disease != SpecifiedDisease::none)
        lines.push_back({"特定疾病", std::string{label_of(certificate->disease)}});
    return lines;
}

Result<json::value> apply_certificate(const Town& town, storage::Transaction& transaction,
                                      const Matter& matter) {
    const auto certificate = certificate_asked(town, transaction.session(), matter);
    if (!certificate) return certificate.problem();
    write_certificate(transaction, *certificate);
    return json::value{{"person", certificate->person_id.value()},
                       {"kind", FieldForm<CertificateKind>::format(certificate->kind)},
                       {"from", to_iso(certificate->from)}};
}

/// The monthly amount the certificate stands for.
std::string limit_text(const BenefitRates& rates, const CareCertificate& certificate) {
    if (certificate.kind == CertificateKind::specified) {
        const bool high = certificate.disease == SpecifiedDisease::dialysis &&
                          (certificate.income_class == IncomeClass::a ||
                           certificate.income_class == IncomeClass::i);
        return notices::yen_text(high ? rates.specified_high : rates.specified) +
               "（一つの医療機関ごとに、一か月）";
    }
    const LimitBand& band = limit_band(rates, certificate.income_class);
    std::string text = notices::yen_text(band.base);
    if (band.cost_over > 0_yen) text += "＋（医療費−" + notices::yen_text(band.cost_over) + "）×1%";
    if (band.multiple > 0_yen) text += "　4回目から " + notices::yen_text(band.multiple);
    return text;
}

std::optional<CareCertificate> certificate_of(storage::Session& session, const json::object& said) {
    const auto kind =
        FieldForm<CertificateKind>::parse(std::string_view{said.at("kind").as_string()});
    const auto from = parse_date(std::string_view{said.at("from").as_string()});
    if (!kind || !from) return std::nullopt;
    for (const CareCertificate& one :
         certificates_of(session, PersonId{said.at("person").to_number<std::int64_t>()})) {
        if (one.kind == *kind && one.from == *from) return one;
    }
    return std::nullopt;
}

}  // namespace

std::vector<procedures::Effect> certificate_effects() {
    return {
        {"national-health-insurance.limit", &check_certificate, &preview_certificate,
         &apply_certificate},
        {"national-health-insurance.specified", &check_certificate, &preview_certificate,
         &apply_certificate},
    };
}

Result<std::string> care_certificate_pdf(const Town& town, storage::Session& session,
                                         const procedures::LetterOrder& order) {
    const auto run = open_case_letter(town, session, "health_card", kOffice, order.issued_on);
    if (!run) return run.problem();
    const auto certificate = certificate_of(session, order.outcome.as_object());
    const auto resident =
        certificate ? registry::find_resident(session, certificate->person_id, {order.issued_on})
                    : std::nullopt;
    const auto spell =
        certificate ? enrolment_on(session, certificate->person_id, order.issued_on) : std::nullopt;
    if (!resident || !spell) {
        return Problem{"notices.no_certificate", "認定の記録が見つからないため、印刷していません。",
                       "subject " + std::to_string(order.recipient.value())};
    }
    const auto month = month_of_care(town, YearMonth{order.issued_on});
    if (!month) return month.problem();
    auto letter = run->begin(session, order.recipient, order.number);
    if (!letter) return letter.problem();
    const Calendar& calendar = *town.calendar;
    const bool specified = certificate->kind == CertificateKind::specified;
    const auto members =
        registry::household_members(session, resident->record.household_id, {order.issued_on});
    say_insured(*letter, *run, *spell, resident->record, members);
    letter->set("title", "国民健康保険　" + std::string{label_of(certificate->kind)})
        .set("text",
             specified ? "次の方は特定疾病の認定を受けています。受診のときに資格確認書またはマイナ"
                         "保険証と一緒に示してください。"
                       : "次の方の一か月の自己負担は下の額までです。受診のときに資格確認書と一緒に"
                         "示してください。")
        .set("class", specified ? std::string{label_of(certificate->disease)}
                                : std::string{label_of(certificate->income_class)})
        .set("limit", limit_text(month->rates.rates, *certificate))
        .set("starts_on", calendar.format(certificate->from))
        .set("valid_until", calendar.format(certificate->until))
        .set("ground", std::string{article_of(certificate->kind)})
        .set("notes", specified ? "70歳になった月の翌月からは、病気の種類や所得にかかわらず一か月10"
                                  ",000円です。国民健"
                                  "康保険をやめたとき、転出するときは、この証を返してください。"
                                : "所得や世帯の人が変わると区分が変わることがあります。有効期限のあ"
                                  "とも要るときは、新し"
                                  "く申請してください。国民健康保険をやめたとき、転出するときは、こ"
                                  "の証を返してくださ"
                                  "い。");
    return notices::print_single(
        order.recipient, *letter,
        {.created = start_of_day(order.issued_on),
         .title = "国民健康保険 " + std::string{label_of(certificate->kind)}});
}

}  // namespace yakuba::national_health_insurance
