#include "business/child_allowance/records.h"

namespace yakuba::child_allowance {

std::span<const Code> codes_of(OffsetKind) {
    static const Code codes[] = {
        {1, "donation", "寄附", "児童手当法20条"},
        {2, "school_cost", "学校給食費等の徴収", "児童手当法21条1項"},
        {3, "paid_to_creditor", "申出による債権者への支払", "児童手当法21条2項"},
        {4, "childcare_fee", "保育料の特別徴収", "児童手当法22条"},
    };
    return codes;
}

const Description& offset_description() {
    using O = Offset;
    static const Description description = describe<O>(
        "児童手当 寄附・徴収",
        {
            line<&O::person_id>("person_id", "受給者の宛名番号"),
            line<&O::kind>("kind", "区分", "児童手当法20条・21条・22条"),
            line<&O::starts>("starts", "開始年月", {}, "この月分の手当から差し引く"),
            line<&O::ends>("ends", "終了年月", {}, "差し引く最後の月分。空は取下げまで"),
            line<&O::consented_on>("consented_on", "申出年月日", "児童手当法20条1項・21条1項",
                                   "支払の前でなければならない。特別徴収は通知年月日"),
            line<&O::whole>("whole", "全額", "児童手当法20条1項・21条1項"),
            line<&O::monthly_amount>("monthly_amount", "月額"),
            line<&O::payee>("payee", "費目・支払先"),
        });
    return description;
}

const storage::Table& offset_table() {
    static const storage::Table table{"child_allowance_offset",
                                      "児童手当 寄附・徴収",
                                      &offset_description(),
                                      {"person_id", "kind", "starts"},
                                      storage::Keeping::history};
    return table;
}

const Description& unpaid_claim_description() {
    using U = UnpaidClaim;
    static const Description description = describe<U>(
        "児童手当 未支払請求",
        {
            line<&U::person_id>("person_id", "死亡した受給者の宛名番号", "児童手当法12条1項"),
            line<&U::child_id>("child_id", "支払を受ける児童の宛名番号", "児童手当法12条1項"),
            line<&U::claimed_on>("claimed_on", "請求年月日"),
            line<&U::account_person_id>("account_person_id", "振込先口座の名義人"),
        });
    return description;
}

const storage::Table& unpaid_claim_table() {
    static const storage::Table table{"child_allowance_unpaid",
                                      "児童手当 未支払請求",
                                      &unpaid_claim_description(),
                                      {"person_id", "child_id"},
                                      storage::Keeping::history};
    return table;
}

const Description& payment_run_description() {
    using R = PaymentRun;
    static const Description description = describe<R>(
        "児童手当 支払の作成と承認", {
                                         line<&R::pay_on>("pay_on", "支払日"),
                                         line<&R::reason>("reason", "支払の区分"),
                                         line<&R::step>("step", "段階", {}, "1 作成, 2 承認"),
                                         line<&R::actor>("actor", "担当者"),
                                         line<&R::payments>("payments", "件数"),
                                         line<&R::amount>("amount", "合計額"),
                                         line<&R::sha256>("sha256", "振込ファイルのSHA-256"),
                                     });
    return description;
}

const storage::Table& payment_run_table() {
    static const storage::Table table{"child_allowance_run",
                                      "児童手当 支払の作成と承認",
                                      &payment_run_description(),
                                      {"pay_on", "reason", "step"},
                                      storage::Keeping::log};
    return table;
}

}  // namespace yakuba::child_allowance
