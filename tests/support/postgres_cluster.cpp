#include "support/postgres_cluster.h"

#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>
#include <vector>

namespace yakuba::test {
namespace {

std::string programs() {
    for (const char* version : {"18", "17", "16", "15", "14"}) {
        const std::string folder = std::string{"/usr/lib/postgresql/"} + version + "/bin";
        if (std::filesystem::exists(folder + "/postgres")) return folder;
    }
    throw std::runtime_error("PostgreSQL is not installed (/usr/lib/postgresql/*/bin)");
}

/// Starts a program; as root it runs as the user `postgres`, for PostgreSQL refuses to be root.
pid_t start(const std::vector<std::string>& command, const std::string& log) {
    const pid_t child = fork();
    if (child != 0) return child;
    prctl(PR_SET_PDEATHSIG,
          SIGTERM);  // not cleared by the changes of user below: repeated after them
    if (geteuid() == 0) {
        const passwd* const user = getpwnam("postgres");
        if (user == nullptr || setgid(user->pw_gid) != 0 || setuid(user->pw_uid) != 0) _exit(126);
    }
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (freopen(log.c_str(), "a", stdout) == nullptr || dup2(STDOUT_FILENO, STDERR_FILENO) < 0)
        _exit(126);
    std::vector<char*> arguments;
    for (const std::string& word : command)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    execv(arguments[0], arguments.data());
    _exit(127);
}

std::string content(const std::string& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

void run(const std::vector<std::string>& command, const std::string& log) {
    int status = 0;
    waitpid(start(command, log), &status, 0);
    if (status != 0) throw std::runtime_error(command[0] + " failed:\n" + content(log));
}

}  // namespace

PostgresCluster::PostgresCluster() {
    const std::string data = folder_.file("data"), log = folder_.file("log");
    std::filesystem::create_directory(data);
    std::ofstream{log}.flush();
    if (geteuid() == 0) {
        const passwd* const user = getpwnam("postgres");
        if (user == nullptr)
            throw std::runtime_error("there is no user postgres to run PostgreSQL");
        for (const std::string& path : {folder_.path(), data, log}) {
            if (chown(path.c_str(), user->pw_uid, user->pw_gid) != 0)
                throw std::runtime_error("chown " + path);
        }
    }
    run({programs() + "/initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
         "--locale=C", "--no-sync"},
        log);
    server_ = start({programs() + "/postgres", "-D", data, "-k", folder_.path(), "-c",
                     "listen_addresses=", "-c", "fsync=off", "-c", "full_page_writes=off", "-c",
                     "max_connections=60", "-c", "shared_buffers=64MB"},
                    log);
    for (int attempt = 0; attempt < 600; ++attempt) {
        if (content(data + "/postmaster.pid").find("ready") != std::string::npos) return;
        if (waitpid(server_, nullptr, WNOHANG) == server_) break;
        std::this_thread::sleep_for(std::chrono::milliseconds{20});
    }
    throw std::runtime_error("PostgreSQL did not start:\n" + content(log));
}

PostgresCluster::~PostgresCluster() {
    if (server_ <= 0) return;
    kill(server_, SIGINT);  // fast shutdown: open sessions are ended
    waitpid(server_, nullptr, 0);
}

std::string PostgresCluster::new_database() {
    const std::string name = "town_" + std::to_string(++databases_);
    run({programs() + "/createdb", "-h", folder_.path(), "-U", "postgres", name},
        folder_.file("log"));
    return "postgresql:///" + name + "?host=" + folder_.path() + "&user=postgres";
}

PostgresCluster& PostgresCluster::shared() {
    static PostgresCluster cluster;
    return cluster;
}

}  // namespace yakuba::test
