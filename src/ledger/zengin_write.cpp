#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstdio>

#include "ledger/zengin.h"

namespace yakuba::ledger {
namespace {

constexpr std::size_t kRecord = 120;
constexpr std::string_view kGeneralTransfer = "21";
constexpr std::string_view kTelegraphic = "7";  // 振込指定区分: 電信

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_number(std::string_view text, std::size_t width) {
    return text.size() == width && all_digits(text);
}

std::string zero_filled(std::string_view digits, std::size_t width) {
    return std::string(width - std::min(width, digits.size()), '0') + std::string{digits};
}

std::string zero_filled(std::int64_t number, std::size_t width) {
    return zero_filled(std::to_string(number), width);
}

/// An N field may be left out altogether: then it is spaces.
std::string number_or_spaces(const std::string& digits, std::size_t width) {
    return digits.empty() ? std::string(width, ' ') : zero_filled(digits, width);
}

Problem refused(std::string_view code, std::string message) {
    return Problem{code, std::move(message)};
}

std::optional<Problem> refused_account(std::string_view bank, std::string_view branch, int type,
                                       std::string_view number) {
    if (!is_number(bank, 4) || !is_number(branch, 3)) {
        return refused("zengin.bank_code",
                       "金融機関コード4桁と店舗コード3桁が必要です。口座を確認してください。");
    }
    if (type != 1 && type != 2 && type != 4 && type != 9) {
        return refused("zengin.account_type", "預金種目が 1・2・4・9 のどれでもありません。");
    }
    if (number.empty() || number.size() > 7 || !all_digits(number)) {
        return refused("zengin.account_number", "口座番号は7桁までの数字です。");
    }
    return std::nullopt;
}

Result<std::string> header_record(const TransferHeader& h) {
    if (auto problem =
            refused_account(h.bank_code, h.branch_code, h.account_type, h.account_number)) {
        return *std::move(problem);
    }
    if (h.client_code.size() > 10 || !all_digits(h.client_code)) {
        return refused("zengin.client_code", "委託者コードは10桁までの数字です。");
    }
    if (!is_calendar_day(h.pay_on)) return refused("zengin.date", "振込日がありません。");
    const auto client = to_bank_bytes(h.client_name);
    if (!client) return client.problem();
    const auto bank = to_bank_bytes(h.bank_name);
    if (!bank) return bank.problem();
    const auto branch = to_bank_bytes(h.branch_name);
    if (!branch) return branch.problem();
    std::string record = "1";
    record += kGeneralTransfer;
    record += '0';  // コード区分: JIS
    record += zero_filled(h.client_code, 10) + fit(*client, 40);
    record += zero_filled(h.pay_on.month(), 2) + zero_filled(h.pay_on.day(), 2);
    record += h.bank_code + fit(*bank, 15) + h.branch_code + fit(*branch, 15);
    record += std::to_string(h.account_type) + zero_filled(h.account_number, 7);
    return fit(record, kRecord);
}

Result<std::string> data_record(const Transfer& t, const TransferSettings& settings) {
    if (auto problem = refusal(t)) return *std::move(problem);
    const auto bank = to_bank_bytes(t.bank_name);
    if (!bank) return bank.problem();
    const auto branch = to_bank_bytes(t.branch_name);
    if (!branch) return branch.problem();
    std::string record = "2";
    record += t.bank_code + fit(*bank, 15) + t.branch_code + fit(*branch, 15);
    record += fit(settings.clearing_house, 4);
    record += std::to_string(t.account_type) + zero_filled(t.account_number, 7);
    record += fit(*to_bank_bytes(t.recipient_name), 30);
    record += zero_filled(t.amount.amount(), 10);
    record += t.new_code;
    record += number_or_spaces(t.customer_code1, 10) + number_or_spaces(t.customer_code2, 10);
    record += kTelegraphic;
    return fit(record, kRecord);
}

std::string trailer_record(std::size_t count, Yen total) {
    return fit(
        "8" + zero_filled(static_cast<std::int64_t>(count), 6) + zero_filled(total.amount(), 12),
        kRecord);
}

}  // namespace

std::optional<Problem> refusal(const Transfer& t) {
    if (auto problem =
            refused_account(t.bank_code, t.branch_code, t.account_type, t.account_number)) {
        return problem;
    }
    const auto name = to_bank_bytes(t.recipient_name);
    if (!name) return name.problem();
    if (t.recipient_name.empty()) {
        return refused("zengin.recipient",
                       "受取人名がありません。口座名義のカナを登録してください。");
    }
    if (t.amount < 1_yen || t.amount > kTransferMax) {
        return refused("zengin.amount", "振込金額は1円以上9,999,999,999円以下です。");
    }
    for (const std::string* code : {&t.customer_code1, &t.customer_code2}) {
        if (code->size() > 10 || !all_digits(*code)) {
            return refused("zengin.customer_code", "顧客コードは10桁までの数字です。");
        }
    }
    return std::nullopt;
}

Result<std::string> write_transfers(const TransferHeader& header,
                                    std::span<const Transfer> transfers,
                                    const TransferSettings& settings) {
    if (transfers.empty()) return refused("zengin.empty", "振込の明細がありません。");
    if (transfers.size() > kTransfersMax) {
        return refused("zengin.too_many",
                       "振込の明細は999,999件までです。分けて作成してください。");
    }
    auto file = header_record(header);
    if (!file) return file;
    *file += settings.line_end;
    file->reserve((transfers.size() + 3) * (kRecord + settings.line_end.size()));
    Yen total;
    for (std::size_t i = 0; i < transfers.size(); ++i) {
        auto record = data_record(transfers[i], settings);
        if (!record) {
            Problem problem = record.problem();
            problem.where = std::to_string(i + 1) + "件目";
            return problem;
        }
        *file += *record + settings.line_end;
        total += transfers[i].amount;
    }
    *file += trailer_record(transfers.size(), total) + settings.line_end;
    *file += fit("9", kRecord) + settings.line_end;
    return file;
}

std::string sha256(std::string_view bytes) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                       bytes.size());
    std::string hex(digest.size() * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    hex.pop_back();
    return hex;
}

}  // namespace yakuba::ledger
