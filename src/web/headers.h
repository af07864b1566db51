#pragma once
#include "web/request.h"
#include "web/response.h"

namespace yakuba::web {

/// The security headers of every answer: what a page may load (nothing but ours), who may frame it
/// (nobody), and that nothing personal stays in a cache.
void add_security_headers(Response& response, const Request& request);

/// Whether the request, if a browser says where it comes from, comes from these pages.
bool from_here(const Request& request);

}  // namespace yakuba::web
