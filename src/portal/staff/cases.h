#pragma once
#include "department/offices.h"
#include "web/route.h"

/// 案件: the inbox, the side-by-side review and what is done there.
namespace yakuba::portal::staff {

web::Routes inbox_pages(const Offices& offices);   // cases.cpp
web::Routes review_pages(const Offices& offices);  // review.cpp, review_acts.cpp

}  // namespace yakuba::portal::staff
