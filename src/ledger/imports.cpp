#include "ledger/imports.h"

#include "ledger/zengin.h"

namespace yakuba::ledger {
namespace {

Problem wrong(std::string_view code, std::string message, std::string_view column) {
    return Problem{code, std::move(message), {}, std::string{column}};
}

/// The column a bank's refusal is about.
std::string_view column_of(std::string_view code) {
    if (code == "zengin.bank_code") return "bank_code";
    if (code == "zengin.account_type") return "account_type";
    if (code == "zengin.account_number") return "account_number";
    return "holder_kana";
}

template <class Record>
exchange::RowCheck row_check() {
    return [](const void* record) { return check(*static_cast<const Record*>(record)); };
}

exchange::RowCheck check_of(const storage::Table* table) {
    if (table == &bank_account_table()) return row_check<BankAccount>();
    if (table == &charge_table()) return row_check<Charge>();
    if (table == &receipt_table()) return row_check<Receipt>();
    if (table == &payment_table()) return row_check<Payment>();
    return {};
}

}  // namespace

std::vector<Problem> check(const BankAccount& account) {
    Transfer transfer;
    transfer.bank_code = account.bank_code;
    transfer.branch_code = account.branch_code;
    transfer.account_type = account.account_type;
    transfer.account_number = account.account_number;
    transfer.recipient_name = account.holder_kana;
    transfer.amount = 1_yen;
    auto problem = refusal(transfer);
    if (!problem) return {};
    problem->where = column_of(problem->code);
    return {*std::move(problem)};
}

std::vector<Problem> check(const Charge& charge) {
    if (charge.amount == charge.city + charge.prefecture + charge.national) return {};
    return {wrong("charge.sum", "年税額が内訳の合計と合いません。", "amount")};
}

std::vector<Problem> check(const Receipt& receipt) {
    std::vector<Problem> problems;
    if (receipt.receipt_number.empty()) {
        problems.push_back(wrong("receipt.malformed", "収納番号がありません。", "receipt_number"));
    }
    if (receipt.amount <= Yen{}) {
        problems.push_back(wrong("receipt.malformed", "納付額は1円以上です。", "amount"));
    }
    return problems;
}

std::vector<Problem> check(const Payment& p) {
    if (p.amount >= Yen{} && p.entitled == p.amount + p.donated + p.deducted + p.recovered) {
        return {};
    }
    return {wrong("payment.sum", "支給額が支払額・寄附額・徴収額・内払調整額の合計と合いません。",
                  "entitled")};
}

std::vector<exchange::ImportPart> imports() {
    std::vector<exchange::ImportPart> parts;
    for (const storage::Table* table : tables()) {
        exchange::ImportPart part;
        part.table = table;
        part.check = check_of(table);
        parts.push_back(std::move(part));
    }
    return parts;
}

}  // namespace yakuba::ledger
