#include "portal/staff/local_path.h"

#include <algorithm>

namespace yakuba::portal::staff {
namespace {

/// Characters that browsers read as something else than a path, or that would end a header.
bool is_risky(char c) {
    return c == '\\' || static_cast<unsigned char>(c) <= ' ' || static_cast<unsigned char>(c) > '~';
}

}  // namespace

std::string local_path(std::string_view next) {
    const bool inside = next == "/s" || next.starts_with("/s/") || next.starts_with("/s?");
    const bool back_to_door = next.starts_with("/s/sign-") || next.starts_with("/s/second-factor");
    if (!inside || back_to_door || std::ranges::any_of(next, is_risky)) return "/s";
    if (next.find("//") < next.find('?')) return "/s";
    return std::string{next};
}

}  // namespace yakuba::portal::staff
