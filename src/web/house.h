#pragma once
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "identity/identity.h"
#include "registry/town.h"
#include "web/route.h"
#include "web/templates.h"

namespace yakuba::web {

/// One municipality as the server shows it: reached by host name, by path prefix, or as the only
/// one.
struct Site {
    Town town;
    std::string host;    // "yamaguchi.example"; empty: any
    std::string prefix;  // "/352039"; empty: the root
    bool training = false;  // 研修: striped header, test cards
    std::unique_ptr<identity::Identity> identity;  // accounts, sessions, access log of this town
};

/// The whole house: its sites, its routes, its templates. Never changes while it serves.
class House {
public:
    House(std::vector<Site> sites, Routes routes, Templates templates);

    std::span<const Site> sites() const { return sites_; }
    const Routes& routes() const { return routes_; }
    const Templates& templates() const { return templates_; }

    /// The site for a host and path, and the path without its prefix; nullptr when there is none.
    const Site* find_site(std::string_view host, std::string& path) const;

    /// Answers one request: site, route, visitor, access, tokens, handler, access log. Never
    /// throws: what goes wrong inside becomes a page (or problem+json) with the request's id.
    Response answer(Request request) const;

private:
    std::vector<Site> sites_;
    Routes routes_;
    Templates templates_;
};

}  // namespace yakuba::web
