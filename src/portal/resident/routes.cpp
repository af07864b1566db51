#include "portal/resident/routes.h"

namespace yakuba::portal::resident {

web::Routes routes(const Offices&) {
    web::Routes all;
    return all;
}

}  // namespace yakuba::portal::resident
