#pragma once
#include <string>
#include <string_view>

namespace yakuba::identity {

/// A text out of a request as any database takes it: well-formed UTF-8 without NUL, 200 code points
/// at most. What is wrong becomes U+FFFD; nobody's log entry may fail for what another sent.
std::string storable_text(std::string_view text);

}  // namespace yakuba::identity
