#include "business/resident_register/pages/towns.h"

#include <algorithm>
#include <map>
#include <mutex>

namespace yakuba::resident_register {

std::shared_ptr<const std::vector<TownName>> towns_of(const Town& town, storage::Session& session) {
    static std::mutex mutex;
    static std::map<const storage::Database*, std::shared_ptr<const std::vector<TownName>>> kept;
    const std::lock_guard lock(mutex);
    auto& towns = kept[town.database];
    if (towns && !towns->empty()) return towns;
    std::vector<TownName> read;
    session.read_values(
        "SELECT town_code, town, min(postcode) FROM resident WHERE town <> '' AND standing <> 5 "
        "GROUP BY town_code, town ORDER BY town_code, town",
        {}, [&](std::span<const storage::Value> row) {
            read.push_back({std::get<std::string>(row[0]), std::get<std::string>(row[1]),
                            std::get<std::string>(row[2])});
        });
    towns = std::make_shared<const std::vector<TownName>>(std::move(read));
    return towns;
}

const TownName* find_town(const std::vector<TownName>& towns, std::string_view name) {
    const auto found = std::ranges::find(towns, name, &TownName::name);
    return found == towns.end() ? nullptr : &*found;
}

}  // namespace yakuba::resident_register
