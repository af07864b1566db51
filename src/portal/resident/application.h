#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "portal/resident/rooms.h"
#include "procedures/desk.h"
#include "web/call.h"

/// Filling in an application, page by page (/r/apply/{draft}).
namespace yakuba::portal::resident {

/// The draft of this address as it stands, noted in the access log. Somebody else's draft and one
/// that does not exist get the same words.
Result<procedures::Form> open_form(web::Call& call, const Rooms& rooms);

/// 補正: the fields the town asked to have corrected ("children.0.name"); none marked: all are
/// open.
std::vector<std::string> marked_fields(web::Call& call, const Rooms& rooms,
                                       const procedures::Form& form);

/// "/r/apply/{draft}", with a step behind it: "", "q/children.0", "check".
std::string draft_link(const procedures::Draft& draft, std::string_view step = {});
std::string page_link(const procedures::Form& form, std::string_view page);

/// The page with this id; nullptr when the answers do not lead there.
const procedures::Page* find_page(const procedures::Form& form, std::string_view id);
/// The first page that is not yet as it must be; empty when all are.
std::string first_open_page(const procedures::Form& form, const web::Call& call);
/// What stands in the way of sending, over the whole form.
procedures::AnswerProblems problems_of(const procedures::Form& form, const web::Call& call);
/// The page on which an answer is given.
std::string page_of(const procedures::Form& form, std::string_view where);

/// The name of the procedure, step n of N and its title. `page` nullptr: the check page.
void put_progress(web::View& view, const web::Call& call, const procedures::Form& form,
                  const procedures::Page* page);
/// 「14時32分に自動で保存しました（30日間）」.
void put_saved(web::View& view, const web::Call& call, const procedures::Draft& draft);
/// 受け取る額の見込み, where the law lets one compute it, and the deadlines.
void put_estimate(web::View& view, web::Call& call, const Rooms& rooms,
                  const procedures::Form& form);
void put_deadlines(web::View& view, web::Call& call, const Rooms& rooms,
                   const procedures::Form& form);

/// Hands the form in; the check page again when something stands in the way.
web::Response submit(web::Call& call, const Rooms& rooms, const procedures::Form& form,
                     procedures::Sending sending);
/// A form whose draft is gone: when its key has already been carried out, to that receipt.
web::Response resend(web::Call& call, const Rooms& rooms, const Problem& problem);

web::Response show_draft(web::Call& call, const Rooms& rooms);
web::Response show_question(web::Call& call, const Rooms& rooms);
web::Response answer_question(web::Call& call, const Rooms& rooms);
web::Response show_check(web::Call& call, const Rooms& rooms);
web::Response send_application(web::Call& call, const Rooms& rooms);
web::Response show_signing(web::Call& call, const Rooms& rooms);
web::Response sign_application(web::Call& call, const Rooms& rooms);
web::Response show_saved(web::Call& call, const Rooms& rooms);
web::Response discard_draft(web::Call& call, const Rooms& rooms);
/// What the card signs, for the program of a real card reader.
web::Response show_document(web::Call& call, const Rooms& rooms);

}  // namespace yakuba::portal::resident
