#include "portal/resident/uses.h"

#include <algorithm>
#include <string_view>

namespace yakuba::portal::resident {
namespace {

/// Words of a purpose or of what was seen that tell of protection or of an investigation.
constexpr std::string_view kTelling[] = {
    "支援措置", "捜査",     "犯罪",     "虐待",     "刑事訴訟法",
    "公用請求", "税務調査", "滞納処分", "実態調査", "照会",
};

bool tells(std::string_view text) {
    return std::any_of(std::begin(kTelling), std::end(kTelling), [&](std::string_view word) {
        return text.find(word) != std::string_view::npos;
    });
}

}  // namespace

bool is_held_back(const identity::Access& access) {
    return access.department == identity::kProtection || access.deed == identity::Deed::refuse ||
           tells(access.purpose) || tells(access.what);
}

}  // namespace yakuba::portal::resident
