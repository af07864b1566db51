#pragma once
#include <span>
#include <string>
#include <vector>

#include "business/long_term_care_insurance/address_special.h"
#include "business/long_term_care_insurance/burden.h"
#include "business/long_term_care_insurance/certification.h"
#include "business/long_term_care_insurance/high_cost.h"
#include "business/long_term_care_insurance/limit.h"
#include "business/long_term_care_insurance/restriction_records.h"
#include "business/long_term_care_insurance/rules.h"
#include "kernel/id.h"
#include "storage/migration.h"
#include "storage/table.h"

/// The ledgers of long-term care insurance, in two times.
namespace yakuba::long_term_care_insurance {

enum class InsuredKind { first = 1, second = 2 };
std::span<const Code> codes_of(InsuredKind);

enum class AcquisitionReason {
    age = 1,
    move_in = 2,
    special_address_end = 3,
    certified = 4,
    other = 9
};
std::span<const Code> codes_of(AcquisitionReason);

enum class LossReason { none = 0, died = 1, moved_out = 2, excluded = 3, removed = 4, other = 9 };
std::span<const Code> codes_of(LossReason);

/// How far an application has come.
enum class ApplicationState {
    applied = 1,
    investigated = 2,
    examined = 3,  // the board has judged
    delayed = 4,   // 延期通知
    decided = 5,
    withdrawn = 6,  // 取下げ
    refused = 7,    // 却下
};
std::span<const Code> codes_of(ApplicationState);

enum class PurchaseKind { equipment = 1, housing = 2 };
std::span<const Code> codes_of(PurchaseKind);

enum class PurchaseState { applied = 1, approved = 2, decided = 3, refused = 4 };
std::span<const Code> codes_of(PurchaseState);

enum class CertificateKind {
    insured = 1,
    burden = 2,
    limit = 3,
    qualification = 4,
    joint_payments = 5,
};
std::span<const Code> codes_of(CertificateKind);

/// 被保険者: valid from the day of acquisition; a loss is a version from the day of loss on.
struct Enrolment {
    PersonId person_id;
    std::string insured_number;  // 10 digits
    InsuredKind kind = InsuredKind::first;
    AcquisitionReason acquisition_reason = AcquisitionReason::age;
    Date acquired_on;
    LossReason loss_reason = LossReason::none;
    Date lost_on;  // none: still insured
    bool address_special = false;
    friend bool operator==(const Enrolment&, const Enrolment&) = default;
};
const Description& enrolment_description();
/// History, keyed by person_id.
const storage::Table& enrolment_table();

/// What the levy asks besides the register and the tax; valid from the year's first day.
struct PremiumStatus {
    FiscalYear fiscal_year;
    PersonId person_id;
    bool old_age_welfare_pension = false;
    int boundary_stage = 0;  // 0: none
    bool provisional = false;
    Yen reduction;
    std::string pension_code;  // of the payers' list; empty: ordinary collection
    Yen pension_yearly;
    Yen last_february;
    friend bool operator==(const PremiumStatus&, const PremiumStatus&) = default;
};
const Description& premium_status_description();
/// History, keyed by fiscal_year, person_id.
const storage::Table& premium_status_table();

/// A levied year as it is kept: the sheet's lines, and what it takes to compute it again.
struct Premium {
    FiscalYear fiscal_year;
    PersonId person_id;
    Ground ground = Ground::not_insured;
    int stage = 0;
    Yen restored_salary;
    Yen pension_and_income;
    Yen judged_income;
    Yen base_amount;
    Yen full_year;
    int months = 0;
    YearMonth first_month;
    YearMonth last_month;
    Yen before_reduction;
    Yen public_relief;
    Yen reduction;
    Yen annual;
    SpecialCollection special = SpecialCollection::none;
    std::string rates_fingerprint;
    Instant known_at;
};
const Description& premium_description();
/// History, keyed by fiscal_year, person_id.
const storage::Table& premium_table();

/// One application and all its steps: each step is a new version (申請, 調査, 意見書, 一次判定,
/// 審査会, 処分).
struct Application {
    PersonId person_id;
    int application_no = 0;
    ApplicationKind kind = ApplicationKind::first;
    ApplicationState state = ApplicationState::applied;
    Date applied_on;
    std::string agent;
    Date moved_in_on;
    std::string specified_disease;  // of the second insured
    std::string doctor;
    Date visited_on;
    std::string investigator;
    Date opinion_asked_on;
    Date opinion_on;
    int minutes = 0;
    Level first_judgement = Level::undecided;
    int panel_no = 0;
    Date board_on;
    Level board_level = Level::undecided;
    int board_months = 0;  // 0: the standard
    std::string board_opinion;
    Date delay_notified_on;
    Date expected_on;
    Date decided_on;
    Level level = Level::undecided;
    Date valid_since;
    Date valid_until;
    std::string note;
};
const Description& application_description();
/// History, keyed by person_id, application_no.
const storage::Table& application_table();

/// The level that holds: valid from and to are the period of validity itself.
struct Certification {
    PersonId person_id;
    Level level = Level::undecided;
    int application_no = 0;
    Date valid_since;
    Date valid_until;
    friend bool operator==(const Certification&, const Certification&) = default;
};
const Description& certification_description();
/// History, keyed by person_id.
const storage::Table& certification_table();

/// The share of a person from 1 August to 31 July.
struct Burden {
    PersonId person_id;
    int share_percent = 0;
    BurdenGround ground = BurdenGround::untaxed;
    Yen judged_income;
    Yen household_sum;
    int household_count = 0;
    friend bool operator==(const Burden&, const Burden&) = default;
};
const Description& burden_description();
/// History, keyed by person_id.
const storage::Table& burden_table();

/// The stage for meals and rooms, from the first of the month applied in to 31 July.
struct LimitCertificate {
    PersonId person_id;
    LimitGround ground = LimitGround::granted;
    LimitStage limit_stage = LimitStage::none;
    Yen judged_amount;
    Yen assets;
    Date applied_on;
};
const Description& limit_certificate_description();
/// History, keyed by person_id.
const storage::Table& limit_certificate_table();

/// Who makes the person's care plan, from the day of the notice's start on.
struct CarePlan {
    PersonId person_id;
    std::string provider_number;  // 10 digits
    std::string provider_name;
    Date starts_on;
    Date filed_on;
};
const Description& care_plan_description();
/// History, keyed by person_id.
const storage::Table& care_plan_table();

/// What one provider served a person in one month, as the federation's file says (審査支払結果).
struct ServiceMonth {
    YearMonth month;
    PersonId person_id;
    int record_no = 0;
    std::string provider_number;
    std::string service_code;
    int units = 0;
    Yen cost;
    Yen insurer;
    Yen share;
};
const Description& service_month_description();
/// History, keyed by month, person_id, record_no.
const storage::Table& service_month_table();

/// What was decided to be given back of one month.
struct HighCost {
    YearMonth month;
    PersonId person_id;
    HighCostClass income_class = HighCostClass::taxed;
    Yen household_limit;
    Yen household_share;
    Yen share;
    Yen benefit;
    bool claimed = false;  // the first application holds for later months
    friend bool operator==(const HighCost&, const HighCost&) = default;
};
const Description& high_cost_description();
/// History, keyed by month, person_id.
const storage::Table& high_cost_table();

/// The first application, which later months rest on.
struct HighCostClaim {
    PersonId person_id;
    Date applied_on;
};
const Description& high_cost_claim_description();
/// History, keyed by person_id.
const storage::Table& high_cost_claim_table();

/// Equipment bought, or work on the home: approved before it is done, paid after.
struct Purchase {
    PersonId person_id;
    PurchaseKind kind = PurchaseKind::equipment;
    int record_no = 0;
    PurchaseState state = PurchaseState::applied;
    std::string item;
    std::string provider;
    Date applied_on;
    Date done_on;
    Yen cost;
    Yen counted;
    int share_percent = 0;
    Yen benefit;
};
const Description& purchase_description();
/// History, keyed by person_id, kind, record_no.
const storage::Table& purchase_table();

/// A certificate handed out: first, again, or with new entries.
struct CertificateIssue {
    PersonId person_id;
    CertificateKind kind = CertificateKind::insured;
    Date issued_on;
    std::string reason;
};
const Description& certificate_issue_description();
/// Log, keyed by person_id, kind, issued_on, reason.
const storage::Table& certificate_issue_table();

/// All tables above in the order they are loaded.
std::vector<const storage::Table*> tables();
std::span<const storage::Migration> migrations();

}  // namespace yakuba::long_term_care_insurance
