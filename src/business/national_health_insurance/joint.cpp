#include "business/national_health_insurance/joint.h"

#include <algorithm>

#include "business/national_health_insurance/benefit.h"

namespace yakuba::national_health_insurance {
namespace {

/// The excess of one step, when anything is paid of it.
Yen excess(const BenefitRates& rates, Yen total, Yen limit, Yen medical, Yen care) {
    if (medical <= 0_yen || care <= 0_yen) return 0_yen;
    return total - limit > rates.joint_over ? total - limit : 0_yen;
}

/// An excess times one side's share of what was paid.
Yen share_of(Yen benefit, Yen part, Yen total) {
    if (benefit <= 0_yen || total <= 0_yen) return 0_yen;
    return floor_to(1_yen, benefit * Ratio{part.amount(), total.amount()});
}

Yen sum_of(const std::vector<JointCare>& care, Yen JointCare::*what) {
    Yen sum;
    for (const JointCare& one : care)
        sum += one.*what;
    return sum;
}

int people_in_care(const std::vector<JointCare>& care) {
    std::vector<PersonId> persons;
    for (const JointCare& one : care) {
        if (one.senior > 0_yen) persons.push_back(one.person);
    }
    std::ranges::sort(persons);
    return static_cast<int>(std::unique(persons.begin(), persons.end()) - persons.begin());
}

}  // namespace

JointSheet joint_benefit(const BenefitRates& rates, const JointFacts& facts) {
    JointSheet sheet;
    const Yen care = sum_of(facts.care, &JointCare::paid);
    const Yen care_senior = sum_of(facts.care, &JointCare::senior);
    sheet.all_paid = facts.medical + care;

    // 第2項: 七十歳以上。
    sheet.senior_total = facts.medical_senior + care_senior;
    sheet.senior_limit = limit_band(rates, facts.senior_class).joint;
    sheet.senior_benefit =
        excess(rates, sheet.senior_total, sheet.senior_limit, facts.medical_senior, care_senior);
    const Yen medical_senior =
        share_of(sheet.senior_benefit, facts.medical_senior, sheet.senior_total);
    // 低所得Iで介護を受ける人が二人以上: the care part is worked out by another limit.
    const bool several =
        facts.senior_class == IncomeClass::low_first && people_in_care(facts.care) > 1;
    const Yen care_benefit = several
                                 ? excess(rates, sheet.senior_total, rates.joint_several_in_care,
                                          facts.medical_senior, care_senior)
                                 : sheet.senior_benefit;
    for (const JointCare& one : facts.care) {
        sheet.care.push_back({one.person, one.insurer, one.paid,
                              share_of(care_benefit, one.senior, sheet.senior_total)});
    }

    // 第1項: everybody, less what the first step paid.
    sheet.total = sheet.all_paid - sheet.senior_benefit;
    sheet.limit = limit_band(rates, facts.income_class).joint;
    sheet.benefit = excess(rates, sheet.total, sheet.limit, facts.medical, care);
    sheet.medical =
        medical_senior + share_of(sheet.benefit, facts.medical - medical_senior, sheet.total);
    for (std::size_t i = 0; i < facts.care.size(); ++i) {
        JointCarePart& part = sheet.care[i];
        part.amount += share_of(sheet.benefit, facts.care[i].paid - part.amount, sheet.total);
    }
    return sheet;
}

}  // namespace yakuba::national_health_insurance
