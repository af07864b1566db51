#pragma once
#include <optional>
#include <vector>

#include "business/long_term_care_insurance/records.h"
#include "registry/town.h"
#include "storage/database.h"

/// 要介護認定 step by step. Every step runs inside a transaction that is open and appends a version
/// of the application.
namespace yakuba::long_term_care_insurance {

/// The application as it stands; none when there is no such number.
std::optional<Application> find_application(storage::Session& session, PersonId person,
                                            int application_no);
/// The application that is not decided yet; the last of them.
std::optional<Application> open_application(storage::Session& session, PersonId person);
std::vector<Application> applications_of(storage::Session& session, PersonId person,
                                         Instant known = kEndOfTime);
/// The certification in force on a day; none when nothing was ever decided.
std::optional<Certification> certification_on(storage::Session& session, PersonId person,
                                              AsOf as_of);
/// The certification whose end comes last, whether it has passed or not.
std::optional<Certification> last_certification(storage::Session& session, PersonId person,
                                                Instant known = kEndOfTime);

/// 申請. Answers its number. Problems: "certification.open" when one is not decided yet,
/// "certification.not_insured", "certification.no_former" for a renewal or change without a
/// certification, "certification.disease" for a second insured without a specified disease.
Result<int> apply(storage::Transaction& transaction, Application application);

/// A step: investigation, opinion, first judgement, the notice of delay, withdrawal. Problem
/// "certification.decided" when the application is closed.
Result<Done> record_step(storage::Transaction& transaction, const Application& application);

/// 審査会の判定に基づく処分: the level from its first day to its last. Problems:
/// "certification.none", "certification.decided", "certification.undecided" without a level, those
/// of the rates.
struct Judgement {
    Level level = Level::undecided;
    int months = 0;  // 0: the standard period
    int panel_no = 0;
    Date board_on;
    std::string opinion;
    Date decided_on;
};
Result<Application> decide_application(const Town& town, storage::Transaction& transaction,
                                       PersonId person, int application_no,
                                       const Judgement& judgement);

/// 転入: the former municipality's level goes on without a board (介護保険法36条).
Result<Application> take_over(const Town& town, storage::Transaction& transaction,
                              Application application, Level former_level, Date decided_on);

}  // namespace yakuba::long_term_care_insurance
