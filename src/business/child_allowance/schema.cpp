#include "business/child_allowance/decision.h"
#include "business/child_allowance/records.h"

namespace yakuba::child_allowance {

std::vector<const storage::Table*> tables() {
    return {&claim_table(),    &claim_child_table(),  &claimant_income_table(),
            &offset_table(),   &unpaid_claim_table(), &payment_run_table(),
            &decision_table(), &month_paid_table(),   &status_report_table()};
}

std::span<const storage::Migration> migrations() {
    static const storage::Migration list[] = {
        {"0400 child allowance", R"(
CREATE TABLE child_allowance_claim (
    person_id INTEGER NOT NULL,
    certificate_number TEXT NOT NULL,
    kind INTEGER NOT NULL,
    reason INTEGER NOT NULL,
    claimed_on INTEGER NOT NULL,
    event_on INTEGER NOT NULL,
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    end_reason INTEGER NOT NULL,
    ended_on INTEGER NOT NULL,
    public_servant INTEGER NOT NULL,
    pension INTEGER NOT NULL,
    spouse_id INTEGER NOT NULL,
    spouse_apart INTEGER NOT NULL,
    suspended INTEGER NOT NULL,
    version INTEGER NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY child_allowance_claim;
CREATE TABLE child_allowance_child (
    person_id INTEGER NOT NULL,
    child_id INTEGER NOT NULL,
    relation TEXT NOT NULL,
    custody INTEGER NOT NULL,
    cohabiting INTEGER NOT NULL,
    in_facility INTEGER NOT NULL,
    studying_abroad INTEGER NOT NULL,
    confirmed_on INTEGER NOT NULL,
    confirmed_until INTEGER NOT NULL,
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    end_reason INTEGER NOT NULL,
    version INTEGER NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, child_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY child_allowance_child;
CREATE INDEX child_allowance_child_of ON child_allowance_child (child_id);
CREATE TABLE child_allowance_income (
    person_id INTEGER NOT NULL,
    income_year INTEGER NOT NULL,
    income INTEGER NOT NULL,
    salary_and_pension_income INTEGER NOT NULL,
    deductions INTEGER NOT NULL,
    dependants INTEGER NOT NULL,
    elderly_dependants INTEGER NOT NULL,
    version INTEGER NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, income_year, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY child_allowance_income;
CREATE TABLE child_allowance_offset (
    person_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    starts INTEGER NOT NULL,
    ends INTEGER NOT NULL,
    consented_on INTEGER NOT NULL,
    whole INTEGER NOT NULL,
    monthly_amount INTEGER NOT NULL,
    payee TEXT NOT NULL,
    version INTEGER NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, kind, starts, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY child_allowance_offset;
CREATE TABLE child_allowance_unpaid (
    person_id INTEGER NOT NULL,
    child_id INTEGER NOT NULL,
    claimed_on INTEGER NOT NULL,
    account_person_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, child_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY child_allowance_unpaid;
CREATE TABLE child_allowance_run (
    pay_on INTEGER NOT NULL,
    reason TEXT NOT NULL,
    step INTEGER NOT NULL,
    actor TEXT NOT NULL,
    payments INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (pay_on, reason, step)
) STRICT, WITHOUT ROWID;
APPEND ONLY child_allowance_run;
)"},
        {"0401 child allowance decisions", R"(
CREATE TABLE child_allowance_decision (
    person_id INTEGER NOT NULL,
    month INTEGER NOT NULL,
    ground INTEGER NOT NULL,
    counted_only INTEGER NOT NULL,
    over_three INTEGER NOT NULL,
    under_three INTEGER NOT NULL,
    third_or_later INTEGER NOT NULL,
    special INTEGER NOT NULL,
    monthly_amount INTEGER NOT NULL,
    change INTEGER NOT NULL,
    cause INTEGER NOT NULL,
    rates TEXT NOT NULL,
    version INTEGER NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, month, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY child_allowance_decision;
CREATE INDEX child_allowance_decision_month ON child_allowance_decision (month, change);
CREATE TABLE child_allowance_paid (
    person_id INTEGER NOT NULL,
    payee_id INTEGER NOT NULL,
    pay_on INTEGER NOT NULL,
    reason TEXT NOT NULL,
    month INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, payee_id, pay_on, reason, month)
) STRICT, WITHOUT ROWID;
APPEND ONLY child_allowance_paid;
)"},
        // A month is always read over a range of persons.
        {"0402 child allowance decisions by month and person", R"(
DROP INDEX child_allowance_decision_month;
CREATE INDEX child_allowance_decision_by_month ON child_allowance_decision (month, person_id);
)"},
        {"0403 child allowance status reports", R"(
CREATE TABLE child_allowance_report (
    person_id INTEGER NOT NULL,
    fiscal_year INTEGER NOT NULL,
    filed_on INTEGER NOT NULL,
    sufficient INTEGER NOT NULL,
    note TEXT NOT NULL,
    version INTEGER NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, fiscal_year, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY child_allowance_report;
)"},
    };
    return list;
}

}  // namespace yakuba::child_allowance
