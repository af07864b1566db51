#include "business/individual_inhabitant_tax/steps.h"

// 人的控除 (地方税法314条の2第1項6号–12号, 2項–5項), each with its difference from the income
// tax's amount (314条の6).
namespace yakuba::individual_inhabitant_tax {
namespace {

void add_disability(const Rates& rates, Disability disability, bool cohabiting_relative,
                    Sheet& sheet) {
    switch (disability) {
        case Disability::none:
            return;
        case Disability::general:
            sheet.disability_deduction += rates.disability;
            sheet.personal_difference += rates.difference_disability;
            return;
        case Disability::special:
            // 同居特別障害者 (3項).
            sheet.disability_deduction +=
                cohabiting_relative ? rates.disability_cohabiting : rates.disability_special;
            sheet.personal_difference += cohabiting_relative
                                             ? rates.difference_disability_cohabiting
                                             : rates.difference_disability_special;
            return;
    }
}

/// The deduction by the taxpayer's own income (10号イ–ハ); above the third band there is none.
Yen take_spouse_band(const Rates& rates, const SpouseBand& band, Sheet& sheet) {
    if (sheet.total_income <= rates.own_income_first_max) {
        sheet.personal_difference += band.difference_first;
        return band.first;
    }
    if (sheet.total_income <= rates.own_income_second_max) {
        sheet.personal_difference += band.difference_second;
        return band.second;
    }
    if (sheet.total_income <= rates.own_income_third_max) {
        sheet.personal_difference += band.difference_third;
        return band.third;
    }
    return {};
}

const SpouseBand* band_for(const std::vector<SpouseBand>& bands, Yen spouse_income) {
    for (const SpouseBand& band : bands) {
        if (spouse_income <= band.spouse_income_max) return &band;
    }
    return nullptr;
}

void add_spouse(const Rates& rates, const Dependant& spouse, int age, Yen income, Family& family,
                Sheet& sheet) {
    if (income > rates.dependant_income_max) {  // 配偶者特別控除 (10号の2)
        const SpouseBand* band = band_for(rates.spouse_special, income);
        if (band) sheet.spouse_special_deduction = take_spouse_band(rates, *band, sheet);
        return;
    }
    family.household_spouse = true;
    family.spouse_in_japan = spouse.abroad == Abroad::no;
    add_disability(rates, spouse.disability, spouse.cohabiting, sheet);
    const bool elderly = age >= rates.elderly_age_from;
    const SpouseBand* band =
        band_for(elderly ? rates.spouse_elderly : rates.spouse_general, income);
    if (band) sheet.spouse_deduction = take_spouse_band(rates, *band, sheet);
}

/// 特定親族特別控除 (12号): 19 to 22 years old with income above the dependants' limit.
void add_specific_relative(const Rates& rates, int age, Yen income, Sheet& sheet) {
    if (age < rates.specific_age_from || age >= rates.specific_age_below) return;
    for (const RelativeBand& band : rates.specific_relative) {
        if (income > band.income_max) continue;
        sheet.specific_relative_deduction += band.amount;
        return;
    }
}

void add_dependant_deduction(const Rates& rates, const Dependant& dependant, int age,
                             Sheet& sheet) {
    const auto add = [&sheet](Yen amount, Yen difference) {
        sheet.dependant_deduction += amount;
        sheet.personal_difference += difference;
    };
    if (age >= rates.elderly_age_from) {
        if (dependant.relation == Relation::ascendant && dependant.cohabiting) {
            return add(rates.dependant_cohabiting_elderly, rates.difference_cohabiting_elderly);
        }
        return add(rates.dependant_elderly, rates.difference_elderly);
    }
    if (age >= rates.specific_age_from && age < rates.specific_age_below) {
        return add(rates.dependant_specific, rates.difference_specific);
    }
    add(rates.dependant_general, rates.difference_general);
}

void add_relative(const Rates& rates, const Dependant& dependant, int age, Yen income,
                  Family& family, Sheet& sheet) {
    if (income > rates.dependant_income_max) {
        return add_specific_relative(rates, age, income, sheet);
    }
    // 国外居住親族: from 30 to 69 only students, the disabled, and those sent 380,000 yen (11号).
    const bool limited_age = age >= rates.abroad_age_from && age < rates.abroad_age_below;
    if (rates.abroad_limited && dependant.abroad == Abroad::yes && limited_age &&
        dependant.disability == Disability::none) {
        return;
    }
    ++family.dependants;
    if (dependant.abroad == Abroad::no) ++family.in_japan;
    add_disability(rates, dependant.disability, dependant.cohabiting, sheet);
    if (age < rates.dependant_age_from) {
        ++sheet.minor_dependants;
    } else {
        add_dependant_deduction(rates, dependant, age, sheet);
    }
}

/// 寡婦・ひとり親・勤労学生 (8号–9号).
void add_own_status(const Rates& rates, const Facts& facts, Sheet& sheet) {
    if (sheet.total_income <= rates.family_status_income_max) {
        switch (facts.family_status) {
            case FamilyStatus::none:
                break;
            case FamilyStatus::widow:
                sheet.family_status_deduction = rates.widow;
                sheet.personal_difference += rates.difference_widow;
                break;
            case FamilyStatus::single_mother:
                sheet.family_status_deduction = rates.single_parent;
                sheet.personal_difference += rates.difference_single_mother;
                break;
            case FamilyStatus::single_father:
                sheet.family_status_deduction = rates.single_parent;
                sheet.personal_difference += rates.difference_single_father;
                break;
        }
    }
    const Yen not_from_work =
        sheet.total_income - sheet.salary_income - at_least_zero(sheet.business_income);
    if (facts.working_student && sheet.total_income <= rates.student_income_max &&
        not_from_work <= rates.student_other_income_max) {
        sheet.student_deduction = rates.student;
        sheet.personal_difference += rates.difference_student;
    }
}

void add_basic(const Rates& rates, Sheet& sheet) {
    for (const BasicBand& band : rates.basic) {
        if (sheet.total_income > band.income_max) continue;
        sheet.basic_deduction = band.amount;
        sheet.personal_difference += band.difference;
        return;
    }
}

}  // namespace

Family family_of(const Rates& rates, const Facts& facts, int income_year, Sheet& sheet) {
    Family family;
    add_disability(rates, facts.disability, false, sheet);
    add_own_status(rates, facts, sheet);
    for (const Dependant& dependant : facts.dependants) {
        if (dependant.family_employee) continue;  // 専従者 (292条1項7号・9号)
        const int age = age_at_year_end(dependant.birth_date, dependant.age, income_year);
        Yen income = dependant.income;
        if (dependant.salary > 0_yen) income += salary_income(rates, dependant.salary);
        if (dependant.public_pension > 0_yen) {
            income += pension_income(rates, dependant.public_pension, age, income);
        }
        if (dependant.relation == Relation::spouse) {
            add_spouse(rates, dependant, age, income, family, sheet);
        } else {
            add_relative(rates, dependant, age, income, family, sheet);
        }
    }
    add_basic(rates, sheet);
    sheet.dependants = family.dependants + (family.household_spouse ? 1 : 0);
    return family;
}

}  // namespace yakuba::individual_inhabitant_tax
