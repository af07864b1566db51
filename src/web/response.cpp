#include "web/response.h"

#include <boost/json.hpp>

#include "web/request.h"

namespace yakuba::web {

Response see_other(std::string location) {
    Response response;
    response.status = 303;
    response.header("Location", std::move(location));
    return response;
}

Response json(std::string body, int status) {
    return {status, "application/json; charset=utf-8", std::move(body), {}};
}

Response problem_json(const Problem& problem, int status) {
    boost::json::object object;
    object["type"] = "about:blank";
    object["status"] = status;
    object["code"] = problem.code;
    object["title"] = problem.message;
    if (!problem.where.empty()) object["where"] = problem.where;
    if (!problem.article.empty()) object["article"] = problem.article;
    return {status, "application/problem+json; charset=utf-8", boost::json::serialize(object), {}};
}

Response file(std::string bytes, std::string media_type, std::string_view file_name,
              bool download) {
    Response response{200, std::move(media_type), std::move(bytes), {}};
    response.header("Content-Disposition", std::string{download ? "attachment" : "inline"} +
                                               "; filename*=UTF-8''" + encode_component(file_name));
    return response;
}

int status_of(const Problem& problem) {
    const std::string_view code = problem.code;
    if (code.ends_with(".not_found") || code.ends_with(".none")) return 404;
    if (code.ends_with(".conflict")) return 409;
    if (code.ends_with(".forbidden")) return 403;
    return 422;
}

}  // namespace yakuba::web
