#pragma once
#include "business/resident_register/day_book.h"

namespace yakuba::resident_register {

/// Makes one of the members the head from a day on and rewrites every 続柄 seen from it.
/// Problems: "household.not_member", "relation.needed" (naming those whose 続柄 the register cannot
/// tell).
Result<Done> set_head(DayBook& book, HouseholdId household, PersonId new_head, Date day,
                      const Relations& stated, const registry::Resident& old_head);

/// After someone left a household: if its head is gone, one who is left alone becomes the head ex
/// officio (令25条); of several the named one does, and when none is named a notice is needed
/// (25条). `before` are the members before the event.
Result<Done> follow_head(DayBook& book, HouseholdId household, Date day,
                         std::span<const registry::Resident> before, PersonId named,
                         const Relations& stated, Outcome& outcome);

/// The head among the members; nullptr when there is none.
const registry::Resident* head_of(std::span<const registry::Resident> members);

}  // namespace yakuba::resident_register
