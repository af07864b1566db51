#pragma once
#include <boost/json/fwd.hpp>
#include <string>
#include <vector>

#include "portal/api/operation.h"

/// Lists come in pages: ?limit= and ?cursor=, where the cursor is the number the next page begins
/// after.
namespace yakuba::portal::api {

struct Paging {
    int limit = 0;
    std::int64_t after = 0;
};
Paging paging_of(const web::Call& call);
std::vector<Parameter> paging_parameters();

/// {"items", "next"}: `next` 0 means there is no more.
web::Response page_json(boost::json::array items, std::int64_t next);

}  // namespace yakuba::portal::api
