#pragma once
#include "department/offices.h"
#include "web/route.h"

namespace yakuba::portal::api {

/// The API (/api/v1).
/// The offices live as long as the routes.
web::Routes routes(const Offices& offices);

}  // namespace yakuba::portal::api
