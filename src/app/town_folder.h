#pragma once
#include <memory>
#include <optional>
#include <string>

#include "department/department.h"
#include "kernel/result.h"
#include "registry/vault.h"

namespace yakuba::app {

/// Where the law, the ordinances, the codes and the forms are: the environment variable
/// YAKUBA_DATA, or the folder `data` found upward from the program, or PREFIX/share/yakuba/data.
Result<std::string> find_data_folder();

/// A municipality by its 6-digit code, from data/codes/municipalities.csv.
struct Municipality {
    std::string code;
    std::string name;
    std::string prefecture;
};
Result<Municipality> find_municipality(const std::string& data_folder, const std::string& code);

/// A town opened for work: its folder (town.toml, the database unless it lives elsewhere, the vault
/// key, imported and written files), its open database, and what departments need to know of it.
struct OpenTown {
    std::string folder;
    std::string database_url;
    std::unique_ptr<storage::Database> database;
    std::unique_ptr<Calendar> calendar;
    std::unique_ptr<registry::Vault> vault;
    Town town;
};

struct NewTown {
    std::string folder;
    std::string municipality;  // 6 digits
    std::string database_url;  // empty: a SQLite file inside the folder
};

/// Makes the folder, town.toml and the database with all tables. A folder that already holds this
/// town is left as it is; one that holds another municipality is a Problem
/// "town.other_municipality".
Result<OpenTown> create_town(const NewTown& wanted);
/// Opens a folder made by create_town and brings its schema up to date.
Result<OpenTown> open_town(const std::string& folder);

}  // namespace yakuba::app
