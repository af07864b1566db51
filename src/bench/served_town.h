#pragma once
#include <sys/types.h>

#include <map>
#include <string>
#include <vector>

namespace yakuba::bench {

/// `yakuba serve` over a town's folder, as a process of its own on a free port.
class ServedTown {
public:
    /// Waits until it answers. Throws std::runtime_error when it does not.
    ServedTown(std::string folder, std::vector<std::string> options = {});
    ~ServedTown();
    ServedTown(const ServedTown&) = delete;
    ServedTown& operator=(const ServedTown&) = delete;

    int port() const { return port_; }
    pid_t pid() const { return pid_; }
    /// Resident memory in MiB.
    double memory_mebibytes() const;
    /// SIGKILL, and waits for the end.
    void kill_now();

private:
    pid_t pid_ = 0;
    int port_ = 0;
};

/// A row of the town's demo-accounts.csv.
struct DemoLogin {
    std::string login;
    std::string password;
};
/// The accounts of one kind ("staff", "client") that need no second factor, by role or login.
std::vector<DemoLogin> demo_logins(const std::string& folder, const std::string& kind);

}  // namespace yakuba::bench
