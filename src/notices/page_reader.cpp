#include "notices/page_reader.h"

#include <zlib.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <unordered_map>

#include "notices/pdf_tokens.h"

namespace yakuba::notices {
namespace {

using pdf::code_of;
using pdf::from_utf16;
using pdf::integer;
using pdf::Tokens;
using pdf::Unreadable;

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
        if (pdf::is_space(text[i])) continue;
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
