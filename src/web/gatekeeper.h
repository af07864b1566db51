#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>

#include "kernel/date.h"
#include "registry/disclosure.h"
#include "storage/database.h"

namespace yakuba::web {

/// The gates before every address, kept between requests. A gate is as good as new while nobody has
/// written to the register or to the protections since it was loaded, whichever program did;
/// otherwise it is loaded again before the next address is shown. Each call costs two looks by key.
/// Safe to share between threads.
class Gatekeeper {
public:
    using Gate = std::shared_ptr<const registry::Disclosure>;
    Gate gate(const storage::Database& database, storage::Session& session, Date today);

private:
    /// What a gate was loaded from: the day and the last entries of its two tables.
    struct Source {
        Date day;
        std::int64_t residents = 0;
        std::int64_t measures = 0;
        bool operator==(const Source&) const = default;
    };
    struct Kept {
        Gate gate;
        Source source;
    };
    std::mutex mutex_;
    std::map<const storage::Database*, Kept> kept_;
};

}  // namespace yakuba::web
