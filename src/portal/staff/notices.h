#pragma once
#include "department/offices.h"
#include "web/route.h"

/// 通知・発送: what waits to be posted, what was sent when and how, what came back.
namespace yakuba::portal::staff {

web::Routes notice_pages(const Offices& offices);

}  // namespace yakuba::portal::staff
