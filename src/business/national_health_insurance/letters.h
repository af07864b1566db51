#pragma once
#include <span>
#include <string>

#include "business/national_health_insurance/records.h"
#include "department/case_letters.h"
#include "department/department.h"
#include "procedures/hooks.h"
#include "registry/resident.h"

/// The letters of the department.
namespace yakuba::national_health_insurance {

inline constexpr std::string_view kOffice = "national_health_insurance_office";

std::vector<DepartmentLetter> letters();

/// 納入通知書: the year's levy with its parts, lines and terms. Problem "notices.no_levy".
Result<notices::Letter> premium_notice(storage::Session& session, const CaseLetterRun& run,
                                       PersonId head, FiscalYear year);
/// 変更通知書: what came out otherwise, and the terms that differ. Problem "notices.no_change".
Result<notices::Letter> premium_change(storage::Session& session, const CaseLetterRun& run,
                                       PersonId head, FiscalYear year);
/// 資格確認書 of one whose card is not linked, 資格情報のお知らせ of one whose card is. Problem
/// "notices.not_insured".
Result<notices::Letter> certificate(storage::Session& session, const CaseLetterRun& run,
                                    PersonId person, Date day, std::string number = {});
/// 有効期限 of what is shown at the counter of a hospital: the next 31 July, and never past the
/// 75th birthday.
Date good_until(Date from, Date birth, int elderly_age);
/// Whom such a paper is about: the number, the name, the birth date, the head, the insurer.
void say_insured(notices::Letter& letter, const CaseLetterRun& run, const Enrolment& spell,
                 const registry::Resident& resident, std::span<const registry::Resident> members);
/// 支給決定通知書 of a decided benefit.
Result<notices::Letter> benefit_letter(storage::Session& session, const CaseLetterRun& run,
                                       const Benefit& benefit, std::string number, Date pay_on,
                                       bool has_account);
/// 申請のお知らせ (勧奨) of one that waits for an application.
Result<notices::Letter> reminder_letter(storage::Session& session, const CaseLetterRun& run,
                                        const Benefit& benefit, std::string number);
/// The month's runs of both: what began to wait in the month, and what was decided in it without an
/// application.
Result<LetterReport> print_reminders(const Town& town, const LetterRequest& request);
Result<LetterReport> print_benefit_decisions(const Town& town, const LetterRequest& request);
/// The decision's letter of a case.
Result<std::string> benefit_pdf(const Town& town, storage::Session& session,
                                const procedures::LetterOrder& order);
Result<std::string> refusal_pdf(const Town& town, storage::Session& session,
                                const procedures::LetterOrder& order);

}  // namespace yakuba::national_health_insurance
