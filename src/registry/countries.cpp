#include "registry/countries.h"

#include <algorithm>
#include <fstream>
#include <vector>

#include "exchange/csv.h"

namespace yakuba::registry {

Result<Countries> Countries::open(const std::string& data_folder) {
    const std::string path = data_folder + "/codes/countries.csv";
    std::ifstream file{path};
    if (!file) {
        return Problem{"codes.missing", "国名の一覧（data/codes/countries.csv）がありません。",
                       path};
    }
    Countries countries;
    exchange::CsvReader reader{file};
    std::vector<std::string_view> fields;
    for (;;) {
        const auto more = reader.next(fields);
        if (!more) return more.problem();
        if (!*more) return countries;
        if (fields.size() == 2) countries.names_.emplace(fields[0], fields[1]);
    }
}

std::string Countries::name(const std::string& code) const {
    const auto found = names_.find(code);
    return found == names_.end() ? code : found->second;
}

bool Countries::is_abroad(std::string_view place) const {
    return std::ranges::any_of(names_, [&](const auto& country) {
        const auto& [code, name] = country;
        return code != "JPN" && !name.empty() && place.starts_with(name);
    });
}

}  // namespace yakuba::registry
