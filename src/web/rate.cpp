#include "web/rate.h"

#include <algorithm>
#include <cmath>

namespace yakuba::web {
namespace {

constexpr std::size_t kBucketsKept = 10'000;
constexpr double kMicroseconds = 1e6;

}  // namespace

int RateLimit::take(std::string_view who, Instant now) {
    if (rate_.per_second <= 0) return 0;
    const std::lock_guard lock(mutex_);
    if (buckets_.size() > kBucketsKept) forget_full(now);
    auto found = buckets_.find(who);
    if (found == buckets_.end()) {
        found = buckets_.emplace(std::string{who}, Bucket{rate_.burst, now}).first;
    }
    Bucket& bucket = found->second;
    const double passed =
        static_cast<double>(std::max<std::int64_t>(0, now.microseconds - bucket.at.microseconds)) /
        kMicroseconds;
    bucket.level = std::min(rate_.burst, bucket.level + passed * rate_.per_second);
    bucket.at = now;
    if (bucket.level >= 1) {
        bucket.level -= 1;
        return 0;
    }
    return std::max(1, static_cast<int>(std::ceil((1 - bucket.level) / rate_.per_second)));
}

void RateLimit::forget_full(Instant now) {
    const auto seconds_to_fill = static_cast<std::int64_t>(rate_.burst / rate_.per_second);
    std::erase_if(buckets_, [&](const auto& entry) {
        return now.microseconds - entry.second.at.microseconds >
               seconds_to_fill * static_cast<std::int64_t>(kMicroseconds);
    });
}

}  // namespace yakuba::web
