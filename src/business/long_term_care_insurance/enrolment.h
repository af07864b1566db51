#pragma once
#include <optional>
#include <span>
#include <string>

#include "business/long_term_care_insurance/records.h"
#include "registry/resident.h"
#include "registry/town.h"
#include "storage/database.h"

/// 資格: when the insurance of a person begins and ends.
namespace yakuba::long_term_care_insurance {

/// The number on the card: ten digits.
std::string insured_number_of(PersonId person);

/// What the register and the ledger of facilities know of one who lives here.
struct Newcomer {
    PersonId person_id;
    PartialDate birth_date;
    Date became_resident_on;
    std::optional<AddressSpecial> facility;  // came to one here as another's insured
};
/// The enrolment of one who reaches the age by `until`: from the day the age is reached, from the
/// day of moving in, or from the end of 住所地特例 (介護保険法10条・13条); none before.
std::optional<storage::Versioned<Enrolment>> acquired(const Newcomer& newcomer, int first_age,
                                                      Date until);

/// The enrolment as it ends for one who has stood so since that day: 死亡・転出の翌日
/// (介護保険法11条).
storage::Versioned<Enrolment> lost(const Enrolment& enrolment, registry::Standing standing,
                                   Date since);

/// Brings the enrolments of these persons to what the register has on the day of the transaction:
/// who came and is of age is taken in, who is gone ends, and a birth date that was corrected moves
/// the day. 住所地特例 (法13条) keeps who left for a facility, and leaves out who came to one.
void update_enrolments(const Town& town, storage::Transaction& transaction,
                       std::span<const PersonId> persons);

}  // namespace yakuba::long_term_care_insurance
