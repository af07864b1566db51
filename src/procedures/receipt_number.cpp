#include "procedures/receipt_number.h"

#include "kernel/kana.h"
#include "kernel/utf8.h"

namespace yakuba::procedures {
namespace {

// 31 letters: a prime number, so that the check letter below finds every single wrong letter and
// every swap of two neighbours.
constexpr std::string_view kLetters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
constexpr std::int64_t kBase = static_cast<std::int64_t>(kLetters.size());
static_assert(kBase == 31);
constexpr int kDigits = 8;

constexpr std::int64_t power(std::int64_t base, int exponent) {
    std::int64_t value = 1;
    for (int i = 0; i < exponent; ++i)
        value *= base;
    return value;
}
constexpr std::int64_t kRange = power(kBase, kDigits);
// Multiplication by a number that shares no factor with 31 scatters the numbers and maps no two
// onto one another.
constexpr std::int64_t kScatter = 346'065'536'839;
static_assert(kScatter % kBase != 0 && kScatter < kRange);

std::int64_t scattered(std::int64_t n) {
    // n × kScatter is larger than 64 bits, so it is taken by halves.
    std::int64_t result = 0;
    std::int64_t factor = n % kRange;
    for (std::int64_t rest = kScatter; rest > 0; rest /= 2) {
        if (rest % 2 == 1) result = (result + factor) % kRange;
        factor = factor * 2 % kRange;
    }
    return result;
}

/// Weights 2 to 9 are all different and none is 0 modulo 31.
char check_letter(std::string_view eight) {
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < eight.size(); ++i)
        sum +=
            static_cast<std::int64_t>(i + 2) * static_cast<std::int64_t>(kLetters.find(eight[i]));
    return kLetters[static_cast<std::size_t>(sum % kBase)];
}

std::string grouped(std::string_view nine) {
    return std::string{nine.substr(0, 3)} + "-" + std::string{nine.substr(3, 3)} + "-" +
           std::string{nine.substr(6)};
}

}  // namespace

std::string receipt_number(std::int64_t n) {
    std::int64_t rest = scattered(n);
    std::string eight(kDigits, kLetters.front());
    for (int i = kDigits - 1; i >= 0; --i) {
        eight[static_cast<std::size_t>(i)] = kLetters[static_cast<std::size_t>(rest % kBase)];
        rest /= kBase;
    }
    return grouped(eight + check_letter(eight));
}

std::optional<std::string> read_receipt_number(std::string_view typed) {
    std::string nine;
    while (!typed.empty()) {
        const char32_t c = to_capital(to_ascii_width(take_code_point(typed)));
        if (c == U' ' || is_long_mark(c)) continue;
        if (c > 0x7F || kLetters.find(static_cast<char>(c)) == std::string_view::npos)
            return std::nullopt;
        nine += static_cast<char>(c);
        if (nine.size() > kDigits + 1) return std::nullopt;
    }
    if (nine.size() != kDigits + 1) return std::nullopt;
    const std::string_view eight = std::string_view{nine}.substr(0, kDigits);
    if (check_letter(eight) != nine.back()) return std::nullopt;
    return grouped(nine);
}

}  // namespace yakuba::procedures
