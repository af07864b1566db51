#pragma once
#include "department/offices.h"
#include "web/route.h"

namespace yakuba::portal::resident {

/// The residents' portal (/r).
/// The offices live as long as the routes.
web::Routes routes(const Offices& offices);

}  // namespace yakuba::portal::resident
