#pragma once
#include <string>
#include <string_view>

namespace yakuba::portal::resident {

/// Where to go on after signing in or changing the display: a path of this portal, never another
/// place, whatever the request says. "/r" for anything else.
std::string local_path(std::string_view next);

}  // namespace yakuba::portal::resident
