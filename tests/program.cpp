#include "program.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace yakuba::tests {
namespace {

using Clock = std::chrono::steady_clock;

/// The library looks for the law beside the program it is in; the tests are for that of the
/// sources.
class LawOfTheSources : public testing::Environment {
public:
    void SetUp() override { setenv("YAKUBA_DATA", YAKUBA_ROOT "/data", 1); }
};
const testing::Environment* const kLaw = testing::AddGlobalTestEnvironment(new LawOfTheSources);

/// A file of its own for one stream of the child; removed when read.
class StreamFile {
public:
    StreamFile() {
        char name[] = "/tmp/yakuba-stream-XXXXXX";
        descriptor_ = mkstemp(name);
        if (descriptor_ < 0) throw std::runtime_error("mkstemp");
        path_ = name;
    }
    ~StreamFile() {
        close(descriptor_);
        unlink(path_.c_str());
    }
    StreamFile(const StreamFile&) = delete;
    StreamFile& operator=(const StreamFile&) = delete;

    int descriptor() const { return descriptor_; }
    void fill(const std::string& text) const {
        std::ofstream{path_, std::ios::binary} << text;
        lseek(descriptor_, 0, SEEK_SET);
    }
    std::string content() const {
        std::ifstream file{path_, std::ios::binary};
        std::ostringstream text;
        text << file.rdbuf();
        return text.str();
    }

private:
    int descriptor_;
    std::string path_;
};

[[noreturn]] void become_program(const std::vector<std::string>& arguments, const std::string& now,
                                 const StreamFile& in, const StreamFile& out,
                                 const StreamFile& err) {
    dup2(in.descriptor(), STDIN_FILENO);
    dup2(out.descriptor(), STDOUT_FILENO);
    dup2(err.descriptor(), STDERR_FILENO);
    setenv("YAKUBA_NOW", now.c_str(), 1);
    std::vector<char*> argv{const_cast<char*>(YAKUBA_PROGRAM)};
    for (const std::string& argument : arguments)
        argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    execv(YAKUBA_PROGRAM, argv.data());
    _exit(127);
}

}  // namespace

ProgramRun run_program(const std::vector<std::string>& arguments, const std::string& input,
                       std::optional<std::chrono::microseconds> kill_after,
                       const std::string& now) {
    StreamFile in, out, err;
    in.fill(input);
    const auto started = Clock::now();
    const pid_t child = fork();
    if (child < 0) throw std::runtime_error("fork");
    if (child == 0) become_program(arguments, now, in, out, err);

    int status = 0;
    if (kill_after) {
        while (waitpid(child, &status, WNOHANG) == 0) {
            if (Clock::now() - started >= *kill_after) {
                kill(child, SIGKILL);
                waitpid(child, &status, 0);
                break;
            }
            std::this_thread::sleep_for(std::chrono::microseconds{200});
        }
    } else {
        waitpid(child, &status, 0);
    }
    ProgramRun run;
    run.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    run.output = out.content();
    run.errors = err.content();
    run.seconds = std::chrono::duration<double>(Clock::now() - started).count();
    return run;
}

int kills_wanted() {
    const char* wanted = std::getenv("YAKUBA_KILLS");
    return wanted == nullptr ? 20 : std::max(1, std::atoi(wanted));
}

}  // namespace yakuba::tests
