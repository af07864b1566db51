#pragma once
#include "portal/resident/rooms.h"
#include "procedures/case.h"
#include "web/call.h"

/// What became of an application (/r/cases).
namespace yakuba::portal::resident {

/// The case of this address, when it is the visitor's own or they acted as agent in it; the same
/// "not found" for all others.
Result<procedures::Standing> own_case(web::Call& call);
std::string case_link(const procedures::Case& record, std::string_view step = {});
/// 児童手当をもらう: its plain name in the page's language.
void put_procedure_name(web::View& view, std::string_view section, const web::Call& call,
                        const Rooms& rooms, std::string_view procedure);
/// Rows CASES of a list.
void put_case_rows(web::View& view, web::Call& call, const Rooms& rooms,
                   const std::vector<procedures::Standing>& cases);
/// The visitor's own cases, newest first.
std::vector<procedures::Standing> own_cases(web::Call& call, std::int64_t before = 0,
                                            int limit = 50);

web::Response list_cases(web::Call& call, const Rooms& rooms);
web::Response show_case(web::Call& call, const Rooms& rooms);
web::Response show_done(web::Call& call, const Rooms& rooms);
web::Response copy_of_case(web::Call& call, const Rooms& rooms);
web::Response begin_correction(web::Call& call, const Rooms& rooms);
web::Response ask_withdrawal(web::Call& call, const Rooms& rooms);
web::Response withdraw_case(web::Call& call, const Rooms& rooms);

}  // namespace yakuba::portal::resident
