#include "ledger/records.h"

namespace yakuba::ledger {

std::span<const Code> codes_of(PaymentState) {
    static const Code codes[] = {
        {1, "planned", "支払予定"},  {2, "sent", "振込依頼済"}, {3, "paid", "支払済"},
        {4, "returned", "振込不能"}, {5, "withheld", "保留"},
    };
    return codes;
}

const Description& bank_account_description() {
    using B = BankAccount;
    static const Description description = describe<B>(
        "支払先口座",
        {
            line<&B::person_id>("person_id", "宛名番号"),
            line<&B::bank_code>("bank_code", "金融機関コード", {}, "4桁"),
            line<&B::branch_code>("branch_code", "店舗コード", {}, "3桁"),
            line<&B::account_type>("account_type", "預貯金種目", {}, "1 普通, 2 当座, 4 貯蓄"),
            line<&B::account_number>("account_number", "口座番号", {}, "7桁"),
            line<&B::holder_kana>("holder_kana", "口座名義人カナ", {}, "全銀の半角カナ, 30字まで"),
            line<&B::source>("source", "口座情報の取得元", {}, "本人申請, 公金受取口座"),
            line<&B::inquired_on>("inquired_on", "照会・届出年月日"),
        });
    return description;
}

const storage::Table& bank_account_table() {
    static const storage::Table table{"bank_account",
                                      "支払先口座",
                                      &bank_account_description(),
                                      {"person_id"},
                                      storage::Keeping::history};
    return table;
}

const Description& payment_description() {
    using P = Payment;
    static const Description description =
        describe<P>("支払", {
                                line<&P::business>("business", "業務"),
                                line<&P::person_id>("person_id", "受給者の宛名番号"),
                                line<&P::pay_on>("pay_on", "支払日"),
                                line<&P::from_month>("from_month", "最初の支給月"),
                                line<&P::to_month>("to_month", "最後の支給月"),
                                line<&P::entitled>("entitled", "支給額"),
                                line<&P::donated>("donated", "寄附額"),
                                line<&P::deducted>("deducted", "徴収額"),
                                line<&P::recovered>("recovered", "内払調整額"),
                                line<&P::amount>("amount", "支払額"),
                                line<&P::state>("state", "支払の状態"),
                                line<&P::bank_code>("bank_code", "金融機関コード"),
                                line<&P::branch_code>("branch_code", "店舗コード"),
                                line<&P::account_type>("account_type", "預貯金種目"),
                                line<&P::account_number>("account_number", "口座番号"),
                                line<&P::holder_kana>("holder_kana", "口座名義人カナ"),
                                line<&P::reason>("reason", "支払の区分"),
                                line<&P::payee_id>("payee_id", "支払先の宛名番号"),
                                line<&P::note>("note", "保留・振込不能の理由"),
                            });
    return description;
}

const storage::Table& payment_table() {
    static const storage::Table table{"payment",
                                      "支払",
                                      &payment_description(),
                                      {"business", "person_id", "payee_id", "pay_on", "reason"},
                                      storage::Keeping::history};
    return table;
}

}  // namespace yakuba::ledger
