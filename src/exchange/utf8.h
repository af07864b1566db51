#pragma once
#include <string_view>

namespace yakuba::exchange {

/// True when the bytes are well-formed UTF-8: no overlong form, no surrogate, nothing above
/// U+10FFFF (Unicode 15, table 3-7).
bool is_utf8(std::string_view bytes);

}  // namespace yakuba::exchange
