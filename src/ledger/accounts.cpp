#include "ledger/accounts.h"

#include "ledger/imports.h"
#include "storage/as_of.h"

namespace yakuba::ledger {
namespace {

bool same_account(const BankAccount& a, const BankAccount& b) {
    return a.bank_code == b.bank_code && a.branch_code == b.branch_code &&
           a.account_type == b.account_type && a.account_number == b.account_number &&
           a.holder_kana == b.holder_kana;
}

}  // namespace

std::optional<BankAccount> find_account(storage::Session& session, PersonId person, AsOf as_of) {
    auto found = storage::find_as_of<BankAccount>(session, bank_account_table(), as_of,
                                                  storage::equals("person_id", person.value()));
    if (!found) return std::nullopt;
    return std::move(found->record);
}

Result<Done> set_account(storage::Transaction& transaction, const BankAccount& account, Date from) {
    const std::vector<Problem> problems = check(account);
    if (!problems.empty()) return problems.front();
    const auto standing = find_account(transaction.session(), account.person_id, {from});
    if (standing && same_account(*standing, account)) return Done{};
    const std::vector<storage::Versioned<BankAccount>> rows{{account, {.valid_from = from}}};
    transaction.append_versions<BankAccount>(bank_account_table(), rows);
    return Done{};
}

}  // namespace yakuba::ledger
