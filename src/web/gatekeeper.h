#pragma once
#include <map>
#include <memory>
#include <mutex>

#include "kernel/date.h"
#include "registry/disclosure.h"
#include "storage/database.h"

namespace yakuba::web {

/// The gates before every address, kept between requests. A gate is as good as new while nothing
/// but access records has been written since it was loaded; whatever else enters the journal — a
/// protection, a move — has it loaded again before the next address is shown. Each call costs two
/// looks at the end of the journal. Safe to share between threads.
class Gatekeeper {
public:
    using Gate = std::shared_ptr<const registry::Disclosure>;
    Gate gate(const storage::Database& database, storage::Session& session, Date today);

private:
    struct Kept {
        Gate gate;
        Date day;
        std::int64_t link = 0;  // the journal up to here has been taken into account
    };
    std::mutex mutex_;
    std::map<const storage::Database*, Kept> kept_;
};

}  // namespace yakuba::web
