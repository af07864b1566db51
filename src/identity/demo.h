#pragma once
#include <span>
#include <string>
#include <vector>

#include "kernel/date.h"
#include "kernel/id.h"
#include "kernel/result.h"
#include "registry/town.h"

/// Accounts to try the town hall with. Only for a training town: their passwords stand in a file.
namespace yakuba::identity {

struct DemoAccount {
    std::string kind;   // "staff", "card", "client"
    std::string login;  // staff: login; card: card number; client: client id
    std::string name;
    std::string role;      // 窓口担当; a card's person: 住民
    std::string password;  // staff: password; client: secret; card: the signing password
    std::string totp;      // base32; empty: no second factor
    std::string pin;       // card: the four digits for signing in
    PersonId person_id;    // card: whose
};

/// Makes the accounts at the first call, with passwords made up by chance, and keeps them in
/// demo-accounts.csv (readable by its owner alone) in the town's folder; later calls answer what is
/// there. A lost file: new passwords. `residents` get a card each.
Result<std::vector<DemoAccount>> demo_accounts(const Town& town, const std::string& folder,
                                               std::span<const PersonId> residents, Instant now);

}  // namespace yakuba::identity
