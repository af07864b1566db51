#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "identity/identity.h"
#include "registry/town.h"
#include "web/gatekeeper.h"
#include "web/rate.h"
#include "web/route.h"
#include "web/templates.h"

namespace yakuba::web {

class Router;
class Meters;

/// One municipality as the server shows it: reached by host name, by path prefix, or as the only
/// one.
struct Site {
    Town town;
    std::string host;                        // "yamaguchi.example"; empty: any
    std::string prefix;                      // "/352039"; empty: the root
    bool training = false;                   // 研修: striped header, test cards
    identity::Identity* identity = nullptr;  // accounts, sessions, access log of this town
};

/// What the server allows.
struct Limits {
    Rate client{50, 200};   // requests of one address
    Rate account{30, 120};  // requests of one account
};

/// The whole house: its sites, its routes, its templates. Never changes while it serves.
class House {
public:
    /// Two sites that the same request would reach, or two routes of one address, throw
    /// std::logic_error.
    House(std::vector<Site> sites, Routes routes, Templates templates, Limits limits = {});
    ~House();
    House(const House&) = delete;
    House& operator=(const House&) = delete;

    std::span<const Site> sites() const { return sites_; }
    const Routes& routes() const { return routes_; }
    const Templates& templates() const { return templates_; }
    Meters& meters() const { return *meters_; }
    Gatekeeper& gatekeeper() const { return gatekeeper_; }

    /// The site for a host and path, and the path without its prefix; nullptr when there is none.
    const Site* find_site(std::string_view host, std::string& path) const;

    /// Answers one request: site, route, visitor, access, tokens, handler, access log. Never
    /// throws: what goes wrong inside becomes a page (or problem+json) with the request's id.
    Response answer(Request request) const;

    /// Answers a request to open a WebSocket: the handler to run once it is open, or the refusal.
    struct Opening {
        Response refusal;
        std::function<void(Socket&)> run;  // empty: refused
    };
    Opening open_socket(Request request) const;

private:
    Response answer_checked(Request& request, std::string_view& pattern) const;
    Response answer_site(const Site& site, Request& request, std::string_view& pattern) const;
    Response answer_route(const Site& site, const Request& request, const Route& route) const;
    std::optional<Response> refuse(Call& call, const Access& access, std::string_view label) const;
    identity::Visitor visitor_of(const Site& site, const Request& request,
                                 const Access& access) const;
    Response answer_system(const Request& request) const;
    static void site_log(const Call& call);

    std::vector<Site> sites_;
    Routes routes_;
    Templates templates_;
    std::unique_ptr<Router> router_;
    std::unique_ptr<Meters> meters_;
    mutable Gatekeeper gatekeeper_;
    mutable RateLimit clients_;
    mutable RateLimit accounts_;
};

/// The name of a door's session cookie.
std::string_view cookie_of(identity::Door door);
/// Puts a session's cookie into an answer, or (empty value) takes it away.
void set_session_cookie(Response& response, const Site& site, const Request& request,
                        identity::Door door, std::string_view value);

}  // namespace yakuba::web
