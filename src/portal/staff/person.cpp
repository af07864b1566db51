#include "portal/staff/pages.h"
#include "portal/staff/person_screen.h"

namespace yakuba::portal::staff {
namespace {

using web::Call;
using web::Response;

/// Whoever may see the data of some department, with a purpose stated. What each department knows
/// is shown to those who may see that department's.
constexpr web::Access kPerson{.door = identity::Door::staff,
                              .duty = identity::Duty::view,
                              .purpose = true,
                              .duty_anywhere = true};

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
    routes.pages = {{web::Method::get, "/s/persons/{person}", kPerson,
                     [&offices](Call& call) { return show(call, offices); }, "住民の画面"}};
    return routes;
}

}  // namespace yakuba::portal::staff
