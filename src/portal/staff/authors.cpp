#include "portal/staff/authors.h"

#include "identity/records.h"
#include "storage/as_of.h"

namespace yakuba::portal::staff {
namespace {

/// Actors that are no person of the staff.
std::string machine_name(const std::string& actor) {
    if (actor == "batch") return "一括処理";
    if (actor == "migration" || actor == "import") return "データ移行";
    if (actor.starts_with("resident/")) return "本人（オンライン）";
    if (actor.starts_with("client/")) return "他システム";
    return actor;
}

/// "佐藤　恵" → "佐藤": beside the section that says who it is.
std::string surname(const std::string& name) { return name.substr(0, name.find("　")); }

}  // namespace

std::map<std::int64_t, std::string> authors_of(storage::Session& session,
                                               const std::vector<std::int64_t>& entries,
                                               Date today) {
    std::map<std::int64_t, std::string> authors;
    if (entries.empty()) return authors;
    std::string numbers;
    for (const std::int64_t entry : entries)
        numbers += (numbers.empty() ? "" : ", ") + std::to_string(entry);
    static const std::string sql_before =
        "SELECT j.entry, j.actor, coalesce(a.section, ''), coalesce(a.name, '') FROM journal j "
        "LEFT JOIN staff_account a ON a.login = j.actor AND " +
        storage::last_as_of(identity::staff_account_table(), "a") + " WHERE j.entry IN (";
    session.read_values(
        sql_before + numbers + ")", storage::as_of_parameters({today}, storage::everything()),
        [&](std::span<const storage::Value> row) {
            const auto text = [&](std::size_t i) { return std::get<std::string>(row[i]); };
            const std::string name = text(3);
            authors[std::get<std::int64_t>(row[0])] =
                name.empty() ? machine_name(text(1)) : text(2) + " " + surname(name);
        });
    return authors;
}

}  // namespace yakuba::portal::staff
