#include "portal/staff/sealed_query.h"

#include <sodium.h>

#include <algorithm>

#include "registry/sealing.h"

namespace yakuba::portal::staff {
namespace {

constexpr std::string_view kBoundTo = "portal/staff search";

registry::Key key_of(std::string_view secret) {
    registry::Key key;
    crypto_generichash(key.bytes.data(), key.bytes.size(),
                       reinterpret_cast<const unsigned char*>(secret.data()), secret.size(),
                       reinterpret_cast<const unsigned char*>(kBoundTo.data()), kBoundTo.size());
    return key;
}

}  // namespace

std::string seal_query(std::string_view session_secret, std::string_view query) {
    std::string sealed = registry::seal(key_of(session_secret), kBoundTo, query);
    std::ranges::replace(sealed, '+', '-');
    std::ranges::replace(sealed, '/', '_');
    std::erase(sealed, '=');
    return sealed;
}

std::string open_query(std::string_view session_secret, std::string_view sealed) {
    std::string text{sealed};
    std::ranges::replace(text, '-', '+');
    std::ranges::replace(text, '_', '/');
    while (text.size() % 4 != 0)
        text += '=';
    return registry::unseal(key_of(session_secret), kBoundTo, text).value_or(std::string{});
}

}  // namespace yakuba::portal::staff
