#include "portal/resident/local_path.h"

#include <algorithm>

namespace yakuba::portal::resident {
namespace {

/// Characters that browsers read as something else than a path, or that would end a header.
bool is_risky(char c) {
    return c == '\\' || static_cast<unsigned char>(c) <= ' ' || static_cast<unsigned char>(c) > '~';
}

}  // namespace

std::string local_path(std::string_view next) {
    const bool inside = next == "/r" || next.starts_with("/r/") || next.starts_with("/r?");
    const bool back_to_door = next.starts_with("/r/sign-") || next.starts_with("/r/display");
    if (!inside || back_to_door || std::ranges::any_of(next, is_risky)) return "/r";
    if (next.find("//") < next.find('?')) return "/r";
    return std::string{next};
}

}  // namespace yakuba::portal::resident
