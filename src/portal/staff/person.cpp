#include "portal/staff/head.h"
#include "portal/staff/pages.h"

namespace yakuba::portal::staff {
namespace {

using web::Call;
using web::Response;

Response show(Call& call, const Offices& offices) {
    auto screen = open_screen(call, offices);
    if (!screen) return call.problem(screen.problem());
    call.saw(screen->person, "住民の画面", "resident-register");
    web::View view;
    fill_base_date(view, *screen);
    fill_card(view, *screen);
    fill_household(view, *screen);
    fill_alert(view, *screen);
    fill_cautions(view, *screen);
    fill_tiles(view, *screen, "");
    fill_history(view, *screen);
    fill_to_dos(view, *screen);
    fill_actions(view, *screen);
    fill_notes(view, *screen);
    fill_keys(view, *screen);
    return call.page("staff/person.html", screen->shown().name + " さん", view);
}

}  // namespace

web::Routes person_pages(const Offices& offices) {
    web::Routes routes;
    routes.pages = {{web::Method::get, "/s/persons/{person}", kPersonAccess,
                     [&offices](Call& call) { return show(call, offices); }, "住民の画面"}};
    return routes;
}

}  // namespace yakuba::portal::staff
