#include "app/town_folder.h"

#include <toml++/toml.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "app/businesses.h"
#include "exchange/csv.h"

namespace yakuba::app {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

bool holds_law(const fs::path& folder) { return fs::is_directory(folder / "law"); }

Result<OpenTown> open_with(std::string folder, std::string url, const Municipality& municipality,
                           const std::string& data_folder) {
    auto calendar = Calendar::from_csv(read_file(fs::path{data_folder} / "codes" / "eras.csv"));
    if (!calendar) return calendar.problem();
    auto database = storage::Database::open(url);
    if (!database) return database.problem();
    const auto migrations = all_migrations();
    if (auto migrated = (*database)->migrate(migrations); !migrated) return migrated.problem();

    auto vault = registry::Vault::open((fs::path{folder} / "vault.key").string());
    if (!vault) return vault.problem();

    OpenTown open;
    open.folder = std::move(folder);
    open.database_url = std::move(url);
    open.database = *std::move(database);
    open.calendar = std::make_unique<Calendar>(*std::move(calendar));
    open.vault = std::make_unique<registry::Vault>(*std::move(vault));
    open.town = Town{municipality.code, municipality.name,   municipality.prefecture,
                     data_folder,       open.database.get(), open.calendar.get(),
                     open.vault.get(),  &recomputing(),      open.folder};
    return open;
}

/// What town.toml says; the file is ours, so it is short and strict.
struct TownFile {
    std::string municipality;
    std::string database_url;
};

Result<TownFile> read_town_file(const fs::path& path) {
    const toml::parse_result parsed = [&] { return toml::parse(read_file(path), path.string()); }();
    TownFile file{parsed["municipality"].value_or(std::string{}),
                  parsed["database"].value_or(std::string{})};
    if (file.municipality.empty()) {
        return Problem{"town.malformed",
                       "town.toml に municipality（全国地方公共団体コード）がありません。yakuba "
                       "init で作り直してください。",
                       path.string()};
    }
    return file;
}

std::string default_url(const fs::path& folder) {
    return "sqlite:" + (folder / "town.db").string();
}

}  // namespace

Result<std::string> find_data_folder() {
    if (const char* named = std::getenv("YAKUBA_DATA"); named != nullptr && holds_law(named)) {
        return std::string{named};
    }
    std::error_code error;
    for (fs::path up = fs::read_symlink("/proc/self/exe", error).parent_path(); !up.empty();
         up = up.parent_path()) {
        for (const fs::path& candidate : {up / "data", up / "share" / "yakuba" / "data"}) {
            if (holds_law(candidate)) return candidate.string();
        }
        if (up == up.root_path()) break;
    }
    return Problem{"data.not_found",
                   "法令・条例・様式のデータ（data フォルダー）が見つかりません。環境変数 "
                   "YAKUBA_DATA で場所を指定してください。"};
}

Result<Municipality> find_municipality(const std::string& data_folder, const std::string& code) {
    std::ifstream file{fs::path{data_folder} / "codes" / "municipalities.csv", std::ios::binary};
    exchange::CsvReader reader{file};
    std::vector<std::string_view> fields;
    std::vector<std::string> header;
    for (auto row = reader.next(fields); row && *row; row = reader.next(fields)) {
        if (header.empty()) {
            header.assign(fields.begin(), fields.end());
            continue;
        }
        Municipality found;
        for (std::size_t i = 0; i < fields.size() && i < header.size(); ++i) {
            if (header[i] == "code") found.code = fields[i];
            if (header[i] == "name") found.name = fields[i];
            if (header[i] == "prefecture") found.prefecture = fields[i];
        }
        if (found.code == code) return found;
    }
    return Problem{"municipality.unknown",
                   "この全国地方公共団体コードは登録されていません。6桁のコード（山口市は352039）を"
                   "指定してください。",
                   code};
}

Result<OpenTown> create_town(const NewTown& wanted) {
    auto data_folder = find_data_folder();
    if (!data_folder) return data_folder.problem();
    auto municipality = find_municipality(*data_folder, wanted.municipality);
    if (!municipality) return municipality.problem();

    const fs::path folder = fs::absolute(wanted.folder).lexically_normal();
    const fs::path town_file = folder / "town.toml";
    if (fs::exists(town_file)) {
        auto present = read_town_file(town_file);
        if (!present) return present.problem();
        if (present->municipality != wanted.municipality) {
            return Problem{"town.other_municipality",
                           "このフォルダーには別の市区町村（" + present->municipality +
                               "）が入っています。--data で別のフォルダーを指定してください。",
                           folder.string()};
        }
        return open_town(folder.string());
    }
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) {
        return Problem{"town.cannot_create",
                       "フォルダーを作れません。書き込みのできる場所を --data で指定してください。",
                       folder.string() + ": " + error.message()};
    }
    const std::string url = wanted.database_url.empty() ? default_url(folder) : wanted.database_url;
    auto open = open_with(folder.string(), url, *municipality, *data_folder);
    if (!open) return open.problem();
    // The file is written last: a folder with town.toml is a complete town.
    toml::table settings{{"municipality", wanted.municipality}};
    // A database inside the folder goes without saying, so that the folder can be moved.
    if (!wanted.database_url.empty()) settings.insert("database", wanted.database_url);
    std::ofstream file{town_file};
    file << "# One municipality. Made by: yakuba init\n" << settings << '\n';
    if (!file.flush()) {
        return Problem{"town.cannot_create",
                       "town.toml を書けません。ディスクの空きを確かめてください。",
                       town_file.string()};
    }
    return open;
}

Result<OpenTown> open_town(const std::string& folder) {
    const fs::path path = fs::absolute(folder).lexically_normal();
    if (!fs::exists(path / "town.toml")) {
        return Problem{
            "town.not_found",
            "このフォルダーに町のデータがありません。先に yakuba init を実行してください。",
            path.string()};
    }
    auto file = read_town_file(path / "town.toml");
    if (!file) return file.problem();
    auto data_folder = find_data_folder();
    if (!data_folder) return data_folder.problem();
    auto municipality = find_municipality(*data_folder, file->municipality);
    if (!municipality) return municipality.problem();
    return open_with(path.string(),
                     file->database_url.empty() ? default_url(path) : file->database_url,
                     *municipality, *data_folder);
}

}  // namespace yakuba::app
