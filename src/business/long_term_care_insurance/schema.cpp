// The tables of the ledgers.
#include "business/long_term_care_insurance/records.h"
#include "business/long_term_care_insurance/recovery.h"

namespace yakuba::long_term_care_insurance {

std::vector<const storage::Table*> tables() {
    return {&enrolment_table(),         &premium_status_table(),  &premium_table(),
            &application_table(),       &certification_table(),   &burden_table(),
            &limit_certificate_table(), &care_plan_table(),       &service_month_table(),
            &high_cost_table(),         &high_cost_claim_table(), &purchase_table(),
            &certificate_issue_table(), &restriction_table(),     &address_special_table(),
            &recovery_table()};
}

std::span<const storage::Migration> migrations() {
    static const storage::Migration list[] = {
        {"0250 long-term care insurance", R"(
CREATE TABLE ltc_enrolment (
    person_id INTEGER NOT NULL,
    insured_number TEXT NOT NULL,
    kind INTEGER NOT NULL,
    acquisition_reason INTEGER NOT NULL,
    acquired_on INTEGER NOT NULL,
    loss_reason INTEGER NOT NULL,
    lost_on INTEGER NOT NULL,
    address_special INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY ltc_enrolment;
CREATE TABLE ltc_premium_status (
    fiscal_year INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    old_age_welfare_pension INTEGER NOT NULL,
    boundary_stage INTEGER NOT NULL,
    provisional INTEGER NOT NULL,
    reduction INTEGER NOT NULL,
    pension_code TEXT NOT NULL,
    pension_yearly INTEGER NOT NULL,
    last_february INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (fiscal_year, person_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY ltc_premium_status;
CREATE TABLE ltc_premium (
    fiscal_year INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    ground INTEGER NOT NULL,
    stage INTEGER NOT NULL,
    restored_salary INTEGER NOT NULL,
    pension_and_income INTEGER NOT NULL,
    judged_income INTEGER NOT NULL,
    base_amount INTEGER NOT NULL,
    full_year INTEGER NOT NULL,
    months INTEGER NOT NULL,
    first_month INTEGER NOT NULL,
    last_month INTEGER NOT NULL,
    before_reduction INTEGER NOT NULL,
    public_relief INTEGER NOT NULL,
    reduction INTEGER NOT NULL,
    annual INTEGER NOT NULL,
    special INTEGER NOT NULL,
    rates_fingerprint TEXT NOT NULL,
    known_at INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (fiscal_year, person_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY ltc_premium;
CREATE TABLE ltc_application (
    person_id INTEGER NOT NULL,
    application_no INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    state INTEGER NOT NULL,
    applied_on INTEGER NOT NULL,
    agent TEXT NOT NULL,
    moved_in_on INTEGER NOT NULL,
    specified_disease TEXT NOT NULL,
    doctor TEXT NOT NULL,
    visited_on INTEGER NOT NULL,
    investigator TEXT NOT NULL,
    opinion_asked_on INTEGER NOT NULL,
    opinion_on INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    first_judgement INTEGER NOT NULL,
    panel_no INTEGER NOT NULL,
    board_on INTEGER NOT NULL,
    board_level INTEGER NOT NULL,
    board_months INTEGER NOT NULL,
    board_opinion TEXT NOT NULL,
    delay_notified_on INTEGER NOT NULL,
    expected_on INTEGER NOT NULL,
    decided_on INTEGER NOT NULL,
    level INTEGER NOT NULL,
    valid_since INTEGER NOT NULL,
    valid_until INTEGER NOT NULL,
    note TEXT NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, application_no, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY ltc_application;
CREATE TABLE ltc_certification (
    person_id INTEGER NOT NULL,
    level INTEGER NOT NULL,
    application_no INTEGER NOT NULL,
    valid_since INTEGER NOT NULL,
    valid_until INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY ltc_certification;
CREATE TABLE ltc_burden (
    person_id INTEGER NOT NULL,
    share_percent INTEGER NOT NULL,
    ground INTEGER NOT NULL,
    judged_income INTEGER NOT NULL,
    household_sum INTEGER NOT NULL,
    household_count INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY ltc_burden;
CREATE TABLE ltc_limit_certificate (
    person_id INTEGER NOT NULL,
    ground INTEGER NOT NULL,
    limit_stage INTEGER NOT NULL,
    judged_amount INTEGER NOT NULL,
    assets INTEGER NOT NULL,
    applied_on INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY ltc_limit_certificate;
CREATE TABLE ltc_care_plan (
    person_id INTEGER NOT NULL,
    provider_number TEXT NOT NULL,
    provider_name TEXT NOT NULL,
    starts_on INTEGER NOT NULL,
    filed_on INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY ltc_care_plan;
CREATE TABLE ltc_service_month (
    month INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    record_no INTEGER NOT NULL,
    provider_number TEXT NOT NULL,
    service_code TEXT NOT NULL,
    units INTEGER NOT NULL,
    cost INTEGER NOT NULL,
    insurer INTEGER NOT NULL,
    share INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (month, person_id, record_no, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY ltc_service_month;
CREATE TABLE ltc_high_cost (
    month INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    income_class INTEGER NOT NULL,
    household_limit INTEGER NOT NULL,
    household_share INTEGER NOT NULL,
    share INTEGER NOT NULL,
    benefit INTEGER NOT NULL,
    claimed INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (month, person_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY ltc_high_cost;
CREATE TABLE ltc_high_cost_claim (
    person_id INTEGER NOT NULL,
    applied_on INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY ltc_high_cost_claim;
CREATE TABLE ltc_purchase (
    person_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    record_no INTEGER NOT NULL,
    state INTEGER NOT NULL,
    item TEXT NOT NULL,
    provider TEXT NOT NULL,
    applied_on INTEGER NOT NULL,
    done_on INTEGER NOT NULL,
    cost INTEGER NOT NULL,
    counted INTEGER NOT NULL,
    share_percent INTEGER NOT NULL,
    benefit INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, kind, record_no, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY ltc_purchase;
CREATE TABLE ltc_certificate_issue (
    person_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    issued_on INTEGER NOT NULL,
    reason TEXT NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, kind, issued_on, reason)
) STRICT, WITHOUT ROWID;
APPEND ONLY ltc_certificate_issue;
CREATE INDEX ltc_certification_until ON ltc_certification (valid_until, person_id);
CREATE INDEX ltc_service_month_person ON ltc_service_month (person_id, month);
)"},
        {"0251 restrictions for arrears, facilities elsewhere", R"(
CREATE TABLE ltc_restriction (
    person_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    record_no INTEGER NOT NULL,
    state INTEGER NOT NULL,
    warned_on INTEGER NOT NULL,
    answer_by INTEGER NOT NULL,
    decided_on INTEGER NOT NULL,
    starts_on INTEGER NOT NULL,
    ends_on INTEGER NOT NULL,
    oldest_due_on INTEGER NOT NULL,
    arrears INTEGER NOT NULL,
    lost_permille INTEGER NOT NULL,
    paid_permille INTEGER NOT NULL,
    months INTEGER NOT NULL,
    counted_until INTEGER NOT NULL,
    application_no INTEGER NOT NULL,
    end_reason INTEGER NOT NULL,
    ended_on INTEGER NOT NULL,
    note TEXT NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, kind, record_no, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY ltc_restriction;
CREATE TABLE ltc_address_special (
    person_id INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    facility_kind INTEGER NOT NULL,
    facility TEXT NOT NULL,
    other_municipality TEXT NOT NULL,
    since INTEGER NOT NULL,
    ended_on INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY ltc_address_special;
CREATE TABLE ltc_recovery (
    person_id INTEGER NOT NULL,
    month INTEGER NOT NULL,
    record_no INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    decided_on INTEGER NOT NULL,
    due_on INTEGER NOT NULL,
    returned_on INTEGER NOT NULL,
    version INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_to INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL, entry INTEGER NOT NULL,
    PRIMARY KEY (person_id, month, record_no, version)
) STRICT, WITHOUT ROWID;
APPEND ONLY ltc_recovery;
CREATE INDEX ltc_premium_person ON ltc_premium (person_id);
CREATE INDEX ltc_high_cost_person ON ltc_high_cost (person_id);
)"},
    };
    return list;
}

}  // namespace yakuba::long_term_care_insurance
