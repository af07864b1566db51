#include "web/route.h"

#include <iterator>

namespace yakuba::web {
namespace {

std::string department_of(const Access& access, const Fields& place) {
    const std::string_view department = access.department;
    if (!department.starts_with('{')) return std::string{department};
    return place.get(department.substr(1, department.size() - 2));
}

}  // namespace

bool allows(const Access& access, const identity::Visitor& visitor, const Fields& place) {
    if (access.door == identity::Door::open) return true;
    if (access.door != visitor.door) return false;
    if (!access.scope.empty() && !visitor.scopes.contains(access.scope)) return false;
    if (access.duty_anywhere) return visitor.may_anywhere(access.duty);
    if (access.department.empty()) return true;
    return visitor.may(department_of(access, place), access.duty);
}

void Routes::add(Routes more) {
    std::move(more.pages.begin(), more.pages.end(), std::back_inserter(pages));
    std::move(more.sockets.begin(), more.sockets.end(), std::back_inserter(sockets));
    std::move(more.navigation.begin(), more.navigation.end(), std::back_inserter(navigation));
}

}  // namespace yakuba::web
