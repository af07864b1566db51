#include <boost/json.hpp>

#include "portal/api/operations.h"
#include "web/house.h"

/// POST /token: OAuth 2.0 client credentials (RFC 6749 4.4).
namespace yakuba::portal::api {
namespace {

namespace json = boost::json;

/// RFC 6749 5.2 has its own form of an error; the code of the house stands beside it.
web::Response refuse(std::string_view error, const Problem& problem, int status) {
    json::object object{
        {"error", error}, {"error_description", problem.message}, {"code", problem.code}};
    web::Response response = web::json(json::serialize(object), status);
    if (status == 401) response.header("WWW-Authenticate", "Basic realm=\"yakuba\"");
    return response;
}

web::Response give(web::Call& call, const json::object&) {
    const web::Request& request = call.request();
    const web::Fields& form = request.form;
    if (form.get("grant_type") != "client_credentials") {
        return refuse("unsupported_grant_type",
                      {"token.grant_type", "grant_type は client_credentials にしてください。"},
                      400);
    }
    const auto given = call.site().identity->client_token(
        form.get("client_id"), form.get("client_secret"), form.get("scope"),
        {request.client, request.headers.get("user-agent")}, request.now);
    if (!given) {
        const Problem& problem = given.problem();
        if (problem.code == "client.scope") return refuse("invalid_scope", problem, 400);
        if (problem.code == "client.refused") return refuse("invalid_client", problem, 401);
        return refuse("temporarily_unavailable", problem, 429);
    }
    constexpr std::int64_t kMicroseconds = 1'000'000;
    json::object object{{"access_token", given->cookie},
                        {"token_type", "Bearer"},
                        {"expires_in", (given->expires_at.microseconds - request.now.microseconds) /
                                           kMicroseconds}};
    return web::json(json::serialize(object));
}

}  // namespace

std::vector<Operation> token_operations() {
    Operation token;
    token.method = web::Method::post;
    token.pattern = "/api/v1/token";
    token.id = "getToken";
    token.section = "認証";
    token.summary = "トークンを得る";
    token.text =
        "OAuth 2.0 のクライアント・クレデンシャル（RFC 6749 4.4）。得たトークンを、ほかの"
        "すべての操作に Authorization: Bearer で添えます。scope を省くと、登録された利用範囲の"
        "すべてが与えられます。";
    token.request = R"({"type":"object","properties":{
        "grant_type":{"type":"string","enum":["client_credentials"],"title":"種類"},
        "client_id":{"type":"string","minLength":1,"maxLength":100,"title":"システムID"},
        "client_secret":{"type":"string","minLength":1,"maxLength":200,"title":"秘密"},
        "scope":{"type":"string","maxLength":1000,"title":"利用範囲（空白で区切る）"}},
        "required":["grant_type","client_id","client_secret"],"additionalProperties":false})";
    token.form = true;
    token.good = {{200, "トークン", R"({"type":"object","properties":{
        "access_token":{"type":"string","title":"トークン"},
        "token_type":{"type":"string","enum":["Bearer"],"title":"種類"},
        "expires_in":{"type":"integer","title":"有効な秒数"}},
        "required":["access_token","token_type","expires_in"]})"}};
    token.bad = {401};
    token.work = give;
    return {token};
}

}  // namespace yakuba::portal::api
