#include <boost/json.hpp>
#include <set>

#include "portal/api/document.h"

/// The OpenAPI document: nothing in it is written by hand but the words around the operations.
namespace yakuba::portal::api {
namespace {

namespace json = boost::json;

constexpr std::string_view kInfo = R"({
    "title": "役場 API",
    "version": "1",
    "summary": "市区町村の台帳・計算・手続を、ほかのシステムから",
    "description": "氏名・住所・個人番号は URL に書きません。個人番号は本文でも扱いません。誤りは RFC 9457（application/problem+json）で返り、code は変わりません。本文の知らない項目は断ります。一覧は limit（100まで）と cursor で続きを取ります。",
    "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}
})";

constexpr std::string_view kProblem = R"({
    "type": "object",
    "properties": {
        "type": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string", "title": "変わらない符号", "examples": ["person.not_found"]},
        "title": {"type": "string", "title": "何が起きたか、どうすればよいか"},
        "where": {"type": "string", "title": "本文のなかの場所（JSON Pointer）、またはパラメーターの名前"},
        "article": {"type": "string", "title": "根拠条文"},
        "errors": {"type": "array", "title": "誤りが複数あるとき、そのすべて", "items": {
            "type": "object",
            "properties": {
                "code": {"type": "string"}, "title": {"type": "string"},
                "where": {"type": "string"}, "article": {"type": "string"}},
            "required": ["code", "title"]}}
    },
    "required": ["type", "status", "code", "title"]
})";

std::string_view label_of_status(int status) {
    switch (status) {
        case 400:
            return "要求の形が正しくありません";
        case 401:
            return "トークンがない、または切れています";
        case 403:
            return "利用範囲または権限がありません";
        case 404:
            return "ありません";
        case 409:
            return "ほかの変更とぶつかりました。読みなおしてください";
        case 412:
            return "If-Match の版が、いまの版とちがいます";
        case 415:
            return "Content-Type がちがいます";
        case 422:
            return "内容に誤りがあります";
        case 428:
            return "If-Match が要ります";
        case 429:
            return "要求が多すぎます。Retry-After の秒数だけ待ってください";
        default:
            return "いまは応えられません";
    }
}

json::object content(std::string_view media_type, json::value schema) {
    return {{media_type, {{"schema", std::move(schema)}}}};
}

json::object responses_of(const Operation& operation) {
    json::object responses;
    for (const Good& good : operation.good) {
        // One status may have answers of several kinds.
        json::value& response = responses[std::to_string(good.status)];
        if (response.is_null())
            response = {{"description", good.label}, {"content", json::object{}}};
        response.as_object()["content"].as_object()[good.media_type] = {
            {"schema",
             good.schema.empty() ? json::value{json::object{}} : json::parse(good.schema)}};
    }
    for (const int status : bad_statuses(operation))
        responses[std::to_string(status)] = {
            {"$ref", "#/components/responses/" + std::to_string(status)}};
    return responses;
}

std::string_view name_of(In in) {
    if (in == In::path) return "path";
    return in == In::query ? "query" : "header";
}

json::array parameters_of(const Operation& operation) {
    json::array parameters;
    for (const Parameter& parameter : operation.parameters) {
        parameters.push_back({{"name", parameter.name},
                              {"in", name_of(parameter.in)},
                              {"required", parameter.required},
                              {"description", parameter.label},
                              {"schema", json::parse(parameter.schema)}});
    }
    if (operation.once)
        parameters.push_back(json::object{{"$ref", "#/components/parameters/IdempotencyKey"}});
    return parameters;
}

/// A form with files: the JSON in one field, each file in the field of its question.
json::object with_files(const json::value& request) {
    return {{"type", "object"},
            {"properties", {{kBodyField, request}}},
            {"required", json::array{json::string{kBodyField}}},
            {"additionalProperties",
             {{"type", "string"}, {"contentMediaType", "application/octet-stream"}}}};
}

json::object operation_json(const Operation& operation) {
    json::object object{{"operationId", operation.id},
                        {"tags", json::array{operation.section}},
                        {"summary", operation.summary},
                        {"description", operation.text}};
    if (json::array parameters = parameters_of(operation); !parameters.empty())
        object["parameters"] = std::move(parameters);
    if (!operation.request.empty()) {
        object["requestBody"] = {
            {"required", true},
            {"content",
             content(operation.form ? "application/x-www-form-urlencoded" : "application/json",
                     json::parse(operation.request))}};
        if (operation.files) {
            object["requestBody"].at("content").as_object()["multipart/form-data"] = {
                {"schema", with_files(json::parse(operation.request))}};
        }
    }
    object["responses"] = responses_of(operation);
    if (operation.scope.empty()) {
        object["security"] = json::array{};
    } else {
        object["security"] =
            json::array{json::object{{"token", json::array{json::string{operation.scope}}}}};
    }
    return object;
}

std::string lower(std::string_view method) {
    std::string text{method};
    for (char& c : text)
        c = static_cast<char>(c | 0x20);
    return text;
}

}  // namespace

std::string openapi(std::span<const Operation> operations) {
    json::object paths, scopes, responses;
    json::array tags;
    std::set<int> statuses;
    std::set<std::string_view> sections;
    for (const Operation& operation : operations) {
        json::value& path = paths[std::string_view{operation.pattern}.substr(kRoot.size())];
        if (path.is_null()) path.emplace_object();
        path.as_object()[lower(web::name_of(operation.method))] = operation_json(operation);
        if (!operation.scope.empty()) scopes[operation.scope] = operation.section;
        for (const int status : bad_statuses(operation))
            statuses.insert(status);
        if (sections.insert(operation.section).second)
            tags.push_back({{"name", operation.section}, {"description", operation.section}});
    }
    for (const int status : statuses) {
        responses[std::to_string(status)] = {
            {"description", label_of_status(status)},
            {"content",
             content("application/problem+json", {{"$ref", "#/components/schemas/Problem"}})}};
    }
    json::object document{
        {"openapi", "3.1.0"},
        {"info", json::parse(kInfo)},
        {"servers", json::array{json::object{{"url", kRoot}}}},
        {"tags", std::move(tags)},
        {"paths", std::move(paths)},
        {"components",
         {{"schemas", {{"Problem", json::parse(kProblem)}}},
          {"responses", std::move(responses)},
          {"parameters",
           {{"IdempotencyKey",
             {{"name", "Idempotency-Key"},
              {"in", "header"},
              {"required", true},
              {"description", "要求ごとに新しい値。同じ値で送りなおすと、はじめの結果が返ります"},
              {"schema", {{"type", "string"}, {"minLength", 1}, {"maxLength", 200}}}}}}},
          {"securitySchemes",
           {{"token",
             {{"type", "oauth2"},
              {"flows",
               {{"clientCredentials",
                 {{"tokenUrl", std::string{kRoot} + "/token"},
                  {"scopes", std::move(scopes)}}}}}}}}}}}};
    return json::serialize(document);
}

}  // namespace yakuba::portal::api
