#pragma once
#include "department/offices.h"
#include "web/route.h"

/// The residents' portal (/r): life events, procedures one question at a time, what became of an
/// application, and what the town holds about oneself. It knows departments only by their floor
/// plan (department.h), and applications only by the desk.
namespace yakuba::portal::resident {

/// `offices` must outlive the routes.
web::Routes routes(const Offices& offices);

}  // namespace yakuba::portal::resident
