#include "rules/open_days_file.h"

#include <fstream>
#include <map>
#include <mutex>
#include <sstream>

namespace yakuba {
namespace {

Result<Holidays> read(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return Problem{"holidays.missing",
                       "祝日の一覧を読めません。data/codes を確認してください。", path};
    }
    std::ostringstream text;
    text << file.rdbuf();
    return Holidays::from_csv(text.str());
}

}  // namespace

Result<OpenDays> open_days(const std::string& data_folder, Closed who) {
    static std::mutex mutex;
    static std::map<std::string, Holidays> kept;
    const std::lock_guard lock(mutex);
    auto found = kept.find(data_folder);
    if (found == kept.end()) {
        auto holidays = read(data_folder + "/codes/holidays.csv");
        if (!holidays) return holidays.problem();
        found = kept.emplace(data_folder, *std::move(holidays)).first;
    }
    return OpenDays{found->second, who};
}

}  // namespace yakuba
