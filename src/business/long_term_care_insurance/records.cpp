#include "business/long_term_care_insurance/records.h"

namespace yakuba::long_term_care_insurance {

const Description& enrolment_description() {
    using R = Enrolment;
    static const Description description = describe<R>(
        "介護保険の被保険者",
        {
            line<&R::person_id>("person_id", "宛名番号"),
            line<&R::insured_number>("insured_number", "被保険者番号", "介護保険法施行規則25条"),
            line<&R::kind>("kind", "被保険者の種別", "介護保険法9条"),
            line<&R::acquisition_reason>("acquisition_reason", "資格取得の事由", "介護保険法10条"),
            line<&R::acquired_on>("acquired_on", "資格取得日", "介護保険法10条"),
            line<&R::loss_reason>("loss_reason", "資格喪失の事由", "介護保険法11条"),
            line<&R::lost_on>("lost_on", "資格喪失日", "介護保険法11条"),
            line<&R::address_special>("address_special", "住所地特例", "介護保険法13条"),
        });
    return description;
}

const storage::Table& enrolment_table() {
    static const storage::Table table{"ltc_enrolment",
                                      "介護保険の被保険者",
                                      &enrolment_description(),
                                      {"person_id"},
                                      storage::Keeping::history};
    return table;
}

const Description& premium_status_description() {
    using R = PremiumStatus;
    static const Description description = describe<R>(
        "保険料の算定に加える事実",
        {
            line<&R::fiscal_year>("fiscal_year", "賦課年度"),
            line<&R::person_id>("person_id", "宛名番号"),
            line<&R::old_age_welfare_pension>("old_age_welfare_pension", "老齢福祉年金の受給権",
                                              "介護保険法施行令38条1項1号"),
            line<&R::boundary_stage>("boundary_stage", "境界層該当により適用する段階",
                                     "介護保険法施行令38条1項"),
            line<&R::provisional>("provisional", "前住所地に所得を照会中"),
            line<&R::reduction>("reduction", "減免額", "介護保険法142条"),
            line<&R::pension_code>("pension_code", "特別徴収する年金", "介護保険法135条"),
            line<&R::pension_yearly>("pension_yearly", "年金の年額", "介護保険法施行令41条"),
            line<&R::last_february>("last_february", "前年度2月の特別徴収額", "介護保険法140条1項"),
        });
    return description;
}

const storage::Table& premium_status_table() {
    static const storage::Table table{"ltc_premium_status",
                                      "保険料の算定に加える事実",
                                      &premium_status_description(),
                                      {"fiscal_year", "person_id"},
                                      storage::Keeping::history};
    return table;
}

const Description& premium_description() {
    using R = Premium;
    static const Description description = describe<R>(
        "介護保険料の賦課台帳",
        {
            line<&R::fiscal_year>("fiscal_year", "賦課年度"),
            line<&R::person_id>("person_id", "宛名番号"),
            line<&R::ground>("ground", "判定"),
            line<&R::stage>("stage", "所得段階", "介護保険法施行令38条1項・39条1項"),
            line<&R::restored_salary>("restored_salary", "特例により加える給与所得",
                                      "介護保険法施行令附則24条"),
            line<&R::pension_and_income>("pension_and_income", "年金収入とその他の合計所得金額",
                                         "介護保険法施行令38条1項1号"),
            line<&R::judged_income>("judged_income", "判定する合計所得金額",
                                    "介護保険法施行令38条1項6号"),
            line<&R::base_amount>("base_amount", "基準額", "介護保険法129条2項"),
            line<&R::full_year>("full_year", "年額", "介護保険法129条2項"),
            line<&R::months>("months", "月数"),
            line<&R::first_month>("first_month", "賦課の始まる月", "介護保険法10条"),
            line<&R::last_month>("last_month", "賦課の終わる月", "介護保険法11条"),
            line<&R::before_reduction>("before_reduction", "月割の額"),
            line<&R::public_relief>("public_relief", "公費による軽減額", "介護保険法124条の2"),
            line<&R::reduction>("reduction", "減免額", "介護保険法142条"),
            line<&R::annual>("annual", "納める額"),
            line<&R::special>("special", "徴収の方法", "介護保険法131条"),
            line<&R::rates_fingerprint>("rates_fingerprint", "率の指紋"),
            line<&R::known_at>("known_at", "資料を読んだ時点"),
        });
    return description;
}

const storage::Table& premium_table() {
    static const storage::Table table{"ltc_premium",
                                      "介護保険料の賦課台帳",
                                      &premium_description(),
                                      {"fiscal_year", "person_id"},
                                      storage::Keeping::history};
    return table;
}

const Description& application_description() {
    using R = Application;
    static const Description description = describe<R>(
        "要介護認定の申請",
        {
            line<&R::person_id>("person_id", "宛名番号"),
            line<&R::application_no>("application_no", "申請の番号"),
            line<&R::kind>("kind", "申請区分", "介護保険法27条・28条・29条・36条"),
            line<&R::state>("state", "段階"),
            line<&R::applied_on>("applied_on", "申請日", "介護保険法27条1項"),
            line<&R::agent>("agent", "申請の代行者", "介護保険法27条1項"),
            line<&R::moved_in_on>("moved_in_on", "転入日", "介護保険法36条"),
            line<&R::specified_disease>("specified_disease", "特定疾病", "介護保険法7条3項2号"),
            line<&R::doctor>("doctor", "主治医", "介護保険法27条3項"),
            line<&R::visited_on>("visited_on", "認定調査日", "介護保険法27条2項"),
            line<&R::investigator>("investigator", "認定調査員", "介護保険法27条2項"),
            line<&R::opinion_asked_on>("opinion_asked_on", "主治医意見書の依頼日",
                                       "介護保険法27条3項"),
            line<&R::opinion_on>("opinion_on", "主治医意見書の受理日", "介護保険法27条3項"),
            line<&R::minutes>("minutes", "要介護認定等基準時間（分）"),
            line<&R::first_judgement>("first_judgement", "一次判定"),
            line<&R::panel_no>("panel_no", "合議体の番号", "介護保険法施行令9条"),
            line<&R::board_on>("board_on", "審査会の開催日", "介護保険法27条4項"),
            line<&R::board_level>("board_level", "審査会の判定", "介護保険法27条5項"),
            line<&R::board_months>("board_months", "審査会の意見による有効期間（月）",
                                   "介護保険法施行規則38条"),
            line<&R::board_opinion>("board_opinion", "審査会の意見", "介護保険法27条5項"),
            line<&R::delay_notified_on>("delay_notified_on", "延期通知日", "介護保険法27条11項"),
            line<&R::expected_on>("expected_on", "処理見込みの日", "介護保険法27条11項"),
            line<&R::decided_on>("decided_on", "認定日", "介護保険法27条7項"),
            line<&R::level>("level", "要介護状態区分", "介護保険法27条7項"),
            line<&R::valid_since>("valid_since", "有効期間の初日", "介護保険法27条8項"),
            line<&R::valid_until>("valid_until", "有効期間の末日", "介護保険法施行規則38条・41条"),
            line<&R::note>("note", "備考"),
        });
    return description;
}

const storage::Table& application_table() {
    static const storage::Table table{"ltc_application",
                                      "要介護認定の申請",
                                      &application_description(),
                                      {"person_id", "application_no"},
                                      storage::Keeping::history};
    return table;
}

const Description& certification_description() {
    using R = Certification;
    static const Description description = describe<R>(
        "要介護・要支援認定",
        {
            line<&R::person_id>("person_id", "宛名番号"),
            line<&R::level>("level", "要介護状態区分", "介護保険法7条1項・2項"),
            line<&R::application_no>("application_no", "申請の番号"),
            line<&R::valid_since>("valid_since", "有効期間の初日", "介護保険法27条8項"),
            line<&R::valid_until>("valid_until", "有効期間の末日", "介護保険法施行規則38条・41条"),
        });
    return description;
}

const storage::Table& certification_table() {
    static const storage::Table table{"ltc_certification",
                                      "要介護・要支援認定",
                                      &certification_description(),
                                      {"person_id"},
                                      storage::Keeping::history};
    return table;
}

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

const Description& care_plan_description() {
    using R = CarePlan;
    static const Description description = describe<R>(
        "居宅サービス計画作成の依頼",
        {
            line<&R::person_id>("person_id", "宛名番号"),
            line<&R::provider_number>("provider_number", "事業所番号", "介護保険法46条4項"),
            line<&R::provider_name>("provider_name", "事業所の名称"),
            line<&R::starts_on>("starts_on", "サービス開始日", "介護保険法施行規則77条"),
            line<&R::filed_on>("filed_on", "届出日"),
        });
    return description;
}

const storage::Table& care_plan_table() {
    static const storage::Table table{"ltc_care_plan",
                                      "居宅サービス計画作成の依頼",
                                      &care_plan_description(),
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

const Description& certificate_issue_description() {
    using R = CertificateIssue;
    static const Description description = describe<R>(
        "証の交付", {
                        line<&R::person_id>("person_id", "宛名番号"),
                        line<&R::kind>("kind", "証の種類", "介護保険法12条3項"),
                        line<&R::issued_on>("issued_on", "交付日"),
                        line<&R::reason>("reason", "交付の理由", "介護保険法施行規則27条"),
                    });
    return description;
}

const storage::Table& certificate_issue_table() {
    static const storage::Table table{"ltc_certificate_issue",
                                      "証の交付",
                                      &certificate_issue_description(),
                                      {"person_id", "kind", "issued_on", "reason"},
                                      storage::Keeping::log};
    return table;
}

std::span<const Code> codes_of(InsuredKind) {
    static constexpr Code codes[] = {
        {1, "first", "第1号被保険者", "介護保険法9条1号"},
        {2, "second", "第2号被保険者", "介護保険法9条2号"},
    };
    return codes;
}

std::span<const Code> codes_of(AcquisitionReason) {
    static constexpr Code codes[] = {
        {1, "age", "65歳到達"},
        {2, "move_in", "転入"},
        {3, "special_address_end", "住所地特例の終了"},
        {4, "certified", "第2号被保険者の認定"},
        {9, "other", "その他"},
    };
    return codes;
}

std::span<const Code> codes_of(LossReason) {
    static constexpr Code codes[] = {
        {0, "none", "資格あり"},    {1, "died", "死亡"},
        {2, "moved_out", "転出"},   {3, "excluded", "適用除外施設への入所"},
        {4, "removed", "職権消除"}, {9, "other", "その他"},
    };
    return codes;
}

std::span<const Code> codes_of(ApplicationState) {
    static constexpr Code codes[] = {
        {1, "applied", "申請"},          {2, "investigated", "調査・意見書の受理"},
        {3, "examined", "審査会の判定"}, {4, "delayed", "延期"},
        {5, "decided", "決定"},          {6, "withdrawn", "取下げ"},
        {7, "refused", "却下"},
    };
    return codes;
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

std::span<const Code> codes_of(CertificateKind) {
    static constexpr Code codes[] = {
        {1, "insured", "被保険者証", "介護保険法12条3項"},
        {2, "burden", "負担割合証", "介護保険法施行規則28条の2"},
        {3, "limit", "負担限度額認定証", "介護保険法施行規則83条の6"},
        {4, "qualification", "受給資格証明書", "介護保険法36条"},
        {5, "joint_payments", "自己負担額証明書", "介護保険法51条の2"},
    };
    return codes;
}

}  // namespace yakuba::long_term_care_insurance
