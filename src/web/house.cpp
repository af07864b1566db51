#include "web/house.h"

#include <chrono>
#include <stdexcept>

#include "web/call.h"
#include "web/headers.h"
#include "web/log.h"
#include "web/meters.h"
#include "web/refusal.h"
#include "web/router.h"
#include "web/tokens.h"

namespace yakuba::web {
namespace {

using identity::Door;

/// Also behind the prefix of a town.
bool is_api(const Request& request) { return is_api_path(request.path); }

/// By which door somebody at an open page may already have come in.
Door door_of(const Request& request, const Access& access) {
    if (access.door != Door::open) return access.door;
    if (request.path == "/s" || request.path.starts_with("/s/")) return Door::staff;
    if (is_api(request)) return Door::api;
    return Door::resident;
}

std::string secret_of(const Request& request, Door door) {
    if (door != Door::api) return request.cookies.get(cookie_of(door));
    constexpr std::string_view kBearer = "Bearer ";
    const std::string& header = request.headers.get("authorization");
    return header.starts_with(kBearer) ? header.substr(kBearer.size()) : std::string{};
}

constexpr std::string_view kBrowserCookie = "door";

/// `shown`: this address can be looked at, too. A form that was sent after the session had ended
/// leads back to the page it was on.
std::string sign_in_page(const Request& request, Door door, bool shown) {
    const std::string home = door == Door::staff ? "/s" : "/r";
    const std::string back =
        request.method == Method::get ? request.location() : (shown ? request.path : home);
    return home + "/sign-in?next=" + encode_component(back);
}

Response plain(int status, std::string text) {
    return {status, "text/plain; charset=utf-8", std::move(text), {}};
}

}  // namespace

std::string_view cookie_of(Door door) {
    return door == Door::staff ? "yakuba_staff" : "yakuba_resident";
}

void set_session_cookie(Response& response, const Site& site, const Request& request, Door door,
                        std::string_view value) {
    std::string cookie{cookie_of(door)};
    cookie += "=";
    cookie += value;
    cookie += "; Path=" + site.prefix + (door == Door::staff ? "/s" : "/r");
    // A link in a mail may lead a resident to their case; nothing outside leads staff inside.
    cookie += door == Door::staff ? "; HttpOnly; SameSite=Strict" : "; HttpOnly; SameSite=Lax";
    if (request.secure) cookie += "; Secure";
    if (value.empty()) cookie += "; Max-Age=0";
    response.header("Set-Cookie", std::move(cookie));
}

House::House(std::vector<Site> sites, Routes routes, Templates templates, Limits limits)
    : sites_(std::move(sites)),
      routes_(std::move(routes)),
      templates_(std::move(templates)),
      router_(std::make_unique<Router>(routes_)),
      meters_(std::make_unique<Meters>()),
      clients_(limits.client),
      accounts_(limits.account) {
    for (std::size_t i = 0; i < sites_.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (sites_[i].host == sites_[j].host && sites_[i].prefix == sites_[j].prefix) {
                throw std::logic_error("two towns at " + sites_[i].host + sites_[i].prefix);
            }
        }
    }
}
House::~House() = default;

const Site* House::find_site(std::string_view host, std::string& path) const {
    host = host.substr(0, host.find(':'));
    const Site* found = nullptr;
    for (const Site& site : sites_) {
        if (!site.host.empty() && site.host != host) continue;
        const bool below = path == site.prefix || path.starts_with(site.prefix + "/");
        if (!below) continue;
        const bool closer = found == nullptr || site.prefix.size() > found->prefix.size() ||
                            (found->host.empty() && !site.host.empty());
        if (closer) found = &site;
    }
    if (found != nullptr) path = path.substr(found->prefix.size());
    if (path.empty()) path = "/";
    return found;
}

