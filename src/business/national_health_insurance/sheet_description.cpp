// The words of the sheet: its lines and its grounds.
#include "business/national_health_insurance/part_line.h"
#include "business/national_health_insurance/rules.h"

namespace yakuba {

template <>
const Description& description_of<national_health_insurance::MemberSheet>() {
    using Row = national_health_insurance::MemberSheet;
    static const Description description = describe<Row>(
        "一人ごとの内訳", {
                              line<&Row::birth_date>("birth_date", "生年月日"),
                              line<&Row::role>("role", "区分"),
                              line<&Row::months>("months", "賦課する月数"),
                              line<&Row::care_months>("care_months", "介護分の月数"),
                              line<&Row::base>("base", "基礎控除後の総所得金額等",
                                               "国民健康保険法施行令29条の7第2項4号"),
                              line<&Row::medical>("medical", "医療分（限度額の前）"),
                              line<&Row::support>("support", "支援金分（限度額の前）"),
                              line<&Row::care>("care", "介護分（限度額の前）"),
                              line<&Row::child>("child", "子ども分（限度額の前）"),
                          });
    return description;
}

namespace national_health_insurance {

std::span<const Code> codes_of(Ground) {
    static constexpr Code codes[] = {
        {1, "levied", "賦課します", "国民健康保険法76条1項"},
        {2, "no_insured", "この年度に賦課する月のある被保険者がいません", "国民健康保険法76条1項"},
        {3, "no_rates", "この市町村と年度の保険料率が登録されていません", "国民健康保険法81条"},
    };
    return codes;
}

std::span<const Code> codes_of(Reduction) {
    static constexpr Code codes[] = {
        {0, "none", "軽減なし"},
        {2, "twenty", "2割軽減", "国民健康保険法施行令29条の7第5項3号ハ"},
        {5, "fifty", "5割軽減", "国民健康保険法施行令29条の7第5項3号ロ"},
        {7, "seventy", "7割軽減", "国民健康保険法施行令29条の7第5項3号イ"},
        {9, "undeclared", "未申告の方がいるため軽減なし", "国民健康保険法施行令29条の7第5項1号"},
    };
    return codes;
}

const Description& sheet_description() {
    static const Description description = describe_lines<Sheet>(
        "国民健康保険料の計算書",
        {
            line<&Sheet::ground>("ground", "決定"),
            line<&Sheet::reduction>("reduction", "所得による軽減",
                                    "国民健康保険法施行令29条の7第5項3号"),
            line<&Sheet::basis_on>("basis_on", "軽減を判定する日", "国民健康保険法76条の2"),
            line<&Sheet::judged_income>("judged_income", "軽減判定所得",
                                        "国民健康保険法施行令29条の7第5項1号"),
            line<&Sheet::counted>("counted", "被保険者と特定同一世帯所属者の数",
                                  "国民健康保険法施行令29条の7第5項3号"),
            line<&Sheet::earners>("earners", "給与所得者等の数",
                                  "国民健康保険法施行令29条の7第5項1号"),
            line<&Sheet::limit_seventy>("limit_seventy", "7割軽減の基準額",
                                        "国民健康保険法施行令29条の7第5項3号イ"),
            line<&Sheet::limit_fifty>("limit_fifty", "5割軽減の基準額",
                                      "国民健康保険法施行令29条の7第5項3号ロ"),
            line<&Sheet::limit_twenty>("limit_twenty", "2割軽減の基準額",
                                       "国民健康保険法施行令29条の7第5項3号ハ"),
            line<&Sheet::insured>("insured", "被保険者の数", {}, "年度のうちに一月でも賦課する人"),
            line<&Sheet::months>("months", "賦課する月数", "国民健康保険法76条の2"),
            line<&Sheet::care_months>("care_months", "介護分の月数",
                                      "国民健康保険法施行令29条の7第4項"),
            line<&Sheet::halved_months>("halved_months", "特定世帯の月数",
                                        "国民健康保険法施行令29条の7第2項8号ロ"),
            line<&Sheet::quarter_months>("quarter_months", "特定継続世帯の月数",
                                         "国民健康保険法施行令29条の7第2項8号ハ"),
            line<&Sheet::base>("base", "所得割の基礎", "国民健康保険法施行令29条の7第2項4号"),
            line<&Sheet::care_base>("care_base", "介護分の所得割の基礎",
                                    "国民健康保険法施行令29条の7第4項4号"),
            part_line<&Sheet::medical, &PartSheet::income>("medical_income", "医療分の所得割額",
                                                           "国民健康保険法施行令29条の7第2項"),
            part_line<&Sheet::medical, &PartSheet::asset>("medical_asset", "医療分の資産割額",
                                                          "国民健康保険法施行令29条の7第2項"),
            part_line<&Sheet::medical, &PartSheet::per_capita>(
                "medical_per_capita", "医療分の均等割額", "国民健康保険法施行令29条の7第2項"),
            part_line<&Sheet::medical, &PartSheet::per_household>(
                "medical_per_household", "医療分の平等割額", "国民健康保険法施行令29条の7第2項"),
            part_line<&Sheet::medical, &PartSheet::reduction>(
                "medical_reduction", "医療分の軽減額（7・5・2割）",
                "国民健康保険法施行令29条の7第5項3号"),
            part_line<&Sheet::medical, &PartSheet::preschool>(
                "medical_preschool", "医療分の未就学児の軽減額",
                "国民健康保険法施行令29条の7第5項6号"),
            part_line<&Sheet::medical, &PartSheet::maternity>(
                "medical_maternity", "医療分の産前産後の軽減額",
                "国民健康保険法施行令29条の7第5項8号"),
            part_line<&Sheet::medical, &PartSheet::former_dependant>(
                "medical_former_dependant", "医療分の旧被扶養者の減免額", "国民健康保険法77条"),
            part_line<&Sheet::medical, &PartSheet::amount>("medical_amount",
                                                           "医療分の端数と限度額の前の額",
                                                           "国民健康保険法施行令29条の7第2項"),
            part_line<&Sheet::medical, &PartSheet::over_cap>(
                "medical_over_cap", "医療分の限度超過額", "国民健康保険法施行令29条の7第2項"),
            part_line<&Sheet::medical, &PartSheet::levy>("medical_levy", "医療分の賦課額",
                                                         "国民健康保険法施行令29条の7第2項"),
            part_line<&Sheet::support, &PartSheet::income>("support_income", "支援金分の所得割額",
                                                           "国民健康保険法施行令29条の7第3項"),
            part_line<&Sheet::support, &PartSheet::asset>("support_asset", "支援金分の資産割額",
                                                          "国民健康保険法施行令29条の7第3項"),
            part_line<&Sheet::support, &PartSheet::per_capita>(
                "support_per_capita", "支援金分の均等割額", "国民健康保険法施行令29条の7第3項"),
            part_line<&Sheet::support, &PartSheet::per_household>(
                "support_per_household", "支援金分の平等割額", "国民健康保険法施行令29条の7第3項"),
            part_line<&Sheet::support, &PartSheet::reduction>(
                "support_reduction", "支援金分の軽減額（7・5・2割）",
                "国民健康保険法施行令29条の7第5項3号"),
            part_line<&Sheet::support, &PartSheet::preschool>(
                "support_preschool", "支援金分の未就学児の軽減額",
                "国民健康保険法施行令29条の7第5項6号"),
            part_line<&Sheet::support, &PartSheet::maternity>(
                "support_maternity", "支援金分の産前産後の軽減額",
                "国民健康保険法施行令29条の7第5項8号"),
            part_line<&Sheet::support, &PartSheet::former_dependant>(
                "support_former_dependant", "支援金分の旧被扶養者の減免額", "国民健康保険法77条"),
            part_line<&Sheet::support, &PartSheet::amount>("support_amount",
                                                           "支援金分の端数と限度額の前の額",
                                                           "国民健康保険法施行令29条の7第3項"),
            part_line<&Sheet::support, &PartSheet::over_cap>(
                "support_over_cap", "支援金分の限度超過額", "国民健康保険法施行令29条の7第3項"),
            part_line<&Sheet::support, &PartSheet::levy>("support_levy", "支援金分の賦課額",
                                                         "国民健康保険法施行令29条の7第3項"),
            part_line<&Sheet::care, &PartSheet::income>("care_income", "介護分の所得割額",
                                                        "国民健康保険法施行令29条の7第4項"),
            part_line<&Sheet::care, &PartSheet::asset>("care_asset", "介護分の資産割額",
                                                       "国民健康保険法施行令29条の7第4項"),
            part_line<&Sheet::care, &PartSheet::per_capita>("care_per_capita", "介護分の均等割額",
                                                            "国民健康保険法施行令29条の7第4項"),
            part_line<&Sheet::care, &PartSheet::per_household>(
                "care_per_household", "介護分の平等割額", "国民健康保険法施行令29条の7第4項"),
            part_line<&Sheet::care, &PartSheet::reduction>("care_reduction",
                                                           "介護分の軽減額（7・5・2割）",
                                                           "国民健康保険法施行令29条の7第5項3号"),
            part_line<&Sheet::care, &PartSheet::preschool>("care_preschool",
                                                           "介護分の未就学児の軽減額",
                                                           "国民健康保険法施行令29条の7第5項6号"),
            part_line<&Sheet::care, &PartSheet::maternity>("care_maternity",
                                                           "介護分の産前産後の軽減額",
                                                           "国民健康保険法施行令29条の7第5項8号"),
            part_line<&Sheet::care, &PartSheet::former_dependant>(
                "care_former_dependant", "介護分の旧被扶養者の減免額", "国民健康保険法77条"),
            part_line<&Sheet::care, &PartSheet::amount>(
                "care_amount", "介護分の端数と限度額の前の額", "国民健康保険法施行令29条の7第4項"),
            part_line<&Sheet::care, &PartSheet::over_cap>("care_over_cap", "介護分の限度超過額",
                                                          "国民健康保険法施行令29条の7第4項"),
            part_line<&Sheet::care, &PartSheet::levy>("care_levy", "介護分の賦課額",
                                                      "国民健康保険法施行令29条の7第4項"),
            part_line<&Sheet::child, &PartSheet::income>(
                "child_income", "子ども分の所得割額",
                "国民健康保険法施行令29条の7（子ども・子育て支援納付金賦課額）"),
            part_line<&Sheet::child, &PartSheet::asset>(
                "child_asset", "子ども分の資産割額",
                "国民健康保険法施行令29条の7（子ども・子育て支援納付金賦課額）"),
            part_line<&Sheet::child, &PartSheet::per_capita>(
                "child_per_capita", "子ども分の均等割額",
                "国民健康保険法施行令29条の7（子ども・子育て支援納付金賦課額）"),
            part_line<&Sheet::child, &PartSheet::per_household>(
                "child_per_household", "子ども分の平等割額",
                "国民健康保険法施行令29条の7（子ども・子育て支援納付金賦課額）"),
            part_line<&Sheet::child, &PartSheet::reduction>("child_reduction",
                                                            "子ども分の軽減額（7・5・2割）",
                                                            "国民健康保険法施行令29条の7第5項3号"),
            part_line<&Sheet::child, &PartSheet::preschool>(
                "child_preschool", "子ども分の18歳未満の均等割の軽減額",
                "国民健康保険法施行令29条の7（子ども・子育て支援納付金賦課額）"),
            part_line<&Sheet::child, &PartSheet::maternity>("child_maternity",
                                                            "子ども分の産前産後の軽減額",
                                                            "国民健康保険法施行令29条の7第5項8号"),
            part_line<&Sheet::child, &PartSheet::former_dependant>(
                "child_former_dependant", "子ども分の旧被扶養者の減免額", "国民健康保険法77条"),
            part_line<&Sheet::child, &PartSheet::amount>(
                "child_amount", "子ども分の端数と限度額の前の額",
                "国民健康保険法施行令29条の7（子ども・子育て支援納付金賦課額）"),
            part_line<&Sheet::child, &PartSheet::over_cap>(
                "child_over_cap", "子ども分の限度超過額",
                "国民健康保険法施行令29条の7（子ども・子育て支援納付金賦課額）"),
            part_line<&Sheet::child, &PartSheet::levy>(
                "child_levy", "子ども分の賦課額",
                "国民健康保険法施行令29条の7（子ども・子育て支援納付金賦課額）"),
            line<&Sheet::total>("total", "年間保険料", "国民健康保険法施行令29条の7第1項"),
        });
    return description;
}

}  // namespace national_health_insurance
}  // namespace yakuba
