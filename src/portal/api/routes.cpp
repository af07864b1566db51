#include "portal/api/routes.h"

namespace yakuba::portal::api {

web::Routes routes(const Offices&) {
    web::Routes all;
    return all;
}

}  // namespace yakuba::portal::api
