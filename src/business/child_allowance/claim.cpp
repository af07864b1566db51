#include "business/child_allowance/records.h"

namespace yakuba::child_allowance {

std::span<const Code> codes_of(ClaimantKind) {
    static const Code codes[] = {
        {1, "parent", "父又は母", "児童手当法4条1項1号"},
        {2, "guardian", "未成年後見人", "児童手当法4条1項1号"},
        {3, "corporate_guardian", "法人である未成年後見人", "児童手当法6条2項6号"},
        {4, "designated", "父母指定者", "児童手当法4条1項2号"},
        {5, "caretaker", "その他の養育者", "児童手当法4条1項3号"},
        {6, "facility", "施設等受給資格者", "児童手当法4条1項4号"},
    };
    return codes;
}

std::span<const Code> codes_of(PensionKind) {
    static const Code codes[] = {
        {1, "non_employee", "被用者等でない者", "児童手当法18条2項"},
        {2, "employee", "被用者", "児童手当法18条1項"},
    };
    return codes;
}

std::span<const Code> codes_of(ClaimReason) {
    static const Code codes[] = {
        {1, "migrated", "移行"},
        {2, "birth", "出生", "児童手当法7条1項"},
        {3, "move_in", "転入", "児童手当法7条3項"},
        {4, "custody", "監護開始", "児童手当法7条1項"},
        {5, "claimant_change", "受給者変更", "児童手当法4条3項"},
        {6, "left_public_service", "公務員でなくなった", "児童手当法17条2項"},
        {7, "reform", "令和6年10月改正", "令和6年法律第47号附則"},
        {8, "income_fell", "所得上限限度額を下回った", "令和6年改正前の児童手当法附則2条1項"},
        {9, "other", "その他"},
    };
    return codes;
}

std::span<const Code> codes_of(EndReason) {
    static const Code codes[] = {
        {0, "none", "なし"},
        {1, "moved_out", "転出", "児童手当法8条2項"},
        {2, "died", "受給者の死亡", "児童手当法8条2項"},
        {3, "public_service", "公務員となった", "児童手当法17条1項"},
        {4, "no_child", "支給対象児童がなくなった", "児童手当法3条1項"},
        {5, "custody_lost", "監護しなくなった", "児童手当法4条1項"},
        {6, "claimant_change", "受給者変更", "児童手当法4条3項"},
        {7, "income_ceiling", "所得上限限度額以上", "令和6年改正前の児童手当法附則2条1項"},
        {8, "withdrawn", "受給の辞退"},
        {9, "child_died", "児童の死亡", "児童手当法9条3項"},
        {10, "facility_entry", "児童の施設入所", "児童手当法3条3項"},
        {11, "not_supported", "監護相当・生計費の負担がなくなった", "児童手当法6条2項2号"},
    };
    return codes;
}

std::span<const Code> codes_of(Custody) {
    static const Code codes[] = {
        {1, "same_livelihood", "監護・生計同一", "児童手当法4条1項1号"},
        {2, "maintained", "監護・生計維持", "児童手当法4条1項3号"},
        {3, "supported_adult", "監護相当・生計費の負担", "児童手当法6条2項2号"},
    };
    return codes;
}

const Description& claim_description() {
    using C = Claim;
    static const Description description =
        describe<C>("児童手当 認定",
                    {
                        line<&C::person_id>("person_id", "受給者の宛名番号", "児童手当法7条"),
                        line<&C::certificate_number>("certificate_number", "認定番号"),
                        line<&C::kind>("kind", "受給資格者の区分", "児童手当法4条1項"),
                        line<&C::reason>("reason", "認定事由"),
                        line<&C::claimed_on>("claimed_on", "請求年月日", "児童手当法8条2項"),
                        line<&C::event_on>("event_on", "事由発生年月日", "児童手当法8条3項",
                                           "出生日、転出予定日など。15日特例はこの翌日から数える"),
                        line<&C::starts>("starts", "支給開始年月", "児童手当法8条2項・3項"),
                        line<&C::ends>("ends", "支給終了年月", "児童手当法8条2項",
                                       "支給する最後の月。空は継続中"),
                        line<&C::end_reason>("end_reason", "消滅事由"),
                        line<&C::ended_on>("ended_on", "消滅事由発生年月日", "児童手当法8条2項"),
                        line<&C::public_servant>("public_servant", "公務員", "児童手当法17条"),
                        line<&C::pension>("pension", "被用者・非被用者の別", "児童手当法18条"),
                        line<&C::spouse_id>("spouse_id", "配偶者の宛名番号"),
                        line<&C::spouse_apart>("spouse_apart", "配偶者と別居", "児童手当法4条4項"),
                        line<&C::suspended>("suspended", "支払の一時差止め", "児童手当法11条"),
                    });
    return description;
}

const storage::Table& claim_table() {
    static const storage::Table table{"child_allowance_claim",
                                      "児童手当 認定",
                                      &claim_description(),
                                      {"person_id"},
                                      storage::Keeping::history};
    return table;
}

const Description& claim_child_description() {
    using C = ClaimChild;
    static const Description description = describe<C>(
        "児童手当 児童",
        {
            line<&C::person_id>("person_id", "受給者の宛名番号"),
            line<&C::child_id>("child_id", "児童の宛名番号", "児童手当法3条1項・6条2項2号"),
            line<&C::relation>("relation", "続柄", {}, "受給者からみた続柄"),
            line<&C::custody>("custody", "監護・生計の区分", "児童手当法4条1項・6条2項2号"),
            line<&C::cohabiting>("cohabiting", "同居"),
            line<&C::in_facility>("in_facility", "施設入所等児童", "児童手当法3条3項"),
            line<&C::studying_abroad>("studying_abroad", "留学", "児童手当法3条1項"),
            line<&C::confirmed_on>("confirmed_on", "確認書の提出日", "児童手当法6条2項2号"),
            line<&C::confirmed_until>("confirmed_until", "確認書の有効期限", "児童手当法6条2項2号",
                                      "空は22歳年度末まで"),
            line<&C::starts>("starts", "算定開始年月", "児童手当法9条1項"),
            line<&C::ends>("ends", "算定終了年月", "児童手当法9条3項",
                           "数える最後の月。空は継続中"),
            line<&C::end_reason>("end_reason", "減額の事由", "児童手当法9条3項"),
        });
    return description;
}

const storage::Table& claim_child_table() {
    static const storage::Table table{"child_allowance_child",
                                      "児童手当 児童",
                                      &claim_child_description(),
                                      {"person_id", "child_id"},
                                      storage::Keeping::history};
    return table;
}

const Description& claimant_income_description() {
    using C = ClaimantIncome;
    static const Description description = describe<C>(
        "児童手当 所得（令和6年9月分まで）",
        {
            line<&C::person_id>("person_id", "受給者の宛名番号"),
            line<&C::income_year>("income_year", "所得の年", "令和6年改正前の児童手当法5条1項",
                                  "その所得を得た暦年"),
            line<&C::income>("income", "所得の合計", "令和6年改正前の児童手当法施行令2条・3条1項"),
            line<&C::salary_and_pension_income>("salary_and_pension_income",
                                                "うち給与所得と公的年金等に係る雑所得",
                                                "令和6年改正前の児童手当法施行令3条1項"),
            line<&C::deductions>("deductions", "諸控除の合計",
                                 "令和6年改正前の児童手当法施行令3条2項",
                                 "10万円と8万円の控除は含めない"),
            line<&C::dependants>("dependants", "扶養親族等の数",
                                 "令和6年改正前の児童手当法施行令1条"),
            line<&C::elderly_dependants>("elderly_dependants", "うち老人扶養親族等の数",
                                         "令和6年改正前の児童手当法施行令1条"),
        });
    return description;
}

const storage::Table& claimant_income_table() {
    static const storage::Table table{"child_allowance_income",
                                      "児童手当 所得",
                                      &claimant_income_description(),
                                      {"person_id", "income_year"},
                                      storage::Keeping::history};
    return table;
}

}  // namespace yakuba::child_allowance
