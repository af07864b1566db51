#pragma once
#include <string>
#include <utility>
#include <vector>

#include "business/long_term_care_insurance/records.h"
#include "department/case_letters.h"
#include "department/department.h"

/// The letters and certificates of the department: three sheets of paper (data/forms/
/// long_term_care*.svg), a title, a greeting, and lines of what was decided.
namespace yakuba::long_term_care_insurance {

/// On what it is printed: a decision tells how to appeal, a card says whose it is and who made it.
enum class Paper { decision, information, card };
std::string form_of(Paper paper);

/// What one letter says.
struct Wording {
    std::string title;
    std::string greeting;
    std::vector<std::pair<std::string, std::string>> lines;  // label, value
    std::string notes;
    Paper paper = Paper::decision;
    std::string insured_number;  // of a card
};

inline constexpr std::string_view kOffice = "long_term_care_insurance_office";

/// Addressed, numbered, and filled with the wording; the run's form is that of the wording's paper.
/// Problems as CaseLetterRun::begin.
Result<notices::Letter> letter_of(storage::Session& session, const CaseLetterRun& run,
                                  PersonId person, std::string number, const Wording& wording);

/// 納入通知書 of the year as it stands; `changed`: as 変更通知書, with what it was.
Result<Wording> premium_wording(storage::Session& session, const Calendar& calendar,
                                PersonId person, FiscalYear year, bool changed);
/// 認定結果通知書 of one application.
Result<Wording> certification_wording(storage::Session& session, const Calendar& calendar,
                                      PersonId person, int application_no);
/// 被保険者証 as of a day, with the restrictions entered on it.
Result<Wording> insured_card_wording(storage::Session& session, const Calendar& calendar,
                                     PersonId person, Date day);
/// 受給資格証明書 for one who left on that day, with the certification then in force.
Result<Wording> qualification_wording(storage::Session& session, const Calendar& calendar,
                                      PersonId person, Date moved_on);
/// 負担割合証 of the period a day lies in.
Result<Wording> burden_card_wording(storage::Session& session, const Calendar& calendar,
                                    PersonId person, Date day);

/// What happened to restrictions in a month: the warnings, the decisions or the ends.
Result<Wording> restriction_wording(storage::Session& session, const Calendar& calendar,
                                    PersonId person, YearMonth month, RestrictionState state);
/// 給付額減額の終了などの通知 of one restriction.
Result<Wording> restriction_end_wording(const Calendar& calendar, const Restriction& restriction);

/// 納入通知書, 変更通知書, 負担割合証, 認定結果通知書, 被保険者証, 給付制限.
std::vector<DepartmentLetter> letters();

}  // namespace yakuba::long_term_care_insurance
