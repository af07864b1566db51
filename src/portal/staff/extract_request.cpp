#include "portal/staff/extract_request.h"

namespace yakuba::portal::staff {
namespace {

constexpr storage::Migration kMigrations[] = {
    {"0170 extract", R"(
CREATE TABLE extract_request (
    request_id INTEGER NOT NULL,
    ledger TEXT NOT NULL,
    department TEXT NOT NULL,
    columns TEXT NOT NULL,
    conditions TEXT NOT NULL,
    as_of INTEGER NOT NULL,
    masking INTEGER NOT NULL,
    purpose TEXT NOT NULL,
    rows INTEGER NOT NULL,
    masked INTEGER NOT NULL,
    persons INTEGER NOT NULL,
    actor TEXT NOT NULL,
    actor_name TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    state INTEGER NOT NULL,
    approver TEXT NOT NULL,
    approver_name TEXT NOT NULL,
    answer TEXT NOT NULL,
    decided_at INTEGER NOT NULL,
    PRIMARY KEY (request_id)
) STRICT;
)"},
};

std::string selected() {
    return "SELECT " + storage::columns_of(extract_request_description()) + " FROM extract_request";
}

}  // namespace

std::span<const Code> codes_of(ExtractState) {
    static constexpr Code kCodes[] = {
        {1, "waiting", "承認待ち"}, {2, "approved", "取り出せます"}, {3, "refused", "却下"}};
    return kCodes;
}

std::span<const Code> codes_of(Masking) {
    static constexpr Code kCodes[] = {{1, "none", "そのまま"},
                                      {2, "names", "氏名を伏せる"},
                                      {3, "people", "氏名・住所・生年月日を伏せる"}};
    return kCodes;
}

const Description& extract_request_description() {
    using R = ExtractRequest;
    static const Description description = describe<R>(
        "データ抽出の申込み", {
                                  line<&R::request_id>("request_id", "申込番号"),
                                  line<&R::ledger>("ledger", "台帳"),
                                  line<&R::department>("department", "業務"),
                                  line<&R::columns>("columns", "項目"),
                                  line<&R::conditions>("conditions", "条件"),
                                  line<&R::as_of>("as_of", "基準日"),
                                  line<&R::masking>("masking", "伏せ方"),
                                  line<&R::purpose>("purpose", "利用目的"),
                                  line<&R::rows>("rows", "件数"),
                                  line<&R::masked>("masked", "住所を伏せた件数"),
                                  line<&R::persons>("persons", "個人の一覧"),
                                  line<&R::actor>("actor", "申込者"),
                                  line<&R::actor_name>("actor_name", "申込者の氏名"),
                                  line<&R::asked_at>("asked_at", "申込日時"),
                                  line<&R::state>("state", "状態"),
                                  line<&R::approver>("approver", "承認者"),
                                  line<&R::approver_name>("approver_name", "承認者の氏名"),
                                  line<&R::answer>("answer", "却下の理由"),
                                  line<&R::decided_at>("decided_at", "承認日時"),
                              });
    return description;
}

std::span<const storage::Migration> extract_migrations() { return kMigrations; }

std::int64_t add_request(storage::Database& database, ExtractRequest request) {
    database.amend([&](storage::Session& session) {
        std::string names;
        for (const Line& line : extract_request_description().lines)
            names += (names.empty() ? ":" : ", :") + std::string{line.key};
        for (bool added = false; !added;) {
            request.request_id =
                session.number("SELECT coalesce(max(request_id), 0) + 1 FROM extract_request")
                    .value_or(1);
            storage::Parameters parameters;
            for (const Line& line : extract_request_description().lines) {
                const void* const field = line.field(&request);
                if (line.type->integer != nullptr)
                    parameters.push_back({line.key, line.type->integer(field)});
                else
                    parameters.push_back({line.key, std::string{line.type->text(field)}});
            }
            // Somebody else may take the same number at the same moment.
            added = session.execute("INSERT INTO extract_request (" +
                                        storage::columns_of(extract_request_description()) +
                                        ") VALUES (" + names + ") ON CONFLICT DO NOTHING",
                                    parameters) == 1;
        }
    });
    return request.request_id;
}

bool decide_request(storage::Database& database, const ExtractRequest& decided) {
    bool done = false;
    database.amend([&](storage::Session& session) {
        done = session.execute(
                   "UPDATE extract_request SET state = :state, approver = :approver, approver_name "
                   "= :name, answer = :answer, decided_at = :at WHERE request_id = :request AND "
                   "state = :waiting",
                   {{"state", static_cast<std::int64_t>(decided.state)},
                    {"approver", decided.approver},
                    {"name", decided.approver_name},
                    {"answer", decided.answer},
                    {"at", decided.decided_at.microseconds},
                    {"request", decided.request_id},
                    {"waiting", static_cast<std::int64_t>(ExtractState::waiting)}}) == 1;
    });
    return done;
}

std::optional<ExtractRequest> find_request(storage::Session& session, std::int64_t request_id) {
    auto rows = session.select<ExtractRequest>(extract_request_description(),
                                               selected() + " WHERE request_id = :request",
                                               {{"request", request_id}});
    if (rows.empty()) return std::nullopt;
    return std::move(rows.front());
}

std::vector<ExtractRequest> find_requests(storage::Session& session, const std::string& actor,
                                          std::optional<ExtractState> state, int limit) {
    std::string where = " WHERE 1 = 1";
    storage::Parameters parameters;
    if (!actor.empty()) {
        where += " AND actor = :actor";
        parameters.push_back({"actor", actor});
    }
    if (state) {
        where += " AND state = :state";
        parameters.push_back({"state", static_cast<std::int64_t>(*state)});
    }
    return session.select<ExtractRequest>(
        extract_request_description(),
        selected() + where + " ORDER BY request_id DESC LIMIT " + std::to_string(limit),
        parameters);
}

}  // namespace yakuba::portal::staff
