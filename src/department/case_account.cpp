#include "department/case_account.h"

namespace yakuba {

Result<Done> register_account(storage::Transaction& transaction, const Answers& answers,
                              PersonId person, Date from) {
    const auto given = answers.part("account");
    if (!given) return Done{};
    ledger::BankAccount account;
    account.person_id = person;
    account.bank_code = given->text("bank_code");
    account.branch_code = given->text("branch_code");
    const std::string type = given->text("account_type");
    account.account_type = type == "current" ? 2 : type == "savings" ? 4 : 1;
    account.account_number = given->text("account_number");
    account.holder_kana = given->text("holder_kana");
    account.source = "本人申請";
    account.inquired_on = from;
    return ledger::set_account(transaction, account, from);
}

}  // namespace yakuba
