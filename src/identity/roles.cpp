#include "identity/roles.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "exchange/csv.h"
#include "identity/accounts.h"

namespace yakuba::identity {
namespace {

Problem malformed(std::int64_t line, std::string_view text) {
    return {"roles.malformed",
            "役割の表（codes/roles.csv）を読めません。列は role,label,department,duties で、職務は "
            "view enter review approve manage audit です。",
            std::string{text}, std::to_string(line) + "行"};
}

}  // namespace

Result<std::vector<Role>> read_roles(const std::string& data_folder) {
    std::ifstream file{std::filesystem::path{data_folder} / "codes" / "roles.csv",
                       std::ios::binary};
    exchange::CsvReader reader{file};
    std::vector<std::string_view> fields;
    std::vector<Role> roles;
    bool header = true;
    for (auto row = reader.next(fields);; row = reader.next(fields)) {
        if (!row) return row.problem();
        if (!*row) break;
        if (fields.size() != 4) return malformed(reader.line(), "4 columns expected");
        if (std::exchange(header, false)) continue;
        auto role = std::find_if(roles.begin(), roles.end(),
                                 [&](const Role& one) { return one.key == fields[0]; });
        if (role == roles.end()) {
            roles.push_back({std::string{fields[0]}, std::string{fields[1]}, {}});
            role = std::prev(roles.end());
        }
        for (const std::string& word : scopes_of(fields[3])) {
            const auto duty = FieldForm<Duty>::parse(word);
            if (!duty) return malformed(reader.line(), word);
            role->grants.insert({std::string{fields[2]}, *duty});
        }
    }
    if (roles.empty()) return malformed(1, "no roles");
    return roles;
}

const Role* find_role(const std::vector<Role>& roles, std::string_view key) {
    for (const Role& role : roles) {
        if (role.key == key) return &role;
    }
    return nullptr;
}

}  // namespace yakuba::identity
