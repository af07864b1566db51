#pragma once
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "identity/records.h"
#include "storage/database.h"

/// Reading accounts, grants and clients as of a day.
namespace yakuba::identity {

std::optional<StaffAccount> find_account(storage::Session& session, StaffId staff, Date day);
/// By login, in any case of letters; also one that is not active.
std::optional<StaffAccount> find_account(storage::Session& session, std::string_view login,
                                         Date day);
std::vector<StaffAccount> all_accounts(storage::Session& session, Date day);
std::optional<StaffSecret> find_secret(storage::Session& session, StaffId staff, Date day);
std::set<Grant> grants_of(storage::Session& session, StaffId staff, Date day);

std::optional<ApiClient> find_client(storage::Session& session, std::string_view client_id,
                                     Date day);
std::vector<ApiClient> all_clients(storage::Session& session, Date day);
std::optional<ClientSecret> find_client_secret(storage::Session& session,
                                               std::string_view client_id, Date day);

std::optional<CardLink> find_card(storage::Session& session, std::string_view issuer,
                                  std::string_view serial, Date day);
std::vector<CardLink> cards_of(storage::Session& session, PersonId person, Date day);

/// A login as it is kept: trimmed, lower case; empty when it cannot be one.
std::string normal_login(std::string_view text);
/// "persons.read cases.write" apart.
std::set<std::string, std::less<>> scopes_of(std::string_view text);

}  // namespace yakuba::identity
