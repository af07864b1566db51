#pragma once
#include <string>
#include <string_view>

namespace yakuba::portal::staff {

/// Where to go on after signing in or stating the purpose: a path of this portal, never another
/// place, whatever the request says. "/s" for anything else.
std::string local_path(std::string_view next);

}  // namespace yakuba::portal::staff
