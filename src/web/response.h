#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/result.h"

namespace yakuba::web {

/// What goes back. The server adds the security headers, the length and the request's id.
struct Response {
    int status = 200;
    std::string media_type = "text/html; charset=utf-8";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;

    Response& header(std::string name, std::string value) {
        headers.emplace_back(std::move(name), std::move(value));
        return *this;
    }
};

/// 303: after a POST, go and look there. `location` is a path inside the town ("/s/persons/123").
/// The router puts the town's prefix before it.
Response see_other(std::string location);
Response json(std::string body, int status = 200);
/// RFC 9457. `status` and the Problem's code, message, place and article; never its detail.
Response problem_json(const Problem& problem, int status);
/// A file shown in the browser, or saved under `file_name`.
Response file(std::string bytes, std::string media_type, std::string_view file_name,
              bool download = false);

/// The status that fits a Problem: 404 for "….not_found" and "….none", 409 for "….conflict", 403
/// for "….forbidden", 422 for everything else that the person can mend.
int status_of(const Problem& problem);

}  // namespace yakuba::web
