#include "business/resident_register/commands.h"

namespace yakuba::resident_register {

std::vector<DescribedCommand> commands() {
    std::vector<DescribedCommand> all;
    for (auto& part :
         {move_commands(), family_commands(), household_commands(), correction_commands()}) {
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

}  // namespace yakuba::resident_register
