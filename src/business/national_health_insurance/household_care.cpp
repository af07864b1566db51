#include "business/national_health_insurance/household_care.h"

#include <algorithm>
#include <set>

#include "business/national_health_insurance/by_person.h"
#include "business/national_health_insurance/gather.h"
#include "business/national_health_insurance/judgement.h"
#include "business/national_health_insurance/months.h"

namespace yakuba::national_health_insurance {
namespace {

/// The facts of a person's levy the class is worked out from: 29条の3第2項 takes the base as the
/// levy does, the salary of one involuntarily unemployed for 30/100.
Member levied_member(const registry::TaxStatus& tax, const CareMaterial& material,
                     PersonId person) {
    Member member;
    member.gross_income = at_least_zero(tax.gross_income);
    member.total_income = at_least_zero(tax.total_income);
    member.casualty_loss_carried = tax.casualty_loss_carried;
    member.salary_income = tax.salary_income;
    for (const Relief& relief : records_of(material.reliefs, person)) {
        if (relief.kind == ReliefKind::unemployed && !relief.withdrawn)
            member.left_job_on = std::max(member.left_job_on, relief.event_on);
    }
    return member;
}

/// 低所得I (29条の3第4項6号): incomes with a pension deduction of its own and 100,000 yen off the
/// salary, none below zero.
Yen low_income(const BenefitRates& rates, const registry::TaxStatus& tax) {
    const Yen others =
        at_least_zero(tax.total_income - tax.salary_income - tax.public_pension_income);
    const Yen salary = at_least_zero(tax.salary_income - rates.low_salary_deduction);
    const Yen pension = at_least_zero(tax.public_pension_revenue - rates.low_pension_deduction);
    return others + salary + pension;
}

void add_income(const MonthOfCare& month, const CareMaterial& material, const CareMember& member,
                BenefitFacts& facts) {
    const FiscalYear year = tax_year_of(month.month);
    const auto& taxes = records_of(material.taxes, member.person);
    if (taxes.empty() || !taxes.front().declared) {
        const bool adult = age_on(year.first_day(), member.birth) >= kDeclaringAge;
        facts.undeclared = facts.undeclared || (member.insured && adult);
        return;
    }
    const registry::TaxStatus& tax = taxes.front();
    facts.untaxed = facts.untaxed && !tax.per_capita_taxed && !tax.income_levy_taxed;
    facts.low_income += low_income(month.rates.rates, tax);
    if (!member.insured) return;
    facts.base_income +=
        levy_base(month.levy.rates, year, levied_member(tax, material, member.person));
    if (month.month < senior_from(member.birth, month.rates.rates.senior_age)) return;
    ++facts.seniors;
    facts.senior_base = std::max(facts.senior_base, tax.taxable_income);
    facts.senior_revenue += tax.salary_revenue + tax.public_pension_revenue;
}

/// The certificate of a specified disease that holds in the month.
SpecifiedDisease certified(const CareMaterial& material, PersonId person, YearMonth month) {
    for (const CareCertificate& certificate : records_of(material.certificates, person)) {
        if (certificate.kind == CertificateKind::specified &&
            holds_on(certificate, month.last_day()))
            return certificate.disease;
    }
    return SpecifiedDisease::none;
}

}  // namespace

BenefitFacts class_facts(const MonthOfCare& month, const CareMaterial& material,
                         const CareHousehold& household) {
    BenefitFacts facts;
    facts.untaxed = true;
    for (const CareMember& member : household.members) {
        if (member.insured || member.head) add_income(month, material, member, facts);
    }
    return facts;
}

BenefitFacts month_facts(const MonthOfCare& month, const CareMaterial& material,
                         const CareHousehold& household, const BenefitFacts& classes,
                         YearMonth care_month) {
    BenefitFacts facts = classes;
    for (std::size_t i = 0; i < household.members.size(); ++i) {
        const CareMember& member = household.members[i];
        const SpecifiedDisease disease = certified(material, member.person, care_month);
        for (const CareBill& bill : records_of(material.bills, member.person)) {
            if (bill.month != care_month) continue;
            facts.bills.push_back(
                {.person = static_cast<int>(i) + 1,
                 .senior = care_month >= senior_from(member.birth, month.rates.rates.senior_age),
                 .inpatient = bill.inpatient,
                 .turning_75 = YearMonth{lost_by_age(member.birth, month.levy.rates.elderly_age)} ==
                                   care_month &&
                               member.birth.day() != 1,
                 .disease = bill.specified ? disease : SpecifiedDisease::none,
                 .cost = bill.cost,
                 .paid = bill.paid});
        }
    }
    facts.earlier_hits = earlier_hits(records_of(material.benefits, household.head), care_month);
    return facts;
}

int earlier_hits(std::span<const Benefit> benefits, YearMonth month) {
    std::set<YearMonth> months;
    for (const Benefit& benefit : benefits) {
        if (benefit.kind == BenefitKind::high_cost && benefit.counted && benefit.amount > 0_yen &&
            benefit.month < month && benefit.month >= month + -11) {
            months.insert(benefit.month);
        }
    }
    return static_cast<int>(months.size());
}

bool is_simplified(const CareMaterial& material, PersonId head) {
    return std::ranges::any_of(records_of(material.reliefs, head), [](const Relief& relief) {
        return relief.kind == ReliefKind::simplified && !relief.withdrawn;
    });
}

}  // namespace yakuba::national_health_insurance
