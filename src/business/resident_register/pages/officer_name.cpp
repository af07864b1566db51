#include "business/resident_register/pages/officer_name.h"

#include "identity/accounts.h"

namespace yakuba::resident_register {

std::string officer_name(storage::Session& session, std::string_view actor, Date day) {
    const auto account = identity::find_account(session, actor, day);
    if (!account) return std::string{actor};
    return account->section.empty() ? account->name : account->section + "　" + account->name;
}

}  // namespace yakuba::resident_register
