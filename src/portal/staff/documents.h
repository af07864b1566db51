#pragma once
#include "department/offices.h"
#include "web/route.h"

/// 文書管理: the register, the rules of decision, the seals, keeping and disposal.
namespace yakuba::portal::staff {

web::Routes document_pages(const Offices& offices);  // documents.cpp
web::Routes disposal_pages();                        // disposal.cpp

}  // namespace yakuba::portal::staff
