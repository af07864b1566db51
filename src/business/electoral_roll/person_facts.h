#pragma once
#include "business/electoral_roll/facts.h"
#include "business/electoral_roll/keep.h"
#include "registry/town.h"

namespace yakuba::electoral_roll {

/// Inside the prefecture, outside, or abroad: by how the address begins.
Place place_of(const Town& town, const std::string& address);

/// The person as the calculator asks, as the registers know the person on the day.
Facts facts_of(const Town& town, const PersonState& person, Date day,
               const ElectionRecord* election = nullptr);

}  // namespace yakuba::electoral_roll
