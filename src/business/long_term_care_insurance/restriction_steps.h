#pragma once
#include <vector>

#include "business/long_term_care_insurance/restriction.h"
#include "business/long_term_care_insurance/restriction_records.h"

/// How a restriction comes about and ends: warned, decided when the time to answer has passed,
/// ended by payment. Pure.
namespace yakuba::long_term_care_insurance {

/// What the month's job knows of one person.
struct ArrearsState {
    PersonId person_id;
    bool certified = false;  // restrictions are entered on the card of those with a certification
    bool insured = true;
    RestrictionSheet arrears;    // without what was excused
    RestrictionSheet reduction;  // of all terms
    int application_no = 0;      // certified in the month: the moment of a reduction; 0: not
};

/// The last day whose terms are excused: a restriction of this kind was lifted for 特別の事情.
Date excused_until(const std::vector<Restriction>& standing, RestrictionKind kind);
/// The last lost term that has led to a reduction.
Date counted_until(const std::vector<Restriction>& standing);
constexpr bool is_open(const Restriction& restriction) {
    return restriction.state == RestrictionState::warned ||
           restriction.state == RestrictionState::decided;
}

/// The steps due today. `standing`: all of this person's.
std::vector<Restriction> steps_due(const RestrictionRates& rates, const ArrearsState& state,
                                   const std::vector<Restriction>& standing, Date today);

/// A warning, with the next number of its kind.
Restriction warn(const RestrictionRates& rates, PersonId person, RestrictionKind kind,
                 const std::vector<Restriction>& standing, Date today);
/// The end of one that is open: of a warning, its withdrawal.
Restriction end(Restriction restriction, RestrictionEnd reason, Date today);

}  // namespace yakuba::long_term_care_insurance
