#include "portal/api/paging.h"

#include <boost/json.hpp>

#include "portal/api/schemas.h"

namespace yakuba::portal::api {

namespace json = boost::json;

Paging paging_of(const web::Call& call) {
    const web::Fields& query = call.request().query;
    Paging paging{kPageUsual};
    if (query.has("limit"))
        paging.limit = static_cast<int>(detail::parse_integer(query.get("limit")).value());
    if (query.has("cursor")) paging.after = detail::parse_integer(query.get("cursor")).value();
    return paging;
}

std::vector<Parameter> paging_parameters() {
    return {{"limit", In::query, "一度に返す数", std::string{kLimit}},
            {"cursor", In::query, "前の答えの next", std::string{kNumberInPath}}};
}

web::Response page_json(json::array items, std::int64_t next) {
    json::object object{{"items", std::move(items)}};
    if (next == 0)
        object["next"] = nullptr;
    else
        object["next"] = std::to_string(next);
    return web::json(json::serialize(object));
}

}  // namespace yakuba::portal::api
