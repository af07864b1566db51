#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/date.h"
#include "kernel/money.h"
#include "kernel/result.h"

/// 全銀協 総合振込 (種別 21): the fixed-length file by which the designated bank pays out.
///
/// A file is a header, one data record per transfer, a trailer and an end record, 120 bytes each,
/// in the single-byte code of JIS X 0201. In this program the texts are UTF-8 with half-width kana;
/// they are encoded first and padded after, because a padded UTF-8 text has the wrong length.
namespace yakuba::ledger {

/// Who pays, from which account, and when.
struct TransferHeader {
    std::string client_code;  // 委託者コード, up to 10 digits
    std::string client_name;  // 委託者名, bank kana
    Date pay_on;              // 振込日. The file has month and day only
    std::string bank_code;    // 仕向銀行
    std::string bank_name;
    std::string branch_code;
    std::string branch_name;
    int account_type = 1;        // 1 普通 2 当座 9 その他
    std::string account_number;  // up to 7 digits
    friend bool operator==(const TransferHeader&, const TransferHeader&) = default;
};

/// One transfer.
struct Transfer {
    std::string bank_code;  // 被仕向銀行, 4 digits
    std::string bank_name;
    std::string branch_code;  // 3 digits
    std::string branch_name;
    int account_type = 1;        // 1 普通 2 当座 4 貯蓄 9 その他
    std::string account_number;  // up to 7 digits
    std::string recipient_name;  // 受取人名, bank kana
    Yen amount;                  // 1 to 9,999,999,999
    char new_code = '0';         // 新規コード: 0 その他 1 第1回 2 変更
    std::string customer_code1;  // 顧客コード, up to 10 digits each: our own number of the payee
    std::string customer_code2;
    friend bool operator==(const Transfer&, const Transfer&) = default;
};

/// What banks differ in.
struct TransferSettings {
    std::string clearing_house = "    ";  // 手形交換所番号: unused; four spaces, or "0000"
    std::string line_end = {};            // nothing, or "\r\n"
};

struct TransferFile {
    TransferHeader header;
    std::vector<Transfer> transfers;
};

/// Lines a bank accepts in one file, and yen in one line.
inline constexpr std::size_t kTransfersMax = 999'999;
inline constexpr Yen kTransferMax{9'999'999'999};

/// Why a bank would refuse this line; nothing when it would not. Problems "zengin.bank_code",
/// "zengin.account_number", "zengin.account_type", "zengin.recipient", "zengin.amount".
std::optional<Problem> refusal(const Transfer& transfer);

/// The bytes of the file. The first line that a bank would refuse is the Problem, with its place in
/// `where`; a file of no lines is "zengin.empty", of too many "zengin.too_many".
Result<std::string> write_transfers(const TransferHeader& header,
                                    std::span<const Transfer> transfers,
                                    const TransferSettings& settings = {});

/// A file read back, with or without line ends. `around` gives the year to its MMDD: the day
/// nearest to it. Lengths, record order, digits and the trailer's totals are checked: Problems
/// "zengin.record", "zengin.character", "zengin.number", "zengin.total", "zengin.date".
Result<TransferFile> read_transfers(std::string_view bytes, Date around);

/// Half-width text to the bytes of a transfer file. A character banks do not take — small kana, ｦ,
/// a long-vowel mark, lower case, anything full-width — is a Problem "zengin.character".
Result<std::string> to_bank_bytes(std::string_view text);
std::string from_bank_bytes(std::string_view bytes);

/// `bytes` cut to at most `width` without parting a kana from its ﾞ or ﾟ, then padded with spaces.
std::string fit(std::string_view bytes, std::size_t width);

/// An account of Japan Post Bank as other banks reach it.
struct YuchoAccount {
    std::string branch_code;
    int account_type = 1;
    std::string account_number;
};
/// From the pass book's 記号 and 番号: 10240 and 12345671 are branch 028, ordinary, 1234567; 記号
/// that begin with 0 are transfer accounts (振替口座), branch "..9", current. Problem
/// "yucho.malformed". Source:
/// ゆうちょ銀行「記号・番号から振込用の店名・預金種目・口座番号への変換の公式」.
Result<YuchoAccount> from_yucho(std::string_view symbol, std::string_view number);
inline constexpr std::string_view kYuchoBankCode = "9900";

/// SHA-256 of a file, 64 hex digits: shown to the approver and again before sending.
std::string sha256(std::string_view bytes);

}  // namespace yakuba::ledger
