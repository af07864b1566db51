#include "ledger/records.h"

namespace yakuba::ledger {

std::vector<const storage::Table*> tables() {
    return {&charge_table(),      &instalment_table(),   &receipt_table(),
            &overpayment_table(), &bank_account_table(), &payment_table()};
}

std::span<const storage::Migration> migrations() {
    static const storage::Migration list[] = {
        {"0200 ledger", R"(
CREATE TABLE charge (
    business INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    fiscal_year INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    city INTEGER NOT NULL,
    prefecture INTEGER NOT NULL,
    national INTEGER NOT NULL,
    difference INTEGER NOT NULL,
    reason TEXT NOT NULL,
    notice_number TEXT NOT NULL,
    version INTEGER NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (business, person_id, fiscal_year, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY charge;
CREATE TABLE instalment (
    business INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    fiscal_year INTEGER NOT NULL,
    charge_version INTEGER NOT NULL,
    collection INTEGER NOT NULL,
    term INTEGER NOT NULL,
    month INTEGER NOT NULL,
    due_on INTEGER NOT NULL,
    payer_id INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (business, person_id, fiscal_year, charge_version, collection, term)
) STRICT, WITHOUT ROWID;
APPEND ONLY instalment;
CREATE TABLE receipt (
    receipt_number TEXT NOT NULL,
    business INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    fiscal_year INTEGER NOT NULL,
    collection INTEGER NOT NULL,
    term INTEGER NOT NULL,
    paid_on INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    channel TEXT NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (receipt_number)
) STRICT, WITHOUT ROWID;
APPEND ONLY receipt;
CREATE INDEX receipt_of_person ON receipt (person_id, business, fiscal_year);
CREATE TABLE overpayment (
    overpayment_number TEXT NOT NULL,
    business INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    fiscal_year INTEGER NOT NULL,
    collection INTEGER NOT NULL,
    term INTEGER NOT NULL,
    use INTEGER NOT NULL,
    to_fiscal_year INTEGER NOT NULL,
    to_collection INTEGER NOT NULL,
    to_term INTEGER NOT NULL,
    decided_on INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (overpayment_number)
) STRICT, WITHOUT ROWID;
APPEND ONLY overpayment;
CREATE INDEX overpayment_of_person ON overpayment (person_id, business, fiscal_year);
CREATE TABLE bank_account (
    person_id INTEGER NOT NULL,
    bank_code TEXT NOT NULL,
    branch_code TEXT NOT NULL,
    account_type INTEGER NOT NULL,
    account_number TEXT NOT NULL,
    holder_kana TEXT NOT NULL,
    source TEXT NOT NULL,
    inquired_on INTEGER NOT NULL,
    version INTEGER NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY bank_account;
CREATE TABLE payment (
    business INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    pay_on INTEGER NOT NULL,
    from_month INTEGER NOT NULL,
    to_month INTEGER NOT NULL,
    entitled INTEGER NOT NULL,
    donated INTEGER NOT NULL,
    deducted INTEGER NOT NULL,
    recovered INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    state INTEGER NOT NULL,
    bank_code TEXT NOT NULL,
    branch_code TEXT NOT NULL,
    account_type INTEGER NOT NULL,
    account_number TEXT NOT NULL,
    holder_kana TEXT NOT NULL,
    reason TEXT NOT NULL,
    payee_id INTEGER NOT NULL,
    note TEXT NOT NULL,
    version INTEGER NOT NULL,
    valid_from INTEGER NOT NULL,
    valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (business, person_id, payee_id, pay_on, reason, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY payment;
CREATE INDEX payment_on_day ON payment (pay_on, business);
)"},
    };
    return list;
}

}  // namespace yakuba::ledger
