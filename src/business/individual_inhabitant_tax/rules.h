#pragma once
#include <span>

#include "business/individual_inhabitant_tax/facts.h"
#include "business/individual_inhabitant_tax/rates.h"

namespace yakuba::individual_inhabitant_tax {

/// Why a person is taxed, or not (課税・非課税の事由).
enum class Ground {
    taxed = 1,
    per_capita_only = 2,
    house_only = 3,
    forest_only = 4,
    below_limit = 5,
    protected_status = 6,
    welfare = 7,
    undeclared = 8,
    no_subject = 9,
};
std::span<const Code> codes_of(Ground);

/// 税額計算書: the calculation from the incomes to the annual tax, in the order of the law. Bases
/// end in
/// `_base` (floored to 1,000 yen), taxes are given for the city and the prefecture apart.
struct Sheet {
    Ground ground = Ground::taxed;
    // 所得金額
    Yen salary_income;      // after the adjustment
    Yen salary_adjustment;  // 所得金額調整控除額
    Yen pension_income;     // 公的年金等に係る雑所得
    Yen business_income;    // 営業等・農業・家内労働
    Yen real_estate_income;
    Yen investment_income;     // 利子・配当 (総合課税)
    Yen miscellaneous_income;  // 公的年金等以外の雑所得
    Yen transfer_income;       // 総合譲渡・一時, halved
    Yen separate_income;       // 分離課税・山林・退職 together, before special deductions
    Yen offset_losses;         // 損益通算で差し引いた損失
    Yen carried_losses;        // 繰越控除
    Yen total_income;          // 合計所得金額
    Yen gross_income;          // 総所得金額等
    // 所得控除
    Yen casualty_deduction;
    Yen medical_deduction;
    Yen social_insurance_deduction;
    Yen small_enterprise_deduction;
    Yen life_insurance_deduction;
    Yen earthquake_deduction;
    Yen disability_deduction;
    Yen family_status_deduction;
    Yen student_deduction;
    Yen spouse_deduction;
    Yen spouse_special_deduction;
    Yen dependant_deduction;
    Yen specific_relative_deduction;
    Yen basic_deduction;
    Yen total_deductions;
    Yen personal_difference;   // 人的控除額の差の合計
    int dependants = 0;        // 同一生計配偶者 + 扶養親族
    int minor_dependants = 0;  // うち16歳未満
    // 非課税の判定
    Yen per_capita_limit;
    Yen levy_limit;
    Yen forest_limit;
    // 課税標準額と算出税額
    Yen taxable_income;  // 課税総所得金額
    Yen city_comprehensive;
    Yen pref_comprehensive;
    Yen short_general_base;
    Yen short_general_city;
    Yen short_general_pref;
    Yen short_reduced_base;
    Yen short_reduced_city;
    Yen short_reduced_pref;
    Yen long_general_base;
    Yen long_general_city;
    Yen long_general_pref;
    Yen long_qualified_base;
    Yen long_qualified_city;
    Yen long_qualified_pref;
    Yen long_residence_base;
    Yen long_residence_city;
    Yen long_residence_pref;
    Yen listed_dividend_base;
    Yen listed_dividend_city;
    Yen listed_dividend_pref;
    Yen stocks_general_base;
    Yen stocks_general_city;
    Yen stocks_general_pref;
    Yen stocks_listed_base;
    Yen stocks_listed_city;
    Yen stocks_listed_pref;
    Yen futures_base;
    Yen futures_city;
    Yen futures_pref;
    Yen forestry_base;
    Yen forestry_city;
    Yen forestry_pref;
    Yen retirement_base;
    Yen retirement_city;
    Yen retirement_pref;
    Yen city_before_credit;
    Yen pref_before_credit;
    // 税額控除
    Yen city_adjustment_credit;
    Yen pref_adjustment_credit;
    Yen city_levy_relief;  // 所得割の調整措置
    Yen pref_levy_relief;
    Yen city_dividend_credit;
    Yen pref_dividend_credit;
    Yen city_housing_credit;
    Yen pref_housing_credit;
    Yen city_gift_credit;
    Yen pref_gift_credit;
    Yen city_foreign_credit;
    Yen pref_foreign_credit;
    Yen city_after_credit;
    Yen pref_after_credit;
    Yen city_fixed_reduction;  // 定額減税
    Yen pref_fixed_reduction;
    Yen unused_fixed_reduction;  // 控除しきれない定額減税
    Yen city_withheld_credit;    // 配当割額・株式等譲渡所得割額控除
    Yen pref_withheld_credit;
    // 年税額
    Yen city_income_levy;
    Yen pref_income_levy;
    Yen city_per_capita;
    Yen pref_per_capita;
    Yen forest_tax;
    Yen annual_tax;
    Yen set_off;  // 控除不足額の充当
    Yen refund;   // 控除不足額の還付
    Yen payable;  // 納める額
};
const Description& sheet_description();

/// The inhabitant tax and forest environment tax of one person for the fiscal year of `day`.
///
/// Source: 地方税法23条–50条, 294条–328条, 附則3条の3–7条の2, 33条の2–35条の4の2, 森林環境税法.
/// Units:  whole yen. Errors: none; `impossible` has spoken before.
Sheet assess(const Rates& rates, const Facts& facts, Date day);

/// The same over many persons of one year; `sheets` is as long as `facts`.
void assess(const Rates& rates, std::span<const Facts> facts, std::span<Sheet> sheets,
            FiscalYear year);

/// 現年分離課税の退職所得 (地方税法328条): withheld by the payer for the municipality of 1 January.
struct RetirementFacts {
    Yen payment;
    int service_years = 0;    // 1年未満切上げ
    bool disability = false;  // 障害者になったことに直接基因する退職
    bool officer = false;     // 役員等
};
struct RetirementSheet {
    Yen deduction;
    Yen income_base;
    Yen city_tax;
    Yen pref_tax;
};
const Description& retirement_facts_description();
const Description& retirement_sheet_description();
RetirementSheet retirement_tax(const Rates& rates, const RetirementFacts& facts);

}  // namespace yakuba::individual_inhabitant_tax
