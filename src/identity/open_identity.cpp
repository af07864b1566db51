#include <filesystem>

#include "identity/secrets.h"
#include "identity/town_identity.h"

namespace yakuba::identity {

Result<std::unique_ptr<Identity>> Identity::open(const Town& town, const std::string& folder) {
    auto keys = open_identity_keys(folder);
    if (!keys) return keys.problem();
    static_cast<void>(hash_of_nobody());  // now, not at the first wrong login
    return std::unique_ptr<Identity>(
        std::make_unique<TownIdentity>(town, folder, *std::move(keys)));
}

TownIdentity::TownIdentity(const Town& town, const std::string& folder, IdentityKeys keys)
    : database_(*town.database),
      folder_(folder),
      keys_(std::move(keys)),
      cards_(CardService::open(folder)),
      test_cards_(folder),
      access_log_(database_) {}

const TestCardReader* TownIdentity::test_cards() const {
    const bool there =
        std::filesystem::is_directory(std::filesystem::path{folder_} / "cards" / "test-ca");
    return there ? &test_cards_ : nullptr;
}

}  // namespace yakuba::identity
