#include "app/directory.h"

#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>
#include <set>

namespace yakuba::app {
namespace {

namespace fs = std::filesystem;

Problem malformed(std::string message, const toml::node& node) {
    return {"directory.malformed",
            std::move(message),
            {},
            std::to_string(node.source().begin.line) + "行"};
}

bool is_prefix(std::string_view prefix) {
    if (prefix.empty()) return true;
    if (!prefix.starts_with('/') || prefix.size() < 2 || prefix.find('/', 1) != prefix.npos) {
        return false;
    }
    // These first words of a path are the house's own.
    static const std::set<std::string_view> kTaken{
        "/s", "/r", "/api", "/assets", "/healthz", "/readyz", "/metrics", "/dev", "/p"};
    return !kTaken.contains(prefix);
}

Result<DirectoryEntry> read_entry(const toml::table& town, const fs::path& beside) {
    constexpr std::string_view kKeys[] = {"folder", "host", "prefix", "training"};
    for (const auto& [key, value] : town) {
        if (std::find(std::begin(kKeys), std::end(kKeys), key.str()) == std::end(kKeys)) {
            return malformed("知らない項目です: " + std::string{key.str()}, value);
        }
    }
    DirectoryEntry entry;
    const auto folder = town["folder"].value<std::string>();
    if (!folder || folder->empty())
        return malformed("folder（町のフォルダー）がありません。", town);
    entry.folder = (beside / *folder).lexically_normal().string();
    entry.host = town["host"].value_or(std::string{});
    entry.prefix = town["prefix"].value_or(std::string{});
    entry.training = town["training"].value_or(false);
    if (!is_prefix(entry.prefix)) {
        return malformed(
            "prefix は「/352039」のように書いてください。/s・/r・/api などは使えません。", town);
    }
    return entry;
}

}  // namespace

Result<std::vector<DirectoryEntry>> read_directory(const std::string& path) {
    toml::table file;
    try {
        file = toml::parse_file(path);
    } catch (const toml::parse_error& error) {
        return Problem{"directory.unreadable",
                       "町の一覧のファイルが読めません。場所と書き方を確かめてください。",
                       std::string{error.description()},
                       std::to_string(error.source().begin.line) + "行"};
    }
    const toml::array* towns = file["town"].as_array();
    if (towns == nullptr || towns->empty()) {
        return Problem{"directory.empty", "町の一覧に [[town]] が一つもありません。", path};
    }
    const fs::path beside = fs::absolute(path).parent_path();
    std::vector<DirectoryEntry> entries;
    std::set<std::pair<std::string, std::string>> places;
    for (const toml::node& node : *towns) {
        const toml::table* town = node.as_table();
        if (town == nullptr) return malformed("[[town]] の書き方が正しくありません。", node);
        auto entry = read_entry(*town, beside);
        if (!entry) return entry.problem();
        if (!places.emplace(entry->host, entry->prefix).second) {
            return Problem{
                "directory.same_place",
                "二つの町が同じ host と prefix になっています。どちらかを変えてください。",
                entry->folder, std::to_string(node.source().begin.line) + "行"};
        }
        entries.push_back(*std::move(entry));
    }
    return entries;
}

}  // namespace yakuba::app
