#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"

namespace yakuba::web {

/// The words of the residents' pages: one flat JSON file for each language, web/i18n/LANGUAGE.json.
/// Japanese may carry ruby: {漢字|かな}.
class Words {
public:
    /// Problems: "web.folder_missing", "web.words_broken", "web.words_missing" (a key that only
    /// another language has).
    static Result<Words> load(const std::string& folder);

    /// As written; the Japanese ones when the language has none; nullptr for an unknown key.
    const std::string* find(std::string_view language, std::string_view key) const;
    /// Whether the language itself has the key.
    bool has(std::string_view language, std::string_view key) const;
    /// Japanese first.
    const std::vector<std::string>& languages() const { return languages_; }

private:
    using Book = std::map<std::string, std::string, std::less<>>;
    std::map<std::string, Book, std::less<>> books_;
    std::vector<std::string> languages_;
};

/// "{漢字|かな}" as <ruby>; everything else escaped for HTML.
std::string ruby_html(std::string_view text);
/// The words alone.
std::string without_ruby(std::string_view text);
std::string escape_html(std::string_view text);

}  // namespace yakuba::web
