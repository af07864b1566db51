#include "support/both_engines.h"

#include <stdexcept>

#include "support/postgres_cluster.h"

namespace yakuba::test {

const std::string& BothEngines::url() {
    if (url_.empty()) {
        url_ = GetParam() == storage::Engine::sqlite ? "sqlite:" + folder_.file("town.db")
                                                     : PostgresCluster::shared().new_database();
    }
    return url_;
}

std::unique_ptr<storage::Database> BothEngines::open_again() {
    auto database = storage::Database::open(url());
    if (!database) throw std::runtime_error(database.problem().detail);
    return *std::move(database);
}

std::unique_ptr<storage::Database> BothEngines::open(
    std::span<const storage::Migration> migrations) {
    std::unique_ptr<storage::Database> database = open_again();
    const Result<int> done = database->migrate(migrations);
    if (!done) throw std::runtime_error(done.problem().detail);
    return database;
}

std::string engine_name(const testing::TestParamInfo<storage::Engine>& info) {
    return info.param == storage::Engine::sqlite ? "sqlite" : "postgresql";
}

}  // namespace yakuba::test
