// The ledgers of benefits: 負担割合, 限度額認定, 実績, 高額, 購入.
#include "business/long_term_care_insurance/records.h"

namespace yakuba::long_term_care_insurance {

const Description& burden_description() {
    using R = Burden;
    static const Description description = describe<R>(
        "負担割合証", {
                          line<&R::person_id>("person_id", "宛名番号"),
                          line<&R::share_percent>("share_percent", "利用者負担の割合（%）",
                                                  "介護保険法49条の2・59条の2"),
                          line<&R::ground>("ground", "判定"),
                          line<&R::judged_income>("judged_income", "本人の合計所得金額",
                                                  "介護保険法施行令22条の2第2項"),
                          line<&R::household_sum>("household_sum", "世帯の年金収入等",
                                                  "介護保険法施行令22条の2第3項"),
                          line<&R::household_count>("household_count", "世帯の65歳以上の人数"),
                      });
    return description;
}

const storage::Table& burden_table() {
    static const storage::Table table{"ltc_burden",
                                      "負担割合証",
                                      &burden_description(),
                                      {"person_id"},
                                      storage::Keeping::history};
    return table;
}

const Description& limit_certificate_description() {
    using R = LimitCertificate;
    static const Description description = describe<R>(
        "負担限度額認定証",
        {
            line<&R::person_id>("person_id", "宛名番号"),
            line<&R::ground>("ground", "判定", "介護保険法施行規則83条の5"),
            line<&R::limit_stage>("limit_stage", "利用者負担段階", "介護保険法施行規則83条の5"),
            line<&R::judged_amount>("judged_amount", "判定した年金収入等"),
            line<&R::assets>("assets", "申告した預貯金等", "介護保険法施行規則83条の5"),
            line<&R::applied_on>("applied_on", "申請日", "介護保険法施行規則83条の6"),
        });
    return description;
}

const storage::Table& limit_certificate_table() {
    static const storage::Table table{"ltc_limit_certificate",
                                      "負担限度額認定証",
                                      &limit_certificate_description(),
                                      {"person_id"},
                                      storage::Keeping::history};
    return table;
}

const Description& service_month_description() {
    using R = ServiceMonth;
    static const Description description =
        describe<R>("介護給付の実績",
                    {
                        line<&R::month>("month", "サービス提供月"),
                        line<&R::person_id>("person_id", "宛名番号"),
                        line<&R::record_no>("record_no", "番号"),
                        line<&R::provider_number>("provider_number", "事業所番号"),
                        line<&R::service_code>("service_code", "サービス種類コード"),
                        line<&R::units>("units", "単位数", "介護保険法41条4項"),
                        line<&R::cost>("cost", "費用の額", "介護保険法41条4項"),
                        line<&R::insurer>("insurer", "保険給付額", "介護保険法41条1項・48条1項"),
                        line<&R::share>("share", "利用者負担額"),
                    });
    return description;
}

const storage::Table& service_month_table() {
    static const storage::Table table{"ltc_service_month",
                                      "介護給付の実績",
                                      &service_month_description(),
                                      {"month", "person_id", "record_no"},
                                      storage::Keeping::history};
    return table;
}

const Description& high_cost_description() {
    using R = HighCost;
    static const Description description = describe<R>(
        "高額介護サービス費",
        {
            line<&R::month>("month", "サービス提供月"),
            line<&R::person_id>("person_id", "宛名番号"),
            line<&R::income_class>("income_class", "所得区分", "介護保険法施行令22条の2の2"),
            line<&R::household_limit>("household_limit", "世帯の上限",
                                      "介護保険法施行令22条の2の2"),
            line<&R::household_share>("household_share", "世帯の利用者負担の合計"),
            line<&R::share>("share", "利用者負担額"),
            line<&R::benefit>("benefit", "支給額", "介護保険法51条"),
            line<&R::claimed>("claimed", "申請がある", "介護保険法施行規則83条の4"),
        });
    return description;
}

const storage::Table& high_cost_table() {
    static const storage::Table table{"ltc_high_cost",
                                      "高額介護サービス費",
                                      &high_cost_description(),
                                      {"month", "person_id"},
                                      storage::Keeping::history};
    return table;
}

const Description& high_cost_claim_description() {
    using R = HighCostClaim;
    static const Description description =
        describe<R>("高額介護サービス費の申請",
                    {
                        line<&R::person_id>("person_id", "宛名番号"),
                        line<&R::applied_on>("applied_on", "申請日", "介護保険法施行規則83条の4"),
                    });
    return description;
}

const storage::Table& high_cost_claim_table() {
    static const storage::Table table{"ltc_high_cost_claim",
                                      "高額介護サービス費の申請",
                                      &high_cost_claim_description(),
                                      {"person_id"},
                                      storage::Keeping::history};
    return table;
}

const Description& purchase_description() {
    using R = Purchase;
    static const Description description = describe<R>(
        "福祉用具購入・住宅改修",
        {
            line<&R::person_id>("person_id", "宛名番号"),
            line<&R::kind>("kind", "種別", "介護保険法44条・45条"),
            line<&R::record_no>("record_no", "番号"),
            line<&R::state>("state", "段階"),
            line<&R::item>("item", "品目・工事の種類"),
            line<&R::provider>("provider", "事業者"),
            line<&R::applied_on>("applied_on", "申請日"),
            line<&R::done_on>("done_on", "購入日・完成日"),
            line<&R::cost>("cost", "費用の額"),
            line<&R::counted>("counted", "支給の対象となる費用", "介護保険法44条4項・45条4項"),
            line<&R::share_percent>("share_percent", "利用者負担の割合（%）"),
            line<&R::benefit>("benefit", "支給額", "介護保険法44条3項・45条3項"),
        });
    return description;
}

const storage::Table& purchase_table() {
    static const storage::Table table{"ltc_purchase",
                                      "福祉用具購入・住宅改修",
                                      &purchase_description(),
                                      {"person_id", "kind", "record_no"},
                                      storage::Keeping::history};
    return table;
}

std::span<const Code> codes_of(PurchaseKind) {
    static constexpr Code codes[] = {
        {1, "equipment", "福祉用具購入", "介護保険法44条"},
        {2, "housing", "住宅改修", "介護保険法45条"},
    };
    return codes;
}

std::span<const Code> codes_of(PurchaseState) {
    static constexpr Code codes[] = {
        {1, "applied", "申請"},
        {2, "approved", "事前の承認"},
        {3, "decided", "支給の決定"},
        {4, "refused", "不支給"},
    };
    return codes;
}

}  // namespace yakuba::long_term_care_insurance
