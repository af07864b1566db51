#pragma once
#include <span>

#include "business/long_term_care_insurance/records.h"
#include "registry/resident.h"
#include "storage/database.h"

/// 資格: when the insurance of a person ends.
namespace yakuba::long_term_care_insurance {

/// The enrolment as it ends for one who has stood so since that day: 死亡・転出の翌日
/// (介護保険法11条).
storage::Versioned<Enrolment> lost(const Enrolment& enrolment, registry::Standing standing,
                                   Date since);

/// Ends the enrolments of those of these persons who live here no longer, as the register has it on
/// the day of the transaction. Whoever comes is taken in by the month's job.
void end_enrolments(storage::Transaction& transaction, std::span<const PersonId> persons);

}  // namespace yakuba::long_term_care_insurance
