#pragma once
#include <memory>
#include <string>
#include <string_view>

namespace yakuba::web {

/// What the server counts, as Prometheus reads it. No label ever names a person.
class Meters {
public:
    Meters();
    ~Meters();
    /// One answered request: its route's pattern, status and time.
    void answered(std::string_view method, std::string_view pattern, int status, double seconds);
    void connections(int open);
    /// The text of /metrics.
    std::string text() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace yakuba::web
