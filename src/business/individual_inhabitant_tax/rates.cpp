#include "business/individual_inhabitant_tax/rates.h"

namespace yakuba {

using namespace individual_inhabitant_tax;  // NOLINT(google-build-using-namespace): rows of one
                                            // department

template <>
const Description& description_of<SalaryBand>() {
    static const Description description = describe<SalaryBand>(
        "給与所得の段", {
                            line<&SalaryBand::below>("below", "給与収入（未満）"),
                            line<&SalaryBand::step>("step", "端数を切る単位"),
                            line<&SalaryBand::rate>("rate", "率"),
                            line<&SalaryBand::subtract>("subtract", "引く額"),
                        });
    return description;
}

template <>
const Description& description_of<PensionBand>() {
    static const Description description = describe<PensionBand>(
        "公的年金等の段", {
                              line<&PensionBand::age_from>("age_from", "年齢（以上）"),
                              line<&PensionBand::below>("below", "年金収入（未満）"),
                              line<&PensionBand::rate>("rate", "率"),
                              line<&PensionBand::subtract>("subtract", "引く額"),
                          });
    return description;
}

template <>
const Description& description_of<PensionColumn>() {
    static const Description description = describe<PensionColumn>(
        "他の所得の区分",
        {
            line<&PensionColumn::other_income_max>("other_income_max", "他の合計所得金額（以下）"),
            line<&PensionColumn::less>("less", "控除を減らす額"),
        });
    return description;
}

template <>
const Description& description_of<PremiumBand>() {
    static const Description description = describe<PremiumBand>(
        "保険料の段", {
                          line<&PremiumBand::up_to>("up_to", "支払額（以下）"),
                          line<&PremiumBand::rate>("rate", "率"),
                          line<&PremiumBand::plus>("plus", "加える額"),
                      });
    return description;
}

template <>
const Description& description_of<SpouseBand>() {
    static const Description description = describe<SpouseBand>(
        "配偶者の段",
        {
            line<&SpouseBand::spouse_income_max>("spouse_income_max",
                                                 "配偶者の合計所得金額（以下）"),
            line<&SpouseBand::first>("first", "控除額（第一区分）"),
            line<&SpouseBand::second>("second", "控除額（第二区分）"),
            line<&SpouseBand::third>("third", "控除額（第三区分）"),
            line<&SpouseBand::difference_first>("difference_first", "差額（第一区分）"),
            line<&SpouseBand::difference_second>("difference_second", "差額（第二区分）"),
            line<&SpouseBand::difference_third>("difference_third", "差額（第三区分）"),
        });
    return description;
}

template <>
const Description& description_of<RelativeBand>() {
    static const Description description = describe<RelativeBand>(
        "特定親族の段", {
                            line<&RelativeBand::income_max>("income_max", "合計所得金額（以下）"),
                            line<&RelativeBand::amount>("amount", "控除額"),
                        });
    return description;
}

template <>
const Description& description_of<BasicBand>() {
    static const Description description = describe<BasicBand>(
        "基礎控除の段", {
                            line<&BasicBand::income_max>("income_max", "合計所得金額（以下）"),
                            line<&BasicBand::amount>("amount", "控除額"),
                            line<&BasicBand::difference>("difference", "差額"),
                        });
    return description;
}

template <>
const Description& description_of<GiftBand>() {
    static const Description description = describe<GiftBand>(
        "特例控除額の段",
        {
            line<&GiftBand::base_max>("base_max", "課税総所得金額から差額を引いた額（以下）"),
            line<&GiftBand::special>("special", "特例控除の割合"),
            line<&GiftBand::one_stop>("one_stop", "申告特例控除の割合"),
        });
    return description;
}

template <>
const Description& description_of<HousingBand>() {
    static const Description description = describe<HousingBand>(
        "住宅借入金等の段",
        {
            line<&HousingBand::moved_in_from>("moved_in_from", "居住開始（以後）"),
            line<&HousingBand::special>("special", "特定取得等"),
            line<&HousingBand::rate>("rate", "所得税の課税総所得金額等に対する率"),
            line<&HousingBand::cap>("cap", "限度額"),
        });
    return description;
}

}  // namespace yakuba

