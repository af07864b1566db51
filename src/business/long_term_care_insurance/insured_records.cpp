// The ledgers of the insured: 資格, 保険料.
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

}  // namespace yakuba::long_term_care_insurance
