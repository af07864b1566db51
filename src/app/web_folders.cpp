#include "app/web_folders.h"

#include <cstdlib>
#include <filesystem>

namespace yakuba::app {
namespace {

namespace fs = std::filesystem;

bool holds_pages(const fs::path& folder) { return fs::is_directory(folder / "templates"); }

web::WebFolders folders_in(const fs::path& web) {
    // Beside the sources the built assets are under build/; installed, they are with the pages.
    const fs::path built = web.parent_path() / "build" / "web";
    return {(web / "templates").string(), (web / "i18n").string(),
            (fs::exists(built / "manifest.json") ? built : web / "assets").string()};
}

}  // namespace

Result<web::WebFolders> find_web_folders() {
    if (const char* named = std::getenv("YAKUBA_WEB"); named != nullptr && holds_pages(named)) {
        return folders_in(fs::absolute(named));
    }
    std::error_code error;
    for (fs::path up = fs::read_symlink("/proc/self/exe", error).parent_path(); !up.empty();
         up = up.parent_path()) {
        for (const fs::path& candidate : {up / "web", up / "share" / "yakuba" / "web"}) {
            if (holds_pages(candidate)) return folders_in(candidate);
        }
        if (up == up.root_path()) break;
    }
    return Problem{"web.folder_missing",
                   "画面のフォルダー（web）が見つかりません。環境変数 YAKUBA_WEB で場所を"
                   "指定してください。"};
}

}  // namespace yakuba::app
