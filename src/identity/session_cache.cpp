#include "identity/session_cache.h"

namespace yakuba::identity {
namespace {

constexpr std::size_t kMost = 4'096;

bool fresh(const SessionCache::Seen& seen, Instant now) {
    constexpr std::chrono::seconds kGood{SessionCache::kGoodForSeconds};
    return std::chrono::steady_clock::now() - seen.kept_at < kGood && now >= seen.read_at &&
           std::chrono::microseconds{now.microseconds - seen.read_at.microseconds} < kGood;
}

}  // namespace

std::optional<SessionCache::Seen> SessionCache::find(const std::string& cookie_hash, Instant now) {
    const std::lock_guard lock(mutex_);
    const auto found = seen_.find(cookie_hash);
    if (found == seen_.end() || !fresh(found->second, now)) return std::nullopt;
    return found->second;
}

std::int64_t SessionCache::generation() {
    const std::lock_guard lock(mutex_);
    return generation_;
}

void SessionCache::keep(Seen seen, std::int64_t generation) {
    const std::lock_guard lock(mutex_);
    if (generation != generation_) return;
    if (seen_.size() >= kMost) {
        std::erase_if(seen_, [&](const auto& one) { return !fresh(one.second, seen.read_at); });
        if (seen_.size() >= kMost) seen_.clear();
    }
    seen.kept_at = std::chrono::steady_clock::now();
    seen_.insert_or_assign(seen.row.cookie_hash, std::move(seen));
}

void SessionCache::forget_session(std::string_view session_id) {
    const std::lock_guard lock(mutex_);
    ++generation_;
    std::erase_if(seen_, [&](const auto& one) { return one.second.row.session_id == session_id; });
}

void SessionCache::forget_all() {
    const std::lock_guard lock(mutex_);
    ++generation_;
    seen_.clear();
}

}  // namespace yakuba::identity
