#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"
#include "web/view.h"

namespace yakuba::web {

/// Where templates, words and built assets are.
struct WebFolders {
    std::string templates;  // web/templates
    std::string words;      // web/i18n
    std::string assets;     // build/web: hashed files and manifest.json
};

/// An asset, ready to send.
struct Asset {
    std::string bytes;
    std::string gzip;
    std::string media_type;
};

/// Templates loaded and checked at the start, once for each language; words; assets. Never changes
/// afterwards.
class Templates {
public:
    /// Problems: "web.folder_missing", "web.template_broken" (file and place), "web.asset_missing",
    /// "web.words_missing".
    static Result<Templates> load(const WebFolders& folders);
    ~Templates();
    Templates(Templates&&) noexcept;
    Templates& operator=(Templates&&) noexcept;

    /// Fills `file` inside `layout`. In strict mode (tests, training) a marker nobody has, or one
    /// left unfilled, throws std::logic_error naming file and marker.
    std::string render(std::string_view layout, std::string_view file, std::string_view language,
                       View& layout_view, View& view) const;

    /// The words of a key; the Japanese ones when the language has none; the key itself never: an
    /// unknown key throws std::logic_error. Ruby markup {漢字|かな} is left out.
    std::string words(std::string_view language, std::string_view key) const;
    std::vector<std::string> languages() const;

    const Asset* find_asset(std::string_view hashed_name) const;
    std::string asset_address(std::string_view name) const;

    std::vector<std::string> files() const;
    void be_strict(bool strict);

private:
    struct Parts;
    explicit Templates(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

/// "{漢字|かな}" as <ruby>, or as the plain words.
std::string ruby_html(std::string_view text);
std::string without_ruby(std::string_view text);

}  // namespace yakuba::web
