#pragma once
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/payments.h"
#include "storage/database.h"

/// What is paid out to insured people: to their account, and withheld while there is none or while
/// their benefits are withheld for arrears (介護保険法67条).
namespace yakuba::long_term_care_insurance {

inline constexpr std::string_view kJointReason = "高額医療合算介護サービス費";

struct Payout {
    PersonId person_id;
    YearMonth from_month;
    YearMonth to_month;
    Yen amount;
    Date pay_on;
    std::string reason;
};
ledger::Payment payment_of(storage::Session& session, const Payout& payout);

/// Payments of one month and kind, told apart by whether they have left the house.
struct PaidOut {
    Yen gone;                              // sent or paid
    std::vector<ledger::Payment> waiting;  // planned or withheld: can still be called off
    int count = 0;                         // all of them, for the name of the next
};
std::map<PersonId, PaidOut> paid_out(storage::Session& session, PersonId from, PersonId until,
                                     YearMonth month, std::string_view reason);
/// Calls off what has not left yet.
void call_off(storage::Transaction& transaction, std::span<const ledger::Payment> payments);

/// Payments that wait because of arrears.
std::vector<ledger::Payment> withheld_for_arrears(storage::Session& session, PersonId person);
/// 控除 (法67条3項): so much of what waits is kept for arrears; the rest waits on, as one payment.
void keep_for_arrears(storage::Transaction& transaction,
                      const std::vector<ledger::Payment>& waiting, Yen deducted, Date pay_on);

/// What waits because of arrears is paid on that day after all.
void release_withheld(storage::Transaction& transaction, PersonId person, Date pay_on);

}  // namespace yakuba::long_term_care_insurance
