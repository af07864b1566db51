#pragma once
#include "department/offices.h"
#include "web/route.h"

/// 職員ポータル (/s): what the staff see. It knows the departments only by what each hands it
/// (department/department.h): tiles, timelines, to-dos, explanations, procedures.
namespace yakuba::portal::staff {

/// Every page of the portal: the visible list of its files is in routes.cpp.
web::Routes routes(const Offices& offices);

}  // namespace yakuba::portal::staff
