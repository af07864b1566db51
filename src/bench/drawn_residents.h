#pragma once
#include <cstddef>
#include <vector>

#include "registry/resident.h"
#include "storage/database.h"

namespace yakuba::bench {

/// The day on which the measured town is looked at.
inline constexpr Date kMeasuredDay{2026, 11, 24};

/// Residents of that day, drawn evenly over all who ever had a number; fewer than `count` where the
/// town has fewer. Throws when it has none: nothing would be measured.
std::vector<registry::Resident> drawn_residents(storage::Session& session, std::size_t count);

}  // namespace yakuba::bench
