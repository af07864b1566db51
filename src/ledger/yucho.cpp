#include <algorithm>

#include "ledger/zengin.h"

namespace yakuba::ledger {
namespace {

bool is_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

constexpr std::size_t kAccountDigits = 7;

}  // namespace

Result<YuchoAccount> from_yucho(std::string_view symbol, std::string_view number) {
    const bool ordinary = symbol.starts_with('1');
    const bool readable = symbol.size() == 5 && is_digits(symbol) && is_digits(number) &&
                          !number.empty() && (ordinary || symbol.starts_with('0'));
    // 通常貯金の番号は末尾の 1 を除く。振替口座の番号はそのまま使う。
    if (ordinary && number.ends_with('1'))
        number.remove_suffix(1);
    else if (ordinary)
        number = {};
    if (!readable || number.empty() || number.size() > kAccountDigits) {
        return Problem{"yucho.malformed",
                       "ゆうちょ銀行の記号（5桁）と番号（8桁まで、末尾は1）を通帳のとおりに"
                       "入力してください。"};
    }
    YuchoAccount account;
    account.branch_code = std::string{symbol.substr(1, 2)} + (ordinary ? "8" : "9");
    account.account_type = ordinary ? 1 : 2;
    account.account_number = std::string(kAccountDigits - number.size(), '0') + std::string{number};
    return account;
}

}  // namespace yakuba::ledger
