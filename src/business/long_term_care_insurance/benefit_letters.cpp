// The runs of letters of high-cost and joint benefits.
#include <map>

#include "business/long_term_care_insurance/benefit_wordings.h"
#include "business/long_term_care_insurance/letter_run.h"
#include "registry/joint_payments.h"

namespace yakuba::long_term_care_insurance {
namespace {

constexpr std::string_view kDecidedSql =
    "SELECT DISTINCT person_id FROM ltc_high_cost WHERE month = :month AND claimed = :claimed AND "
    "benefit > 0";

std::vector<PersonId> decided_in(const Town& town, YearMonth month, bool claimed) {
    return persons_of(
        *town.database->session(), kDecidedSql,
        {{"month", std::int64_t{month.packed()}}, {"claimed", std::int64_t{claimed ? 1 : 0}}});
}

Result<LetterReport> print_high_cost(const Town& town, const LetterRequest& request) {
    const YearMonth month{request.day};
    return print_run(town, request, "long-term-care-high-cost-" + to_iso(month),
                     "高額介護サービス費 支給決定通知書", decided_in(town, month, true),
                     [month](storage::Session& session, const Calendar& calendar, PersonId person) {
                         return high_cost_wording(session, calendar, person, month, false);
                     });
}

Result<LetterReport> print_invitations(const Town& town, const LetterRequest& request) {
    const YearMonth month{request.day};
    return print_run(
        town, request, "long-term-care-high-cost-invitation-" + to_iso(month),
        "高額介護サービス費 申請のお知らせ", decided_in(town, month, false),
        [month](storage::Session& session, const Calendar& calendar, PersonId person) {
            return high_cost_invitation(session, calendar, person, month);
        },
        Paper::information);
}

/// Service months decided otherwise in a month, with whom it concerns.
std::map<YearMonth, std::vector<PersonId>> changed_in(const Town& town, YearMonth month) {
    std::map<YearMonth, std::vector<PersonId>> changed;
    town.database->session()->read_values(
        "SELECT DISTINCT month, person_id FROM ltc_high_cost WHERE version > 1 AND claimed = 1 AND "
        "recorded_at >= :from_at AND recorded_at < :until_at ORDER BY month, person_id",
        {{"from_at", start_of_day(month.first_day()).microseconds},
         {"until_at", start_of_day((month + 1).first_day()).microseconds}},
        [&](std::span<const storage::Value> row) {
            changed[YearMonth::from_packed(
                        static_cast<std::int32_t>(std::get<std::int64_t>(row[0])))]
                .emplace_back(std::get<std::int64_t>(row[1]));
        });
    return changed;
}

Result<LetterReport> print_changes(const Town& town, const LetterRequest& request) {
    LetterReport all;
    for (auto& [month, persons] : changed_in(town, YearMonth{request.day})) {
        auto report = print_run(
            town, request,
            "long-term-care-high-cost-change-" + to_iso(month) + "-" +
                to_iso(YearMonth{request.day}),
            "高額介護サービス費 変更決定通知書", std::move(persons),
            [month = month](storage::Session& session, const Calendar& calendar, PersonId person) {
                return high_cost_wording(session, calendar, person, month, true);
            });
        if (!report) return report.problem();
        add(all, *std::move(report));
    }
    return all;
}

std::vector<PersonId> told_of(const Town& town, std::string_view sql, int joint_year) {
    return persons_of(*town.database->session(), sql,
                      {{"joint_year", std::int64_t{joint_year}}, {"insurer", town.code}});
}

Result<LetterReport> print_certificates(const Town& town, const LetterRequest& request) {
    const int joint_year = registry::joint_year_ended_in(fiscal_year_of(request.day));
    return print_run(
        town, request, "long-term-care-joint-certificate-" + std::to_string(joint_year),
        "自己負担額証明書",
        told_of(town,
                "SELECT DISTINCT person_id FROM joint_care_payment WHERE joint_year = :joint_year "
                "AND insurer = :insurer AND paid > 0",
                joint_year),
        [joint_year](storage::Session& session, const Calendar& calendar, PersonId person) {
            return joint_certificate_wording(session, calendar, person, joint_year);
        },
        Paper::information);
}

Result<LetterReport> print_joint_benefits(const Town& town, const LetterRequest& request) {
    const int joint_year = registry::joint_year_ended_in(fiscal_year_of(request.day));
    return print_run(
        town, request, "long-term-care-joint-benefit-" + std::to_string(joint_year),
        "高額医療合算介護サービス費 決定通知書",
        told_of(town,
                "SELECT DISTINCT person_id FROM joint_care_benefit WHERE joint_year = :joint_year "
                "AND insurer = :insurer",
                joint_year),
        [joint_year](storage::Session& session, const Calendar& calendar, PersonId person) {
            return joint_benefit_wording(session, calendar, person, joint_year);
        });
}

}  // namespace

std::vector<DepartmentLetter> benefit_letters() {
    return {
        {"high-cost", "高額介護サービス費 支給決定通知書", Period::month, print_high_cost},
        {"high-cost-change", "高額介護サービス費 変更決定通知書", Period::month, print_changes},
        {"high-cost-invitation", "高額介護サービス費 申請のお知らせ", Period::month,
         print_invitations},
        {"joint-certificate", "自己負担額証明書", Period::fiscal_year, print_certificates},
        {"joint-benefit", "高額医療合算介護サービス費 決定通知書", Period::fiscal_year,
         print_joint_benefits},
    };
}

}  // namespace yakuba::long_term_care_insurance
