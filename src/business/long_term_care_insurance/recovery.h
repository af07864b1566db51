#pragma once
#include <map>
#include <string>

#include "kernel/date.h"
#include "kernel/id.h"
#include "kernel/money.h"
#include "rules/description.h"
#include "storage/database.h"
#include "storage/table.h"

/// What was paid too much for a month and is asked back (過払金の返還 民法703条).
namespace yakuba::long_term_care_insurance {

/// Valid from the day it was decided; the return is a further version.
struct Recovery {
    PersonId person_id;
    YearMonth month;
    int record_no = 0;
    Yen amount;
    Date decided_on;
    Date due_on;
    Date returned_on;  // none: still open
};
const Description& recovery_description();
/// History, keyed by person_id, month, record_no.
const storage::Table& recovery_table();

std::vector<Recovery> recoveries_of(storage::Session& session, PersonId person,
                                    Instant known = kEndOfTime);
/// What of one month has been asked back, by person.
std::map<PersonId, std::vector<Recovery>> recoveries_between(storage::Session& session,
                                                             PersonId from, PersonId until,
                                                             YearMonth month);
void write_recovery(storage::Transaction& transaction, const Recovery& recovery);

}  // namespace yakuba::long_term_care_insurance
