#pragma once
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

/// The smallest parts of PDF syntax (ISO 32000-1, 7.2 and 7.3), for page_reader.
namespace yakuba::notices::pdf {

/// The file is not one of ours. Never leaves page_reader.
struct Unreadable : std::runtime_error {
    using std::runtime_error::runtime_error;
};

bool is_space(char c);

/// Splits PDF syntax into tokens: names with their slash, numbers, operators, "<<", ">>", "[", "]",
/// and strings already decoded to bytes.
class Tokens {
public:
    enum class Kind { end, word, string };

    explicit Tokens(std::string_view text) : text_(text) {}

    Kind next();
    std::string_view word() const { return word_; }
    const std::string& string() const { return string_; }
    std::size_t position() const { return at_; }

private:
    void skip_spaces();
    Kind literal();
    Kind hexadecimal();
    char escaped();

    std::string_view text_;
    std::size_t at_ = 0;
    std::string_view word_;
    std::string string_;
};

/// Whole number at the beginning of the text; throws Unreadable.
std::int64_t integer(std::string_view text);

/// UTF-16 big-endian bytes, as PDF writes text, as UTF-8.
std::string from_utf16(std::string_view bytes);

/// The bytes as one big-endian number: a glyph's code.
std::uint32_t code_of(std::string_view bytes);

}  // namespace yakuba::notices::pdf
