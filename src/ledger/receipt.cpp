#include "ledger/records.h"

namespace yakuba::ledger {

std::span<const Code> codes_of(OverpaymentUse) {
    static const Code codes[] = {
        {1, "appropriated", "充当", "地方税法17条の2"},
        {2, "refunded", "還付", "地方税法17条"},
    };
    return codes;
}

const Description& receipt_description() {
    using R = Receipt;
    static const Description description =
        describe<R>("収納", {
                                line<&R::receipt_number>("receipt_number", "収納番号"),
                                line<&R::business>("business", "業務"),
                                line<&R::person_id>("person_id", "宛名番号"),
                                line<&R::fiscal_year>("fiscal_year", "年度"),
                                line<&R::collection>("collection", "徴収区分"),
                                line<&R::term>("term", "期・月"),
                                line<&R::paid_on>("paid_on", "納付年月日"),
                                line<&R::amount>("amount", "納付額"),
                                line<&R::channel>("channel", "納付方法"),
                            });
    return description;
}

const storage::Table& receipt_table() {
    static const storage::Table table{
        "receipt", "収納", &receipt_description(), {"receipt_number"}, storage::Keeping::log};
    return table;
}

const Description& overpayment_description() {
    using O = Overpayment;
    static const Description description = describe<O>(
        "過誤納", {
                      line<&O::overpayment_number>("overpayment_number", "過誤納整理番号"),
                      line<&O::business>("business", "業務"),
                      line<&O::person_id>("person_id", "宛名番号"),
                      line<&O::fiscal_year>("fiscal_year", "年度"),
                      line<&O::collection>("collection", "徴収区分"),
                      line<&O::term>("term", "期・月"),
                      line<&O::use>("use", "処理の区分", "地方税法17条・17条の2"),
                      line<&O::to_fiscal_year>("to_fiscal_year", "充当先の年度", "地方税法17条の2"),
                      line<&O::to_collection>("to_collection", "充当先の徴収区分"),
                      line<&O::to_term>("to_term", "充当先の期・月"),
                      line<&O::decided_on>("decided_on", "決定年月日"),
                      line<&O::amount>("amount", "金額"),
                  });
    return description;
}

const storage::Table& overpayment_table() {
    static const storage::Table table{"overpayment",
                                      "過誤納",
                                      &overpayment_description(),
                                      {"overpayment_number"},
                                      storage::Keeping::log};
    return table;
}

}  // namespace yakuba::ledger
