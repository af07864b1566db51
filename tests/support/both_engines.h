#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <span>
#include <string>

#include "storage/database.h"
#include "support/temporary_folder.h"

/// A suite that runs on SQLite and on PostgreSQL alike:
///
///     class ResidentStore : public test::BothEngines {};
///     TEST_P(ResidentStore, finds_whom_it_was_given) {
///         auto database = open(registry::migrations());
///         …
///     }
///     YAKUBA_ON_BOTH_ENGINES(ResidentStore);
namespace yakuba::test {

class BothEngines : public testing::TestWithParam<storage::Engine> {
protected:
    /// A new, empty database with these migrations applied; url() is where it is.
    std::unique_ptr<storage::Database> open(std::span<const storage::Migration> migrations = {});
    /// Another door to the same database, as a second program would have it.
    std::unique_ptr<storage::Database> open_again();
    const std::string& url();
    const TemporaryFolder& folder() const { return folder_; }

private:
    TemporaryFolder folder_;
    std::string url_;
};

std::string engine_name(const testing::TestParamInfo<storage::Engine>& info);

}  // namespace yakuba::test

#define YAKUBA_ON_BOTH_ENGINES(Suite)                                                          \
    INSTANTIATE_TEST_SUITE_P(                                                                  \
        BothEngines, Suite,                                                                    \
        testing::Values(yakuba::storage::Engine::sqlite, yakuba::storage::Engine::postgresql), \
        yakuba::test::engine_name)
