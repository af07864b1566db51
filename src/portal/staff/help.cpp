#include "portal/staff/pages.h"
#include "web/call.h"

/// F1: every key, what it does, and where it works.
namespace yakuba::portal::staff {
namespace {

web::Response show(web::Call& call) {
    web::View view;
    return call.page("staff/help.html", "キー操作", view);
}

}  // namespace

web::Routes help_pages() {
    web::Routes routes;
    routes.pages = {
        {web::Method::get, "/s/help", {.door = identity::Door::staff}, show, "キー操作"}};
    return routes;
}

}  // namespace yakuba::portal::staff
