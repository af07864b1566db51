#include "web/gatekeeper.h"

#include "registry/resident.h"

namespace yakuba::web {

Gatekeeper::Gate Gatekeeper::gate(const storage::Database& database, storage::Session& session,
                                  Date today) {
    // The marks before the gate: what is written while it is being loaded makes it be loaded again.
    const Source source{today, storage::last_written(session, registry::resident_table()),
                        storage::last_written(session, registry::protective_measure_table())};
    {
        const std::lock_guard lock(mutex_);
        const Kept& kept = kept_[&database];
        if (kept.gate != nullptr && kept.source == source) return kept.gate;
    }
    const Gate gate =
        std::make_shared<const registry::Disclosure>(registry::Disclosure::load(session, today));
    const std::lock_guard lock(mutex_);
    kept_[&database] = {gate, source};
    return gate;
}

}  // namespace yakuba::web
