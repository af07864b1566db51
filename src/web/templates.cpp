#include "web/templates.h"

#include <ctemplate/template.h>
#include <ctemplate/template_cache.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

#include "web/composer.h"
#include "web/strict.h"

namespace yakuba::web {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    if (!file) throw std::logic_error("there is no file " + path.string());
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

bool speaks_languages(std::string_view file) { return file.starts_with("resident/"); }
bool is_part(std::string_view file) {
    return file.starts_with("layout/") || file.starts_with("components/");
}
std::string key_of(std::string_view file, std::string_view language) {
    return std::string{file} + "@" + std::string{language};
}

/// The words of a language stand as they are; borrowed Japanese ones say that they are Japanese.
std::string words_html(const Words& words, std::string_view language, std::string_view key) {
    const std::string* text = words.find(language, key);
    if (text == nullptr) throw std::logic_error("web/i18n has no words for " + std::string{key});
    const bool borrowed = !words.has(language, key);
    const std::string html = ruby_html(*text);
    return borrowed ? "<span lang=\"ja\">" + html + "</span>" : html;
}

/// The staff need no furigana.
std::string plain_words(const Words& words, std::string_view key) {
    const std::string* text = words.find("ja", key);
    if (text == nullptr) throw std::logic_error("web/i18n has no words for " + std::string{key});
    return escape_html(without_ruby(*text));
}

}  // namespace

struct Templates::Parts {
    Assets assets;
    Words words;
    ctemplate::TemplateCache cache;
    std::map<std::string, Markers, std::less<>> markers;  // by key_of
    std::vector<std::string> files;
};

Templates::Templates(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Templates::~Templates() = default;
Templates::Templates(Templates&&) noexcept = default;
Templates& Templates::operator=(Templates&&) noexcept = default;

Result<Templates> Templates::load(const WebFolders& folders) {
    auto parts = std::make_unique<Parts>();
    auto assets = Assets::load(folders.assets);
    if (!assets) return assets.problem();
    parts->assets = *std::move(assets);
    auto words = Words::load(folders.words);
    if (!words) return words.problem();
    parts->words = *std::move(words);
    const fs::path root{folders.templates};
    if (!fs::is_directory(root)) {
        return Problem{
            "web.folder_missing",
            "画面のひな形（web/templates）がありません。YAKUBA_WEB で場所を指定してください。",
            root.string()};
    }
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
        if (entry.is_regular_file() && entry.path().extension() == ".html") {
            found.push_back(fs::relative(entry.path(), root).generic_string());
        }
    }
    std::sort(found.begin(), found.end());
    for (const std::string& file : found) {
        if (is_part(file)) continue;
        parts->files.push_back(file);
        for (const std::string& language : parts->words.languages()) {
            if (language != "ja" && !speaks_languages(file)) continue;
            try {
                const Marks marks{
                    [&](std::string_view name) { return read_file(root / fs::path{name}); },
                    [&](std::string_view name) {
                        std::string address = parts->assets.address(name);
                        if (address.empty()) {
                            throw std::logic_error("there is no asset " + std::string{name});
                        }
                        return address;
                    },
                    [&](std::string_view name) {
                        return "<svg class=\"icon\" aria-hidden=\"true\"><use href=\"" +
                               parts->assets.address("icons.svg") + "#" + std::string{name} +
                               "\"/></svg>";
                    },
                    [&](std::string_view key) {
                        return speaks_languages(file) ? words_html(parts->words, language, key)
                                                      : plain_words(parts->words, key);
                    }};
                const std::string text = compose(file, marks);
                const std::string key = key_of(file, language);
                parts->markers.emplace(key, markers_of(text));
                if (!parts->cache.StringToTemplateCache(key, text, ctemplate::STRIP_WHITESPACE)) {
                    throw std::logic_error("the template library cannot read it");
                }
            } catch (const std::logic_error& error) {
                return Problem{"web.template_broken", "画面のひな形が読めません。",
                               file + ": " + error.what()};
            }
        }
    }
    parts->cache.Freeze();
    return Templates{std::move(parts)};
}

std::string Templates::render(std::string_view file, std::string_view language,
                              const View& view) const {
    std::string key = key_of(file, language);
    auto markers = parts_->markers.find(key);
    if (markers == parts_->markers.end()) {
        key = key_of(file, "ja");
        markers = parts_->markers.find(key);
    }
    if (markers == parts_->markers.end()) {
        throw std::logic_error("there is no template " + std::string{file});
    }
    if (view.filled() != nullptr) check_filled(file, markers->second, *view.filled());
    std::string page;
    if (!parts_->cache.ExpandNoLoad(key, ctemplate::STRIP_WHITESPACE, &view.dictionary(), nullptr,
                                    &page)) {
        throw std::logic_error("the template " + std::string{file} + " could not be filled");
    }
    return page;
}

bool Templates::has(std::string_view file) const {
    return parts_->markers.contains(key_of(file, "ja"));
}
std::vector<std::string> Templates::files() const { return parts_->files; }
const Assets& Templates::assets() const { return parts_->assets; }
const Words& Templates::words() const { return parts_->words; }
void Templates::be_strict(bool strict) { set_strict(strict); }

}  // namespace yakuba::web
