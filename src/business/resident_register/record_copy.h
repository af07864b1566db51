#pragma once
#include <string>
#include <vector>

#include "department/department.h"
#include "notices/form.h"
#include "notices/letter.h"
#include "notices/mailing.h"
#include "registry/countries.h"
#include "registry/disclosure.h"

/// 住民票の写し (住民基本台帳法12条).
namespace yakuba::resident_register {

/// What the applicant asked to be shown. Left out unless asked for and the purpose found right
/// (12条5項): the relation, the registered domicile, the individual number, the resident code.
struct CopyOptions {
    bool whole_household = true;  // 世帯全員; else the person alone (世帯の一部)
    bool relation = false;        // 世帯主の氏名・続柄
    bool domicile = false;        // 本籍・筆頭者; for foreign residents 国籍・在留資格
    bool my_number = false;       // 個人番号
    bool resident_code = false;   // 住民票コード
};

struct CopyRequest {
    PersonId person;  // whose copy
    CopyOptions options;
    registry::AddressRequest asker;  // who asks, for what, at which counter
    Date issued_on;
    Instant now;
    std::string number;  // 発行番号
};

/// What all copies of one day share.
struct CopyRun {
    const Town* town = nullptr;
    notices::Sender sender;
    notices::Form form;
    registry::Disclosure gate;
    registry::Countries countries;
};
Result<CopyRun> open_copy_run(const Town& town, Date issued_on, Instant now,
                              std::string_view form = "resident_record_copy.svg");

/// One person's row in the table "members". Problem "vault.missing".
Result<Done> add_copy_member(notices::Letter& letter, const CopyRun& run,
                             const CopyRequest& request, const registry::Resident& resident);

/// The copy as a letter. Problems: "registry.not_resident", those of Disclosure::permit for anyone
/// shown, "vault.missing" when numbers are asked for and the town has no vault.
Result<notices::Letter> copy_letter(storage::Session& session, const CopyRun& run,
                                    const CopyRequest& request);

/// The bytes of the PDF, for the counter.
Result<std::string> print_copy(const Town& town, const CopyRequest& request);

}  // namespace yakuba::resident_register
