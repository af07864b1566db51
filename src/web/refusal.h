#pragma once
#include <string_view>

#include "kernel/result.h"
#include "web/response.h"

/// Answers given before there is a page to give them on: a line of text for people, RFC 9457 for
/// programs.
namespace yakuba::web {

/// Whether programs ask there: "/api/v1/…", also behind the prefix of a town.
bool is_api_path(std::string_view path);

Response refusal(std::string_view path, const Problem& problem, int status);

}  // namespace yakuba::web
