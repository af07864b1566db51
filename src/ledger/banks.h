#pragma once
#include <string>
#include <string_view>
#include <unordered_map>

#include "kernel/date.h"
#include "kernel/result.h"
#include "ledger/zengin.h"
#include "rules/description.h"

/// The banks of the country, and the account from which this municipality pays.
namespace yakuba::ledger {

struct Branch {
    std::string name;
    std::string kana;  // half-width, as transfer files carry it
};

/// 金融機関・店舗の一覧 (data/codes/banks.csv, branches.csv). Immutable after loading.
class Banks {
public:
    static Result<Banks> open(const std::string& data_folder);

    /// nullptr: no such bank, or branch.
    const Branch* bank(std::string_view bank_code) const;
    const Branch* branch(std::string_view bank_code, std::string_view branch_code) const;

private:
    std::unordered_map<std::string, Branch> banks_;
    std::unordered_map<std::string, Branch> branches_;  // bank code + branch code
};

/// 支払元: what the municipality agreed with its designated bank (指定金融機関). Resolved like
/// rates: data/law/transfer.toml holds a placeholder, data/ordinances/CODE/transfer.toml the town's
/// own.
struct PayingAccount {
    std::string client_code;  // 委託者コード
    std::string client_name;  // 委託者名
    std::string bank_code;
    std::string branch_code;
    int account_type = 1;
    std::string account_number;
    std::string clearing_house;  // 手形交換所番号: "0000" or empty for spaces
    bool line_ends = false;      // CR+LF after every record
};
const Description& paying_account_description();

/// The paying account of a municipality on a day.
Result<PayingAccount> paying_account(const std::string& data_folder, std::string_view municipality,
                                     Date day);
/// The head of a file paid from it; names from the bank master. Problem "transfer.unknown_bank".
Result<TransferHeader> transfer_header(const PayingAccount& account, const Banks& banks,
                                       Date pay_on);
TransferSettings settings_of(const PayingAccount& account);

}  // namespace yakuba::ledger
