#pragma once
#include <vector>

#include "department/command.h"

namespace yakuba::app {

/// What other systems may tell the departments to do.
const std::vector<DescribedCommand>& commands();

}  // namespace yakuba::app
