#include "kernel/check_digit.h"

#include <algorithm>
#include <cstddef>

namespace yakuba {
namespace {

bool is_digits(std::string_view text, std::size_t length) {
    return text.size() == length &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The n-th digit from the right, n = 1 being the last one.
int digit_from_right(std::string_view body, int n) {
    return body[body.size() - static_cast<std::size_t>(n)] - '0';
}

std::optional<char> as_char(int digit) { return static_cast<char>('0' + digit); }

/// Weights 2 to 7 from the right, then 2 again; a remainder of 0 or 1 gives 0.
std::optional<char> eleven_with_two_zeros(std::string_view body) {
    int sum = 0;
    for (int n = 1; n <= static_cast<int>(body.size()); ++n) {
        sum += digit_from_right(body, n) * (n <= 6 ? n + 1 : n - 5);
    }
    const int remainder = sum % 11;
    return as_char(remainder <= 1 ? 0 : 11 - remainder);
}

bool ends_in(std::string_view number, std::size_t length,
             std::optional<char> (*check_digit)(std::string_view)) {
    return number.size() == length && check_digit(number.substr(0, length - 1)) == number.back();
}

}  // namespace

std::optional<char> municipality_code_check_digit(std::string_view body) {
    if (!is_digits(body, 5)) return std::nullopt;
    int sum = 0;
    for (int n = 1; n <= 5; ++n)
        sum += digit_from_right(body, n) * (n + 1);
    return as_char((11 - sum % 11) % 10);
}

bool is_municipality_code(std::string_view code) {
    return ends_in(code, 6, municipality_code_check_digit);
}

std::optional<char> my_number_check_digit(std::string_view body) {
    if (!is_digits(body, 11)) return std::nullopt;
    return eleven_with_two_zeros(body);
}

bool is_my_number(std::string_view number) {
    return ends_in(number, 12, my_number_check_digit) && number != "000000000000";
}

std::optional<char> resident_code_check_digit(std::string_view body) {
    if (!is_digits(body, 10)) return std::nullopt;
    return eleven_with_two_zeros(body);
}

bool is_resident_code(std::string_view code, ResidentCodeCheck check) {
    if (check == ResidentCodeCheck::length_only) return is_digits(code, 11);
    return ends_in(code, 11, resident_code_check_digit);
}

std::optional<char> corporate_number_check_digit(std::string_view body) {
    if (!is_digits(body, 12)) return std::nullopt;
    int sum = 0;
    for (int n = 1; n <= 12; ++n)
        sum += digit_from_right(body, n) * (n % 2 == 1 ? 1 : 2);
    return as_char(9 - sum % 9);
}

bool is_corporate_number(std::string_view number) {
    return number.size() == 13 && corporate_number_check_digit(number.substr(1)) == number.front();
}

std::optional<char> insurer_number_check_digit(std::string_view body) {
    if (!is_digits(body, 7)) return std::nullopt;
    int sum = 0;
    for (int n = 1; n <= 7; ++n) {
        const int product = digit_from_right(body, n) * (n % 2 == 1 ? 2 : 1);
        sum += product / 10 + product % 10;
    }
    return as_char((10 - sum % 10) % 10);
}

bool is_insurer_number(std::string_view number) {
    return ends_in(number, 8, insurer_number_check_digit);
}

}  // namespace yakuba
