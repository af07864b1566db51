#include "notices/page_reader.h"

#include <zlib.h>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <stdexcept>
#include <unordered_map>

namespace yakuba::notices {
namespace {

/// The file is not one of ours. Never leaves this file.
struct Unreadable : std::runtime_error {
    using std::runtime_error::runtime_error;
};

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}
bool is_delimiter(char c) {
    return std::string_view{"()<>[]{}/%"}.find(c) != std::string_view::npos;
}

/// Splits PDF syntax into tokens: names with their slash, numbers, operators, "<<", ">>", "[", "]",
/// and strings already decoded to bytes.
class Tokens {
public:
    enum class Kind { end, word, string };

    explicit Tokens(std::string_view text) : text_(text) {}

    Kind next() {
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
    std::string_view word() const { return word_; }
    const std::string& string() const { return string_; }
    std::size_t position() const { return at_; }

private:
    void skip_spaces() {
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
    Kind literal() {
        string_.clear();
        int depth = 1;
        for (++at_; at_ < text_.size(); ++at_) {
            char c = text_[at_];
            if (c == '\\' && at_ + 1 < text_.size()) {
                c = text_[++at_];
                if (c >= '0' && c <= '7') {
                    int value = 0;
                    for (int digits = 0;
                         digits < 3 && at_ < text_.size() && text_[at_] >= '0' && text_[at_] <= '7';
                         ++digits) {
                        value = value * 8 + (text_[at_++] - '0');
                    }
                    --at_;
                    string_ += static_cast<char>(value);
                } else {
                    string_ += c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
                }
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
    Kind hexadecimal() {
        string_.clear();
        int digits = 0;
        int value = 0;
        for (++at_; at_ < text_.size() && text_[at_] != '>'; ++at_) {
            const char c = text_[at_];
            if (is_space(c)) continue;
            const int digit = c >= '0' && c <= '9'   ? c - '0'
                              : c >= 'a' && c <= 'f' ? c - 'a' + 10
                              : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                     : -1;
            if (digit < 0) throw Unreadable{"hexadecimal string"};
            value = value * 16 + digit;
            if (++digits % 2 == 0) {
                string_ += static_cast<char>(value);
                value = 0;
            }
        }
        if (digits % 2 == 1) string_ += static_cast<char>(value * 16);
        ++at_;
        return Kind::string;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string_view word_;
    std::string string_;
};

std::int64_t integer(std::string_view text) {
    std::int64_t value = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || stop == text.data()) throw Unreadable{"number expected"};
    return value;
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

/// UTF-16 big-endian bytes, as PDF writes text, as UTF-8.
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

std::string inflated(std::string_view compressed) {
    std::string out;
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK) throw Unreadable{"inflate"};
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(compressed.data()));
    stream.avail_in = static_cast<uInt>(compressed.size());
    int state = Z_OK;
    while (state == Z_OK) {
        const std::size_t before = out.size();
        out.resize(before + compressed.size() * 4 + 4096);
        stream.next_out = reinterpret_cast<Bytef*>(out.data() + before);
        stream.avail_out = static_cast<uInt>(out.size() - before);
        state = inflate(&stream, Z_NO_FLUSH);
        out.resize(out.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    if (state != Z_STREAM_END) throw Unreadable{"stream"};
    return out;
}

/// A dictionary's values as the text they are written in.
using Dictionary = std::map<std::string, std::string_view, std::less<>>;

class Reader {
public:
    explicit Reader(std::string_view pdf) : pdf_(pdf) { read_cross_references(); }

    std::vector<std::string> pages() {
        std::vector<std::string> texts;
        const Dictionary catalog = dictionary(object(reference(trailer_, "/Root")));
        walk(reference(catalog, "/Pages"), texts, 0);
        return texts;
    }

private:
    struct Font {
        std::size_t bytes_per_code = 1;
        std::unordered_map<std::uint32_t, std::string> text;
    };

    void read_cross_references() {
        const auto start = pdf_.rfind("startxref");
        if (start == std::string_view::npos) throw Unreadable{"startxref"};
        Tokens where{pdf_.substr(start + 9)};
        where.next();
        const auto table = static_cast<std::size_t>(integer(where.word()));
        if (table >= pdf_.size() || !pdf_.substr(table).starts_with("xref"))
            throw Unreadable{"xref"};
        Tokens tokens{pdf_.substr(table + 4)};
        tokens.next();
        const auto first = integer(tokens.word());
        tokens.next();
        const auto count = integer(tokens.word());
        if (first != 0 || count <= 0 || static_cast<std::size_t>(count) > pdf_.size())
            throw Unreadable{"xref"};
        for (std::int64_t i = 0; i < count; ++i) {
            tokens.next();
            offsets_.push_back(static_cast<std::size_t>(integer(tokens.word())));
            tokens.next();
            tokens.next();
        }
        tokens.next();
        if (tokens.word() != "trailer") throw Unreadable{"trailer"};
        trailer_ = dictionary(pdf_.substr(table + 4 + tokens.position()));
    }

    std::string_view object(std::int64_t number) const {
        if (number <= 0 || static_cast<std::size_t>(number) >= offsets_.size())
            throw Unreadable{"reference"};
        const std::size_t offset = offsets_[static_cast<std::size_t>(number)];
        if (offset >= pdf_.size()) throw Unreadable{"offset"};
        Tokens tokens{pdf_.substr(offset)};
        tokens.next();
        if (integer(tokens.word()) != number) throw Unreadable{"object"};
        tokens.next();
        tokens.next();
        if (tokens.word() != "obj") throw Unreadable{"object"};
        return pdf_.substr(offset + tokens.position());
    }

    static Dictionary dictionary(std::string_view text) {
        Dictionary result;
        Tokens tokens{text};
        tokens.next();
        if (tokens.word() != "<<") throw Unreadable{"dictionary"};
        while (tokens.next() == Tokens::Kind::word && tokens.word() != ">>") {
            const std::string key{tokens.word()};
            const std::size_t start = tokens.position();
            std::size_t stop = start;
            // A value is one token or one bracketed group; "7 0 R" ends where the next key begins.
            int depth = 0;
            for (;;) {
                const Tokens before = tokens;
                const auto kind = tokens.next();
                if (kind == Tokens::Kind::end) throw Unreadable{"dictionary"};
                const std::string_view word =
                    kind == Tokens::Kind::word ? tokens.word() : std::string_view{};
                const bool closes = word == ">>" || word == "]";
                if (depth == 0 && (closes || (stop != start && word.starts_with('/')))) {
                    tokens = before;
                    break;
                }
                depth += word == "<<" || word == "[" ? 1 : closes ? -1 : 0;
                stop = tokens.position();
            }
            result.emplace(key, text.substr(start, stop - start));
        }
        return result;
    }

    static std::string_view value(const Dictionary& dictionary, std::string_view key) {
        const auto found = dictionary.find(key);
        if (found == dictionary.end()) throw Unreadable{std::string{key}};
        return found->second;
    }
    static std::int64_t reference(const Dictionary& dictionary, std::string_view key) {
        Tokens tokens{value(dictionary, key)};
        tokens.next();
        return integer(tokens.word());
    }

    /// A dictionary given in place or by reference.
    Dictionary inner(const Dictionary& outer, std::string_view key) const {
        const std::string_view text = value(outer, key);
        Tokens tokens{text};
        tokens.next();
        return dictionary(tokens.word() == "<<" ? text : object(integer(tokens.word())));
    }

    std::string stream(std::int64_t number) const {
        const std::string_view text = object(number);
        const Dictionary about = dictionary(text);
        Tokens length{value(about, "/Length")};
        length.next();
        std::int64_t size = integer(length.word());
        if (length.next() != Tokens::Kind::end) {  // the length is a reference
            Tokens indirect{object(size)};
            indirect.next();
            size = integer(indirect.word());
        }
        auto start = text.find("stream");
        if (start == std::string_view::npos) throw Unreadable{"stream"};
        start += 6;
        if (text.substr(start).starts_with("\r\n")) ++start;
        ++start;
        if (size < 0 || start + static_cast<std::size_t>(size) > text.size())
            throw Unreadable{"stream"};
        const std::string_view content = text.substr(start, static_cast<std::size_t>(size));
        return about.contains("/Filter") ? inflated(content) : std::string{content};
    }

    void walk(std::int64_t node, std::vector<std::string>& texts, int depth) {
        if (depth > 8) throw Unreadable{"page tree"};
        const Dictionary about = dictionary(object(node));
        if (!about.contains("/Kids")) {
            texts.push_back(page(about));
            return;
        }
        Tokens kids{value(about, "/Kids")};
        kids.next();
        while (kids.next() == Tokens::Kind::word && kids.word() != "]") {
            const std::int64_t kid = integer(kids.word());
            kids.next();
            kids.next();
            walk(kid, texts, depth + 1);
        }
    }

    const Font& font(std::int64_t number) {
        const auto found = fonts_.find(number);
        if (found != fonts_.end()) return found->second;
        Font font;
        const Dictionary about = dictionary(object(number));
        Tokens subtype{value(about, "/Subtype")};
        subtype.next();
        font.bytes_per_code = subtype.word() == "/Type0" ? 2 : 1;
        read_character_map(stream(reference(about, "/ToUnicode")), font);
        return fonts_.emplace(number, std::move(font)).first->second;
    }

    /// `beginbfchar <code> <text> … endbfchar` and `beginbfrange <from> <to> <text> …`.
    static void read_character_map(const std::string& map, Font& font) {
        Tokens tokens{map};
        bool in_chars = false;
        bool in_ranges = false;
        for (auto kind = tokens.next(); kind != Tokens::Kind::end; kind = tokens.next()) {
            if (kind == Tokens::Kind::word) {
                in_chars = tokens.word() == "beginbfchar";
                in_ranges = tokens.word() == "beginbfrange";
                continue;
            }
            if (!in_chars && !in_ranges) continue;
            const std::uint32_t from = code_of(tokens.string());
            std::uint32_t to = from;
            if (in_ranges) {
                tokens.next();
                to = code_of(tokens.string());
            }
            kind = tokens.next();
            const bool is_list = kind == Tokens::Kind::word && tokens.word() == "[";
            if (to < from || to - from > 0xffff) throw Unreadable{"character map"};
            std::string text = tokens.string();
            for (std::uint32_t code = from; code <= to; ++code) {
                if (is_list) {
                    tokens.next();
                    text = tokens.string();
                }
                font.text[code] = from_utf16(text);
                if (!is_list && !text.empty()) text.back() = static_cast<char>(text.back() + 1);
            }
            if (is_list) tokens.next();
        }
    }

    std::string page(const Dictionary& about) {
        Dictionary fonts;
        const Dictionary resources = inner(about, "/Resources");
        if (resources.contains("/Font")) fonts = inner(resources, "/Font");
        const std::string content = stream(reference(about, "/Contents"));

        std::string text;
        const Font* current = nullptr;
        std::string name;
        std::optional<std::string> replacement;  // /ActualText, the next string operand
        bool expects_replacement = false;
        int marked = 0;  // depth of marked content inside a replacement
        Tokens tokens{content};
        for (auto kind = tokens.next(); kind != Tokens::Kind::end; kind = tokens.next()) {
            if (kind == Tokens::Kind::string) {
                if (expects_replacement) {
                    replacement = from_utf16(tokens.string());
                    expects_replacement = false;
                } else if (!replacement) {
                    append(text, current, tokens.string());
                }
                continue;
            }
            const std::string_view word = tokens.word();
            if (word.starts_with('/')) {
                name = word;
                expects_replacement = word == "/ActualText";
            } else if (word == "Tf") {
                current = &font(reference(fonts, name));
            } else if (word == "BDC" && replacement && marked++ == 0) {
                text += *replacement;
            } else if (word == "EMC" && replacement && --marked == 0) {
                replacement.reset();
            }
        }
        return without_spaces(text);
    }

    static void append(std::string& text, const Font* font, std::string_view codes) {
        if (font == nullptr || codes.size() % font->bytes_per_code != 0)
            throw Unreadable{"text without font"};
        for (std::size_t i = 0; i < codes.size(); i += font->bytes_per_code) {
            const auto found = font->text.find(code_of(codes.substr(i, font->bytes_per_code)));
            if (found == font->text.end()) throw Unreadable{"glyph without character"};
            text += found->second;
        }
    }

    std::string_view pdf_;
    std::vector<std::size_t> offsets_;
    Dictionary trailer_;
    std::map<std::int64_t, Font> fonts_;
};

}  // namespace

std::string without_spaces(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (is_space(text[i])) continue;
        if (text.substr(i).starts_with("\u3000")) {
            i += 2;
        } else if (text.substr(i).starts_with("\u00a0")) {
            i += 1;
        } else {
            out += text[i];
        }
    }
    return out;
}

Result<std::vector<std::string>> read_pages(std::string_view pdf) {
    try {
        return Reader{pdf}.pages();
    } catch (const Unreadable& reason) {
        return Problem{"notices.unreadable",
                       "できた通知のファイルを読み返せなかったため、発送に回していません。もう一度"
                       "印刷してください。",
                       reason.what()};
    }
}

}  // namespace yakuba::notices
