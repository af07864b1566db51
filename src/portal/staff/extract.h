#pragma once
#include "department/offices.h"
#include "web/route.h"

/// データ抽出 (EUC): a list out of one ledger, for a stated purpose, with another person's
/// agreement where it tells of single persons.
namespace yakuba::portal::staff {

web::Routes extract_pages(const Offices& offices);

}  // namespace yakuba::portal::staff
