#include "identity/secrets.h"
#include "identity/town_identity.h"

namespace yakuba::identity {
namespace {

/// No issuer is trusted: no card opens anything.
class NoCards final : public CardService {
public:
    CardCheck check_sign_in(std::string_view, std::string_view, std::string_view,
                            Instant now) const override {
        CardCheck check;
        check.checked_at = now;
        check.validity = Validity::untrusted;
        check.reason = "no_trusted_issuer";
        return check;
    }
};

}  // namespace

Result<std::unique_ptr<Identity>> Identity::open(const Town& town, const std::string& folder) {
    auto keys = open_identity_keys(folder);
    if (!keys) return keys.problem();
    static_cast<void>(hash_of_nobody());  // now, not at the first wrong login
    return std::unique_ptr<Identity>(
        std::make_unique<TownIdentity>(town, *std::move(keys), std::make_unique<NoCards>()));
}

}  // namespace yakuba::identity
