#include "portal/staff/routes.h"

#include "portal/staff/pages.h"

namespace yakuba::portal::staff {

web::Routes routes(const Offices&) {
    web::Routes all;
    for (web::Routes part : {
             sign_in_pages(),
             hand_over_pages(),
             purpose_pages(),
             help_pages(),
         }) {
        all.add(std::move(part));
    }
    return all;
}

}  // namespace yakuba::portal::staff
