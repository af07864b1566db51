#include "ledger/zengin.h"

namespace yakuba::ledger {
namespace {

constexpr unsigned kHalfKanaFirst = 0xFF61;                   // ｡
constexpr unsigned char kKanaByte = 0xA1;                     // the byte of ｡ in JIS X 0201
constexpr unsigned char kFirstKana = 0xB1, kLastKana = 0xDF;  // ｱ … ﾟ, without ｦ and small kana
constexpr unsigned char kVoiced = 0xDE, kHalfVoiced = 0xDF;
constexpr std::string_view kSymbols = " ().-,/";

bool is_mark(char byte) {
    const auto b = static_cast<unsigned char>(byte);
    return b == kVoiced || b == kHalfVoiced;
}

bool is_plain(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
           kSymbols.find(c) != std::string_view::npos;
}

Problem not_taken(std::string_view text, std::size_t at) {
    return Problem{
        "zengin.character",
        "振込データに使えない文字が名義などにあります。半角カナの大文字・英大文字・数字に"
        "直してください。",
        std::to_string(at + 1) + "バイト目 / " + std::to_string(text.size()) + "バイト"};
}

}  // namespace

Result<std::string> to_bank_bytes(std::string_view text) {
    std::string bytes;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        if (lead < 0x80) {
            if (!is_plain(text[i])) return not_taken(text, i);
            bytes += text[i++];
            continue;
        }
        if (lead != 0xEF || i + 3 > text.size()) return not_taken(text, i);
        const unsigned code = (lead & 0x0FU) << 12 |
                              (static_cast<unsigned char>(text[i + 1]) & 0x3FU) << 6 |
                              (static_cast<unsigned char>(text[i + 2]) & 0x3FU);
        if (code < kHalfKanaFirst || code > kHalfKanaFirst + kLastKana - kKanaByte) {
            return not_taken(text, i);
        }
        const auto byte = static_cast<unsigned char>(code - kHalfKanaFirst + kKanaByte);
        if (byte < kFirstKana) return not_taken(text, i);
        bytes += static_cast<char>(byte);
        i += 3;
    }
    return bytes;
}

std::string from_bank_bytes(std::string_view bytes) {
    std::string text;
    for (const char byte : bytes) {
        const auto b = static_cast<unsigned char>(byte);
        if (b < 0x80) {
            text += byte;
            continue;
        }
        const unsigned code = kHalfKanaFirst + b - kKanaByte;
        text += static_cast<char>(0xE0U | code >> 12);
        text += static_cast<char>(0x80U | (code >> 6 & 0x3FU));
        text += static_cast<char>(0x80U | (code & 0x3FU));
    }
    return text;
}

std::string fit(std::string_view bytes, std::size_t width) {
    std::string fitted{bytes.substr(0, width)};
    const bool parted = bytes.size() > width && is_mark(bytes[width]);
    if (parted) fitted.pop_back();
    fitted.resize(width, ' ');
    return fitted;
}

}  // namespace yakuba::ledger
