#include "app/commands.h"

#include "business/resident_register/commands.h"

namespace yakuba::app {

const std::vector<DescribedCommand>& commands() {
    static const std::vector<DescribedCommand> kCommands = resident_register::commands();
    return kCommands;
}

}  // namespace yakuba::app
