#include "bench/visitor.h"

#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/NetException.h>

#include <iterator>
#include <stdexcept>

#include "web/request.h"
#include "web/tokens.h"

namespace yakuba::bench {
namespace {

namespace net = Poco::Net;
constexpr int kPatienceSeconds = 30;

}  // namespace

struct Visitor::Parts {
    explicit Parts(int port) : session("127.0.0.1", static_cast<Poco::UInt16>(port)) {
        session.setKeepAlive(true);
        session.setTimeout(Poco::Timespan(kPatienceSeconds, 0));
    }
    net::HTTPClientSession session;
    std::map<std::string, std::string> cookies;
    std::string form_token;
    std::string bearer;
};

Visitor::Visitor(int port) : parts_(std::make_unique<Parts>(port)) {}
Visitor::Visitor(int port, const Visitor& signed_in) : Visitor(port) {
    parts_->cookies = signed_in.parts_->cookies;
    parts_->form_token = signed_in.parts_->form_token;
    parts_->bearer = signed_in.parts_->bearer;
}
Visitor::~Visitor() = default;
Visitor::Visitor(Visitor&&) noexcept = default;

Seen Visitor::send(const std::string& method, const std::string& path, const std::string& type,
                   const std::string& body) {
    net::HTTPRequest request{method, path, net::HTTPMessage::HTTP_1_1};
    std::string cookies;
    for (const auto& [name, value] : parts_->cookies)
        cookies += (cookies.empty() ? "" : "; ") + name + "=" + value;
    if (!cookies.empty()) request.set("Cookie", cookies);
    if (!parts_->bearer.empty()) request.set("Authorization", "Bearer " + parts_->bearer);
    if (!body.empty()) {
        request.setContentType(type);
        request.setContentLength(static_cast<std::streamsize>(body.size()));
    }
    try {
        parts_->session.sendRequest(request) << body;
        net::HTTPResponse response;
        std::istream& stream = parts_->session.receiveResponse(response);
        Seen seen{response.getStatus(), {}, response.get("Location", "")};
        seen.body.assign(std::istreambuf_iterator<char>{stream}, {});
        std::vector<net::HTTPCookie> set;
        response.getCookies(set);
        for (const net::HTTPCookie& cookie : set)
            parts_->cookies[cookie.getName()] = cookie.getValue();
        return seen;
    } catch (const Poco::Exception& error) {
        parts_->session.reset();
        throw std::runtime_error("no answer: " + error.displayText());
    }
}

Seen Visitor::get(const std::string& path) { return send("GET", path, {}, {}); }

Seen Visitor::post(const std::string& path, Form form) {
    return post_once(path, std::move(form), web::random_token());
}

Seen Visitor::post_once(const std::string& path, Form form, const std::string& once) {
    form.emplace_back("form_token", parts_->form_token);
    form.emplace_back("once", once);
    return send("POST", path, "application/x-www-form-urlencoded", web::encode_query(form));
}

Seen Visitor::api(const std::string& method, const std::string& path, const std::string& json) {
    return send(method, path, "application/json", json);
}

void Visitor::sign_in(const std::string& login, const std::string& password) {
    parts_->form_token = hidden_value(get("/s/sign-in").body, "form_token");
    const Seen signed_in =
        post("/s/sign-in",
             {{"login", login}, {"password", password}, {"terminal", "計測"}, {"next", "/s"}});
    if (signed_in.status != 303) throw std::runtime_error("sign-in refused: " + login);
    parts_->form_token = hidden_value(get("/s/purpose").body, "form_token");
    if (!post("/s/purpose", {{"purpose", "計測"}, {"next", "/s"}}).ok()) {
        throw std::runtime_error("purpose refused");
    }
}

void Visitor::take_token(const std::string& client, const std::string& secret,
                         const std::string& scope) {
    const Seen seen = send("POST", "/api/v1/token", "application/x-www-form-urlencoded",
                           web::encode_query({{"grant_type", "client_credentials"},
                                              {"client_id", client},
                                              {"client_secret", secret},
                                              {"scope", scope}}));
    constexpr std::string_view kKey = "\"access_token\":\"";
    const std::size_t at = seen.body.find(kKey);
    if (seen.status != 200 || at == std::string::npos) throw std::runtime_error("no token");
    const std::size_t begin = at + kKey.size();
    parts_->bearer = seen.body.substr(begin, seen.body.find('"', begin) - begin);
}

std::string hidden_value(std::string_view page, std::string_view name) {
    const std::string mark = "name=\"" + std::string{name} + "\" value=\"";
    const std::size_t at = page.find(mark);
    if (at == std::string_view::npos) return {};
    const std::size_t begin = at + mark.size();
    return std::string{page.substr(begin, page.find('"', begin) - begin)};
}

}  // namespace yakuba::bench
