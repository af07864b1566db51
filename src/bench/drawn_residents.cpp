#include "bench/drawn_residents.h"

#include <algorithm>
#include <stdexcept>

#include "registry/residents.h"
#include "storage/as_of.h"

namespace yakuba::bench {

std::vector<registry::Resident> drawn_residents(storage::Session& session, std::size_t count) {
    std::vector<PersonId> all;
    session.read_values("SELECT r.person_id FROM resident r WHERE r.standing = :resident AND " +
                            storage::last_as_of(registry::resident_table(), "r") +
                            " ORDER BY r.person_id",
                        {{"resident", static_cast<std::int64_t>(registry::Standing::resident)},
                         {"as_of_valid", std::int64_t{kMeasuredDay.packed()}},
                         {"as_of_known", kEndOfTime.microseconds}},
                        [&](std::span<const storage::Value> row) {
                            all.emplace_back(std::get<std::int64_t>(row[0]));
                        });
    count = std::min(count, all.size());
    if (count == 0) throw std::runtime_error("the measured town has no residents");
    std::vector<registry::Resident> drawn;
    for (std::size_t i = 0; i < count; ++i) {
        auto found =
            registry::find_resident(session, all[i * all.size() / count], AsOf{kMeasuredDay});
        drawn.push_back(std::move(found->record));
    }
    return drawn;
}

}  // namespace yakuba::bench
