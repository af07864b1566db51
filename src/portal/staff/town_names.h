#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/date.h"
#include "registry/town.h"

namespace yakuba::portal::staff {

/// One 町字 in which somebody is or was registered.
struct TownName {
    std::string key;   // one width, 丁目 in digits: 本町1丁目
    std::string name;  // as registered: 本町一丁目
    std::string code;  // 町字ID
};

/// A text as towns are looked up by: letters of one width, no spaces, 一丁目 as 1丁目.
std::string town_key(std::string_view text);

/// The towns of each municipality this server holds, read once a day: finding a person by an
/// address begins with finding the town. Safe to share between threads.
class TownNames {
public:
    using List = std::shared_ptr<const std::vector<TownName>>;
    List of(const Town& town, storage::Session& session, Date today);

private:
    struct Kept {
        Date day;
        List names;
    };
    std::mutex mutex_;
    std::map<const storage::Database*, Kept> kept_;
};

}  // namespace yakuba::portal::staff
