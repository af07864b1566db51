#pragma once
#include "department/offices.h"
#include "web/route.h"

/// 支払: what goes out on which day, to which banks, what is held back, what came back.
namespace yakuba::portal::staff {

web::Routes payment_pages(const Offices& offices);

}  // namespace yakuba::portal::staff
