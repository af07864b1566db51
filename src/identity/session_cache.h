#pragma once
#include <chrono>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "identity/sessions.h"

/// Who came a moment ago. A page and its parts are a dozen requests; the database is asked once in
/// two seconds, by the request's time and by the machine's, so that what another program ended is
/// over within two seconds even where the request's time stands still. What this program ends is
/// over at once.
namespace yakuba::identity {

class SessionCache {
public:
    struct Seen {
        SessionRow row;
        Visitor visitor;
        Instant read_at;
        std::chrono::steady_clock::time_point kept_at = {};  // filled in by keep
    };
    inline static constexpr std::int64_t kGoodForSeconds = 2;

    std::optional<Seen> find(const std::string& cookie_hash, Instant now);
    /// To be taken before reading: `keep` forgets what was read before anything ended.
    std::int64_t generation();
    void keep(Seen seen, std::int64_t generation);
    void forget_session(std::string_view session_id);
    void forget_all();

private:
    std::mutex mutex_;
    std::int64_t generation_ = 0;
    std::unordered_map<std::string, Seen> seen_;  // by the hash of the cookie
};

}  // namespace yakuba::identity
