#pragma once
#include <vector>

#include "department/command.h"

namespace yakuba::resident_register {

/// The events other systems may send: 転入, 転居, 転出, 出生, 死亡.
std::vector<DescribedCommand> commands();

}  // namespace yakuba::resident_register
