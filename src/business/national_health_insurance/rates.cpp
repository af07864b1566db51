#include "business/national_health_insurance/rates.h"

#include "business/national_health_insurance/part_line.h"

namespace yakuba {

template <>
const Description& description_of<national_health_insurance::BasicBand>() {
    using Row = national_health_insurance::BasicBand;
    static const Description description = describe<Row>(
        "基礎控除の段", {
                            line<&Row::income_max>("income_max", "合計所得金額（以下）"),
                            line<&Row::amount>("amount", "基礎控除額"),
                        });
    return description;
}

namespace national_health_insurance {

std::span<const Code> codes_of(LevyKind) {
    static constexpr Code codes[] = {{1, "premium", "国民健康保険料"},
                                     {2, "tax", "国民健康保険税"}};
    return codes;
}

std::span<const Code> codes_of(Direction) {
    static constexpr Code codes[] = {
        {1, "down", "切捨て"}, {2, "half_up", "四捨五入"}, {3, "up", "切上げ"}};
    return codes;
}

std::span<const Code> codes_of(IncomePer) {
    static constexpr Code codes[] = {{1, "person", "被保険者ごと"}, {2, "household", "世帯ごと"}};
    return codes;
}

const Description& rates_description() {
    static const Description description = describe_lines<Rates>(
        "国民健康保険料の率と定め",
        {
            line<&Rates::levy_kind>("levy_kind", "保険料・保険税の別", "国民健康保険法76条1項"),
            part_line<&Rates::medical, &PartRates::income_rate>(
                "medical_income_rate", "医療分の所得割の率", "国民健康保険法施行令29条の7第2項"),
            part_line<&Rates::medical, &PartRates::asset_rate>(
                "medical_asset_rate", "医療分の資産割の率", "国民健康保険法施行令29条の7第2項"),
            part_line<&Rates::medical, &PartRates::per_capita>("medical_per_capita",
                                                               "医療分の被保険者均等割額",
                                                               "国民健康保険法施行令29条の7第2項"),
            part_line<&Rates::medical, &PartRates::per_household>(
                "medical_per_household", "医療分の世帯別平等割額",
                "国民健康保険法施行令29条の7第2項"),
            part_line<&Rates::medical, &PartRates::cap>("medical_cap", "医療分の賦課限度額",
                                                        "国民健康保険法施行令29条の7第2項"),
            part_line<&Rates::support, &PartRates::income_rate>(
                "support_income_rate", "支援金分の所得割の率", "国民健康保険法施行令29条の7第3項"),
            part_line<&Rates::support, &PartRates::asset_rate>(
                "support_asset_rate", "支援金分の資産割の率", "国民健康保険法施行令29条の7第3項"),
            part_line<&Rates::support, &PartRates::per_capita>("support_per_capita",
                                                               "支援金分の被保険者均等割額",
                                                               "国民健康保険法施行令29条の7第3項"),
            part_line<&Rates::support, &PartRates::per_household>(
                "support_per_household", "支援金分の世帯別平等割額",
                "国民健康保険法施行令29条の7第3項"),
            part_line<&Rates::support, &PartRates::cap>("support_cap", "支援金分の賦課限度額",
                                                        "国民健康保険法施行令29条の7第3項"),
            part_line<&Rates::care, &PartRates::income_rate>(
                "care_income_rate", "介護分の所得割の率", "国民健康保険法施行令29条の7第4項"),
            part_line<&Rates::care, &PartRates::asset_rate>("care_asset_rate", "介護分の資産割の率",
                                                            "国民健康保険法施行令29条の7第4項"),
            part_line<&Rates::care, &PartRates::per_capita>(
                "care_per_capita", "介護分の被保険者均等割額", "国民健康保険法施行令29条の7第4項"),
            part_line<&Rates::care, &PartRates::per_household>(
                "care_per_household", "介護分の世帯別平等割額", "国民健康保険法施行令29条の7第4項"),
            part_line<&Rates::care, &PartRates::cap>("care_cap", "介護分の賦課限度額",
                                                     "国民健康保険法施行令29条の7第4項"),
            part_line<&Rates::child, &PartRates::income_rate>(
                "child_income_rate", "子ども分の所得割の率",
                "国民健康保険法施行令29条の7（子ども・子育て支援納付金賦課額）"),
            part_line<&Rates::child, &PartRates::asset_rate>(
                "child_asset_rate", "子ども分の資産割の率",
                "国民健康保険法施行令29条の7（子ども・子育て支援納付金賦課額）"),
            part_line<&Rates::child, &PartRates::per_capita>(
                "child_per_capita", "子ども分の被保険者均等割額",
                "国民健康保険法施行令29条の7（子ども・子育て支援納付金賦課額）"),
            part_line<&Rates::child, &PartRates::per_household>(
                "child_per_household", "子ども分の世帯別平等割額",
                "国民健康保険法施行令29条の7（子ども・子育て支援納付金賦課額）"),
            part_line<&Rates::child, &PartRates::cap>(
                "child_cap", "子ども分の賦課限度額",
                "国民健康保険法施行令29条の7（子ども・子育て支援納付金賦課額）"),
            line<&Rates::child_adult_per_capita>(
                "child_adult_per_capita", "18歳以上均等割額",
                "国民健康保険法施行令29条の7（子ども・子育て支援納付金賦課額）"),
            line<&Rates::basic>("basic", "基礎控除",
                                "国民健康保険法施行令29条の7第2項4号・地方税法314条の2第2項"),
            line<&Rates::reduction_base>("reduction_base", "軽減判定の基本額",
                                         "国民健康保険法施行令29条の7第5項3号イ"),
            line<&Rates::reduction_per_earner>("reduction_per_earner", "給与所得者等の加算",
                                               "国民健康保険法施行令29条の7第5項3号イ"),
            line<&Rates::reduction_per_person_half>("reduction_per_person_half",
                                                    "5割軽減の一人の加算",
                                                    "国民健康保険法施行令29条の7第5項3号ロ"),
            line<&Rates::reduction_per_person_fifth>("reduction_per_person_fifth",
                                                     "2割軽減の一人の加算",
                                                     "国民健康保険法施行令29条の7第5項3号ハ"),
            line<&Rates::reduction_seventy>("reduction_seventy", "7割軽減の割合",
                                            "国民健康保険法施行令29条の7第5項3号イ"),
            line<&Rates::reduction_fifty>("reduction_fifty", "5割軽減の割合",
                                          "国民健康保険法施行令29条の7第5項3号ロ"),
            line<&Rates::reduction_twenty>("reduction_twenty", "2割軽減の割合",
                                           "国民健康保険法施行令29条の7第5項3号ハ"),
            line<&Rates::senior_age>("senior_age", "年金の控除を受ける年齢",
                                     "国民健康保険法施行令附則"),
            line<&Rates::senior_pension_deduction>("senior_pension_deduction",
                                                   "65歳以上の年金所得の控除",
                                                   "国民健康保険法施行令附則", "限度"),
            line<&Rates::earner_salary_over>("earner_salary_over", "給与所得者等の給与収入（超）",
                                             "国民健康保険法施行令29条の7第5項1号"),
            line<&Rates::earner_pension_over>("earner_pension_over",
                                              "給与所得者等の年金収入（65歳未満・超）",
                                              "国民健康保険法施行令29条の7第5項1号"),
            line<&Rates::earner_senior_pension_over>("earner_senior_pension_over",
                                                     "給与所得者等の年金収入（65歳以上・超）",
                                                     "国民健康保険法施行令29条の7第5項1号"),
            line<&Rates::unemployed_salary_share>("unemployed_salary_share",
                                                  "特例対象被保険者等の給与所得の割合",
                                                  "国民健康保険法施行令29条の7の2第1項"),
            line<&Rates::preschool_age>("preschool_age", "未就学児の年齢",
                                        "国民健康保険法施行令29条の7第5項6号",
                                        "この年齢に達した年度の末日まで"),
            line<&Rates::preschool_share>("preschool_share", "未就学児の均等割の軽減割合",
                                          "国民健康保険法施行令29条の7第5項7号"),
            line<&Rates::child_age>("child_age", "子ども分の均等割のない年齢",
                                    "国民健康保険法施行令29条の7（子ども・子育て支援納付金賦課額）",
                                    "この年齢に達した年度の末日まで"),
            line<&Rates::maternity_from>("maternity_from", "産前産後の軽減の始まった月",
                                         "国民健康保険法施行令29条の7第5項8号"),
            line<&Rates::maternity_before>("maternity_before", "産前の月数（単胎）",
                                           "国民健康保険法施行令29条の7第5項9号"),
            line<&Rates::maternity_before_multiple>("maternity_before_multiple",
                                                    "産前の月数（多胎）",
                                                    "国民健康保険法施行令29条の7第5項9号"),
            line<&Rates::maternity_after>("maternity_after", "産後の月数",
                                          "国民健康保険法施行令29条の7第5項9号",
                                          "0は軽減のない年度"),
            line<&Rates::former_dependant_share>("former_dependant_share", "旧被扶養者の減免の割合",
                                                 "国民健康保険法77条"),
            line<&Rates::former_dependant_months>("former_dependant_months",
                                                  "旧被扶養者の均等割・平等割の減免の月数",
                                                  "国民健康保険法77条"),
            line<&Rates::specified_months>("specified_months", "特定世帯の月数",
                                           "国民健康保険法施行令29条の7第2項8号イ"),
            line<&Rates::specified_share>("specified_share", "特定世帯の平等割の割合",
                                          "国民健康保険法施行令29条の7第2項8号ロ"),
            line<&Rates::continuing_months>("continuing_months", "特定継続世帯の終わる月数",
                                            "国民健康保険法施行令29条の7第2項8号イ"),
            line<&Rates::continuing_share>("continuing_share", "特定継続世帯の平等割の割合",
                                           "国民健康保険法施行令29条の7第2項8号ハ"),
            line<&Rates::care_age_from>("care_age_from", "介護分の始まる年齢", "介護保険法9条2号"),
            line<&Rates::care_age_until>("care_age_until", "介護分の終わる年齢",
                                         "介護保険法9条2号"),
            line<&Rates::elderly_age>("elderly_age", "後期高齢者医療の年齢",
                                      "高齢者の医療の確保に関する法律50条"),
            line<&Rates::notify_days>("notify_days", "届出の期限の日数",
                                      "国民健康保険法施行規則2条・13条"),
            line<&Rates::income_per>("income_per", "所得割額の端数を処理する単位", "条例"),
            line<&Rates::income_unit>("income_unit", "所得割額の端数の単位", "条例",
                                      "0円は端数を処理しない"),
            line<&Rates::income_direction>("income_direction", "所得割額の端数の処理", "条例"),
            line<&Rates::reduction_unit>("reduction_unit", "軽減額の端数の単位", "条例",
                                         "0円は端数を処理しない"),
            line<&Rates::reduction_direction>("reduction_direction", "軽減額の端数の処理", "条例"),
            line<&Rates::person_unit>("person_unit", "一人ごとの額の端数の単位", "条例",
                                      "0円は端数を処理しない"),
            line<&Rates::person_direction>("person_direction", "一人ごとの額の端数の処理", "条例"),
            line<&Rates::part_unit>("part_unit", "区分ごとの賦課額の端数の単位", "条例"),
            line<&Rates::part_direction>("part_direction", "区分ごとの賦課額の端数の処理", "条例"),
            line<&Rates::total_unit>("total_unit", "年間保険料の端数の単位", "条例",
                                     "0円は端数を処理しない"),
            line<&Rates::total_direction>("total_direction", "年間保険料の端数の処理", "条例"),
            line<&Rates::terms>("terms", "普通徴収の納期", "国民健康保険法76条の3第1項"),
            line<&Rates::instalment_unit>("instalment_unit", "期別の額の単位", "条例",
                                          "残りは最初の期に加える"),
            line<&Rates::special_pension_min>("special_pension_min", "特別徴収の対象となる年金額",
                                              "国民健康保険法施行令29条の12"),
            line<&Rates::special_pension_share>("special_pension_share", "特別徴収のできる割合",
                                                "国民健康保険法施行令29条の13",
                                                "年金額に対する保険料と介護保険料の合計"),
            line<&Rates::prescription_years>("prescription_years", "賦課決定の期間・時効の年数",
                                             "国民健康保険法110条1項, 110条の2第1項"),
        });
    return description;
}

}  // namespace national_health_insurance
}  // namespace yakuba
