#pragma once
#include "business/long_term_care_insurance/letters.h"
#include "registry/town.h"

namespace yakuba::long_term_care_insurance {

/// 負担限度額認定証 in force on a day, with what is borne a day of meals and of each kind of room
/// (施行規則様式第1号の2の2).
Result<Wording> limit_card_wording(const Town& town, storage::Session& session, PersonId person,
                                   Date day);

}  // namespace yakuba::long_term_care_insurance
