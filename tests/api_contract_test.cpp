#include <thread>

#include "api_town.h"

// What the API's document says is what the API does: every operation in it is asked with what fits
// its description and with what does not, and answers only with statuses the document names, never
// with a failure of its own.
namespace yakuba::tests {
namespace {

class ApiContract : public ApiTown {};

/// Something that fits a schema.
json::value sample(const json::object& schema) {
    if (const json::value* words = schema.if_contains("enum")) return words->as_array().front();
    const json::value* type = schema.if_contains("type");
    const std::string kind{type == nullptr     ? "object"
                           : type->is_string() ? type->as_string()
                                               : type->as_array().front().as_string()};
    if (kind == "integer" || kind == "number") return 1;
    if (kind == "boolean") return true;
    if (kind == "array") {
        const json::value* items = schema.if_contains("items");
        return json::array{items == nullptr ? json::value{"a"} : sample(items->as_object())};
    }
    if (kind == "string") {
        const json::value* format = schema.if_contains("format");
        if (format != nullptr && *format == "date") return "2026-10-05";
        if (format != nullptr && *format == "date-time") return "2026-10-05T09:00:00+09:00";
        return schema.contains("pattern") ? "2020-01" : "352039";
    }
    json::object object;
    if (const json::value* properties = schema.if_contains("properties")) {
        for (const auto& [key, property] : properties->as_object())
            object[key] = sample(property.as_object());
    }
    return object;
}

/// The body, and everything that can be wrong with it, one thing at a time.
std::vector<std::string> bodies_of(const json::object& schema) {
    const json::object good = sample(schema).as_object();
    std::vector<std::string> bodies{json::serialize(good), "", "{", "[]", "null", "\xff\xfe",
                                    "{\"a\":1e999}"};
    const auto add = [&](const json::object& object) { bodies.push_back(json::serialize(object)); };
    json::object extra = good;
    extra["no_such_key"] = 1;
    add(extra);
    for (const auto& [key, value] : good) {
        json::object without = good;
        without.erase(key);
        add(without);
        for (const json::value& wrong :
             {json::value(nullptr), json::value("x"), json::value("2026-02-30"),
              json::value("0001-01-01"), json::value("9999-12-31"), json::value(-1), json::value(0),
              json::value(9'223'372'036'854'775'807), json::value(1e300), json::value(true),
              json::value(json::array{}), json::value(json::array{nullptr}),
              json::value(json::object{{"x", 1}})}) {
            json::object changed = good;
            changed[key] = wrong;
            add(changed);
        }
    }
    return bodies;
}

struct Documented {
    std::string path;
    Method method;
    json::object operation;
    bool has_status(int status) const {
        return operation.at("responses").as_object().contains(std::to_string(status));
    }
};

std::vector<Documented> operations_of(const json::object& document) {
    std::vector<Documented> all;
    for (const auto& [path, item] : document.at("paths").as_object()) {
        for (const auto& [method, operation] : item.as_object()) {
            all.push_back({std::string{path}, method == "get" ? Method::get : Method::post,
                           operation.as_object()});
        }
    }
    return all;
}

/// The example that a description gives: "2026-04" of 「月（例 2026-04）」.
std::string example_in(std::string_view description) {
    constexpr std::string_view kMark = "例 ";
    const std::size_t at = description.find(kMark);
    if (at == std::string_view::npos) return {};
    const std::size_t begin = at + kMark.size();
    return std::string{description.substr(begin, description.find("）", begin) - begin)};
}

/// The address with its places filled in and the query it must have.
std::string address_of(const Documented& documented, PersonId person, HouseholdId household) {
    std::string path = "/api/v1" + documented.path;
    const auto fill = [&](const std::string& name, std::int64_t value) {
        if (const auto at = path.find(name); at != std::string::npos)
            path.replace(at, name.size(), std::to_string(value));
    };
    fill("{person}", person.value());
    fill("{household}", household.value());
    for (const char* other : {"{case}", "{notice}", "{run}", "{procedure}", "{attachment}"})
        fill(other, 1);
    if (const json::value* parameters = documented.operation.if_contains("parameters")) {
        for (const json::value& parameter : parameters->as_array()) {
            const json::object& p = parameter.as_object();
            if (!p.contains("in") || p.at("in") != "query" || !p.at("required").as_bool()) continue;
            path += "?" + std::string{p.at("name").as_string()} + "=" +
                    example_in(p.at("description").as_string());
        }
    }
    return path;
}

TEST_F(ApiContract, EveryOperationAnswersOnlyWhatItsDescriptionSays) {
    const auto operations = operations_of(document_);
    ASSERT_GE(operations.size(), 20U);
    int key = 0;
    for (const Documented& documented : operations) {
        if (documented.path == "/token") continue;  // its body is a form: tested by itself
        const std::string path = address_of(documented, person_, household_);
        const auto expect = [&](const Response& response, const std::string& what) {
            EXPECT_LT(response.status, 500) << path << " " << what << "\n" << response.body;
            EXPECT_TRUE(documented.has_status(response.status))
                << path << " " << what << ": " << response.status << "\n"
                << response.body;
        };
        const auto headers = [&](const std::string& etag) {
            return Headers{{"idempotency-key", "k" + std::to_string(++key)}, {"if-match", etag}};
        };
        std::vector<std::string> bodies{""};
        if (const json::value* body = documented.operation.if_contains("requestBody")) {
            bodies = bodies_of(body->at("content").at("application/json").at("schema").as_object());
        }
        EXPECT_EQ(send(documented.method, path, "", bodies.front(), headers("\"1\"")).status, 401)
            << path;
        EXPECT_EQ(
            send(documented.method, path, other_token_, bodies.front(), headers("\"1\"")).status,
            403)
            << path;
        // What fits the description may be refused for what it says, never for its form.
        EXPECT_NE(send(documented.method, path, token_, bodies.front(), headers("\"1\"")).status,
                  400)
            << path;
        for (const std::string& body : bodies) {
            expect(send(documented.method, path, token_, body, headers("\"1\"")), body);
        }
        expect(send(documented.method, path, token_, bodies.front(), headers("\"999\"")),
               "If-Match");
        expect(send(documented.method, path, token_, bodies.front()), "no headers");
        for (const char* query :
             {"no_such=1", "valid=2026-02-30", "valid=0000-00-00", "known=x", "valid=0001-01-01",
              "valid=9999-12-31", "limit=0", "limit=101", "limit=1", "cursor=-1",
              "cursor=99999999999999999999", "cursor=1000000000000", "period=x", "period=9999",
              "period=0001-01", "explain=maybe", "municipality=999999", "state=x", "person=0"}) {
            const std::string mark = path.find('?') == std::string::npos ? "?" : "&";
            expect(send(documented.method, path + mark + query, token_, bodies.front(),
                        headers("\"1\"")),
                   query);
        }
    }
}

TEST_F(ApiContract, PathsThatCanBeNobodysLeadNowhere) {
    for (const char* person : {"0", "-1", "x", "99999999999999999999", "1e3", "%00", "999999999"}) {
        const auto response =
            send(Method::get, std::string{"/api/v1/persons/"} + person, token_, "");
        EXPECT_EQ(response.status, 404) << person;
        EXPECT_EQ(response.media_type, "application/problem+json; charset=utf-8");
    }
}

TEST_F(ApiContract, TokensAreRefusedInTheWordsOfOAuth) {
    const auto ask = [&](const Headers& fields) {
        Request request = asking(Method::post, "/api/v1/token");
        request.headers.add("content-type", "application/x-www-form-urlencoded");
        for (const auto& [name, value] : fields)
            request.form.add(name, value);
        return desk_->house().answer(std::move(request));
    };
    const Headers good{
        {"grant_type", "client_credentials"}, {"client_id", "all"}, {"client_secret", secret_}};
    EXPECT_EQ(ask(good).status, 200);
    Headers wide = good;
    wide.emplace_back("scope", "persons.read everything");
    const auto refused = ask(wide);
    EXPECT_EQ(refused.status, 400);
    EXPECT_EQ(json::parse(refused.body).at("error"), "invalid_scope");
    const auto wrong = ask(
        {{"grant_type", "client_credentials"}, {"client_id", "all"}, {"client_secret", "guessed"}});
    EXPECT_EQ(wrong.status, 401);
    EXPECT_EQ(json::parse(wrong.body).at("error"), "invalid_client");
    EXPECT_EQ(ask({{"grant_type", "password"}, {"client_id", "a"}, {"client_secret", "b"}}).status,
              400);
    EXPECT_EQ(ask({}).status, 400);
}

TEST_F(ApiContract, AnEventIsRefusedToWhoeverHasReadAnOlderState) {
    const std::string path = "/api/v1/persons/" + std::to_string(person_.value());
    const auto read = send(Method::get, path, token_, "");
    ASSERT_EQ(read.status, 200) << read.body;
    const std::string etag = header_of(read, "ETag");
    const std::string body =
        R"({"occurred_on":"2026-11-01","notified_on":"2026-11-02","persons":[)" +
        std::to_string(person_.value()) + "," + std::to_string(person_.value() + 1) +
        R"(],"address":{"town":"本町二丁目","lot":"１番"}})";
    const auto move = [&](const std::string& key, const std::string& match) {
        return send(Method::post, "/api/v1/events/move-within", token_, body,
                    {{"idempotency-key", key}, {"if-match", match}});
    };
    const auto moved = move("first", etag);
    ASSERT_EQ(moved.status, 200) << moved.body;
    EXPECT_EQ(move("first", etag).body, moved.body);  // the same again: the same answer
    EXPECT_EQ(move("second", etag).status, 412);
    const auto after = json::parse(send(Method::get, path, token_, "").body);
    EXPECT_NE(after.at("address").as_string().find("本町二丁目"), json::string::npos);
    const auto before = json::parse(send(Method::get, path + "?valid=2026-10-31", token_, "").body);
    EXPECT_NE(before.at("address").as_string().find("本町一丁目"), json::string::npos);
}

TEST_F(ApiContract, TenAtOnceWithOneKeyAreOneBirth) {
    const std::string body =
        R"({"occurred_on":"2026-11-20","notified_on":"2026-11-25","household_id":)" +
        std::to_string(household_.value()) +
        R"(,"name":"青木　凪","kana":"アオキ　ナギ","relation":"子","sex":"male"})";
    std::vector<Response> answers(10);
    {
        std::vector<std::jthread> threads;
        for (Response& answer : answers) {
            threads.emplace_back([&] {
                answer = send(Method::post, "/api/v1/events/birth", token_, body,
                              {{"idempotency-key", "one"}});
            });
        }
    }
    for (const Response& answer : answers) {
        EXPECT_EQ(answer.status, 200) << answer.body;
        EXPECT_EQ(answer.body, answers.front().body);
    }
    const auto household = json::parse(
        send(Method::get, "/api/v1/households/" + std::to_string(household_.value()), token_, "")
            .body);
    EXPECT_EQ(household.at("members").as_array().size(), 3U);
}

TEST_F(ApiContract, ThePageSaysEveryOperation) {
    const auto page = send(Method::get, "/api/v1", "", "");
    ASSERT_EQ(page.status, 200) << page.body;
    for (const Documented& documented : operations_of(document_)) {
        const std::string id{documented.operation.at("operationId").as_string()};
        EXPECT_NE(page.body.find("id=\"" + id + "\""), std::string::npos) << id;
    }
}

}  // namespace
}  // namespace yakuba::tests
