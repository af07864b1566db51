#pragma once
#include <cstddef>
#include <string_view>

#include "web/request.h"

/// One JSON line for each request, on standard error: when, which route, how it went. The route's
/// pattern stands for the path, so that no number of a person gets into a log; who it was is in the
/// access log under the same request id.
namespace yakuba::web {

/// Lines from now on; without it nothing is logged.
void start_log();

void log_answer(const Request& request, std::string_view pattern, int status, std::size_t bytes,
                double seconds);
void log_failure(const Request& request, std::string_view pattern, std::string_view what);
void log_event(std::string_view event, std::string_view detail);

}  // namespace yakuba::web
