#pragma once
#include "portal/resident/rooms.h"
#include "web/call.h"

/// What one owes the town and when; how one stands with each department. Parts of one's own page.
namespace yakuba::portal::resident {

/// Rows DUES, one for each charge of the year, and of earlier years where something is open: every
/// term with its day, its sum and whether it is paid. Whether there is any.
bool put_dues(web::View& view, web::Call& call, const Rooms& rooms);

/// Rows STANDINGS: what each department says of the person today. Whether there is any.
bool put_standings(web::View& view, web::Call& call, const Rooms& rooms);

}  // namespace yakuba::portal::resident
