#include "business/national_health_insurance/yearly_care.h"

#include <algorithm>
#include <map>

#include "business/national_health_insurance/by_person.h"
#include "business/national_health_insurance/household_care.h"
#include "registry/joint_payments.h"

namespace yakuba::national_health_insurance {
namespace {

bool is_active(IncomeClass c) {
    return c >= IncomeClass::active_third && c <= IncomeClass::active_first;
}

/// One household over the twelve months.
class HouseholdYear {
public:
    HouseholdYear(const MonthOfCare& july, const CareMaterial& material,
                  const CareHousehold& household)
        : july_(july),
          material_(material),
          household_(household),
          classes_(class_facts(july, material, household)) {}

    YearOfCare work_out(const std::vector<JointCare>& care) {
        for (YearMonth month = july_.month + -11; month <= july_.month; month = month + 1)
            add_month(month);
        YearOfCare year;
        year.head = household_.head;
        year.simplified = is_simplified(material_, household_.head);
        year.known = records_of(material_.benefits, household_.head);
        add_outpatient(year);
        add_joint(care, year);
        return year;
    }

private:
    const BenefitRates& rates() const { return july_.rates.rates; }

    void add_month(YearMonth month) {
        BenefitFacts facts = month_facts(july_, material_, household_, classes_, month);
        if (facts.bills.empty()) return;
        facts.borne_this_year = borne_;
        const BenefitSheet sheet = benefit(rates(), facts, month.first_day());
        borne_ += sheet.borne;
        medical_ += sheet.borne;
        medical_senior_ += senior_borne(sheet);
        for (std::size_t i = 0; i < household_.members.size(); ++i) {
            outpatient_[i] += outpatient_borne(rates(), facts, sheet, static_cast<int>(i) + 1);
        }
    }

    /// 29条の2の2: not of a household with the share of active earners on the base date.
    void add_outpatient(YearOfCare& year) {
        const IncomeClass senior_class = class_from_70(rates(), classes_);
        if (is_active(senior_class)) return;
        for (const auto& [i, paid] : outpatient_) {
            const CareMember& member = household_.members[i];
            const Yen limit = rates().outpatient_yearly;
            if (!member.insured || paid <= limit) continue;
            Benefit due = benefit_of(BenefitKind::outpatient_year);
            due.about_id = member.person;
            due.senior_class = senior_class;
            due.paid = paid;
            due.limit = limit;
            due.amount = paid - limit;
            medical_ -= due.amount;
            medical_senior_ -= due.amount;
            year.outpatient.push_back(std::move(due));
        }
    }

    void add_joint(const std::vector<JointCare>& care, YearOfCare& year) {
        if (care.empty()) return;
        JointFacts facts;
        facts.income_class = class_under_70(rates(), classes_);
        facts.senior_class = class_from_70(rates(), classes_);
        facts.medical = medical_;
        facts.medical_senior = medical_senior_;
        facts.care = care;
        year.joint_sheet = joint_benefit(rates(), facts);
        if (year.joint_sheet.medical == 0_yen) return;
        Benefit due = benefit_of(BenefitKind::joint);
        due.income_class = facts.income_class;
        due.senior_class = facts.senior_class;
        due.paid = year.joint_sheet.all_paid;
        due.limit = year.joint_sheet.benefit > 0_yen ? year.joint_sheet.limit
                                                     : year.joint_sheet.senior_limit;
        due.amount = year.joint_sheet.medical;
        year.joint = std::move(due);
    }

    Benefit benefit_of(BenefitKind kind) const {
        Benefit due;
        due.person_id = household_.head;
        due.kind = kind;
        due.month = july_.month;
        due.counted = false;
        due.rates = july_.fingerprint;
        return due;
    }

    const MonthOfCare& july_;
    const CareMaterial& material_;
    const CareHousehold& household_;
    BenefitFacts classes_;
    Yen borne_;
    Yen medical_;
    Yen medical_senior_;
    std::map<std::size_t, Yen> outpatient_;  // by member
};

using CareByPerson = std::unordered_map<std::int64_t, std::vector<registry::JointCarePayment>>;

/// 29条の4の2第1項6号: of the head and the members who are insured on the base date.
std::vector<JointCare> care_of(const CareByPerson& payments, const CareHousehold& household) {
    std::vector<JointCare> care;
    for (const CareMember& member : household.members) {
        if (!member.insured) continue;
        for (const registry::JointCarePayment& p : records_of(payments, member.person))
            care.push_back({p.person_id, p.insurer, p.paid, p.paid_senior});
    }
    return care;
}

}  // namespace

Result<MonthOfCare> year_of_care(const Town& town, int joint_year) {
    return month_of_care(town, YearMonth{registry::joint_base_date(joint_year)});
}

std::vector<YearOfCare> gather_year(storage::Session& session, const MonthOfCare& july,
                                    PersonId from, PersonId until) {
    const CareSpan span{july.month.last_day(), tax_year_of(july.month), july.month + -11,
                        july.month};
    const CareMaterial material = care_material(session, span, from, until);
    const int joint_year = registry::joint_year_of(span.day);
    const CareByPerson payments = joint_care_of(session, joint_year, from, until);
    std::vector<YearOfCare> all;
    for (const CareHousehold& household : material.households) {
        const bool has_bills =
            std::ranges::any_of(household.members, [&](const CareMember& member) {
                return !records_of(material.bills, member.person).empty();
            });
        if (!has_bills) continue;
        YearOfCare year =
            HouseholdYear{july, material, household}.work_out(care_of(payments, household));
        if (!year.outpatient.empty() || year.joint) all.push_back(std::move(year));
    }
    return all;
}

void publish_care_parts(storage::Transaction& transaction, const Benefit& joint,
                        const JointSheet& sheet) {
    std::vector<registry::JointCareBenefit> parts;
    for (const JointCarePart& part : sheet.care) {
        parts.push_back({part.person, registry::joint_year_of(joint.month.first_day()),
                         part.insurer, registry::HealthScheme::national_health, sheet.all_paid,
                         joint.limit, part.paid, part.amount, date_in_japan(transaction.at())});
    }
    registry::publish(transaction, parts);
}

}  // namespace yakuba::national_health_insurance
