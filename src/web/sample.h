#pragma once
#include <string_view>

#include "kernel/result.h"
#include "web/view.h"

namespace yakuba::web {

/// Fills a view from JSON, for the page that shows every component in every state
/// (/dev/components): a string or number is a marker's value, true shows a section, an object is
/// one row of a section, an array its rows; false and null are left out.
/// Problems: "web.sample_broken".
Result<bool> fill_sample(View& view, std::string_view json);

}  // namespace yakuba::web
