#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// Numbers of a fixed width, as dates and times are made of.
namespace yakuba::detail {

/// The number that `count` digits from `at` write; -1 when any of them is not a digit.
constexpr int digits_at(std::string_view text, std::size_t at, std::size_t count) {
    int value = 0;
    for (const char c : text.substr(at, count)) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

/// `value`, which is not negative, with leading zeros.
inline void append_digits(std::string& text, std::int64_t value, std::size_t width) {
    const std::size_t begin = text.size();
    text.resize(begin + width, '0');
    for (std::size_t i = text.size(); i > begin && value != 0; value /= 10) {
        text[--i] = static_cast<char>('0' + value % 10);
    }
}

}  // namespace yakuba::detail
