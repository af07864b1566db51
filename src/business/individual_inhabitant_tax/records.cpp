#include "business/individual_inhabitant_tax/records.h"

#include <array>

namespace yakuba::individual_inhabitant_tax {

std::span<const Code> codes_of(Disability) {
    static constexpr Code kCodes[] = {
        {0, "none", "なし"},
        {1, "general", "障害者", "地方税法292条1項10号"},
        {2, "special", "特別障害者", "地方税法314条の2第1項6号"},
    };
    return kCodes;
}

std::span<const Code> codes_of(FamilyStatus) {
    static constexpr Code kCodes[] = {
        {0, "none", "なし"},
        {1, "widow", "寡婦", "地方税法292条1項11号"},
        {2, "single_mother", "ひとり親（母）", "地方税法292条1項12号"},
        {3, "single_father", "ひとり親（父）", "地方税法292条1項12号"},
    };
    return kCodes;
}

std::span<const Code> codes_of(Relation) {
    static constexpr Code kCodes[] = {
        {0, "other", "その他の親族"},
        {1, "spouse", "配偶者"},
        {2, "ascendant", "直系尊属"},
        {3, "child", "子"},
    };
    return kCodes;
}

std::span<const Code> codes_of(Abroad) {
    static constexpr Code kCodes[] = {
        {0, "no", "国内に居住"},
        {1, "yes", "国外に居住"},
        {2, "student", "国外に居住（留学）"},
        {3, "remittance", "国外に居住（送金）"},
    };
    return kCodes;
}

std::span<const Code> codes_of(ReturnKind) {
    static constexpr Code kCodes[] = {
        {1, "income_tax", "所得税の確定申告書", "地方税法317条の3"},
        {2, "inhabitant_tax", "住民税申告書", "地方税法317条の2"},
    };
    return kCodes;
}

const Description& salary_report_description() {
    static const Description description = describe<SalaryReport>(
        "給与支払報告書",
        {
            line<&SalaryReport::person_id>("person_id", "宛名番号"),
            line<&SalaryReport::fiscal_year>("fiscal_year", "賦課年度"),
            line<&SalaryReport::record_no>("record_no", "資料番号"),
            line<&SalaryReport::payer_id>("payer_id", "支払者の宛名番号"),
            line<&SalaryReport::staff_number>("staff_number", "受給者番号"),
            line<&SalaryReport::revenue>("revenue", "支払金額", "地方税法317条の6"),
            line<&SalaryReport::income_tax_deductions>(
                "income_tax_deductions", "所得控除の額の合計額（所得税）", "所得税法226条"),
            line<&SalaryReport::income_tax_withheld>("income_tax_withheld", "源泉徴収税額",
                                                     "所得税法183条"),
            line<&SalaryReport::social_insurance>("social_insurance", "社会保険料控除",
                                                  "地方税法314条の2第1項3号"),
            line<&SalaryReport::small_enterprise>("small_enterprise", "小規模企業共済等掛金",
                                                  "地方税法314条の2第1項4号"),
            line<&SalaryReport::life_new_general>("life_new_general", "新生命保険料",
                                                  "地方税法314条の2第1項5号"),
            line<&SalaryReport::life_old_general>("life_old_general", "旧生命保険料",
                                                  "地方税法314条の2第1項5号"),
            line<&SalaryReport::life_care>("life_care", "介護医療保険料",
                                           "地方税法314条の2第1項5号"),
            line<&SalaryReport::life_new_pension>("life_new_pension", "新個人年金保険料",
                                                  "地方税法314条の2第1項5号"),
            line<&SalaryReport::life_old_pension>("life_old_pension", "旧個人年金保険料",
                                                  "地方税法314条の2第1項5号"),
            line<&SalaryReport::earthquake>("earthquake", "地震保険料",
                                            "地方税法314条の2第1項5号の3"),
            line<&SalaryReport::old_long_term>("old_long_term", "旧長期損害保険料",
                                               "地方税法314条の2第1項5号の3"),
            line<&SalaryReport::spouse_deduction>("spouse_deduction", "控除対象配偶者の有無",
                                                  "地方税法314条の2第1項10号"),
            line<&SalaryReport::spouse_elderly>("spouse_elderly", "老人控除対象配偶者",
                                                "地方税法314条の2第1項10号"),
            line<&SalaryReport::spouse_income>("spouse_income", "配偶者の合計所得",
                                               "地方税法314条の2第1項10号の2"),
            line<&SalaryReport::dependants_specific>("dependants_specific", "特定扶養親族の数",
                                                     "地方税法314条の2第1項11号"),
            line<&SalaryReport::dependants_elderly>("dependants_elderly", "老人扶養親族の数",
                                                    "地方税法314条の2第1項11号"),
            line<&SalaryReport::dependants_cohabiting_elderly>(
                "dependants_cohabiting_elderly", "うち同居老親等の数", "地方税法314条の2第4項"),
            line<&SalaryReport::dependants_general>("dependants_general", "その他の扶養親族の数",
                                                    "地方税法314条の2第1項11号"),
            line<&SalaryReport::dependants_under_16>("dependants_under_16",
                                                     "16歳未満の扶養親族の数", "地方税法295条3項"),
            line<&SalaryReport::disabled_general>("disabled_general", "障害者の数（本人を除く）",
                                                  "地方税法314条の2第1項6号"),
            line<&SalaryReport::disabled_special>(
                "disabled_special", "特別障害者の数（本人を除く）", "地方税法314条の2第1項6号"),
            line<&SalaryReport::disabled_cohabiting_special>(
                "disabled_cohabiting_special", "うち同居特別障害者の数", "地方税法314条の2第3項"),
            line<&SalaryReport::disability>("disability", "障害者の区分", "地方税法292条1項10号"),
            line<&SalaryReport::family_status>("family_status", "寡婦・ひとり親の区分",
                                               "地方税法292条1項11号・12号"),
            line<&SalaryReport::working_student>("working_student", "勤労学生",
                                                 "地方税法314条の2第1項9号"),
            line<&SalaryReport::income_adjustment>("income_adjustment", "所得金額調整控除の適用",
                                                   "租税特別措置法41条の3の11"),
            line<&SalaryReport::housing_available>(
                "housing_available", "住宅借入金等特別控除可能額", "地方税法附則5条の4の2"),
            line<&SalaryReport::housing_used>("housing_used", "所得税の住宅借入金等特別控除の額",
                                              "地方税法附則5条の4の2"),
            line<&SalaryReport::housing_moved_in>("housing_moved_in", "居住開始年月日",
                                                  "地方税法附則5条の4の2"),
            line<&SalaryReport::housing_special>("housing_special", "特定取得等の区分",
                                                 "地方税法附則5条の4の2"),
            line<&SalaryReport::second_column>("second_column", "乙欄", "所得税法185条"),
            line<&SalaryReport::left_on>("left_on", "退職年月日", "地方税法317条の6第3項"),
            line<&SalaryReport::special_collection>("special_collection", "給与からの特別徴収",
                                                    "地方税法321条の3"),
            line<&SalaryReport::withdrawn>("withdrawn", "取消"),
        });
    return description;
}

const storage::Table& salary_report_table() {
    static const storage::Table table{"salary_report",
                                      "給与支払報告書",
                                      &salary_report_description(),
                                      {"fiscal_year", "person_id", "record_no"},
                                      storage::Keeping::history};
    return table;
}

const Description& pension_report_description() {
    static const Description description = describe<PensionReport>(
        "公的年金等支払報告書",
        {
            line<&PensionReport::person_id>("person_id", "宛名番号"),
            line<&PensionReport::fiscal_year>("fiscal_year", "賦課年度"),
            line<&PensionReport::record_no>("record_no", "資料番号"),
            line<&PensionReport::payer_id>("payer_id", "支払者の宛名番号"),
            line<&PensionReport::pension_code>("pension_code", "年金コード"),
            line<&PensionReport::revenue>("revenue", "支払金額", "地方税法317条の6"),
            line<&PensionReport::income_tax_withheld>("income_tax_withheld", "源泉徴収税額",
                                                      "所得税法183条"),
            line<&PensionReport::social_insurance>("social_insurance", "社会保険料控除",
                                                   "地方税法314条の2第1項3号"),
            line<&PensionReport::special_collection_eligible>(
                "special_collection_eligible", "老齢等年金給付からの特別徴収ができる",
                "地方税法321条の7の2"),
            line<&PensionReport::disability>("disability", "障害者の区分", "地方税法292条1項10号"),
            line<&PensionReport::family_status>("family_status", "寡婦・ひとり親の区分",
                                                "地方税法292条1項11号・12号"),
            line<&PensionReport::withdrawn>("withdrawn", "取消"),
        });
    return description;
}

const storage::Table& pension_report_table() {
    static const storage::Table table{"pension_report",
                                      "公的年金等支払報告書",
                                      &pension_report_description(),
                                      {"fiscal_year", "person_id", "record_no"},
                                      storage::Keeping::history};
    return table;
}

const Description& tax_return_description() {
    static const Description description = describe<TaxReturn>(
        "確定申告書・住民税申告書",
        {
            line<&TaxReturn::person_id>("person_id", "宛名番号"),
            line<&TaxReturn::fiscal_year>("fiscal_year", "賦課年度"),
            line<&TaxReturn::record_no>("record_no", "資料番号"),
            line<&TaxReturn::kind>("kind", "申告書の種類", "地方税法317条の2・317条の3"),
            line<&TaxReturn::filed_on>("filed_on", "提出年月日"),
            line<&TaxReturn::salary>("salary", "給与の収入金額", "所得税法28条"),
            line<&TaxReturn::specified_expenses>("specified_expenses", "特定支出の額",
                                                 "所得税法57条の2"),
            line<&TaxReturn::public_pension>("public_pension", "公的年金等の収入金額",
                                             "所得税法35条"),
            line<&TaxReturn::business>("business", "営業等所得", "所得税法27条"),
            line<&TaxReturn::farming>("farming", "農業所得", "所得税法27条"),
            line<&TaxReturn::real_estate>("real_estate", "不動産所得", "所得税法26条"),
            line<&TaxReturn::home_work_revenue>("home_work_revenue", "家内労働者等の収入金額",
                                                "租税特別措置法27条"),
            line<&TaxReturn::home_work_expenses>("home_work_expenses", "家内労働者等の必要経費",
                                                 "租税特別措置法27条"),
            line<&TaxReturn::interest>("interest", "利子所得", "所得税法23条"),
            line<&TaxReturn::dividend>("dividend", "配当所得", "所得税法24条"),
            line<&TaxReturn::dividend_trust>("dividend_trust", "配当所得（証券投資信託）",
                                             "地方税法附則5条"),
            line<&TaxReturn::dividend_foreign_trust>(
                "dividend_foreign_trust", "配当所得（外貨建等証券投資信託）", "地方税法附則5条"),
            line<&TaxReturn::miscellaneous>("miscellaneous", "雑所得（業務・その他）",
                                            "所得税法35条"),
            line<&TaxReturn::transfer_short>("transfer_short", "総合短期譲渡（特別控除前）",
                                             "所得税法33条"),
            line<&TaxReturn::transfer_long>("transfer_long", "総合長期譲渡（特別控除前）",
                                            "所得税法33条"),
            line<&TaxReturn::occasional>("occasional", "一時（特別控除前）", "所得税法34条"),
            line<&TaxReturn::short_general>("short_general", "分離短期譲渡・一般（特別控除前）",
                                            "地方税法附則35条"),
            line<&TaxReturn::short_general_special>(
                "short_general_special", "分離短期譲渡・一般の特別控除額", "租税特別措置法32条"),
            line<&TaxReturn::short_reduced>("short_reduced", "分離短期譲渡・軽減（特別控除前）",
                                            "地方税法附則35条"),
            line<&TaxReturn::short_reduced_special>(
                "short_reduced_special", "分離短期譲渡・軽減の特別控除額", "租税特別措置法32条"),
            line<&TaxReturn::long_general>("long_general", "分離長期譲渡・一般（特別控除前）",
                                           "地方税法附則34条"),
            line<&TaxReturn::long_general_special>(
                "long_general_special", "分離長期譲渡・一般の特別控除額", "租税特別措置法31条"),
            line<&TaxReturn::long_qualified>("long_qualified",
                                             "分離長期譲渡・優良住宅地等（特別控除前）",
                                             "地方税法附則34条の2"),
            line<&TaxReturn::long_qualified_special>("long_qualified_special",
                                                     "分離長期譲渡・優良住宅地等の特別控除額",
                                                     "租税特別措置法31条の2"),
            line<&TaxReturn::long_residence>("long_residence", "分離長期譲渡・居住用（特別控除前）",
                                             "地方税法附則34条の3"),
            line<&TaxReturn::long_residence_special>("long_residence_special",
                                                     "分離長期譲渡・居住用の特別控除額",
                                                     "租税特別措置法31条の3・35条"),
            line<&TaxReturn::residence_loss>("residence_loss", "居住用財産の譲渡損失",
                                             "地方税法附則4条・4条の2"),
            line<&TaxReturn::stocks_general>("stocks_general", "一般株式等の譲渡",
                                             "地方税法附則35条の2"),
            line<&TaxReturn::stocks_listed>("stocks_listed", "上場株式等の譲渡",
                                            "地方税法附則35条の2の2"),
            line<&TaxReturn::listed_dividend>("listed_dividend", "上場株式等の配当（申告分離）",
                                              "地方税法附則33条の2"),
            line<&TaxReturn::futures>("futures", "先物取引", "地方税法附則35条の4"),
            line<&TaxReturn::forestry>("forestry", "山林（特別控除前）", "所得税法32条"),
            line<&TaxReturn::retirement>("retirement", "退職所得（総合）", "所得税法30条"),
            line<&TaxReturn::net_loss_carried>("net_loss_carried", "純損失の繰越控除",
                                               "地方税法313条8項"),
            line<&TaxReturn::casualty_loss_carried>("casualty_loss_carried", "雑損失の繰越控除",
                                                    "地方税法313条9項"),
            line<&TaxReturn::stock_loss_carried>(
                "stock_loss_carried", "上場株式等の譲渡損失の繰越控除", "地方税法附則35条の2の6"),
            line<&TaxReturn::futures_loss_carried>("futures_loss_carried",
                                                   "先物取引の差金等決済損失の繰越控除",
                                                   "地方税法附則35条の4の2"),
            line<&TaxReturn::dividend_withheld>("dividend_withheld", "配当割額",
                                                "地方税法71条の28"),
            line<&TaxReturn::stock_withheld>("stock_withheld", "株式等譲渡所得割額",
                                             "地方税法71条の49"),
            line<&TaxReturn::casualty_loss>("casualty_loss", "差引損失額",
                                            "地方税法314条の2第1項1号"),
            line<&TaxReturn::casualty_disaster_spending>(
                "casualty_disaster_spending", "うち災害関連支出", "地方税法314条の2第1項1号"),
            line<&TaxReturn::medical_paid>("medical_paid", "支払った医療費",
                                           "地方税法314条の2第1項2号"),
            line<&TaxReturn::medical_reimbursed>("medical_reimbursed", "医療費の補塡額",
                                                 "地方税法314条の2第1項2号"),
            line<&TaxReturn::self_medication>("self_medication", "特定一般用医薬品等購入費",
                                              "地方税法附則4条の4"),
            line<&TaxReturn::social_insurance>("social_insurance", "社会保険料控除",
                                               "地方税法314条の2第1項3号"),
            line<&TaxReturn::small_enterprise>("small_enterprise", "小規模企業共済等掛金",
                                               "地方税法314条の2第1項4号"),
            line<&TaxReturn::life_new_general>("life_new_general", "新生命保険料",
                                               "地方税法314条の2第1項5号"),
            line<&TaxReturn::life_old_general>("life_old_general", "旧生命保険料",
                                               "地方税法314条の2第1項5号"),
            line<&TaxReturn::life_care>("life_care", "介護医療保険料", "地方税法314条の2第1項5号"),
            line<&TaxReturn::life_new_pension>("life_new_pension", "新個人年金保険料",
                                               "地方税法314条の2第1項5号"),
            line<&TaxReturn::life_old_pension>("life_old_pension", "旧個人年金保険料",
                                               "地方税法314条の2第1項5号"),
            line<&TaxReturn::earthquake>("earthquake", "地震保険料", "地方税法314条の2第1項5号の3"),
            line<&TaxReturn::old_long_term>("old_long_term", "旧長期損害保険料",
                                            "地方税法314条の2第1項5号の3"),
            line<&TaxReturn::disability>("disability", "障害者の区分", "地方税法292条1項10号"),
            line<&TaxReturn::family_status>("family_status", "寡婦・ひとり親の区分",
                                            "地方税法292条1項11号・12号"),
            line<&TaxReturn::working_student>("working_student", "勤労学生",
                                              "地方税法314条の2第1項9号"),
            line<&TaxReturn::family_employees_spouse>("family_employees_spouse",
                                                      "専従者の数（配偶者）", "地方税法313条4項"),
            line<&TaxReturn::family_employees_other>("family_employees_other",
                                                     "専従者の数（その他）", "地方税法313条4項"),
            line<&TaxReturn::family_employee_deduction>(
                "family_employee_deduction", "専従者給与（控除）額", "地方税法313条3項・4項"),
            line<&TaxReturn::gift_furusato>("gift_furusato", "都道府県・市区町村への寄附",
                                            "地方税法314条の7第2項"),
            line<&TaxReturn::gift_both>("gift_both", "県と市に共通する控除対象の寄附",
                                        "地方税法314条の7第1項"),
            line<&TaxReturn::gift_prefecture>("gift_prefecture", "県の条例指定の寄附",
                                              "地方税法37条の2第1項"),
            line<&TaxReturn::gift_city>("gift_city", "市の条例指定の寄附", "地方税法314条の7第1項"),
            line<&TaxReturn::foreign_tax>("foreign_tax", "控除しきれない外国所得税額",
                                          "地方税法314条の8"),
            line<&TaxReturn::foreign_tax_limit>("foreign_tax_limit", "所得税の外国税額控除限度額",
                                                "地方税法314条の8"),
            line<&TaxReturn::income_tax_taxable>("income_tax_taxable", "所得税の課税総所得金額等",
                                                 "地方税法附則5条の4の2"),
            line<&TaxReturn::housing_available>("housing_available", "住宅借入金等特別控除可能額",
                                                "地方税法附則5条の4の2"),
            line<&TaxReturn::housing_used>("housing_used", "所得税の住宅借入金等特別控除の額",
                                           "地方税法附則5条の4の2"),
            line<&TaxReturn::housing_moved_in>("housing_moved_in", "居住開始年月日",
                                               "地方税法附則5条の4の2"),
            line<&TaxReturn::housing_special>("housing_special", "特定取得等の区分",
                                              "地方税法附則5条の4の2"),
            line<&TaxReturn::salary_collection_wish>("salary_collection_wish",
                                                     "給与・年金以外の所得の特別徴収",
                                                     "地方税法321条の3第2項"),
            line<&TaxReturn::withdrawn>("withdrawn", "取消"),
        });
    return description;
}

const storage::Table& tax_return_table() {
    static const storage::Table table{"tax_return",
                                      "確定申告書・住民税申告書",
                                      &tax_return_description(),
                                      {"fiscal_year", "person_id", "record_no"},
                                      storage::Keeping::history};
    return table;
}

const Description& dependant_record_description() {
    static const Description description = describe<DependantRecord>(
        "扶養親族等",
        {
            line<&DependantRecord::person_id>("person_id", "宛名番号"),
            line<&DependantRecord::fiscal_year>("fiscal_year", "賦課年度"),
            line<&DependantRecord::record_no>("record_no", "資料番号"),
            line<&DependantRecord::dependant_id>("dependant_id", "扶養親族等の宛名番号"),
            line<&DependantRecord::name>("name", "氏名"),
            line<&DependantRecord::relation>("relation", "続柄"),
            line<&DependantRecord::birth_date>("birth_date", "生年月日"),
            line<&DependantRecord::income>("income", "合計所得金額", "地方税法292条1項13号"),
            line<&DependantRecord::cohabiting>("cohabiting", "同居", "地方税法314条の2第4項"),
            line<&DependantRecord::disability>("disability", "障害者の区分",
                                               "地方税法292条1項10号"),
            line<&DependantRecord::abroad>("abroad", "国外居住親族", "地方税法314条の2第1項11号"),
            line<&DependantRecord::family_employee>("family_employee", "専従者",
                                                    "地方税法292条1項7号"),
            line<&DependantRecord::died_on>("died_on", "死亡年月日"),
            line<&DependantRecord::withdrawn>("withdrawn", "取消"),
        });
    return description;
}

const storage::Table& dependant_record_table() {
    static const storage::Table table{"tax_dependant",
                                      "扶養親族等",
                                      &dependant_record_description(),
                                      {"fiscal_year", "person_id", "record_no"},
                                      storage::Keeping::history};
    return table;
}

const Description& one_stop_gift_description() {
    static const Description description = describe<OneStopGift>(
        "申告特例通知", {
                            line<&OneStopGift::person_id>("person_id", "宛名番号"),
                            line<&OneStopGift::fiscal_year>("fiscal_year", "賦課年度"),
                            line<&OneStopGift::record_no>("record_no", "資料番号"),
                            line<&OneStopGift::recipient_code>(
                                "recipient_code", "寄附先の団体コード", "地方税法附則7条"),
                            line<&OneStopGift::amount>("amount", "寄附金額", "地方税法附則7条"),
                            line<&OneStopGift::withdrawn>("withdrawn", "取消"),
                        });
    return description;
}

const storage::Table& one_stop_gift_table() {
    static const storage::Table table{"one_stop_gift",
                                      "申告特例通知",
                                      &one_stop_gift_description(),
                                      {"fiscal_year", "person_id", "record_no"},
                                      storage::Keeping::history};
    return table;
}

const Description& taxpayer_status_description() {
    static const Description description = describe<TaxpayerStatus>(
        "課税上の身分",
        {
            line<&TaxpayerStatus::person_id>("person_id", "宛名番号"),
            line<&TaxpayerStatus::fiscal_year>("fiscal_year", "賦課年度"),
            line<&TaxpayerStatus::welfare>("welfare", "生活扶助", "地方税法295条1項1号"),
            line<&TaxpayerStatus::disability>("disability", "障害者の区分", "地方税法292条1項10号"),
            line<&TaxpayerStatus::family_status>("family_status", "寡婦・ひとり親の区分",
                                                 "地方税法292条1項11号・12号"),
            line<&TaxpayerStatus::working_student>("working_student", "勤労学生",
                                                   "地方税法314条の2第1項9号"),
            line<&TaxpayerStatus::house_only>("house_only", "家屋敷・事務所等課税",
                                              "地方税法294条1項2号"),
            line<&TaxpayerStatus::pension_collection_stopped>(
                "pension_collection_stopped", "年金からの特別徴収の中止", "地方税法321条の7の9"),
        });
    return description;
}

const storage::Table& taxpayer_status_table() {
    static const storage::Table table{"taxpayer_status",
                                      "課税上の身分",
                                      &taxpayer_status_description(),
                                      {"fiscal_year", "person_id"},
                                      storage::Keeping::history};
    return table;
}

}  // namespace yakuba::individual_inhabitant_tax
