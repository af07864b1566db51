#pragma once
#include <map>
#include <span>
#include <string>

#include "business/child_allowance/gather.h"
#include "business/child_allowance/letter_run.h"
#include "ledger/records.h"

/// 認定通知書 and 額改定通知書: the month's decision with the children it counts.
namespace yakuba::child_allowance {

/// What the letters of one file read.
struct Material {
    std::map<PersonId, Decision> now;
    std::map<PersonId, Decision> before;
    std::map<PersonId, ledger::BankAccount> accounts;
    std::map<PersonId, Families> families;
    notices::Addressees people;  // claimants and children
    std::string number;          // of the letter; empty: month and person
};
Material gather_material(storage::Session& session, const LetterRun& run,
                         std::span<const PersonId> asked);

/// The letter about a stored (or just made) decision. Problems: "notices.no_decision",
/// "notices.no_child", those of begin_letter.
Result<notices::Letter> decision_letter(const LetterRun& run, const Material& material,
                                        PersonId person);

/// The decisions of one month as they stand, by person.
std::map<PersonId, Decision> decisions_in(storage::Session& session, YearMonth month,
                                          const storage::Where& where);

}  // namespace yakuba::child_allowance
