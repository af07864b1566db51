#pragma once
#include "portal/resident/rooms.h"
#include "web/call.h"

/// Home, the list of procedures, and what one should know before beginning one.
namespace yakuba::portal::resident {

web::Response show_home(web::Call& call, const Rooms& rooms);
web::Response list_procedures(web::Call& call, const Rooms& rooms);
web::Response show_procedure(web::Call& call, const Rooms& rooms);
web::Response begin_application(web::Call& call, const Rooms& rooms);

/// Procedures that hold every word, whatever the script: 児童手当, じどうてあて, child allowance.
/// `event` empty: of any life event.
std::vector<const procedures::Procedure*> find_procedures(const procedures::Catalogue& catalogue,
                                                          std::string_view words,
                                                          std::string_view event);
/// Whether it can be done on this portal.
bool is_online(const procedures::Procedure& procedure);

}  // namespace yakuba::portal::resident
