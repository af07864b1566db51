#include "exchange/utf8.h"

#include <cstdint>
#include <cstring>

namespace yakuba::exchange {
namespace {

using Byte = unsigned char;

bool is_tail(Byte b) { return (b & 0xC0) == 0x80; }

/// Bytes of the character that begins at `p`, with `left` bytes to look at; 0 when it is not one.
std::size_t character_size(const Byte* p, std::size_t left) {
    if (p[0] < 0x80) return 1;
    if (p[0] >= 0xE0 && p[0] < 0xF0 && left >= 3) {  // nearly all of Japanese
        if (!is_tail(p[1]) || !is_tail(p[2])) return 0;
        if (p[0] == 0xE0 && p[1] < 0xA0) return 0;   // overlong
        if (p[0] == 0xED && p[1] >= 0xA0) return 0;  // surrogate
        return 3;
    }
    if (p[0] >= 0xC2 && p[0] < 0xE0 && left >= 2) return is_tail(p[1]) ? 2 : 0;
    if (p[0] >= 0xF0 && p[0] <= 0xF4 && left >= 4) {
        if (!is_tail(p[1]) || !is_tail(p[2]) || !is_tail(p[3])) return 0;
        if (p[0] == 0xF0 && p[1] < 0x90) return 0;   // overlong
        if (p[0] == 0xF4 && p[1] >= 0x90) return 0;  // above U+10FFFF
        return 4;
    }
    return 0;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
    const auto* p = reinterpret_cast<const Byte*>(bytes.data());
    std::size_t left = bytes.size();
    while (left != 0) {
        if (left >= 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, p, sizeof word);
            if ((word & 0x8080'8080'8080'8080) == 0) {
                p += 8;
                left -= 8;
                continue;
            }
        }
        const std::size_t size = character_size(p, left);
        if (size == 0) return false;
        p += size;
        left -= size;
    }
    return true;
}

}  // namespace yakuba::exchange
