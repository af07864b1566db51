#include "web/assets.h"

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace yakuba::web {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string media_type_of(const fs::path& path) {
    const std::string extension = path.extension().string();
    if (extension == ".css") return "text/css; charset=utf-8";
    if (extension == ".js") return "text/javascript; charset=utf-8";
    if (extension == ".svg") return "image/svg+xml";
    if (extension == ".png") return "image/png";
    if (extension == ".ico") return "image/x-icon";
    return "application/octet-stream";
}

Problem missing(const std::string& detail) {
    return {"web.asset_missing",
            "画面の部品（CSS・JavaScript）がありません。scripts/build-web を実行してください。",
            detail};
}

}  // namespace

Result<Assets> Assets::load(const std::string& folder) {
    Assets assets;
    const fs::path manifest = fs::path{folder} / "manifest.json";
    if (!fs::exists(manifest)) return missing(manifest.string());
    boost::system::error_code error;
    const boost::json::value read = boost::json::parse(read_file(manifest), error);
    if (error || !read.is_object()) return missing(manifest.string());
    for (const auto& [name, hashed] : read.as_object()) {
        if (!hashed.is_string()) return missing(std::string{name});
        const std::string file{hashed.as_string()};
        const fs::path path = fs::path{folder} / file;
        if (!fs::exists(path)) return missing(path.string());
        Asset asset{read_file(path), {}, media_type_of(path)};
        if (const fs::path gzip = path.string() + ".gz"; fs::exists(gzip)) {
            asset.gzip = read_file(gzip);
        }
        assets.assets_.emplace(file, std::move(asset));
        assets.hashed_.emplace(name, file);
    }
    return assets;
}

const Asset* Assets::find(std::string_view hashed_name) const {
    const auto found = assets_.find(hashed_name);
    return found == assets_.end() ? nullptr : &found->second;
}

std::string Assets::address(std::string_view name) const {
    const auto found = hashed_.find(name);
    return found == hashed_.end() ? std::string{} : "/assets/" + found->second;
}

}  // namespace yakuba::web
