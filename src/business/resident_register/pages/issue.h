#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "kernel/date.h"
#include "kernel/era.h"
#include "kernel/id.h"
#include "kernel/money.h"
#include "registry/disclosure.h"
#include "storage/database.h"
#include "storage/table.h"

/// 証明書の交付簿: what was issued, about whom, to whom, for what, under which number. It can only
/// grow.
namespace yakuba::resident_register {

enum class CertificateKind {
    copy = 1,      // 住民票の写し (12条)
    removed = 2,   // 除票の写し (15条の4)
    move_out = 3,  // 転出証明書 (令24条)
};
std::span<const Code> codes_of(CertificateKind);

struct CertificateIssue {
    std::string number;  // 発行番号: R8-000123, without gaps within the fiscal year
    CertificateKind kind = CertificateKind::copy;
    PersonId person_id;
    registry::Requester asker = registry::Requester::self;
    PersonId asker_id;           // when registered here
    std::string asker_name;      // else
    std::string purpose;         // 利用の目的
    std::string identity_check;  // 本人確認の方法
    std::string options;  // what was shown, and how: "household,relation,agent,registered_post"
    Yen fee;
    Date issued_on;
    std::string actor;
    std::string second_officer;  // who agreed, for a protected person
};
const Description& certificate_issue_description();
/// Log, keyed by number.
const storage::Table& certificate_issue_table();

std::optional<CertificateIssue> find_issue(storage::Session& session, std::string_view number);
std::vector<CertificateIssue> issues_on(storage::Session& session, Date day);
std::vector<CertificateIssue> issues_about(storage::Session& session, PersonId person);

/// The next number of the fiscal year.
std::string next_certificate_number(storage::Transaction& transaction, const Calendar& calendar,
                                    Date day);

}  // namespace yakuba::resident_register
