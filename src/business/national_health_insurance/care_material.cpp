#include "business/national_health_insurance/care_material.h"

#include <algorithm>
#include <map>

#include "business/national_health_insurance/by_person.h"
#include "business/national_health_insurance/stays.h"

namespace yakuba::national_health_insurance {
namespace {

constexpr Date kForGood = kForever - std::chrono::days{1};

/// The households of the day, from the stays that hold on it.
std::vector<CareHousehold> households_on(const std::vector<Stay>& stays, Date day, PersonId from,
                                         PersonId until) {
    // Who is in a facility elsewhere is a household alone: by the own number, negative.
    std::map<std::int64_t, CareHousehold> households;
    for (const Stay& stay : stays) {
        if (day < stay.from || day >= stay.until) continue;
        CareHousehold& household =
            households[stay.apart ? -stay.person.value() : stay.household.value()];
        household.members.push_back({stay.person, stay.birth, stay.head, false});
        if (stay.head) household.head = stay.person;
    }
    std::vector<CareHousehold> found;
    for (auto& [number, household] : households) {
        if (household.head < from || household.head >= until) continue;
        std::ranges::stable_sort(household.members, [](const CareMember& a, const CareMember& b) {
            return a.head != b.head ? a.head : a.birth < b.birth;
        });
        found.push_back(std::move(household));
    }
    std::ranges::sort(found, {}, &CareHousehold::head);
    return found;
}

storage::Where in_months(YearMonth first, YearMonth last) {
    return {"month >= :first_month AND month <= :last_month",
            {{"first_month", std::int64_t{first.packed()}},
             {"last_month", std::int64_t{last.packed()}}}};
}

}  // namespace

CareMaterial care_material(storage::Session& session, const CareSpan& span, PersonId from,
                           PersonId until) {
    const storage::Where where = of_households(from, until);
    CareMaterial material;
    material.households =
        households_on(stays_of(session, kEndOfTime, from, until), span.day, from, until);
    material.enrolments = by_person<Enrolment>(session, enrolment_table(), {kForGood}, where);
    material.reliefs = by_person<Relief>(session, relief_table(), {kForGood}, where);
    material.taxes = by_person<registry::TaxStatus>(
        session, registry::tax_status_table(), {kForGood},
        storage::both(storage::equals("fiscal_year", std::int64_t{span.tax_year.value}), where));
    material.bills = by_person<CareBill>(session, care_bill_table(), {kForGood},
                                         storage::both(where, in_months(span.first, span.last)));
    material.certificates =
        by_person<CareCertificate>(session, care_certificate_table(), {kForGood}, where);
    material.benefits =
        by_person<Benefit>(session, benefit_table(), {kForGood},
                           storage::between("person_id", from.value(), until.value()));
    for (CareHousehold& household : material.households) {
        for (CareMember& member : household.members)
            member.insured = is_insured(material, member.person, span.day);
    }
    return material;
}

std::unordered_map<std::int64_t, std::vector<registry::JointCarePayment>> joint_care_of(
    storage::Session& session, int joint_year, PersonId from, PersonId until) {
    return by_person<registry::JointCarePayment>(
        session, registry::joint_care_payment_table(), {registry::joint_year_begins(joint_year)},
        storage::both(storage::equals("joint_year", std::int64_t{joint_year}),
                      of_households(from, until)));
}

bool is_insured(const CareMaterial& material, PersonId person, Date day) {
    return std::ranges::any_of(records_of(material.enrolments, person), [&](const Enrolment& s) {
        return s.acquired_on <= day && (!s.lost_on || day < s.lost_on);
    });
}

}  // namespace yakuba::national_health_insurance
