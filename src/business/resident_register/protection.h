#pragma once
#include <string>
#include <vector>

#include "business/resident_register/events.h"

/// 支援措置 (住民基本台帳事務処理要領第5-10): begun, renewed and ended by staff alone. The period
/// is one year; when it has passed, nothing happens until somebody writes the end.
namespace yakuba::resident_register {

struct Protection {
    Filing filing;  // occurred_on: the day the application was accepted
    PersonId applicant;
    std::vector<PersonId> together_with;  // 併せて: others of the same address
    PersonId counterpart;
    std::string counterpart_name;
    std::string counterpart_address;
    std::string consulted;  // 相談機関
    std::string hidden_addresses;
    bool confirmed = false;  // the opinion of the consulted body is at hand; else 仮支援
};
/// 申出. Problems: "protection.consulted_needed", "protection.no_counterpart",
/// "resident.not_found", "protection.other_address".
Result<Outcome> begin_protection(const Desk& desk, const Protection& command);

struct ProtectionChange {
    Filing filing;    // occurred_on: the day of the decision
    PersonId person;  // the applicant; all covered with her follow
};
/// 仮支援 → 支援中, once the necessity is confirmed.
Result<Outcome> confirm_protection(const Desk& desk, const ProtectionChange& command);
/// 更新: a year more from the end of the running period; accepted from one month before it.
/// Problem "protection.too_early".
Result<Outcome> renew_protection(const Desk& desk, const ProtectionChange& command);
/// 終了, after the period or because it is no longer needed; `withdrawn`: 取下げ by the person.
Result<Outcome> end_protection(const Desk& desk, const ProtectionChange& command,
                               bool withdrawn = false);

/// Protections whose period ends before `until` (passed ones included): for the list that staff
/// work through and the letters that renewal is open.
std::vector<registry::ProtectiveMeasure> protections_ending(storage::Session& session, Date until);

}  // namespace yakuba::resident_register
