#include "ledger/records.h"

namespace yakuba::ledger {

std::span<const Code> codes_of(Business) {
    static const Code codes[] = {
        {1, "individual-inhabitant-tax", "個人住民税"},
        {2, "child-allowance", "児童手当"},
        {4, "long-term-care-insurance", "介護保険"},
        {5, "fixed-asset-tax", "固定資産税・都市計画税"},
        {24, "national-health-insurance", "国民健康保険"},
    };
    return codes;
}

std::span<const Code> codes_of(Collection) {
    static const Code codes[] = {
        {1, "ordinary", "普通徴収", "地方税法319条"},
        {2, "salary", "給与からの特別徴収", "地方税法321条の3"},
        {3, "pension", "年金からの特別徴収", "地方税法321条の7の2"},
    };
    return codes;
}

const Description& charge_description() {
    using C = Charge;
    static const Description description =
        describe<C>("調定", {
                                line<&C::business>("business", "業務"),
                                line<&C::person_id>("person_id", "宛名番号"),
                                line<&C::fiscal_year>("fiscal_year", "年度"),
                                line<&C::amount>("amount", "年税額"),
                                line<&C::city>("city", "うち市町村分"),
                                line<&C::prefecture>("prefecture", "うち都道府県分"),
                                line<&C::national>("national", "うち森林環境税"),
                                line<&C::difference>("difference", "前の調定との差額"),
                                line<&C::reason>("reason", "調定事由"),
                                line<&C::notice_number>("notice_number", "通知書番号"),
                            });
    return description;
}

const storage::Table& charge_table() {
    static const storage::Table table{"charge",
                                      "調定",
                                      &charge_description(),
                                      {"business", "person_id", "fiscal_year"},
                                      storage::Keeping::history};
    return table;
}

const Description& instalment_description() {
    using I = Instalment;
    static const Description description = describe<I>(
        "期別・月別", {
                          line<&I::business>("business", "業務"),
                          line<&I::person_id>("person_id", "宛名番号"),
                          line<&I::fiscal_year>("fiscal_year", "年度"),
                          line<&I::charge_version>("charge_version", "調定の版"),
                          line<&I::collection>("collection", "徴収区分"),
                          line<&I::term>("term", "期・月"),
                          line<&I::month>("month", "徴収する月"),
                          line<&I::due_on>("due_on", "納期限"),
                          line<&I::payer_id>("payer_id", "特別徴収義務者の宛名番号"),
                          line<&I::amount>("amount", "期別・月別税額", "地方税法20条の4の2第6項"),
                      });
    return description;
}

const storage::Table& instalment_table() {
    static const storage::Table table{
        "instalment",
        "期別・月別",
        &instalment_description(),
        {"business", "person_id", "fiscal_year", "charge_version", "collection", "term"},
        storage::Keeping::log};
    return table;
}

}  // namespace yakuba::ledger
