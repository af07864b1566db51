#pragma once
#include "department/offices.h"
#include "identity/provision.h"
#include "web/call.h"

/// 利用者: accounts of the staff, their duties, passwords and second factors.
namespace yakuba::portal::staff {

web::Routes user_pages(const Offices& offices);         // users.cpp: the list, one account
web::Routes user_secret_pages(const Offices& offices);  // user_secrets.cpp: passwords, TOTP

/// The account in the path. Problem "user.not_found".
Result<identity::StaffAccount> account_in_path(web::Call& call);
/// Who may not be changed by whom: oneself never; the last administrator cannot be taken away.
/// Problems "user.self", "user.last_administrator".
Result<Done> may_take_away(web::Call& call, const identity::StaffAccount& account);
/// Everybody is judged anew from now on; `end` also ends this account's sessions.
void accounts_changed(web::Call& call, const identity::StaffAccount& account, bool end);

/// A QR code as rows of runs: MODULES with X, Y, RUN; QR_SIZE with its quiet zone.
void show_qr(web::View& view, const std::string& text);

}  // namespace yakuba::portal::staff
