#include "business/long_term_care_insurance/letters.h"

#include <algorithm>
#include <iterator>

#include "business/long_term_care_insurance/applications.h"
#include "business/long_term_care_insurance/letter_run.h"
#include "ledger/charges.h"
#include "storage/as_of.h"

namespace yakuba::long_term_care_insurance {
namespace {

Result<LetterReport> print_premiums(const Town& town, const LetterRequest& request) {
    const FiscalYear year = fiscal_year_of(request.day);
    auto due = persons_of(
        *town.database->session(),
        "SELECT DISTINCT person_id FROM charge WHERE business = :business AND "
        "fiscal_year = :fiscal_year",
        {{"business", static_cast<std::int64_t>(ledger::Business::long_term_care_insurance)},
         {"fiscal_year", std::int64_t{year.value}}});
    return print_run(town, request, "long-term-care-" + std::to_string(year.value),
                     "介護保険料 納入通知書", std::move(due),
                     [year](storage::Session& session, const Calendar& calendar, PersonId person) {
                         return premium_wording(session, calendar, person, year, false);
                     });
}

/// One letter for each year that came out otherwise: a change of the past may reach several.
Result<LetterReport> print_changes(const Town& town, const LetterRequest& request) {
    const YearMonth month{request.day};
    LetterReport all;
    for (auto& [year, persons] : ledger::changed_charges(
             *town.database->session(), ledger::Business::long_term_care_insurance, month)) {
        auto report = print_run(
            town, request,
            "long-term-care-change-" + std::to_string(year.value) + "-" + to_iso(month),
            "介護保険料 変更通知書", std::move(persons),
            [year = year](storage::Session& session, const Calendar& calendar, PersonId person) {
                return premium_wording(session, calendar, person, year, true);
            });
        if (!report) return report.problem();
        add(all, *std::move(report));
    }
    return all;
}

Result<LetterReport> print_burdens(const Town& town, const LetterRequest& request) {
    const Date august{fiscal_year_of(request.day).value, 8, 1};
    auto due = persons_of(*town.database->session(),
                          "SELECT DISTINCT person_id FROM ltc_burden WHERE valid_from >= :from "
                          "AND valid_from < :until",
                          {{"from", std::int64_t{august.packed()}},
                           {"until", std::int64_t{Date{august.year() + 1, 8, 1}.packed()}}});
    return print_run(
        town, request, "long-term-care-burden-" + std::to_string(august.year()), "負担割合証",
        std::move(due),
        [august](storage::Session& session, const Calendar& calendar, PersonId person) {
            return burden_card_wording(session, calendar, person, august);
        },
        Paper::card);
}

Result<LetterReport> print_cards(const Town& town, const LetterRequest& request) {
    const YearMonth month{request.day};
    const YearMonth next = month + 1;
    // Those of the month, and those found in it who should have come before.
    auto due = persons_of(*town.database->session(),
                          "SELECT DISTINCT person_id FROM ltc_enrolment WHERE lost_on = 0 AND "
                          "acquired_on < :until AND (acquired_on >= :from OR (version = 1 AND "
                          "recorded_at >= :from_at AND recorded_at < :until_at))",
                          {{"from", std::int64_t{month.first_day().packed()}},
                           {"until", std::int64_t{next.first_day().packed()}},
                           {"from_at", start_of_day(month.first_day()).microseconds},
                           {"until_at", start_of_day(next.first_day()).microseconds}});
    return print_run(
        town, request, "long-term-care-card-" + to_iso(month), "介護保険被保険者証", std::move(due),
        [month](storage::Session& session, const Calendar& calendar, PersonId person) {
            return insured_card_wording(session, calendar, person, month.last_day());
        },
        Paper::card);
}

/// The results decided in a month, all of them once more: for a town that posts them together.
Result<LetterReport> print_certifications(const Town& town, const LetterRequest& request) {
    const YearMonth month{request.day};
    auto due = persons_of(*town.database->session(),
                          "SELECT DISTINCT person_id FROM ltc_application WHERE state = :state "
                          "AND decided_on >= :from AND decided_on < :until",
                          {{"state", static_cast<std::int64_t>(ApplicationState::decided)},
                           {"from", std::int64_t{month.first_day().packed()}},
                           {"until", std::int64_t{(month + 1).first_day().packed()}}});
    return print_run(
        town, request, "long-term-care-certification-" + to_iso(month), "要介護認定 結果通知書",
        std::move(due),
        [month](storage::Session& session, const Calendar& calendar, PersonId person) {
            int last = 0;
            for (const Application& application : applications_of(session, person)) {
                if (application.decided_on && YearMonth{application.decided_on} == month)
                    last = application.application_no;
            }
            return certification_wording(session, calendar, person, last);
        });
}

/// Of everyone certified who moved out in the month (法36条).
Result<LetterReport> print_qualifications(const Town& town, const LetterRequest& request) {
    const YearMonth month{request.day};
    // The insurance is lost on the day after the move.
    const Date from = month.first_day() + std::chrono::days{1};
    const Date until = (month + 1).first_day() + std::chrono::days{1};
    auto due = persons_of(
        *town.database->session(),
        "SELECT DISTINCT e.person_id FROM ltc_enrolment e JOIN ltc_certification c ON "
        "c.person_id = e.person_id AND c.level > :not_certified AND c.valid_from < e.lost_on AND "
        "c.valid_to >= e.lost_on WHERE e.loss_reason = :moved_out AND e.lost_on >= :from AND "
        "e.lost_on < :until",
        {{"not_certified", static_cast<std::int64_t>(Level::not_certified)},
         {"moved_out", static_cast<std::int64_t>(LossReason::moved_out)},
         {"from", std::int64_t{from.packed()}},
         {"until", std::int64_t{until.packed()}}});
    return print_run(
        town, request, "long-term-care-qualification-" + to_iso(month), "受給資格証明書",
        std::move(due),
        [](storage::Session& session, const Calendar& calendar, PersonId person) {
            const auto enrolment = storage::find_as_of<Enrolment>(
                session, enrolment_table(), {kForever - std::chrono::days{1}},
                storage::equals("person_id", person.value()));
            return qualification_wording(session, calendar, person,
                                         enrolment->record.lost_on - std::chrono::days{1});
        },
        Paper::card);
}

}  // namespace

std::vector<DepartmentLetter> letters() {
    std::vector<DepartmentLetter> all = {
        {"notice", "納入通知書", Period::fiscal_year, print_premiums},
        {"change", "変更通知書", Period::month, print_changes},
        {"burden", "負担割合証", Period::fiscal_year, print_burdens},
        {"card", "被保険者証", Period::month, print_cards},
        {"certification", "認定結果通知書", Period::month, print_certifications},
        {"qualification", "受給資格証明書", Period::month, print_qualifications},
    };
    for (auto list : {benefit_letters(), restriction_letters()})
        std::ranges::move(list, std::back_inserter(all));
    return all;
}

}  // namespace yakuba::long_term_care_insurance
