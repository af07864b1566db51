#pragma once
#include <memory>

#include "department/offices.h"
#include "web/route.h"

namespace yakuba {
class BatchRunner;
}

/// 職員ポータル (/s): what the staff see. It knows the departments only by what each hands it
/// (department/department.h): tiles, timelines, to-dos, explanations, procedures.
namespace yakuba::portal::staff {

/// Every page of the portal: the visible list of its files is in routes.cpp. The runner is the
/// server's, shared with the API.
web::Routes routes(const Offices& offices, const std::shared_ptr<BatchRunner>& runner);

}  // namespace yakuba::portal::staff
