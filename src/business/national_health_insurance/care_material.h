#pragma once
#include <unordered_map>
#include <vector>

#include "business/national_health_insurance/certificates.h"
#include "business/national_health_insurance/records.h"
#include "registry/joint_payments.h"
#include "registry/tax_status.h"
#include "storage/database.h"

/// Everything the benefits of some households are worked out from, read in sets.
namespace yakuba::national_health_insurance {

struct CareMember {
    PersonId person;
    Date birth;
    bool head = false;
    bool insured = false;  // on the day
};
/// A household as it is on the day: the head first.
struct CareHousehold {
    PersonId head;
    std::vector<CareMember> members;
};

/// Which day the households are those of, whose incomes count, and from which months bills.
struct CareSpan {
    Date day;
    FiscalYear tax_year;
    YearMonth first;
    YearMonth last;
};

struct CareMaterial {
    std::vector<CareHousehold> households;
    std::unordered_map<std::int64_t, std::vector<Enrolment>> enrolments;
    std::unordered_map<std::int64_t, std::vector<Relief>> reliefs;
    std::unordered_map<std::int64_t, std::vector<registry::TaxStatus>> taxes;
    std::unordered_map<std::int64_t, std::vector<CareBill>> bills;
    std::unordered_map<std::int64_t, std::vector<CareCertificate>> certificates;
    std::unordered_map<std::int64_t, std::vector<Benefit>> benefits;  // by head
};

/// Of the households whose head on the day is numbered from..until. Cost: nine range reads.
CareMaterial care_material(storage::Session& session, const CareSpan& span, PersonId from,
                           PersonId until);
/// What their members paid for care in a joint year, as the care insurance told.
std::unordered_map<std::int64_t, std::vector<registry::JointCarePayment>> joint_care_of(
    storage::Session& session, int joint_year, PersonId from, PersonId until);

bool is_insured(const CareMaterial& material, PersonId person, Date day);

}  // namespace yakuba::national_health_insurance
