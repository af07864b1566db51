#include "identity/storable_text.h"

#include "kernel/utf8.h"

namespace yakuba::identity {

std::string storable_text(std::string_view text) {
    constexpr std::size_t kMost = 200;
    std::string kept;
    for (std::size_t n = 0; n < kMost && !text.empty(); ++n) {
        const char32_t c = take_code_point(text);
        append_utf8(kept, c == 0 ? U'\uFFFD' : c);
    }
    return kept;
}

}  // namespace yakuba::identity
