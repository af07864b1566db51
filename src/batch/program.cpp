#include "batch/program.h"

#include <unistd.h>

#include <array>
#include <fstream>
#include <sstream>

namespace yakuba::batch {
namespace {

std::string host() {
    std::array<char, 256> name{};
    gethostname(name.data(), name.size() - 1);
    return name.data();
}

/// Field 22 of /proc/PID/stat; empty when there is no such process. The name in field 2 may hold
/// spaces and brackets, so fields are counted from behind it.
std::string start_of(const std::string& process) {
    std::ifstream file{"/proc/" + process + "/stat"};
    std::string text{std::istreambuf_iterator<char>{file}, {}};
    const std::size_t name_end = text.rfind(')');
    if (name_end == std::string::npos) return {};
    std::istringstream fields{text.substr(name_end + 1)};
    constexpr int kFieldsBefore = 19;
    std::string field;
    for (int i = 0; i <= kFieldsBefore; ++i)
        fields >> field;
    return field;
}

}  // namespace

std::string this_program() {
    const std::string process = std::to_string(getpid());
    return host() + " " + process + " " + start_of(process);
}

bool has_ended(const std::string& program) {
    std::istringstream parts{program};
    std::string machine, process, start;
    parts >> machine >> process >> start;
    return machine == host() && start_of(process) != start;
}

}  // namespace yakuba::batch
