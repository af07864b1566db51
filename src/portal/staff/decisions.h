#pragma once
#include "department/offices.h"
#include "web/route.h"

/// 決裁: what waits for this approver, one by one or many at once.
namespace yakuba::portal::staff {

web::Routes decision_pages(const Offices& offices);  // decisions.cpp
web::Routes bulk_pages(const Offices& offices);      // bulk_decision.cpp

}  // namespace yakuba::portal::staff
