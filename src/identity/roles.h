#pragma once
#include <set>
#include <string>
#include <vector>

#include "identity/visitor.h"
#include "kernel/result.h"

namespace yakuba::identity {

/// A bundle of duties that goes with a post (data/codes/roles.csv). Accounts are given the duties;
/// the role is only the way to choose them, so that changing the file changes nobody's rights.
struct Role {
    std::string key;    // "counter-clerk"
    std::string label;  // 窓口担当
    std::set<Grant> grants;
};

/// In the order of the file. Problems: "roles.malformed" with the line.
Result<std::vector<Role>> read_roles(const std::string& data_folder);
const Role* find_role(const std::vector<Role>& roles, std::string_view key);

}  // namespace yakuba::identity
