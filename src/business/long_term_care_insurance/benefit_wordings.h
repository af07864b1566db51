#pragma once
#include "business/long_term_care_insurance/letters.h"

namespace yakuba::long_term_care_insurance {

/// 高額介護サービス費 of one month as it stands; `changed`: with what it was, and what is paid or
/// asked back for it.
Result<Wording> high_cost_wording(storage::Session& session, const Calendar& calendar,
                                  PersonId person, YearMonth month, bool changed);
/// 申請のお知らせ to one who has not claimed yet.
Result<Wording> high_cost_invitation(storage::Session& session, const Calendar& calendar,
                                     PersonId person, YearMonth month);
/// 自己負担額証明書 of a joint year, month by month.
Result<Wording> joint_certificate_wording(storage::Session& session, const Calendar& calendar,
                                          PersonId person, int joint_year);
/// 高額医療合算介護サービス費 支給・不支給決定通知書.
Result<Wording> joint_benefit_wording(storage::Session& session, const Calendar& calendar,
                                      PersonId person, int joint_year);

}  // namespace yakuba::long_term_care_insurance
