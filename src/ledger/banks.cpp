#include "ledger/banks.h"

#include <fstream>
#include <vector>

#include "exchange/csv.h"
#include "rules/rates.h"

namespace yakuba::ledger {
namespace {

Result<Done> read(const std::string& path, std::size_t code_columns,
                  std::unordered_map<std::string, Branch>& into) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return Problem{"banks.missing",
                       "金融機関の一覧を読めません。data/codes を確認してください。", path};
    }
    exchange::CsvReader reader(file);
    std::vector<std::string_view> fields;
    for (bool header = true;; header = false) {
        const auto more = reader.next(fields);
        if (!more) return more.problem();
        if (!*more) return Done{};
        if (header) continue;
        if (fields.size() != code_columns + 2) {
            return Problem{"banks.malformed", "金融機関の一覧の列数が違います。", path,
                           std::to_string(reader.line()) + "行"};
        }
        std::string key;
        for (std::size_t i = 0; i < code_columns; ++i)
            key += fields[i];
        into.emplace(std::move(key), Branch{std::string{fields[code_columns]},
                                            std::string{fields[code_columns + 1]}});
    }
}

const Branch* find(const std::unordered_map<std::string, Branch>& map, const std::string& key) {
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

}  // namespace

Result<Banks> Banks::open(const std::string& data_folder) {
    Banks banks;
    if (auto done = read(data_folder + "/codes/banks.csv", 1, banks.banks_); !done) {
        return done.problem();
    }
    if (auto done = read(data_folder + "/codes/branches.csv", 2, banks.branches_); !done) {
        return done.problem();
    }
    return banks;
}

const Branch* Banks::bank(std::string_view bank_code) const {
    return find(banks_, std::string{bank_code});
}

const Branch* Banks::branch(std::string_view bank_code, std::string_view branch_code) const {
    return find(branches_, std::string{bank_code} + std::string{branch_code});
}

const Description& paying_account_description() {
    using P = PayingAccount;
    static const Description description = describe<P>(
        "支払元の口座", {
                            line<&P::client_code>("client_code", "委託者コード"),
                            line<&P::client_name>("client_name", "委託者名"),
                            line<&P::bank_code>("bank_code", "仕向銀行番号"),
                            line<&P::branch_code>("branch_code", "仕向支店番号"),
                            line<&P::account_type>("account_type", "預金種目"),
                            line<&P::account_number>("account_number", "口座番号"),
                            line<&P::clearing_house>("clearing_house", "手形交換所番号"),
                            line<&P::line_ends>("line_ends", "レコードごとの改行"),
                        });
    return description;
}

Result<PayingAccount> paying_account(const std::string& data_folder, std::string_view municipality,
                                     Date day) {
    const auto book = RateBook::load(data_folder, "transfer");
    if (!book) return book.problem();
    auto resolved =
        resolve<PayingAccount>(*book, paying_account_description(), std::string{municipality}, day);
    if (!resolved) return resolved.problem();
    return std::move(resolved->rates);
}

Result<TransferHeader> transfer_header(const PayingAccount& account, const Banks& banks,
                                       Date pay_on) {
    const Branch* bank = banks.bank(account.bank_code);
    const Branch* branch = banks.branch(account.bank_code, account.branch_code);
    if (bank == nullptr || branch == nullptr) {
        return Problem{
            "transfer.unknown_bank",
            "支払元の金融機関・店舗が一覧にありません。transfer.toml を確認してください。",
            account.bank_code + "-" + account.branch_code};
    }
    TransferHeader header;
    header.client_code = account.client_code;
    header.client_name = account.client_name;
    header.pay_on = pay_on;
    header.bank_code = account.bank_code;
    header.bank_name = bank->kana;
    header.branch_code = account.branch_code;
    header.branch_name = branch->kana;
    header.account_type = account.account_type;
    header.account_number = account.account_number;
    return header;
}

TransferSettings settings_of(const PayingAccount& account) {
    TransferSettings settings;
    settings.clearing_house = account.clearing_house;
    if (account.line_ends) settings.line_end = "\r\n";
    return settings;
}

}  // namespace yakuba::ledger
