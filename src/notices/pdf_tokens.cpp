#include "notices/pdf_tokens.h"

#include <charconv>

namespace yakuba::notices::pdf {
namespace {

bool is_delimiter(char c) {
    return std::string_view{"()<>[]{}/%"}.find(c) != std::string_view::npos;
}

int hexadecimal_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    throw Unreadable{"hexadecimal string"};
}

void append_utf8(std::string& out, std::uint32_t c) {
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += {static_cast<char>(0xc0 | c >> 6), static_cast<char>(0x80 | (c & 63))};
    } else if (c < 0x10000) {
        out += {static_cast<char>(0xe0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 63)),
                static_cast<char>(0x80 | (c & 63))};
    } else {
        out += {static_cast<char>(0xf0 | c >> 18), static_cast<char>(0x80 | (c >> 12 & 63)),
                static_cast<char>(0x80 | (c >> 6 & 63)), static_cast<char>(0x80 | (c & 63))};
    }
}

}  // namespace

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

Tokens::Kind Tokens::next() {
    skip_spaces();
    if (at_ >= text_.size()) return Kind::end;
    const char c = text_[at_];
    if (c == '(') return literal();
    if (c == '<' && at_ + 1 < text_.size() && text_[at_ + 1] != '<') return hexadecimal();
    const std::size_t start = at_;
    if ((c == '<' || c == '>') && at_ + 1 < text_.size() && text_[at_ + 1] == c) {
        at_ += 2;
    } else {
        ++at_;
        if (c == '/' || !is_delimiter(c)) {
            while (at_ < text_.size() && !is_space(text_[at_]) && !is_delimiter(text_[at_]))
                ++at_;
        }
    }
    word_ = text_.substr(start, at_ - start);
    return Kind::word;
}

void Tokens::skip_spaces() {
    while (at_ < text_.size()) {
        if (text_[at_] == '%') {
            while (at_ < text_.size() && text_[at_] != '\n' && text_[at_] != '\r')
                ++at_;
        } else if (is_space(text_[at_])) {
            ++at_;
        } else {
            return;
        }
    }
}

/// What follows a backslash: one of the named characters, or up to three octal digits.
char Tokens::escaped() {
    const char c = text_[++at_];
    if (c < '0' || c > '7') return c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
    int value = 0;
    for (int digits = 0; digits < 3 && at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '7';
         ++digits) {
        value = value * 8 + (text_[at_++] - '0');
    }
    --at_;
    return static_cast<char>(value);
}

Tokens::Kind Tokens::literal() {
    string_.clear();
    int depth = 1;
    for (++at_; at_ < text_.size(); ++at_) {
        const char c = text_[at_];
        if (c == '\\' && at_ + 1 < text_.size()) {
            string_ += escaped();
            continue;
        }
        if (c == '(') ++depth;
        if (c == ')' && --depth == 0) {
            ++at_;
            return Kind::string;
        }
        string_ += c;
    }
    throw Unreadable{"string without end"};
}

Tokens::Kind Tokens::hexadecimal() {
    string_.clear();
    int digits = 0;
    int value = 0;
    for (++at_; at_ < text_.size() && text_[at_] != '>'; ++at_) {
        if (is_space(text_[at_])) continue;
        value = value * 16 + hexadecimal_digit(text_[at_]);
        if (++digits % 2 == 0) {
            string_ += static_cast<char>(value);
            value = 0;
        }
    }
    if (digits % 2 == 1) string_ += static_cast<char>(value * 16);
    ++at_;
    return Kind::string;
}

std::int64_t integer(std::string_view text) {
    std::int64_t value = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || stop == text.data()) throw Unreadable{"number expected"};
    return value;
}

std::string from_utf16(std::string_view bytes) {
    std::string out;
    const auto unit = [&](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])) << 8 |
               static_cast<unsigned char>(bytes[i + 1]);
    };
    for (std::size_t i = bytes.starts_with("\xfe\xff") ? 2 : 0; i + 1 < bytes.size(); i += 2) {
        std::uint32_t c = unit(i);
        if (c >= 0xd800 && c < 0xdc00 && i + 3 < bytes.size()) {
            i += 2;
            c = 0x10000 + ((c - 0xd800) << 10) + (unit(i) - 0xdc00);
        }
        append_utf8(out, c);
    }
    return out;
}

std::uint32_t code_of(std::string_view bytes) {
    std::uint32_t code = 0;
    for (const char c : bytes)
        code = code << 8 | static_cast<unsigned char>(c);
    return code;
}

}  // namespace yakuba::notices::pdf