Response House::answer(Request request) const {
    using clock = std::chrono::steady_clock;
    const auto started = clock::now();
    std::string_view pattern = "other";
    Response response;
    try {
        response = answer_checked(request, pattern);
    } catch (const storage::DatabaseError& error) {
        log_failure(request, pattern, error.what());
        response = plain(503,
                         "いま手続きを続けられません。しばらくしてから、もう一度お試しください。"
                         "入力した内容は、保存されたところまで残っています。番号 " +
                             request.id);
        response.header("Retry-After", "60");
    } catch (const std::exception& error) {
        log_failure(request, pattern, error.what());
        response = plain(
            500, "システムで問題が起きました。担当課に、この番号をお知らせください: " + request.id);
    }
    if (response.status >= 500 && is_api(request)) {
        Response problem = problem_json(
            {response.status == 503 ? "server.unavailable" : "server.failed",
             "問題が起きました。しばらくしてから、もう一度お試しください。番号 " + request.id},
            response.status);
        problem.headers = std::move(response.headers);
        response = std::move(problem);
    }
    add_security_headers(response, request);
    const std::chrono::duration<double> took = clock::now() - started;
    meters_->answered(name_of(request.method), pattern, response.status, took.count());
    log_answer(request, pattern, response.status, response.body.size(), took.count());
    return response;
}

Response House::answer_system(const Request& request) const {
    if (request.path == "/healthz") return plain(200, "ok\n");
    if (request.path == "/readyz") {
        for (const Site& site : sites_)
            site.town.database->session()->number("SELECT 1");
        return plain(200, "ready\n");
    }
    // Figures of the whole house: for whoever watches this machine, from this machine.
    if (request.path == "/metrics" && (request.client == "127.0.0.1" || request.client == "::1")) {
        return {200, "text/plain; version=0.0.4; charset=utf-8", meters_->text(), {}};
    }
    return plain(404, "ありません。\n");
}

Response House::answer_checked(Request& request, std::string_view& pattern) const {
    constexpr std::string_view kAssets = "/assets/";
    if (request.path.starts_with(kAssets)) {
        pattern = "/assets/{name}";
        const Asset* asset = templates_.assets().find(request.path.substr(kAssets.size()));
        if (asset == nullptr) return plain(404, "ありません。\n");
        Response response{200, asset->media_type, asset->bytes, {}};
        const bool zipped =
            !asset->gzip.empty() &&
            request.headers.get("accept-encoding").find("gzip") != std::string::npos;
        if (zipped) {
            response.body = asset->gzip;
            response.header("Content-Encoding", "gzip");
        }
        response.header("Vary", "Accept-Encoding");
        response.header("Cache-Control", "public, max-age=31536000, immutable");
        return response;
    }
    if (request.path == "/healthz" || request.path == "/readyz" || request.path == "/metrics") {
        pattern = "system";
        return answer_system(request);
    }
    if (const int wait = clients_.take(request.client, request.now); wait > 0) {
        Response response = refusal(
            request.path,
            {"server.too_many", "短い時間に多くの要求がありました。少し待ってください。"}, 429);
        response.header("Retry-After", std::to_string(wait));
        return response;
    }
    const Site* site = find_site(request.headers.get("host"), request.path);
    if (site == nullptr) {
        return refusal(request.path, {"town.not_found", "この住所に市区町村はありません。"}, 404);
    }
    Response response = answer_site(*site, request, pattern);
    for (auto& [name, value] : response.headers) {
        if (name == "Location" && value.starts_with('/')) value = site->prefix + value;
    }
    return response;
}

identity::Visitor House::visitor_of(const Site& site, const Request& request,
                                    const Access& access) const {
    const Door door = door_of(request, access);
    const std::string secret = secret_of(request, door);
    identity::Visitor visitor;
    if (!secret.empty()) {
        visitor = site.identity->visitor(
            door, secret, {request.client, request.headers.get("user-agent")}, request.now);
    }
    if (!visitor.signed_in()) {
        visitor.form_token = token_for(request.cookies.get(kBrowserCookie));
    }
    return visitor;
}

