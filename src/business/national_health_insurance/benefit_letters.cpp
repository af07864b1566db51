// The letters of decided benefits.
#include <boost/json.hpp>

#include "business/national_health_insurance/high_cost.h"
#include "business/national_health_insurance/letters.h"
#include "notices/press.h"
#include "notices/words.h"
#include "registry/residents.h"

namespace yakuba::national_health_insurance {
namespace {

/// The month of care or of the event, or the twelve that are settled together.
std::string period_text(const Calendar& calendar, const Benefit& benefit) {
    const bool yearly =
        benefit.kind == BenefitKind::outpatient_year || benefit.kind == BenefitKind::joint;
    const std::string last = calendar.format(benefit.month);
    return yearly ? calendar.format(benefit.month + -11) + "から" + last + "まで" : last;
}

/// The classes that decided: that of people under 70, and from 70 when it was asked for.
std::string class_text(const Benefit& benefit) {
    std::string text;
    for (const IncomeClass one : {benefit.income_class, benefit.senior_class}) {
        if (one == IncomeClass::unknown) continue;
        if (!text.empty()) text += "、70歳以上は";
        text += label_of(one);
    }
    if (text.empty()) return "−";
    return text + (benefit.multiple ? "（多数回該当）" : "");
}

std::string about_text(storage::Session& session, const Benefit& benefit) {
    const auto person =
        registry::find_resident(session, benefit.about_id, {benefit.month.last_day()});
    return person ? person->record.name : "世帯の被保険者";
}

}  // namespace

Result<notices::Letter> benefit_letter(storage::Session& session, const CaseLetterRun& run,
                                       const Benefit& benefit, std::string number, Date pay_on,
                                       bool has_account) {
    auto letter = run.begin(session, benefit.person_id, std::move(number));
    if (!letter) return letter;
    const Calendar& calendar = *run.town->calendar;
    const std::string name{label_of(benefit.kind)};
    letter->set("title", "国民健康保険　" + name + "支給決定通知書")
        .set("amount", notices::yen_text(benefit.amount))
        .set("benefit_kind", benefit.kind == BenefitKind::joint
                                 ? name + "（医療保険の分。介護保険の分は介護保険から支給されます）"
                                 : name)
        .set("month", period_text(calendar, benefit))
        .set("about", about_text(session, benefit))
        .set("income_class", class_text(benefit))
        .set("paid", notices::yen_text(benefit.paid))
        .set("limit", notices::yen_text(benefit.limit))
        .set("ground", std::string{article_of(benefit.kind)})
        .set("pay_on", pay_on ? calendar.format(pay_on) : "−")
        .set("account", has_account ? "届け出られた口座" : "口座の届出をお待ちしています");
    return letter;
}

Result<notices::Letter> reminder_letter(storage::Session& session, const CaseLetterRun& run,
                                        const Benefit& benefit, std::string number) {
    auto letter = run.begin(session, benefit.person_id, std::move(number));
    if (!letter) return letter;
    const Calendar& calendar = *run.town->calendar;
    const auto month = month_of_care(*run.town, benefit.month);
    if (!month) return month.problem();
    const std::string name{label_of(benefit.kind)};
    letter->set("title", "国民健康保険　" + name + "の申請のお知らせ")
        .set("amount", notices::yen_text(benefit.amount))
        .set("benefit_kind", name)
        .set("month", period_text(calendar, benefit))
        .set("about", about_text(session, benefit))
        .set("income_class", class_text(benefit))
        .set("paid", notices::yen_text(benefit.paid))
        .set("limit", notices::yen_text(benefit.limit))
        .set("ground", std::string{article_of(benefit.kind)})
        .set("claim_until",
             calendar.format(claimable_until(benefit, month->rates.rates.prescription_years)));
    return letter;
}

Result<std::string> benefit_pdf(const Town& town, storage::Session& session,
                                const procedures::LetterOrder& order) {
    const auto run = open_case_letter(town, session, "health_benefit", kOffice, order.issued_on);
    if (!run) return run.problem();
    const auto& outcome = order.outcome.as_object();
    const auto month = parse_year_month(std::string_view{outcome.at("month").as_string()});
    if (!month) return month.problem();
    const auto kind =
        FieldForm<BenefitKind>::parse(std::string_view{outcome.at("kind").as_string()});
    const PersonId about{outcome.at("about").to_number<std::int64_t>()};
    const auto benefit =
        kind ? find_benefit(session, order.recipient, *kind, *month, about) : std::nullopt;
    if (!benefit) {
        return Problem{"notices.no_benefit", "支給決定が見つからないため、印刷していません。",
                       "subject " + std::to_string(order.recipient.value())};
    }
    const auto pay_on = parse_date(std::string_view{outcome.at("pay_on").as_string()});
    const auto letter =
        benefit_letter(session, *run, *benefit, order.number, pay_on ? *pay_on : Date{},
                       outcome.at("has_account").as_bool());
    if (!letter) return letter.problem();
    return notices::print_single(order.recipient, *letter,
                                 {.created = start_of_day(order.issued_on),
                                  .title = std::string{label_of(*kind)} + " 支給決定通知書"});
}

}  // namespace yakuba::national_health_insurance
