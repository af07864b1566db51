#pragma once
#include <sys/types.h>

#include <memory>
#include <string>

#include "support/temporary_folder.h"

namespace yakuba::test {

/// A PostgreSQL of our own in a temporary folder, reached by a socket in it: no port, no password,
/// nothing shared with the machine's. It starts in about a second and ends with the program. It is
/// not safe against power cuts (fsync off), which no test here cuts.
class PostgresCluster {
public:
    /// Throws std::runtime_error when there is no PostgreSQL to start.
    PostgresCluster();
    ~PostgresCluster();
    PostgresCluster(const PostgresCluster&) = delete;
    PostgresCluster& operator=(const PostgresCluster&) = delete;

    /// A new, empty database, as a URL for Database::open.
    std::string new_database();

    /// The one of this test program, started at its first use.
    static PostgresCluster& shared();

private:
    TemporaryFolder folder_;
    pid_t server_ = 0;
    int databases_ = 0;
};

}  // namespace yakuba::test