namespace yakuba::individual_inhabitant_tax {

const Description& rates_description() {
    static const Description description = describe<Rates>(
        "個人住民税の率と額",
        {
            line<&Rates::salary>("salary", "給与所得控除後の給与等の金額",
                                 "所得税法28条・別表第五"),
            line<&Rates::pension>("pension", "公的年金等控除後の所得", "所得税法35条"),
            line<&Rates::pension_columns>(
                "pension_columns", "公的年金等控除額の縮減（他の所得による）", "所得税法35条4項"),
            line<&Rates::adjustment_salary_from>("adjustment_salary_from",
                                                 "所得金額調整控除の給与収入（これを超える部分）",
                                                 "租税特別措置法41条の3の11第1項"),
            line<&Rates::adjustment_salary_max>("adjustment_salary_max",
                                                "所得金額調整控除の給与収入の上限",
                                                "租税特別措置法41条の3の11第1項"),
            line<&Rates::adjustment_rate>("adjustment_rate", "所得金額調整控除の割合",
                                          "租税特別措置法41条の3の11第1項"),
            line<&Rates::adjustment_both>("adjustment_both",
                                          "所得金額調整控除（給与と年金）の各上限",
                                          "租税特別措置法41条の3の11第2項"),
            line<&Rates::adjustment_child_below>("adjustment_child_below",
                                                 "所得金額調整控除の扶養親族の年齢（未満）",
                                                 "租税特別措置法41条の3の11第1項"),
            line<&Rates::occasional_special>("occasional_special",
                                             "一時所得・総合譲渡所得の特別控除額",
                                             "所得税法33条4項・34条3項"),
            line<&Rates::forestry_special>("forestry_special", "山林所得の特別控除額",
                                           "所得税法32条4項"),
            line<&Rates::home_work_minimum>("home_work_minimum", "家内労働者等の必要経費の最低額",
                                            "租税特別措置法27条"),
            line<&Rates::casualty_rate>("casualty_rate", "雑損控除の足切りの割合",
                                        "地方税法314条の2第1項1号"),
            line<&Rates::casualty_disaster_floor>("casualty_disaster_floor",
                                                  "雑損控除の災害関連支出の足切り",
                                                  "地方税法314条の2第1項1号"),
            line<&Rates::medical_floor>("medical_floor", "医療費控除の足切り額",
                                        "地方税法314条の2第1項2号"),
            line<&Rates::medical_rate>("medical_rate", "医療費控除の足切りの割合",
                                       "地方税法314条の2第1項2号"),
            line<&Rates::medical_max>("medical_max", "医療費控除の限度額",
                                      "地方税法314条の2第1項2号"),
            line<&Rates::self_medication_floor>(
                "self_medication_floor", "特定一般用医薬品等の足切り額", "地方税法附則4条の4"),
            line<&Rates::self_medication_max>("self_medication_max", "特定一般用医薬品等の限度額",
                                              "地方税法附則4条の4"),
            line<&Rates::life_new>("life_new", "新生命保険料の控除額", "地方税法314条の2第1項5号"),
            line<&Rates::life_old>("life_old", "旧生命保険料の控除額", "地方税法314条の2第1項5号"),
            line<&Rates::life_both_max>("life_both_max", "新旧の生命保険料を合わせるときの限度額",
                                        "地方税法314条の2第1項5号"),
            line<&Rates::life_total_max>("life_total_max", "生命保険料控除の限度額",
                                         "地方税法314条の2第1項5号"),
            line<&Rates::earthquake_rate>("earthquake_rate", "地震保険料控除の割合",
                                          "地方税法314条の2第1項5号の3"),
            line<&Rates::earthquake_max>("earthquake_max", "地震保険料控除の限度額",
                                         "地方税法314条の2第1項5号の3"),
            line<&Rates::old_long_term>("old_long_term", "旧長期損害保険料の控除額",
                                        "地方税法附則（平成18年法律第7号）"),
            line<&Rates::disability>("disability", "障害者控除", "地方税法314条の2第1項6号"),
            line<&Rates::disability_special>("disability_special", "障害者控除（特別障害者）",
                                             "地方税法314条の2第1項6号"),
            line<&Rates::disability_cohabiting>(
                "disability_cohabiting", "障害者控除（同居特別障害者）", "地方税法314条の2第3項"),
            line<&Rates::widow>("widow", "寡婦控除", "地方税法314条の2第1項8号"),
            line<&Rates::single_parent>("single_parent", "ひとり親控除",
                                        "地方税法314条の2第1項8号の2"),
            line<&Rates::family_status_income_max>("family_status_income_max",
                                                   "寡婦・ひとり親の合計所得金額の上限",
                                                   "地方税法292条1項11号・12号"),
            line<&Rates::student>("student", "勤労学生控除", "地方税法314条の2第1項9号"),
            line<&Rates::student_income_max>("student_income_max", "勤労学生の合計所得金額の上限",
                                             "地方税法314条の2第1項9号"),
            line<&Rates::student_other_income_max>("student_other_income_max",
                                                   "勤労学生の勤労によらない所得の上限",
                                                   "地方税法314条の2第1項9号"),
            line<&Rates::dependant_income_max>("dependant_income_max",
                                               "同一生計配偶者・扶養親族の合計所得金額の上限",
                                               "地方税法292条1項7号・9号"),
            line<&Rates::own_income_first_max>("own_income_first_max",
                                               "配偶者控除の所得区分（第一）",
                                               "地方税法314条の2第1項10号"),
            line<&Rates::own_income_second_max>("own_income_second_max",
                                                "配偶者控除の所得区分（第二）",
                                                "地方税法314条の2第1項10号"),
            line<&Rates::own_income_third_max>("own_income_third_max",
                                               "配偶者控除の所得区分（第三）",
                                               "地方税法314条の2第1項10号"),
            line<&Rates::spouse_general>("spouse_general", "配偶者控除（一般）",
                                         "地方税法314条の2第1項10号・314条の6"),
            line<&Rates::spouse_elderly>("spouse_elderly", "配偶者控除（老人）",
                                         "地方税法314条の2第1項10号・314条の6"),
            line<&Rates::spouse_special>("spouse_special", "配偶者特別控除",
                                         "地方税法314条の2第1項10号の2・314条の6"),
            line<&Rates::dependant_general>("dependant_general", "扶養控除（一般）",
                                            "地方税法314条の2第1項11号"),
            line<&Rates::dependant_specific>("dependant_specific", "扶養控除（特定）",
                                             "地方税法314条の2第1項11号"),
            line<&Rates::dependant_elderly>("dependant_elderly", "扶養控除（老人）",
                                            "地方税法314条の2第1項11号"),
            line<&Rates::dependant_cohabiting_elderly>(
                "dependant_cohabiting_elderly", "扶養控除（同居老親等）", "地方税法314条の2第4項"),
            line<&Rates::specific_relative>("specific_relative", "特定親族特別控除",
                                            "地方税法314条の2第1項12号"),
            line<&Rates::dependant_age_from>("dependant_age_from", "控除対象扶養親族の年齢（以上）",
                                             "地方税法314条の2第1項11号"),
            line<&Rates::specific_age_from>("specific_age_from", "特定扶養親族の年齢（以上）",
                                            "地方税法314条の2第1項11号"),
            line<&Rates::specific_age_below>("specific_age_below", "特定扶養親族の年齢（未満）",
                                             "地方税法314条の2第1項11号"),
            line<&Rates::elderly_age_from>("elderly_age_from", "老人控除の年齢（以上）",
                                           "地方税法314条の2第1項10号・11号"),
            line<&Rates::abroad_limited>("abroad_limited", "国外居住親族の年齢による制限",
                                         "地方税法314条の2第1項11号"),
            line<&Rates::abroad_age_from>("abroad_age_from", "国外居住親族の制限の年齢（以上）",
                                          "地方税法314条の2第1項11号"),
            line<&Rates::abroad_age_below>("abroad_age_below", "国外居住親族の制限の年齢（未満）",
                                           "地方税法314条の2第1項11号"),
            line<&Rates::basic>("basic", "基礎控除と人的控除額の差",
                                "地方税法314条の2第2項・314条の6"),
            line<&Rates::difference_disability>("difference_disability", "障害者の差額",
                                                "地方税法314条の6"),
            line<&Rates::difference_disability_special>("difference_disability_special",
                                                        "特別障害者の差額", "地方税法314条の6"),
            line<&Rates::difference_disability_cohabiting>(
                "difference_disability_cohabiting", "同居特別障害者の差額", "地方税法314条の6"),
            line<&Rates::difference_widow>("difference_widow", "寡婦の差額", "地方税法314条の6"),
            line<&Rates::difference_single_mother>("difference_single_mother",
                                                   "ひとり親（母）の差額", "地方税法314条の6"),
            line<&Rates::difference_single_father>("difference_single_father",
                                                   "ひとり親（父）の差額", "地方税法314条の6"),
            line<&Rates::difference_student>("difference_student", "勤労学生の差額",
                                             "地方税法314条の6"),
            line<&Rates::difference_general>("difference_general", "一般の扶養親族の差額",
                                             "地方税法314条の6"),
            line<&Rates::difference_specific>("difference_specific", "特定扶養親族の差額",
                                              "地方税法314条の6"),
            line<&Rates::difference_elderly>("difference_elderly", "老人扶養親族の差額",
                                             "地方税法314条の6"),
            line<&Rates::difference_cohabiting_elderly>("difference_cohabiting_elderly",
                                                        "同居老親等の差額", "地方税法314条の6"),
            line<&Rates::protected_income_max>("protected_income_max",
                                               "障害者・未成年者・寡婦・ひとり親の非課税限度額",
                                               "地方税法295条1項2号"),
            line<&Rates::minor_age_below>("minor_age_below", "未成年者の年齢（未満）",
                                          "地方税法295条1項2号"),
            line<&Rates::per_capita_limit_basic>("per_capita_limit_basic",
                                                 "均等割の非課税限度額の基本額",
                                                 "地方税法295条3項・施行令47条の3"),
            line<&Rates::per_capita_limit_addition>("per_capita_limit_addition",
                                                    "均等割の非課税限度額の加算額",
                                                    "地方税法295条3項・施行令47条の3"),
            line<&Rates::limit_constant>("limit_constant", "非課税限度額に加える額",
                                         "地方税法施行令47条の3・附則3条の3"),
            line<&Rates::levy_limit_basic>("levy_limit_basic", "所得割の非課税限度額の基本額",
                                           "地方税法附則3条の3第4項"),
            line<&Rates::levy_limit_addition>("levy_limit_addition", "所得割の非課税限度額の加算額",
                                              "地方税法附則3条の3第4項"),
            line<&Rates::forest_limit_basic>("forest_limit_basic",
                                             "森林環境税の非課税限度額の基本額",
                                             "森林環境税法4条・施行令"),
            line<&Rates::forest_limit_addition>("forest_limit_addition",
                                                "森林環境税の非課税限度額の加算額",
                                                "森林環境税法4条・施行令"),
            line<&Rates::city_per_capita>("city_per_capita", "均等割の税率（市町村）",
                                          "地方税法310条"),
            line<&Rates::pref_per_capita>("pref_per_capita", "均等割の税率（道府県）",
                                          "地方税法38条"),
            line<&Rates::pref_per_capita_surcharge>(
                "pref_per_capita_surcharge", "均等割の超過分（道府県の条例）", "地方税法38条"),
            line<&Rates::forest_tax>("forest_tax", "森林環境税", "森林環境税法5条"),
            line<&Rates::city_rate>("city_rate", "所得割の税率（市町村）", "地方税法314条の3第1項"),
            line<&Rates::pref_rate>("pref_rate", "所得割の税率（道府県）", "地方税法35条1項"),
            line<&Rates::city_share>("city_share", "市町村の割合（指定都市は4/5）",
                                     "地方税法314条の6・附則33条の2–35条の4"),
            line<&Rates::short_general_rate>("short_general_rate",
                                             "分離短期譲渡・一般の税率（市町村と道府県）",
                                             "地方税法附則35条"),
            line<&Rates::short_reduced_rate>("short_reduced_rate",
                                             "分離短期譲渡・軽減の税率（市町村と道府県）",
                                             "地方税法附則35条"),
            line<&Rates::long_general_rate>(
                "long_general_rate", "分離長期譲渡の税率（市町村と道府県）", "地方税法附則34条"),
            line<&Rates::long_lower_rate>("long_lower_rate",
                                          "分離長期譲渡の軽い税率（市町村と道府県）",
                                          "地方税法附則34条の2・34条の3"),
            line<&Rates::long_qualified_lower_max>(
                "long_qualified_lower_max", "優良住宅地等の軽い税率の限度", "地方税法附則34条の2"),
            line<&Rates::long_residence_lower_max>(
                "long_residence_lower_max", "居住用財産の軽い税率の限度", "地方税法附則34条の3"),
            line<&Rates::securities_rate>("securities_rate",
                                          "株式等・上場株式等の配当の税率（市町村と道府県）",
                                          "地方税法附則33条の2・35条の2・35条の2の2"),
            line<&Rates::futures_rate>("futures_rate", "先物取引の税率（市町村と道府県）",
                                       "地方税法附則35条の4"),
            line<&Rates::adjustment_credit_base>(
                "adjustment_credit_base", "調整控除の合計課税所得金額の境", "地方税法314条の6"),
            line<&Rates::adjustment_credit_minimum>("adjustment_credit_minimum",
                                                    "調整控除の計算の最低額", "地方税法314条の6"),
            line<&Rates::adjustment_credit_rate>("adjustment_credit_rate",
                                                 "調整控除の率（市町村と道府県）",
                                                 "地方税法314条の6・37条"),
            line<&Rates::adjustment_credit_income_max>("adjustment_credit_income_max",
                                                       "調整控除を受けられる合計所得金額の上限",
                                                       "地方税法314条の6"),
            line<&Rates::dividend_credit_base>("dividend_credit_base",
                                               "配当控除の課税総所得金額の境", "地方税法附則5条"),
            line<&Rates::dividend_city_rate>("dividend_city_rate", "配当控除の率（市町村）",
                                             "地方税法附則5条3項"),
            line<&Rates::dividend_pref_rate>("dividend_pref_rate", "配当控除の率（道府県）",
                                             "地方税法附則5条1項"),
            line<&Rates::dividend_trust_city_rate>("dividend_trust_city_rate",
                                                   "配当控除の率・証券投資信託（市町村）",
                                                   "地方税法附則5条3項"),
            line<&Rates::dividend_trust_pref_rate>("dividend_trust_pref_rate",
                                                   "配当控除の率・証券投資信託（道府県）",
                                                   "地方税法附則5条1項"),
            line<&Rates::dividend_foreign_city_rate>("dividend_foreign_city_rate",
                                                     "配当控除の率・外貨建等証券投資信託（市町村）",
                                                     "地方税法附則5条3項"),
            line<&Rates::dividend_foreign_pref_rate>("dividend_foreign_pref_rate",
                                                     "配当控除の率・外貨建等証券投資信託（道府県）",
                                                     "地方税法附則5条1項"),
            line<&Rates::housing>("housing", "住宅借入金等特別税額控除の限度",
                                  "地方税法附則5条の4・5条の4の2"),
            line<&Rates::gift_floor>("gift_floor", "寄附金税額控除の足切り額",
                                     "地方税法314条の7第1項"),
            line<&Rates::gift_income_rate>("gift_income_rate", "寄附金税額控除の総所得金額等の割合",
                                           "地方税法314条の7第1項"),
            line<&Rates::gift_city_rate>("gift_city_rate", "寄附金税額控除の率（市町村）",
                                         "地方税法314条の7第1項"),
            line<&Rates::gift_pref_rate>("gift_pref_rate", "寄附金税額控除の率（道府県）",
                                         "地方税法37条の2第1項"),
            line<&Rates::gift_special_cap>("gift_special_cap", "特例控除額の所得割に対する限度",
                                           "地方税法314条の7第11項"),
            line<&Rates::gift_bands>("gift_bands", "特例控除額と申告特例控除額の割合",
                                     "地方税法314条の7第11項・附則7条の2"),
            line<&Rates::one_stop_bodies_max>(
                "one_stop_bodies_max", "申告特例の寄附先の団体の数の上限", "地方税法附則7条"),
            line<&Rates::foreign_city_rate>("foreign_city_rate", "外国税額控除の限度（市町村）",
                                            "地方税法施行令48条の9の2"),
            line<&Rates::foreign_pref_rate>("foreign_pref_rate", "外国税額控除の限度（道府県）",
                                            "地方税法施行令7条の19"),
            line<&Rates::fixed_reduction>("fixed_reduction", "定額減税の一人当たりの額",
                                          "地方税法附則5条の8・5条の12"),
            line<&Rates::fixed_reduction_spouse>("fixed_reduction_spouse",
                                                 "定額減税（控除対象配偶者でない同一生計配偶者）",
                                                 "地方税法附則5条の9・5条の13"),
            line<&Rates::fixed_reduction_income_max>("fixed_reduction_income_max",
                                                     "定額減税の合計所得金額の上限",
                                                     "地方税法附則5条の8・5条の12"),
            line<&Rates::withheld_city_share>("withheld_city_share",
                                              "配当割額・株式等譲渡所得割額の市町村の割合",
                                              "地方税法314条の9"),
            line<&Rates::retirement_per_year>("retirement_per_year",
                                              "退職所得控除額（勤続1年につき）", "所得税法30条3項"),
            line<&Rates::retirement_per_late_year>(
                "retirement_per_late_year", "退職所得控除額（勤続1年につき・20年を超える年）",
                "所得税法30条3項"),
            line<&Rates::retirement_late_years_from>(
                "retirement_late_years_from", "退職所得控除額の境の勤続年数", "所得税法30条3項"),
            line<&Rates::retirement_minimum>("retirement_minimum", "退職所得控除額の最低額",
                                             "所得税法30条6項"),
            line<&Rates::retirement_disability>("retirement_disability",
                                                "障害者になったことによる加算", "所得税法30条6項"),
            line<&Rates::retirement_short_years>("retirement_short_years",
                                                 "短期退職手当等の勤続年数", "所得税法30条4項"),
            line<&Rates::retirement_short_halved_max>(
                "retirement_short_halved_max", "短期退職手当等の2分の1にする額", "所得税法30条2項"),
            line<&Rates::retirement_city_rate>("retirement_city_rate", "退職所得の税率（市町村）",
                                               "地方税法328条の3"),
            line<&Rates::retirement_pref_rate>("retirement_pref_rate", "退職所得の税率（道府県）",
                                               "地方税法50条の4"),
            line<&Rates::terms>("terms", "普通徴収の納期", "地方税法320条"),
            line<&Rates::ordinary_unit>("ordinary_unit", "普通徴収の期別の端数",
                                        "地方税法20条の4の2"),
            line<&Rates::salary_unit>("salary_unit", "特別徴収の月割の端数",
                                      "地方税法20条の4の2・321条の5"),
            line<&Rates::per_capita_only_first_term>(
                "per_capita_only_first_term", "均等割だけの人は第1期に全額", "地方税法320条"),
            line<&Rates::pension_minimum>("pension_minimum", "年金からの特別徴収の年金額（以上）",
                                          "地方税法321条の7の2"),
            line<&Rates::pension_age_from>("pension_age_from", "年金からの特別徴収の年齢（以上）",
                                           "地方税法321条の7の2"),
        });
    return description;
}

}  // namespace yakuba::individual_inhabitant_tax
