#include "web/words.h"

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace yakuba::web {
namespace {

namespace fs = std::filesystem;

/// Calls `plain` with each piece of ordinary text and `ruby` with each {base|reading}. Markers of
/// templates, {{NAME}}, are ordinary text.
template <class Plain, class Ruby>
void read_ruby(std::string_view text, Plain plain, Ruby ruby) {
    std::size_t from = 0;
    while (!text.empty()) {
        const std::size_t open = text.find('{', from);
        if (open != std::string_view::npos && text.substr(open).starts_with("{{")) {
            from = text.find("}}", open);
            if (from != std::string_view::npos) {
                from += 2;
                continue;
            }
        }
        const std::size_t bar = text.find('|', open);
        const std::size_t close = text.find('}', bar);
        if (open == std::string_view::npos || bar == std::string_view::npos ||
            close == std::string_view::npos) {
            plain(text);
            return;
        }
        plain(text.substr(0, open));
        ruby(text.substr(open + 1, bar - open - 1), text.substr(bar + 1, close - bar - 1));
        text.remove_prefix(close + 1);
        from = 0;
    }
}

}  // namespace

std::string escape_html(std::string_view text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out.push_back(c);
        }
    }
    return out;
}

std::string ruby_html(std::string_view text) {
    std::string out;
    read_ruby(
        text, [&](std::string_view plain) { out += escape_html(plain); },
        [&](std::string_view base, std::string_view reading) {
            out += "<ruby>" + escape_html(base) + "<rt>" + escape_html(reading) + "</rt></ruby>";
        });
    return out;
}

std::string without_ruby(std::string_view text) {
    std::string out;
    read_ruby(
        text, [&](std::string_view plain) { out += plain; },
        [&](std::string_view base, std::string_view) { out += base; });
    return out;
}

Result<Words> Words::load(const std::string& folder) {
    Words words;
    if (!fs::is_directory(folder)) {
        return Problem{"web.folder_missing",
                       "ことばのフォルダーがありません。YAKUBA_WEB で場所を指定してください。",
                       folder};
    }
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() != ".json") continue;
        std::ifstream file{entry.path(), std::ios::binary};
        std::ostringstream text;
        text << file.rdbuf();
        boost::system::error_code error;
        const boost::json::value read = boost::json::parse(text.str(), error);
        if (error || !read.is_object()) {
            return Problem{"web.words_broken",
                           "ことばのファイルが読めません。JSON を直してください。",
                           entry.path().string()};
        }
        Book& book = words.books_[entry.path().stem().string()];
        for (const auto& [key, value] : read.as_object()) {
            if (!value.is_string()) {
                return Problem{"web.words_broken", "ことばは文字列で書いてください。",
                               entry.path().string(), std::string{key}};
            }
            book.emplace(key, value.as_string());
        }
    }
    const Book& japanese = words.books_["ja"];
    words.languages_.emplace_back("ja");
    for (const auto& [language, book] : words.books_) {
        if (language != "ja") words.languages_.push_back(language);
        for (const auto& [key, text] : book) {
            if (!japanese.contains(key)) {
                return Problem{"web.words_missing", "日本語のことばがありません。", language, key};
            }
        }
    }
    return words;
}

bool Words::has(std::string_view language, std::string_view key) const {
    const auto book = books_.find(language);
    return book != books_.end() && book->second.contains(key);
}

const std::string* Words::find(std::string_view language, std::string_view key) const {
    for (const std::string_view tried : {language, std::string_view{"ja"}}) {
        const auto book = books_.find(tried);
        if (book == books_.end()) continue;
        if (const auto found = book->second.find(key); found != book->second.end()) {
            return &found->second;
        }
    }
    return nullptr;
}

}  // namespace yakuba::web
