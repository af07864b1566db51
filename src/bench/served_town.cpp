#include "bench/served_town.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include "exchange/csv.h"

namespace yakuba::bench {
namespace {

/// The port is the number after "localhost:" in the server's first lines.
int read_port(int descriptor) {
    std::string text;
    std::array<char, 512> buffer{};
    while (true) {
        const ssize_t count = read(descriptor, buffer.data(), buffer.size());
        if (count <= 0) throw std::runtime_error("the server ended: " + text);
        text.append(buffer.data(), static_cast<std::size_t>(count));
        constexpr std::string_view kMark = "localhost:";
        const std::size_t at = text.find(kMark);
        if (at != std::string::npos && text.find('/', at) != std::string::npos) {
            return std::stoi(text.substr(at + kMark.size()));
        }
    }
}

}  // namespace

ServedTown::ServedTown(std::string folder, std::vector<std::string> options) {
    std::vector<std::string> arguments{
        "yakuba",     "serve",         "--data", std::move(folder), "--port", "0",
        "--training", "--client-rate", "0",      "--account-rate",  "0"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe");
    pid_ = fork();
    if (pid_ == 0) {
        dup2(ends[1], STDOUT_FILENO);
        const int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDERR_FILENO);
        std::vector<char*> argv;
        for (std::string& argument : arguments)
            argv.push_back(argument.data());
        argv.push_back(nullptr);
        const char* program = std::getenv("YAKUBA_PROGRAM");
        execv(program != nullptr ? program : "/proc/self/exe", argv.data());
        _exit(127);
    }
    close(ends[1]);
    port_ = read_port(ends[0]);
    close(ends[0]);
}

ServedTown::~ServedTown() {
    if (pid_ == 0) return;
    kill(pid_, SIGTERM);
    waitpid(pid_, nullptr, 0);
}

void ServedTown::kill_now() {
    kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
    pid_ = 0;
}

double ServedTown::memory_mebibytes() const {
    std::ifstream statm{"/proc/" + std::to_string(pid_) + "/statm"};
    double whole = 0;
    double resident = 0;
    statm >> whole >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1 << 20);
}

std::vector<DemoLogin> demo_logins(const std::string& folder, const std::string& kind) {
    std::ifstream file{folder + "/demo-accounts.csv", std::ios::binary};
    if (!file) throw std::runtime_error("no demo-accounts.csv; run: yakuba staff demo");
    exchange::CsvReader reader{file};
    std::vector<std::string_view> fields;
    std::vector<std::string> header;
    std::vector<DemoLogin> logins;
    for (auto row = reader.next(fields); row && *row; row = reader.next(fields)) {
        if (header.empty()) {
            header.assign(fields.begin(), fields.end());
            continue;
        }
        std::map<std::string, std::string> values;
        for (std::size_t i = 0; i < fields.size() && i < header.size(); ++i)
            values[header[i]] = fields[i];
        if (values["kind"] == kind && values["totp"].empty()) {
            logins.push_back({values["login"], values["password"]});
        }
    }
    return logins;
}

}  // namespace yakuba::bench
