#pragma once
#include "business/national_health_insurance/collection.h"
#include "business/national_health_insurance/rules.h"
#include "rules/calculator.h"

namespace yakuba::national_health_insurance {

/// The sheet with what it consists of: the answer of the calculator and of an explanation.
struct Form : Sheet {
    CollectionGround collection = CollectionGround::nothing;
    Date decidable_until;  // of a stored levy: the last day on which it may be changed
    std::vector<MemberSheet> members;
    std::vector<Term> terms;  // a first levy's: by the terms of the ordinance, or the pension's
};
const Description& form_description();
Form form(const Rates& rates, const Facts& facts, Date day);

/// `yakuba calc national-health-insurance`.
Calculator calculator();

}  // namespace yakuba::national_health_insurance
