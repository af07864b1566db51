#include "portal/api/operation.h"

#include <algorithm>
#include <boost/json.hpp>
#include <cctype>
#include <memory>
#include <optional>
#include <set>

#include "ledger/zengin.h"
#include "portal/api/check.h"
#include "portal/api/requests.h"

namespace yakuba::portal::api {
namespace {

namespace json = boost::json;
using web::Call;
using web::Response;

/// The description with its schemas read, made once and shared by all requests.
struct Prepared {
    Operation operation;
    std::vector<json::object> parameters;
    json::object request;
};

json::object read_schema(const std::string& text) {
    return text.empty() ? json::object{} : json::parse(text).as_object();
}

std::shared_ptr<const Prepared> prepare(const Operation& operation) {
    auto prepared = std::make_shared<Prepared>();
    prepared->operation = operation;
    for (const Parameter& parameter : operation.parameters)
        prepared->parameters.push_back(read_schema(parameter.schema));
    prepared->request = read_schema(operation.request);
    return prepared;
}

std::string lower(std::string_view text) {
    std::string result{text};
    std::transform(result.begin(), result.end(), result.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

const web::Fields& fields_of(const web::Request& request, In in) {
    if (in == In::path) return request.place;
    return in == In::query ? request.query : request.headers;
}

std::optional<Response> refuse_unknown(Call& call, const Operation& operation) {
    for (const auto& [name, value] : call.request().query.pairs()) {
        const bool known =
            std::any_of(operation.parameters.begin(), operation.parameters.end(),
                        [&](const Parameter& p) { return p.in == In::query && p.name == name; });
        if (!known) {
            return web::problem_json({.code = "request.unknown_parameter",
                                      .message = "このパラメーターはありません。",
                                      .where = name},
                                     400);
        }
    }
    return std::nullopt;
}

std::optional<Response> refuse_parameters(Call& call, const Prepared& prepared) {
    const auto& parameters = prepared.operation.parameters;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const Parameter& parameter = parameters[i];
        const std::string name =
            parameter.in == In::header ? lower(parameter.name) : std::string{parameter.name};
        const web::Fields& fields = fields_of(call.request(), parameter.in);
        if (!fields.has(name)) {
            if (!parameter.required) continue;
            const bool condition = name == "if-match";
            return web::problem_json(
                {.code = condition ? "request.if_match_missing" : "request.parameter_missing",
                 .message = std::string{parameter.name} + " が要ります。",
                 .where = std::string{parameter.name}},
                condition ? 428 : 400);
        }
        auto problems = check_text(prepared.parameters[i], parameter.name, fields.get(name));
        if (problems.empty()) continue;
        // A path that cannot be anybody's is a path that leads nowhere.
        if (parameter.in == In::path) {
            return web::problem_json(
                {.code = "request.not_found", .message = "この住所には何もありません。"}, 404);
        }
        for (Problem& problem : problems)
            problem.code = "request.parameter";
        return problems_json(problems, 400);
    }
    return std::nullopt;
}

std::optional<Response> refuse_key(Call& call) {
    constexpr std::size_t kLongest = 200;
    const std::string& key = call.request().headers.get("idempotency-key");
    const bool plain =
        std::all_of(key.begin(), key.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    if (!key.empty() && key.size() <= kLongest && plain) return std::nullopt;
    return web::problem_json(
        {.code = "request.idempotency_key",
         .message = "Idempotency-Key が要ります。要求ごとに新しい、200字までの英数字と記号です。"
                    "同じ要求を送りなおすときは、同じ値にしてください。",
         .where = "Idempotency-Key"},
        400);
}

std::optional<Response> refuse_body(Call& call, const Prepared& prepared, json::object& body) {
    const web::Request& request = call.request();
    const std::string type = lower(request.headers.get("content-type"));
    const std::string_view wanted =
        prepared.operation.form ? "application/x-www-form-urlencoded" : "application/json";
    const bool with_files = prepared.operation.files && type.starts_with("multipart/form-data");
    if (!with_files && !type.starts_with(wanted)) {
        return web::problem_json(
            {.code = "request.media_type",
             .message = "Content-Type を " + std::string{wanted} + " にしてください。"},
            415);
    }
    json::value value;
    if (prepared.operation.form) {
        json::object& fields = value.emplace_object();
        for (const auto& [name, text] : request.form.pairs())
            fields[name] = text;
    } else {
        boost::system::error_code error;
        value = json::parse(with_files ? request.form.get(kBodyField) : request.body, error);
        if (error) {
            return web::problem_json(
                {.code = "json.malformed", .message = "本文を JSON として読み取れません。"}, 400);
        }
    }
    static const json::object kAnyObject{{"type", "object"}};
    const bool own = prepared.operation.own_checks;
    auto problems = check(own ? kAnyObject : prepared.request, value);
    if (!problems.empty()) return problems_json(problems, prepared.operation.form ? 400 : 422);
    body = std::move(value.as_object());
    return std::nullopt;
}

SentRequest sent_by(Call& call, const json::object& body) {
    const web::Request& request = call.request();
    std::string whole = std::string{web::name_of(request.method)} + " " + request.path + "\n" +
                        json::serialize(body);
    for (const web::UploadedFile& file : request.files) {
        whole += "\n" + file.field + "\n" + file.file_name + "\n" + ledger::sha256(file.bytes);
    }
    return {call.visitor().actor, request.headers.get("idempotency-key"), ledger::sha256(whole)};
}

/// One key, one request: the same again goes on to the first answer, another one is refused.
Response answer_once(Call& call, const Operation& operation, const json::object& body) {
    const SentRequest sent = sent_by(call, body);
    call.rest();
    storage::Database& database = *call.town().database;
    const EarlierRequest earlier = note_request(database, sent, call.now());
    if (!earlier.same) {
        return web::problem_json(
            {.code = "request.key_of_another",
             .message = "この Idempotency-Key は、ちがう内容の要求で使われています。"
                        "新しい要求には、新しい値にしてください。",
             .where = "Idempotency-Key"},
            422);
    }
    if (!operation.keeps_answer) return operation.work(call, body);
    if (earlier.answer) return *earlier.answer;
    if (!earlier.first) {
        return web::problem_json(
            {.code = "request.under_way",
             .message = "同じ要求を処理しています。しばらくしてから送りなおすか、一覧で結果を"
                        "確かめてください。",
             .where = "Idempotency-Key"},
            409);
    }
    Response response = operation.work(call, body);
    constexpr int kRefused = 400;
    if (response.status < kRefused)
        keep_answer(database, sent, response);
    else
        forget_request(database, sent);
    return response;
}

Response answer(Call& call, const Prepared& prepared) {
    const Operation& operation = prepared.operation;
    if (auto refused = refuse_unknown(call, operation)) return *std::move(refused);
    if (auto refused = refuse_parameters(call, prepared)) return *std::move(refused);
    if (operation.once) {
        if (auto refused = refuse_key(call)) return *std::move(refused);
    }
    json::object body;
    if (!operation.request.empty()) {
        if (auto refused = refuse_body(call, prepared, body)) return *std::move(refused);
    }
    Response response =
        operation.once ? answer_once(call, operation, body) : operation.work(call, body);
    // Answers hold persons' data: no cache on the way may keep them.
    response.header("Cache-Control", "no-store");
    return response;
}

}  // namespace

std::vector<int> bad_statuses(const Operation& operation) {
    std::set<int> all{operation.bad.begin(), operation.bad.end()};
    all.insert({400, 429});
    if (!operation.scope.empty()) all.insert({401, 403});
    if (!operation.request.empty()) all.insert(415);
    if (operation.once) all.insert(422);
    if (!operation.request.empty() && !operation.form) all.insert(422);
    for (const Parameter& parameter : operation.parameters) {
        if (parameter.in == In::path) all.insert(404);
        if (parameter.required && parameter.name == "If-Match") all.insert(428);
    }
    return {all.begin(), all.end()};
}

web::Route route_of(const Operation& operation) {
    const auto prepared = prepare(operation);
    web::Route route;
    route.method = operation.method;
    // A view of what the handler keeps.
    route.pattern = prepared->operation.pattern;
    if (!operation.scope.empty())
        route.access = {.door = identity::Door::api, .scope = operation.scope};
    route.handler = [prepared](Call& call) { return answer(call, *prepared); };
    route.label = prepared->operation.section;
    route.tokens = false;
    return route;
}

}  // namespace yakuba::portal::api
