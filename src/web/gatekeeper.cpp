#include "web/gatekeeper.h"

#include "identity/access_log.h"

namespace yakuba::web {
namespace {

/// The last entry, and whether any since `seen` may have changed who is protected or where they
/// live.
constexpr std::string_view kSinceSql =
    "SELECT coalesce(max(link), :seen), coalesce(sum(CASE WHEN actor = :access_log THEN 0 ELSE 1 "
    "END), 0) FROM journal WHERE link > :seen";

struct Since {
    std::int64_t link = 0;
    bool changed = false;
};

Since look(storage::Session& session, std::int64_t seen) {
    Since since;
    session.read_values(
        kSinceSql, {{"seen", seen}, {"access_log", std::string{identity::kAccessLogActor}}},
        [&](std::span<const storage::Value> row) {
            since = {std::get<std::int64_t>(row[0]), std::get<std::int64_t>(row[1]) != 0};
        });
    return since;
}

constexpr std::string_view kLastSql = "SELECT coalesce(max(link), 0) FROM journal";

}  // namespace

Gatekeeper::Gate Gatekeeper::gate(const storage::Database& database, storage::Session& session,
                                  Date today) {
    Kept kept;
    {
        const std::lock_guard lock(mutex_);
        kept = kept_[&database];
    }
    bool good = kept.gate != nullptr && kept.day == today;
    if (good) {
        const Since since = look(session, kept.link);
        good = !since.changed;
        kept.link = since.link;
    }
    if (!good) {
        // The journal first: what is written while the gate is being loaded is looked at again.
        kept.link = session.number(kLastSql).value_or(0);
        kept.gate = std::make_shared<const registry::Disclosure>(
            registry::Disclosure::load(session, today));
        kept.day = today;
    }
    const std::lock_guard lock(mutex_);
    Kept& shared = kept_[&database];
    if (shared.link <= kept.link) shared = kept;
    return kept.gate;
}

}  // namespace yakuba::web
