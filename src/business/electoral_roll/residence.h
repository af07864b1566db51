#pragma once
#include <span>
#include <vector>

#include "business/electoral_roll/rules.h"
#include "kernel/id.h"
#include "registry/resident.h"
#include "storage/table.h"

/// What the register's versions say of one person's residence, as the roll asks it.
namespace yakuba::electoral_roll {

/// One version of the register: small and flat, for a whole city is read.
struct RegisterRow {
    PersonId person_id;
    registry::Standing standing = registry::Standing::resident;
    registry::Event event = registry::Event::initial;
    Date notified_on;
    Date birth_date;
    bool japanese = true;
    Date became_resident_on;
    Date valid_from;
    Date valid_to = kForever;
};
RegisterRow register_row(const registry::Resident& resident, const storage::Version& version);

/// The person on the base date, from the versions in the order in which they were recorded: the
/// residence that lasts, or was the last to end, by then. Says nothing of sentences, nor of the
/// roll.
Elector elector_on(Date base, std::span<const RegisterRow> versions);

}  // namespace yakuba::electoral_roll
