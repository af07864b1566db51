// The ledgers of certification: 申請, 認定, ケアプラン, 証.
#include "business/long_term_care_insurance/records.h"

namespace yakuba::long_term_care_insurance {

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

std::span<const Code> codes_of(ApplicationState) {
    static constexpr Code codes[] = {
        {1, "applied", "申請"},          {2, "investigated", "調査・意見書の受理"},
        {3, "examined", "審査会の判定"}, {4, "delayed", "延期"},
        {5, "decided", "決定"},          {6, "withdrawn", "取下げ"},
        {7, "refused", "却下"},
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
