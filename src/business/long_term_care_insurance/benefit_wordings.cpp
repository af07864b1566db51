// What the letters of high-cost and joint benefits say.
#include "business/long_term_care_insurance/benefit_wordings.h"

#include "business/long_term_care_insurance/benefits.h"
#include "business/long_term_care_insurance/joint.h"
#include "business/long_term_care_insurance/payouts.h"
#include "business/long_term_care_insurance/recovery.h"
#include "business/long_term_care_insurance/restrictions.h"
#include "notices/words.h"
#include "registry/joint_payments.h"
#include "storage/as_of.h"

namespace yakuba::long_term_care_insurance {
namespace {

using notices::yen_text;
using Lines = std::vector<std::pair<std::string, std::string>>;

Problem nothing(std::string_view what, PersonId person) {
    return {"notices.nothing_decided",
            std::string{what} + "がまだ決まっていないため、印刷していません。",
            "subject " + std::to_string(person.value())};
}

/// The decision on one month as it stands, and the one before it.
struct Decided {
    HighCost now;
    std::optional<HighCost> before;
};
std::optional<Decided> decided_for(storage::Session& session, PersonId person, YearMonth month) {
    std::optional<Decided> decided;
    for (auto& found : session.select_versions<HighCost>(
             high_cost_description(),
             "SELECT " + storage::version_columns_of(high_cost_description()) +
                 " FROM ltc_high_cost WHERE month = :month AND person_id = :person "
                 "ORDER BY version",
             {{"month", std::int64_t{month.packed()}}, {"person", person.value()}})) {
        std::optional<HighCost> before;
        if (decided) before = decided->now;
        decided = Decided{found.record, before};
    }
    return decided;
}

void say_month(const Calendar& calendar, const HighCost& h, Lines& lines) {
    lines.emplace_back("サービス提供月", calendar.format(h.month));
    lines.emplace_back("所得区分", std::string{label_of(h.income_class)});
    lines.emplace_back("世帯の利用者負担の合計", yen_text(h.household_share));
    lines.emplace_back("世帯の負担の上限", yen_text(h.household_limit));
    lines.emplace_back("本人の利用者負担額", yen_text(h.share));
}

/// The limit of the person alone is lower than that of the household for low pensions.
void say_what_stays(const HighCost& h, Lines& lines) {
    lines.emplace_back(
        "本人が負担する額",
        yen_text(h.share - h.benefit) +
            (h.household_share > h.household_limit ? "" : "（年金収入等が低い人の個人の上限）"));
}

void say_payments(storage::Session& session, const Calendar& calendar, PersonId person,
                  YearMonth month, Lines& lines) {
    auto all = paid_out(session, person, PersonId{person.value() + 1}, month, kHighCostReason);
    for (const ledger::Payment& payment : all[person].waiting) {
        lines.emplace_back("支払", yen_text(payment.amount) +
                                       (payment.state == ledger::PaymentState::withheld
                                            ? "　" + payment.note
                                            : "　" + calendar.format(payment.pay_on) + "に振込"));
    }
    for (const Recovery& recovery : recoveries_of(session, person)) {
        if (recovery.month != month || recovery.returned_on) continue;
        lines.emplace_back("返還していただく額", yen_text(recovery.amount) + "　期限 " +
                                                     calendar.format(recovery.due_on));
    }
}

std::string joint_year_text(const Calendar& calendar, int joint_year) {
    return calendar.format(registry::joint_year_begins(joint_year)) + "から" +
           calendar.format(registry::joint_base_date(joint_year)) + "まで";
}

}  // namespace

Result<Wording> high_cost_wording(storage::Session& session, const Calendar& calendar,
                                  PersonId person, YearMonth month, bool changed) {
    const auto decided = decided_for(session, person, month);
    if (!decided || (changed && !decided->before)) return nothing("この月の支給額", person);
    Wording wording;
    wording.title = std::string{"高額介護（予防）サービス費　"} +
                    (changed ? "支給額変更決定通知書" : "支給決定通知書");
    wording.greeting =
        changed
            ? "所得または利用者負担額が変わったため、支給額を次のとおり変更しましたので通知します。"
            : "高額介護（予防）サービス費の支給を次のとおり決定しましたので通知します。";
    say_month(calendar, decided->now, wording.lines);
    say_what_stays(decided->now, wording.lines);
    if (changed) wording.lines.emplace_back("変更前の支給額", yen_text(decided->before->benefit));
    wording.lines.emplace_back(changed ? "変更後の支給額" : "支給額",
                               yen_text(decided->now.benefit));
    say_payments(session, calendar, person, month, wording.lines);
    wording.notes =
        "・同じ世帯の人の利用者負担を合計し、世帯の上限を超えた額を利用者負担に応じて分けています（"
        "介護保険"
        "法施行令22条の2の2）。\n"
        "・食費、居住費、日常生活費、福祉用具購入費、住宅改修費、支給限度額を超えた分は含みません"
        "。";
    return wording;
}

Result<Wording> high_cost_invitation(storage::Session& session, const Calendar& calendar,
                                     PersonId person, YearMonth month) {
    const auto decided = decided_for(session, person, month);
    if (!decided || decided->now.claimed || decided->now.benefit == Yen{0})
        return nothing("申請の案内", person);
    Wording wording;
    wording.paper = Paper::information;
    wording.title = "高額介護（予防）サービス費　支給申請のお知らせ";
    wording.greeting =
        "介護サービスの利用者負担が上限を超えました。申請すると、次の額が支給されます。";
    say_month(calendar, decided->now, wording.lines);
    say_what_stays(decided->now, wording.lines);
    wording.lines.emplace_back("支給される見込みの額", yen_text(decided->now.benefit));
    wording.lines.emplace_back("申請できる期限", calendar.format((month + 24).last_day()) + "まで");
    wording.notes =
        "・一度申請すれば、次からは申請なしで同じ口座に振り込みます。\n"
        "・支給を受ける権利は、サービスを利用した月の翌月の1日から2年で時効になります（介護保険法20"
        "0条1"
        "項）。";
    return wording;
}

Result<Wording> joint_certificate_wording(storage::Session& session, const Calendar& calendar,
                                          PersonId person, int joint_year) {
    auto all = care_months(session, joint_year, person, PersonId{person.value() + 1});
    const auto months = all.find(person);
    if (months == all.end()) return nothing("この期間の介護サービスの利用", person);
    Wording wording;
    wording.paper = Paper::information;
    wording.title = "高額医療合算介護（予防）サービス費　自己負担額証明書";
    wording.greeting = "計算期間の介護保険の自己負担額を次のとおり証明します。";
    const auto enrolment = storage::find_as_of<Enrolment>(
        session, enrolment_table(), {registry::joint_base_date(joint_year)},
        storage::equals("person_id", person.value()));
    if (enrolment) wording.lines.emplace_back("被保険者番号", enrolment->record.insured_number);
    wording.lines.emplace_back("計算期間", joint_year_text(calendar, joint_year));
    Yen sum;
    for (const CareMonth& month : months->second) {
        wording.lines.emplace_back(
            calendar.format(month.month),
            yen_text(month.paid()) +
                (month.benefit > Yen{0}
                     ? "　（利用者負担 " + yen_text(month.share) + " − 高額介護サービス費 " +
                           yen_text(month.benefit) + "）"
                     : ""));
        sum += month.paid();
    }
    wording.lines.emplace_back("合計", yen_text(sum));
    wording.notes =
        "・この証明書を添えて、7月31日に加入していた医療保険に支給を申請してください。当市町村の国"
        "民健康保険"
        "に加入していた人は、証明書は要りません。\n"
        "・食費、居住費、福祉用具購入費、住宅改修費などは含みません（介護保険法施行令22条の3）。";
    return wording;
}

Result<Wording> joint_benefit_wording(storage::Session& session, const Calendar& calendar,
                                      PersonId person, int joint_year) {
    for (const registry::JointCareBenefit& benefit :
         registry::joint_care_benefits(session, joint_year, person, PersonId{person.value() + 1})) {
        const Date base = registry::joint_base_date(joint_year);
        const bool reduced = in_force_on(session, person, base).reduced;
        const bool paid = benefit.amount > Yen{0} && !reduced;
        Wording wording;
        wording.title = std::string{"高額医療合算介護（予防）サービス費　"} +
                        (paid ? "支給決定通知書" : "不支給決定通知書");
        wording.greeting = paid ? "次のとおり支給することを決定しましたので通知します。"
                                : "次の理由により支給しないことを決定しましたので通知します。";
        wording.lines = {{"計算期間", joint_year_text(calendar, joint_year)},
                         {"計算した医療保険", std::string{label_of(benefit.decided_by)}},
                         {"世帯の負担の合計", yen_text(benefit.household_paid)},
                         {"世帯の限度額", yen_text(benefit.limit)},
                         {"本人の介護の自己負担額", yen_text(benefit.care_paid)},
                         {"支給額", yen_text(paid ? benefit.amount : Yen{0})}};
        if (!paid) {
            wording.lines.emplace_back(
                "理由", reduced ? "給付額の減額を受けているため（介護保険法69条1項）"
                                : "負担の合計が限度額を超えないため（介護保険法51条の2）");
        }
        wording.notes = "・届出の口座へ振り込みます。医療の分は、医療保険から別に支給されます。";
        return wording;
    }
    return nothing("この期間の計算結果", person);
}

}  // namespace yakuba::long_term_care_insurance
