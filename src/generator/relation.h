#pragma once
#include <string>

#include "generator/household.h"

/// What the members of a household are to each other, in the words of the register.
namespace yakuba::generator {

/// 続柄 of `role` (of that sex) seen from a head who had `head_role` when the household began.
/// Who cannot be named otherwise is 同居人.
std::string relation(Role head_role, registry::Sex head_sex, Role role, registry::Sex sex);

/// Who becomes the head when there is a choice: the lowest.
int claim_to_head(Role role);

}  // namespace yakuba::generator
