#pragma once
#include <map>
#include <vector>

#include "business/long_term_care_insurance/restriction.h"
#include "business/long_term_care_insurance/restriction_records.h"
#include "registry/town.h"
#include "storage/database.h"

/// Which restrictions stand, and what they mean for a benefit.
namespace yakuba::long_term_care_insurance {

/// What holds for one person on a day.
struct InForce {
    bool full_payment = false;  // 償還払い: the user pays all and claims the insurer's part
    bool withheld = false;      // what is to be paid out waits
    bool reduced = false;       // 3割・4割, no high-cost benefit, no limit certificate
    Date reduced_until;
};
/// Whether one restriction holds on a day, decided and neither ended nor over.
bool in_force(const Restriction& restriction, Date day);

/// All of one person as of a day, whatever their state.
std::vector<Restriction> restrictions_of(storage::Session& session, PersonId person, AsOf as_of);
/// The same of persons numbered from..until.
std::map<PersonId, std::vector<Restriction>> restrictions_between(storage::Session& session,
                                                                  PersonId from, PersonId until,
                                                                  AsOf as_of);
InForce in_force_on(const std::vector<Restriction>& restrictions, Date day);
InForce in_force_on(storage::Session& session, PersonId person, Date day);

Result<std::shared_ptr<const RestrictionRates>> restriction_rates_on(const Town& town, Date day);

/// The share of the certificate as a reduction changes it. Problems: those of the rates.
Result<int> share_on(const Town& town, storage::Session& session, PersonId person, Date day);

/// Appends a step, valid from that day.
void write_restrictions(storage::Transaction& transaction, const std::vector<Restriction>& steps,
                        Date day);

}  // namespace yakuba::long_term_care_insurance
