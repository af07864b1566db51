#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "registry/town.h"
#include "storage/database.h"

namespace yakuba::resident_register {

/// 町字, as residents are registered in it.
struct TownName {
    std::string code;
    std::string name;
    std::string postcode;
};

/// The town's 町字 in the order of their codes, read once for each database and kept.
std::shared_ptr<const std::vector<TownName>> towns_of(const Town& town, storage::Session& session);

/// By its name, exactly as registered; nullptr when there is none.
const TownName* find_town(const std::vector<TownName>& towns, std::string_view name);

}  // namespace yakuba::resident_register
