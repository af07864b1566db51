#pragma once
#include <vector>

#include "business/long_term_care_insurance/households.h"
#include "business/long_term_care_insurance/records.h"

/// The facts of the year's levy, read in sets in order of person numbers.
namespace yakuba::long_term_care_insurance {

struct Insured {
    PersonId person_id;
    Facts facts;
};

/// Everyone of 65 and over between two numbers who is, or was, insured in the year.
/// `households` are those of 1 April; one who was acquired later is looked up on that day
/// (介護保険法130条: 賦課期日後に資格を取得した者は取得の日).
std::vector<Insured> gather(storage::Session& session, const LevyYear& levy,
                            const Households& households, Instant known, PersonId from,
                            PersonId until);

}  // namespace yakuba::long_term_care_insurance
