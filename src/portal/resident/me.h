#pragma once
#include "portal/resident/rooms.h"
#include "web/call.h"

/// One's own page (/r/me) and what belongs to it.
namespace yakuba::portal::resident {

/// Rows TO_DOS: what the departments say is to be done, by deadline. Whether there is any.
bool put_to_dos(web::View& view, web::Call& call, const Rooms& rooms);
/// Rows DRAFTS: forms that wait to be gone on with.
void put_drafts(web::View& view, web::Call& call, const Rooms& rooms);

web::Response show_me(web::Call& call, const Rooms& rooms);
web::Response show_data(web::Call& call, const Rooms& rooms);
web::Response show_uses(web::Call& call, const Rooms& rooms);
web::Response list_notices(web::Call& call, const Rooms& rooms);
web::Response show_notice(web::Call& call, const Rooms& rooms);
web::Response notice_pdf(web::Call& call, const Rooms& rooms);
web::Response show_settings(web::Call& call, const Rooms& rooms);
web::Response change_delivery(web::Call& call, const Rooms& rooms);

/// Changes of the display: furigana, language. Kept in the browser.
web::Response change_display(web::Call& call);

web::Response show_help(web::Call& call, const Rooms& rooms);
web::Response show_accessibility(web::Call& call);

}  // namespace yakuba::portal::resident
