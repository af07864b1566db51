#include "business/individual_inhabitant_tax/steps.h"

// 物的控除 (地方税法314条の2第1項1号–5号の3).
namespace yakuba::individual_inhabitant_tax {
namespace {

/// 雑損控除 (1号): the larger of the two ways to count.
Yen casualty(const Rates& rates, const Facts& facts, Yen gross_income) {
    if (facts.casualty_loss == 0_yen) return {};
    const Yen by_income = facts.casualty_loss - floor_yen(gross_income * rates.casualty_rate);
    const Yen by_spending = facts.casualty_disaster_spending - rates.casualty_disaster_floor;
    return at_least_zero(std::max(by_income, by_spending));
}

/// 医療費控除 (2号), or セルフメディケーション税制 (附則4条の4) when that is more.
Yen medical(const Rates& rates, const Facts& facts, Yen gross_income) {
    Yen ordinary;
    if (facts.medical_paid > 0_yen) {
        const Yen floor =
            smaller(rates.medical_floor, floor_yen(gross_income * rates.medical_rate));
        ordinary = std::clamp(facts.medical_paid - facts.medical_reimbursed - floor, 0_yen,
                              rates.medical_max);
    }
    if (facts.self_medication == 0_yen) return ordinary;
    const Yen medicines = std::clamp(facts.self_medication - rates.self_medication_floor, 0_yen,
                                     rates.self_medication_max);
    return std::max(ordinary, medicines);
}

Yen by_premium(const std::vector<PremiumBand>& bands, Yen paid) {
    if (paid == 0_yen) return {};
    for (const PremiumBand& band : bands) {
        if (paid <= band.up_to) return ceil_yen(paid * band.rate) + band.plus;
    }
    return {};
}

/// One kind of life insurance: new alone, old alone, or both up to the lower limit, whichever is
/// most.
Yen new_and_old(const Rates& rates, Yen paid_new, Yen paid_old) {
    const Yen by_new = by_premium(rates.life_new, paid_new);
    const Yen by_old = by_premium(rates.life_old, paid_old);
    if (by_new == 0_yen || by_old == 0_yen) return by_new + by_old;
    return std::max(by_old, smaller(by_new + by_old, rates.life_both_max));
}

/// 生命保険料控除 (5号).
Yen life_insurance(const Rates& rates, const Facts& facts) {
    const Yen sum = new_and_old(rates, facts.life_new_general, facts.life_old_general) +
                    new_and_old(rates, facts.life_new_pension, facts.life_old_pension) +
                    by_premium(rates.life_new, facts.life_care);
    return smaller(sum, rates.life_total_max);
}

/// 地震保険料控除 (5号の3), with 旧長期損害保険料.
Yen earthquake(const Rates& rates, const Facts& facts) {
    const Yen new_part =
        smaller(ceil_yen(facts.earthquake * rates.earthquake_rate), rates.earthquake_max);
    return smaller(new_part + by_premium(rates.old_long_term, facts.old_long_term),
                   rates.earthquake_max);
}

}  // namespace

void deductions(const Rates& rates, const Facts& facts, Sheet& sheet) {
    sheet.casualty_deduction = casualty(rates, facts, sheet.gross_income);
    sheet.medical_deduction = medical(rates, facts, sheet.gross_income);
    sheet.social_insurance_deduction = facts.social_insurance;
    sheet.small_enterprise_deduction = facts.small_enterprise;
    sheet.life_insurance_deduction = life_insurance(rates, facts);
    sheet.earthquake_deduction = earthquake(rates, facts);
    sheet.total_deductions =
        sheet.casualty_deduction + sheet.medical_deduction + sheet.social_insurance_deduction +
        sheet.small_enterprise_deduction + sheet.life_insurance_deduction +
        sheet.earthquake_deduction + sheet.disability_deduction + sheet.family_status_deduction +
        sheet.student_deduction + sheet.spouse_deduction + sheet.spouse_special_deduction +
        sheet.dependant_deduction + sheet.specific_relative_deduction + sheet.basic_deduction;
}

}  // namespace yakuba::individual_inhabitant_tax
