#include "portal/api/requests.h"

#include <boost/json.hpp>

namespace yakuba::portal::api {
namespace {

namespace json = boost::json;

constexpr storage::Migration kMigrations[] = {
    {"0180 api", R"(
CREATE TABLE api_request (
    client TEXT NOT NULL,
    request_key TEXT NOT NULL,
    digest TEXT NOT NULL,
    answer TEXT NOT NULL,
    sent_at INTEGER NOT NULL,
    PRIMARY KEY (client, request_key)
) STRICT;
)"},
};

storage::Parameters key_of(const SentRequest& sent) {
    return {{"client", sent.client}, {"key", sent.key}};
}

std::string written(const web::Response& response) {
    json::array headers;
    for (const auto& [name, value] : response.headers)
        headers.push_back(json::array{json::string{name}, json::string{value}});
    return json::serialize(json::object{{"status", response.status},
                                        {"media_type", response.media_type},
                                        {"headers", std::move(headers)},
                                        {"body", response.body}});
}

web::Response read(const std::string& text) {
    const json::object object = json::parse(text).as_object();
    web::Response response{static_cast<int>(object.at("status").as_int64()),
                           std::string{object.at("media_type").as_string()},
                           std::string{object.at("body").as_string()},
                           {}};
    for (const json::value& header : object.at("headers").as_array()) {
        response.header(std::string{header.as_array()[0].as_string()},
                        std::string{header.as_array()[1].as_string()});
    }
    return response;
}

}  // namespace

EarlierRequest note_request(storage::Database& database, const SentRequest& sent, Instant now) {
    EarlierRequest earlier;
    database.amend([&](storage::Session& session) {
        earlier = {};
        storage::Parameters row = key_of(sent);
        row.push_back({"digest", sent.digest});
        row.push_back({"now", now.microseconds});
        earlier.first =
            session.execute(
                "INSERT INTO api_request (client, request_key, digest, answer, sent_at) "
                "VALUES (:client, :key, :digest, '', :now) ON CONFLICT DO NOTHING",
                row) > 0;
        if (earlier.first) return;
        session.read_values(
            "SELECT digest, answer FROM api_request WHERE client = :client AND request_key = :key",
            key_of(sent), [&](std::span<const storage::Value> values) {
                earlier.same = std::get<std::string>(values[0]) == sent.digest;
                const std::string& answer = std::get<std::string>(values[1]);
                if (!answer.empty()) earlier.answer = read(answer);
            });
    });
    return earlier;
}

void keep_answer(storage::Database& database, const SentRequest& sent,
                 const web::Response& response) {
    database.amend([&](storage::Session& session) {
        storage::Parameters row = key_of(sent);
        row.push_back({"answer", written(response)});
        session.execute(
            "UPDATE api_request SET answer = :answer "
            "WHERE client = :client AND request_key = :key",
            row);
    });
}

void forget_request(storage::Database& database, const SentRequest& sent) {
    database.amend([&](storage::Session& session) {
        session.execute("DELETE FROM api_request WHERE client = :client AND request_key = :key",
                        key_of(sent));
    });
}

std::span<const storage::Migration> migrations() { return kMigrations; }

}  // namespace yakuba::portal::api
