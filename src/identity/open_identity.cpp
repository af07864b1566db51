#include "identity/secrets.h"
#include "identity/town_identity.h"

namespace yakuba::identity {

Result<std::unique_ptr<Identity>> Identity::open(const Town& town, const std::string& folder) {
    auto keys = open_identity_keys(folder);
    if (!keys) return keys.problem();
    static_cast<void>(hash_of_nobody());  // now, not at the first wrong login
    return std::unique_ptr<Identity>(
        std::make_unique<TownIdentity>(town, *std::move(keys), CardService::open(folder)));
}

}  // namespace yakuba::identity
