#include "identity/card_check.h"

namespace yakuba::identity {

std::span<const Code> codes_of(SignatureState) {
    static constexpr Code kCodes[] = {{1, "fits", "署名は正しい"},
                                      {2, "does_not_fit", "署名が合わない"},
                                      {3, "unreadable", "読み取れない"}};
    return kCodes;
}

std::span<const Code> codes_of(Validity) {
    static constexpr Code kCodes[] = {
        {1, "valid", "有効"},   {2, "expired", "有効期間満了"},   {3, "not_yet", "有効期間前"},
        {4, "revoked", "失効"}, {5, "untrusted", "信頼できない"}, {6, "unknown", "失効情報なし"}};
    return kCodes;
}

std::span<const Code> codes_of(CheckMethod) {
    static constexpr Code kCodes[] = {
        {1, "none", "なし"}, {2, "crl", "失効リスト"}, {3, "ocsp", "OCSP"}};
    return kCodes;
}

const Description& card_check_description() {
    using C = CardCheck;
    static const Description description = describe<C>(
        "電子証明書の検証", {
                                line<&C::check_number>("check_number", "検証番号"),
                                line<&C::person_id>("person_id", "宛名番号"),
                                line<&C::subject>("subject", "対象"),
                                line<&C::use>("use", "種類"),
                                line<&C::certificate_hash>("certificate_hash", "証明書の要約値"),
                                line<&C::serial>("serial", "発行の番号"),
                                line<&C::issuer>("issuer", "発行者"),
                                line<&C::policy>("policy", "証明書ポリシー"),
                                line<&C::checked_at>("checked_at", "検証日時"),
                                line<&C::signature>("signature", "署名"),
                                line<&C::validity>("validity", "証明書の有効性"),
                                line<&C::method>("method", "失効の確かめ方"),
                                line<&C::reason>("reason", "理由"),
                            });
    return description;
}

const storage::Table& card_check_table() {
    static const storage::Table table{"card_check",
                                      "電子証明書の検証",
                                      &card_check_description(),
                                      {"check_number"},
                                      storage::Keeping::log};
    return table;
}

std::int64_t record_check(storage::Transaction& transaction, CardCheck check) {
    check.check_number = transaction.next_number("card_check");
    transaction.append_rows<CardCheck>(card_check_table(), {&check, 1});
    return check.check_number;
}

}  // namespace yakuba::identity