Response House::answer_site(const Site& site, Request& request, std::string_view& pattern) const {
    Router::Match match = router_->find(request.method, request.path);
    if (match.route == nullptr) {
        Call call(*this, site, request, visitor_of(site, request, Access{}));
        if (match.allowed.empty()) {
            return call.problem({"page.not_found",
                                 "このページはありません。移されたか、住所が"
                                 "まちがっています。"});
        }
        Response response =
            call.problem({"page.wrong_method", "このページは、この開き方ができません。"}, 405);
        response.header("Allow", match.allowed);
        return response;
    }
    pattern = match.route->pattern;
    request.place = std::move(match.place);

    // A browser that is not known yet gets a cookie, from which the tokens of open forms follow.
    std::string fresh;
    if (!is_api(request) && request.cookies.get(kBrowserCookie).empty()) {
        fresh = random_token();
        request.cookies.add(std::string{kBrowserCookie}, fresh);
    }
    Response response = answer_route(site, request, *match.route);
    if (!fresh.empty()) {
        response.header("Set-Cookie", std::string{kBrowserCookie} + "=" + fresh +
                                          "; Path=" + site.prefix + "/; HttpOnly; SameSite=Strict" +
                                          (request.secure ? "; Secure" : ""));
    }
    return response;
}

/// Why the visitor may not go on; nothing when they may.
std::optional<Response> House::refuse(Call& call, const Access& access,
                                      std::string_view label) const {
    const Request& request = call.request();
    const identity::Visitor& visitor = call.visitor();
    if (!allows(access, visitor, request.place)) {
        if (visitor.door != access.door) {
            if (access.door != Door::api) {
                const bool shown = router_->find(Method::get, request.path).route != nullptr;
                return see_other(sign_in_page(request, access.door, shown));
            }
            Response response = problem_json(
                {"api.unauthorized", "認証が必要です。/api/v1/token でトークンを得てください。"},
                401);
            response.header("WWW-Authenticate", "Bearer");
            return response;
        }
        const auto person = call.person();
        call.saw(person ? *person : PersonId{}, label, access.department, identity::Deed::refuse);
        site_log(call);
        return call.problem(
            {"page.forbidden", "この情報を見る権限がありません。必要な権限: " + std::string{label} +
                                   "・" + std::string{label_of(access.duty)} +
                                   "。業務に必要なときは、管理者に申し出てください。"},
            403);
    }
    if (access.purpose && visitor.purpose.empty()) {
        return see_other("/s/purpose?next=" + encode_component(request.location()));
    }
    if (const int wait = visitor.signed_in() ? accounts_.take(visitor.actor, request.now) : 0;
        wait > 0) {
        Response response = call.problem(
            {"server.too_many", "短い時間に多くの要求がありました。少し待ってください。"}, 429);
        response.header("Retry-After", std::to_string(wait));
        return response;
    }
    return std::nullopt;
}

Response House::answer_route(const Site& site, const Request& request, const Route& route) const {
    Call call(*this, site, request, visitor_of(site, request, route.access));
    if (auto refused = refuse(call, route.access, route.label)) return *std::move(refused);
    if (request.method != Method::get && route.tokens) {
        if (!from_here(request) ||
            !matches_token(request.form.get("form_token"), call.visitor().form_token)) {
            return call.problem({"form.foreign",
                                 "この画面からの送信と確かめられませんでした。"
                                 "画面を開きなおして、もう一度送ってください。"},
                                403);
        }
        if (call.once().empty()) {
            return call.problem({"form.no_token", "画面を開きなおして、もう一度送ってください。"},
                                400);
        }
    }
    Response response = route.handler(call);
    site_log(call);
    return response;
}

void House::site_log(const Call& call) {
    if (call.seen().empty()) return;
    call.site().identity->access_log().write(call.seen(), call.now());
}

House::Opening House::open_socket(Request request) const {
    const auto closed = [](int status, std::string text) {
        return Opening{plain(status, std::move(text)), {}};
    };
    const Site* site = find_site(request.headers.get("host"), request.path);
    if (site == nullptr) return closed(404, "ありません。\n");
    Router::Match match = router_->find_socket(request.path);
    if (match.socket == nullptr) return closed(404, "ありません。\n");
    request.place = std::move(match.place);
    if (!from_here(request)) return closed(403, "ほかの画面からは開けません。\n");
    const SocketRoute* route = match.socket;
    identity::Visitor visitor = visitor_of(*site, request, route->access);
    if (!allows(route->access, visitor, request.place)) return closed(403, "権限がありません。\n");
    auto kept = std::make_shared<Request>(std::move(request));
    return {{}, [this, site, route, kept, visitor](Socket& socket) {
                Call call(*this, *site, *kept, visitor);
                route->handler(call, socket);
            }};
}

}  // namespace yakuba::web
