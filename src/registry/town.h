#pragma once
#include <string>

#include "kernel/era.h"
#include "storage/database.h"

namespace yakuba::registry {
class Vault;
}

namespace yakuba {

class Recomputing;  // department/recompute.h

/// The municipality a command works for.
struct Town {
    std::string code;         // 全国地方公共団体コード, 6 digits
    std::string name;         // 山口市
    std::string prefecture;   // 山口県
    std::string data_folder;  // law, ordinances, codes, forms, procedures
    storage::Database* database = nullptr;
    const Calendar* calendar = nullptr;
    const registry::Vault* vault = nullptr;    // the individual numbers, behind their own lock
    const Recomputing* recomputing = nullptr;  // who computes again after a change of the past
    std::string folder;  // the town's own: where what is printed and written goes
};

}  // namespace yakuba
