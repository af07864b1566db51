#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "business/child_allowance/decision.h"
#include "department/department.h"
#include "ledger/banks.h"
#include "notices/form.h"
#include "notices/mailing.h"
#include "notices/press.h"
#include "registry/disclosure.h"
#include "storage/as_of.h"

/// What the department's letters have in common.
namespace yakuba::child_allowance {

/// What all letters of one run share; read-only while they are printed.
struct LetterRun {
    const Town* town = nullptr;
    LetterRequest request;
    Month month;
    notices::Sender sender;
    notices::Form form;
    registry::Disclosure gate;
    ledger::Banks banks;

    const Calendar& calendar() const { return *town->calendar; }
};

/// `form` is the name of the sheet in data/forms. Problems: those of the rates, the sender, the
/// form.
Result<std::shared_ptr<LetterRun>> open_run(const Town& town, storage::Session& session,
                                            const LetterRequest& request, const std::string& form);

/// Addressed, numbered (by month and person where no number is given) and signed. Problems as
/// Addressees::address.
Result<notices::Letter> begin_letter(const LetterRun& run, const notices::Addressees& addressees,
                                     PersonId person, std::string number = {});

/// "山口銀行 本店 普通 ＊＊＊＊567": enough to know which, too little to use.
std::string account_text(const LetterRun& run, const std::string& bank, const std::string& branch,
                         int type, const std::string& number);

/// Prints for these persons in the order of delivery, within what was requested.
LetterReport print(const LetterRun& run, storage::Session& session, std::string_view name,
                   std::string title, std::vector<PersonId> persons,
                   const notices::LetterWriter& write);

/// Records of one file's persons, read together.
template <class Record>
std::map<PersonId, Record> records_of(storage::Session& session, const storage::Table& table,
                                      Date day, const storage::Where& where) {
    std::map<PersonId, Record> records;
    storage::for_each_as_of<Record>(session, table, {day}, where,
                                    [&](Record& record, const storage::Version&) {
                                        const PersonId person = record.person_id;
                                        records.emplace(person, std::move(record));
                                    });
    return records;
}

/// 支払通知書 (payment_notices.cpp).
Result<LetterReport> print_payments(const Town& town, const LetterRequest& request);

}  // namespace yakuba::child_allowance
