// The month's letters about benefits: what waits for an application, and what was decided without
// one.
#include <map>
#include <set>

#include "business/national_health_insurance/benefits.h"
#include "business/national_health_insurance/letter_run.h"
#include "business/national_health_insurance/letters.h"
#include "ledger/accounts.h"
#include "ledger/payments.h"

namespace yakuba::national_health_insurance {
namespace {

constexpr auto kBusiness = ledger::Business::national_health_insurance;
constexpr std::string_view kLast =
    "SELECT b.person_id, b.kind, b.month, b.about_id FROM health_benefit b WHERE b.recorded_at >= "
    ":from_at AND b.recorded_at < :until_at AND b.state = :state AND b.version = (SELECT "
    "max(v.version) FROM health_benefit v WHERE v.person_id = b.person_id AND v.kind = b.kind AND "
    "v.month = b.month AND v.about_id = b.about_id)";
/// Decided by the simplified way: it never waited for an application, and no case asked for it.
constexpr std::string_view kNeverDue =
    " AND b.kind IN (:high_cost, :outpatient_year, :joint) AND NOT EXISTS (SELECT 1 FROM "
    "health_benefit d WHERE d.person_id = b.person_id AND d.kind = b.kind AND d.month = b.month "
    "AND d.about_id = b.about_id AND d.state = :due)";
constexpr std::string_view kOrder = " ORDER BY b.month, b.kind, b.person_id, b.about_id";

/// One run: benefits of one kind and month, and no two of one person.
struct RunKey {
    std::int64_t month;
    std::int64_t kind;
    int turn;
    friend auto operator<=>(const RunKey&, const RunKey&) = default;
};
using Runs = std::map<RunKey, std::map<PersonId, PersonId>>;  // person → about

Runs runs_of(storage::Session& session, YearMonth month, BenefitState state) {
    const auto number = [](auto value) { return static_cast<std::int64_t>(value); };
    std::string sql{kLast};
    storage::Parameters parameters{{"from_at", start_of_day(month.first_day()).microseconds},
                                   {"until_at", start_of_day((month + 1).first_day()).microseconds},
                                   {"state", number(state)}};
    if (state == BenefitState::decided) {
        sql += kNeverDue;
        parameters.push_back({"high_cost", number(BenefitKind::high_cost)});
        parameters.push_back({"outpatient_year", number(BenefitKind::outpatient_year)});
        parameters.push_back({"joint", number(BenefitKind::joint)});
        parameters.push_back({"due", number(BenefitState::due)});
    }
    Runs runs;
    session.read_values(
        sql + std::string{kOrder}, parameters, [&](std::span<const storage::Value> row) {
            RunKey key{std::get<std::int64_t>(row[2]), std::get<std::int64_t>(row[1]), 1};
            const PersonId person{std::get<std::int64_t>(row[0])};
            while (runs[key].contains(person))
                ++key.turn;
            runs[key].emplace(person, PersonId{std::get<std::int64_t>(row[3])});
        });
    return runs;
}

/// When a decided benefit is paid; none when nothing is on file.
Date pay_day_of(storage::Session& session, const Benefit& benefit) {
    const std::string reason = payment_reason(benefit);
    Date pay_on;
    for (const ledger::Payment& payment : ledger::payments_to(
             session, kBusiness, benefit.person_id, PersonId{benefit.person_id.value() + 1})) {
        if (payment.reason == reason) pay_on = payment.pay_on;
    }
    return pay_on;
}

Result<LetterReport> print_benefits(const Town& town, const LetterRequest& request,
                                    BenefitState state) {
    const bool due = state == BenefitState::due;
    const auto session = town.database->session();
    const auto run = open_case_letter(town, *session, due ? "health_reminder" : "health_benefit",
                                      kOffice, request.issued_on);
    if (!run) return run.problem();
    const YearMonth month{request.day};
    LetterReport report;
    for (const auto& [key, persons] : runs_of(*session, month, state)) {
        const auto kind = static_cast<BenefitKind>(key.kind);
        const YearMonth of = YearMonth::from_packed(static_cast<int>(key.month));
        std::vector<PersonId> recipients;
        for (const auto& [person, about] : persons)
            recipients.push_back(person);
        const std::string name = std::string{due ? "health-reminder-" : "health-benefit-"} +
                                 FieldForm<BenefitKind>::format(kind) + "-" + to_iso(of) + "-" +
                                 to_iso(month) +
                                 (key.turn > 1 ? "-" + std::to_string(key.turn) : "");
        const std::string title = "国民健康保険 " + std::string{label_of(kind)} +
                                  (due ? " 申請のお知らせ" : " 支給決定通知書");
        const auto write = [&](storage::Session& own, const CaseLetterRun& own_run,
                               PersonId person) -> Result<notices::Letter> {
            const auto benefit = find_benefit(own, person, kind, of, persons.at(person));
            if (!benefit) {
                return Problem{"notices.no_benefit",
                               "給付の記録が見つからないため、印刷していません。",
                               "subject " + std::to_string(person.value())};
            }
            const std::string number = to_iso(of) + "-" + std::to_string(person.value());
            if (due) return reminder_letter(own, own_run, *benefit, number);
            const Date pay_on = pay_day_of(own, *benefit);
            const bool has_account =
                ledger::find_account(own, person, {pay_on ? pay_on : request.issued_on})
                    .has_value();
            return benefit_letter(own, own_run, *benefit, number, pay_on, has_account);
        };
        add(report,
            print_run(town, *session, request, *run, name, title, std::move(recipients), write));
    }
    return report;
}

}  // namespace

Result<LetterReport> print_reminders(const Town& town, const LetterRequest& request) {
    return print_benefits(town, request, BenefitState::due);
}

Result<LetterReport> print_benefit_decisions(const Town& town, const LetterRequest& request) {
    return print_benefits(town, request, BenefitState::decided);
}

}  // namespace yakuba::national_health_insurance
