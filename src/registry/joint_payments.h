#pragma once
#include <span>
#include <string>
#include <vector>

#include "kernel/date.h"
#include "kernel/id.h"
#include "kernel/money.h"
#include "registry/insurance_status.h"
#include "rules/description.h"
#include "storage/database.h"
#include "storage/table.h"

/// What the medical and the care insurer tell each other for the high-cost joint benefit
/// (高額介護合算療養費 国民健康保険法57条の3, 高額医療合算介護サービス費 介護保険法51条の2).
///
/// Its year (計算期間) runs from 1 August to 31 July, the base date (基準日), and is named here by
/// the year in which it begins.
namespace yakuba::registry {

constexpr Date joint_year_begins(int joint_year) { return Date{joint_year, 8, 1}; }
constexpr Date joint_base_date(int joint_year) { return Date{joint_year + 1, 7, 31}; }
constexpr int joint_year_of(Date day) { return day.month() >= 8 ? day.year() : day.year() - 1; }
constexpr int joint_year_ended_in(FiscalYear year) { return year.value - 1; }

/// 介護の自己負担額証明: what one person paid for care in a joint year, after the high-cost care
/// benefit. The care insurance publishes it; of a person who came in mid-year, the certificate of
/// the former insurer is a row of its own.
struct JointCarePayment {
    PersonId person_id;
    int joint_year = 0;
    std::string insurer;  // 介護保険者の市町村コード
    Yen paid;             // 自己負担額
    Yen paid_senior;      // of it, for months after the one in which 70 was reached
    std::string certificate;  // 自己負担額証明書整理番号; empty: told inside this municipality
};
const Description& joint_care_payment_description();
/// History, keyed by person_id, joint_year, insurer; valid from the first day of the joint year.
const storage::Table& joint_care_payment_table();

/// 支給額計算結果: the care insurer's part of a decided joint benefit. The medical insurer
/// publishes it; that of the late-stage scheme or an employer's insurance comes as a notice
/// (高額介護合算療養費等支給額計算結果連絡票), loaded as a file. An amount of 0 is a refusal.
struct JointCareBenefit {
    PersonId person_id;
    int joint_year = 0;
    std::string insurer;  // 介護保険者の市町村コード
    HealthScheme decided_by = HealthScheme::unknown;
    Yen household_paid;  // 世帯負担総額, medical and care
    Yen limit;           // 介護合算算定基準額
    Yen care_paid;       // the person's payments for care that were counted
    Yen amount;          // 高額医療合算介護サービス費
    Date calculated_on;
};
const Description& joint_care_benefit_description();
/// History, keyed by person_id, joint_year, insurer; valid from the first day of the joint year.
const storage::Table& joint_care_benefit_table();

/// Facts of one joint year about persons numbered from..until, in order of the person.
std::vector<JointCarePayment> joint_care_payments(storage::Session& session, int joint_year,
                                                  PersonId from, PersonId until,
                                                  Instant known = kEndOfTime);
std::vector<JointCareBenefit> joint_care_benefits(storage::Session& session, int joint_year,
                                                  PersonId from, PersonId until,
                                                  Instant known = kEndOfTime);

/// Tells the other insurer. A fact told before is overridden by a later version.
void publish(storage::Transaction& transaction, std::span<const JointCarePayment> payments);
void publish(storage::Transaction& transaction, std::span<const JointCareBenefit> benefits);

}  // namespace yakuba::registry
