#pragma once
#include <string>
#include <string_view>

#include "notices/form.h"
#include "notices/letter.h"
#include "notices/mailing.h"
#include "procedures/hooks.h"
#include "registry/town.h"

/// Letters of cases: one letter, one PDF, read through the decision's own session.
namespace yakuba {

/// What a letter of a case is begun with: the form, the sender, the gate of today.
struct CaseLetterRun {
    const Town* town = nullptr;
    notices::Form form;
    notices::Sender sender;
    registry::Disclosure gate;
    Date issued_on;

    /// Addressed to the person, numbered and signed. Problems as Addressees::address.
    Result<notices::Letter> begin(storage::Session& session, PersonId recipient,
                                  std::string number) const;
};

/// `form` is a sheet of data/forms, `office` the key of data/law/notices.toml
/// ("child_allowance_office"). Problems: those of the sender and the form.
Result<CaseLetterRun> open_case_letter(const Town& town, storage::Session& session,
                                       const std::string& form, std::string_view office,
                                       Date issued_on);

/// 却下通知書: the reason, and how to appeal.
Result<std::string> print_refusal(const Town& town, storage::Session& session,
                                  const procedures::LetterOrder& order, std::string_view office);

/// 受付票: the number by which the applicant can ask. `department` as people call it.
Result<std::string> print_receipt(const Town& town, storage::Session& session,
                                  const procedures::Procedure& procedure,
                                  const procedures::Case& record, std::string_view department,
                                  std::string_view office);

}  // namespace yakuba
