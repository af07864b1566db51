#pragma once
#include "portal/staff/person_screen.h"

/// What the ledger of money (収納・支払) says of a person in one business.
namespace yakuba::portal::staff {

/// Shows CHARGED with the year's charge, its versions and terms, when this business charges; PAID
/// with the payments, when it pays.
void fill_account(web::View& view, Screen& screen, std::string_view business, FiscalYear year);

}  // namespace yakuba::portal::staff
