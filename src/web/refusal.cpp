#include "web/refusal.h"

namespace yakuba::web {

bool is_api_path(std::string_view path) {
    constexpr std::string_view kApi = "/api";
    const auto is_api = [&](std::string_view rest) {
        return rest.starts_with(kApi) && (rest.size() == kApi.size() || rest[kApi.size()] == '/');
    };
    if (is_api(path)) return true;
    // A town's prefix is one segment, and none of the house's own.
    const auto slash = path.find('/', 1);
    return slash != std::string_view::npos && !path.starts_with("/s/") &&
           !path.starts_with("/r/") && !path.starts_with("/assets/") && is_api(path.substr(slash));
}

Response refusal(std::string_view path, const Problem& problem, int status) {
    if (is_api_path(path)) return problem_json(problem, status);
    return {status, "text/plain; charset=utf-8", problem.message + "\n", {}};
}

}  // namespace yakuba::web
