#pragma once
#include <string>
#include <string_view>

#include "storage/database.h"

namespace yakuba::resident_register {

/// "市民課　佐藤　恵" for the login journals know; the login itself when the account is unknown.
std::string officer_name(storage::Session& session, std::string_view actor, Date day);

}  // namespace yakuba::resident_register
