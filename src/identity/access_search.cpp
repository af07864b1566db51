#include "identity/access_log.h"

namespace yakuba::identity {

std::span<const Code> codes_of(Deed) {
    static constexpr Code kCodes[] = {{1, "view", "閲覧"},        {2, "search", "検索"},
                                      {3, "enter", "入力"},       {4, "issue", "交付"},
                                      {5, "extract", "抽出"},     {6, "refuse", "拒否"},
                                      {7, "sign_in", "利用開始"}, {8, "sign_out", "利用終了"}};
    return kCodes;
}

const Description& access_description() {
    using A = Access;
    static const Description description =
        describe<A>("閲覧記録", {
                                    line<&A::access_number>("access_number", "記録番号"),
                                    line<&A::actor>("actor", "利用者"),
                                    line<&A::door>("door", "入口"),
                                    line<&A::section>("section", "所属"),
                                    line<&A::terminal>("terminal", "端末"),
                                    line<&A::client>("client", "接続元"),
                                    line<&A::purpose>("purpose", "用件"),
                                    line<&A::department>("department", "業務"),
                                    line<&A::person_id>("person_id", "宛名番号"),
                                    line<&A::deed>("deed", "操作"),
                                    line<&A::what>("what", "対象"),
                                    line<&A::request_id>("request_id", "要求番号"),
                                });
    return description;
}

const storage::Table& access_table() {
    static const storage::Table table{
        "access_log", "閲覧記録", &access_description(), {"access_number"}, storage::Keeping::log};
    return table;
}

namespace {

std::string condition_of(const AccessQuery& query, storage::Parameters& parameters) {
    std::string condition = "1 = 1";
    const auto ask = [&](const char* text, std::string_view name, storage::Value value) {
        condition += std::string{" AND "} + text;
        parameters.push_back({name, std::move(value)});
    };
    if (!query.actor.empty()) ask("actor = :actor", "actor", query.actor);
    if (query.person_id) ask("person_id = :person", "person", query.person_id.value());
    if (!query.department.empty()) ask("department = :department", "department", query.department);
    if (query.from) ask("recorded_at >= :from", "from", start_of_day(query.from).microseconds);
    if (query.until) ask("recorded_at < :until", "until", start_of_day(query.until).microseconds);
    if (query.deed != Deed{}) ask("deed = :deed", "deed", static_cast<std::int64_t>(query.deed));
    if (query.before > 0) ask("access_number < :before", "before", query.before);
    return condition;
}

}  // namespace

std::vector<AccessFound> find_accesses(storage::Session& session, const AccessQuery& query) {
    storage::Parameters parameters;
    const std::string condition = condition_of(query, parameters);
    // A log has no versions. Read as if it had, its moment comes along with each row; what stands
    // in the place of number and period is not looked at.
    const std::string sql = "SELECT " + storage::columns_of(access_description()) +
                            ", door, door, door, recorded_at, entry FROM access_log WHERE " +
                            condition + " ORDER BY access_number DESC LIMIT " +
                            std::to_string(query.limit);
    std::vector<AccessFound> found;
    for (auto& row : session.select_versions<Access>(access_description(), sql, parameters))
        found.push_back({std::move(row.record), row.version.recorded_at});
    return found;
}

}  // namespace yakuba::identity
