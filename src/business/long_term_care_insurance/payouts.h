#pragma once
#include <string>

#include "ledger/payments.h"
#include "storage/database.h"

/// What is paid out to insured people: to their account, and withheld while there is none or while
/// their benefits are withheld for arrears (介護保険法67条).
namespace yakuba::long_term_care_insurance {

struct Payout {
    PersonId person_id;
    YearMonth from_month;
    YearMonth to_month;
    Yen amount;
    Date pay_on;
    std::string reason;
};
ledger::Payment payment_of(storage::Session& session, const Payout& payout);

/// What waits because of arrears is paid on that day after all.
void release_withheld(storage::Transaction& transaction, PersonId person, Date pay_on);

}  // namespace yakuba::long_term_care_insurance
