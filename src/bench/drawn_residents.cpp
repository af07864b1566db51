#include "bench/drawn_residents.h"

#include <stdexcept>

#include "registry/residents.h"

namespace yakuba::bench {

std::vector<registry::Resident> drawn_residents(storage::Session& session, std::size_t count) {
    std::vector<PersonId> all;
    session.read_values(
        "SELECT DISTINCT person_id FROM resident WHERE standing = :resident "
        "ORDER BY person_id",
        {{"resident", static_cast<std::int64_t>(registry::Standing::resident)}},
        [&](std::span<const storage::Value> row) {
            all.emplace_back(std::get<std::int64_t>(row[0]));
        });
    std::vector<registry::Resident> drawn;
    for (std::size_t i = 0; i < std::min(count, all.size()); ++i) {
        auto found = registry::find_resident(
            session, all[i * all.size() / std::min(count, all.size())], AsOf{kMeasuredDay});
        if (found && registry::is_resident(found->record.standing))
            drawn.push_back(std::move(found->record));
    }
    if (drawn.empty()) throw std::runtime_error("the measured town has no residents");
    return drawn;
}

}  // namespace yakuba::bench
