#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"
#include "web/assets.h"
#include "web/view.h"
#include "web/words.h"

namespace yakuba::web {

/// Where templates, words and built assets are.
struct WebFolders {
    std::string templates;  // web/templates
    std::string words;      // web/i18n
    std::string assets;     // build/web: hashed files and manifest.json
};

/// Templates loaded and checked at the start, residents' ones for each language. Never changes
/// afterwards.
///
/// A page is put together when it is loaded: the layout of its folder (staff/person.html →
/// layout/staff.html) with the page in the place of {{>MAIN}} and every {{>components/x.html}} in
/// its place. A mark {{! layout: open }} names another layout, {{! layout: none }} none.
class Templates {
public:
    /// Problems: "web.folder_missing", "web.template_broken" (file and place), "web.asset_missing",
    /// "web.words_missing", "web.words_broken".
    static Result<Templates> load(const WebFolders& folders);
    ~Templates();
    Templates(Templates&&) noexcept;
    Templates& operator=(Templates&&) noexcept;

    /// Fills `file` (with its layout around it) in a language. In strict mode a marker the file
    /// does not have, or one left unfilled where it is shown, throws std::logic_error naming file
    /// and marker; so does an unknown file, always.
    std::string render(std::string_view file, std::string_view language, const View& view) const;

    bool has(std::string_view file) const;
    /// The pages: every file but layouts and components.
    std::vector<std::string> files() const;
    const Assets& assets() const;
    const Words& words() const;

    /// For the whole process, before the first View: views then remember what was filled.
    static void be_strict(bool strict);

private:
    struct Parts;
    explicit Templates(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

}  // namespace yakuba::web
