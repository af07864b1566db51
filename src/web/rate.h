#pragma once
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "kernel/date.h"

namespace yakuba::web {

/// How much one client, or one account, may ask for: a bucket that fills at a steady rate.
struct Rate {
    double per_second = 0;  // 0: no limit
    double burst = 0;
};

class RateLimit {
public:
    explicit RateLimit(Rate rate) : rate_(rate) {}
    /// Takes one from the bucket of `who`; 0 when there was one, else the seconds until there is.
    int take(std::string_view who, Instant now);

private:
    struct Bucket {
        double level = 0;
        Instant at;
    };
    void forget_full(Instant now);

    Rate rate_;
    std::mutex mutex_;
    std::map<std::string, Bucket, std::less<>> buckets_;
};

}  // namespace yakuba::web
