#include "web/headers.h"

namespace yakuba::web {
namespace {

constexpr std::string_view kPageSources =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'";
constexpr std::string_view kFileSources = "frame-ancestors 'none'";
constexpr std::string_view kTwoYears = "max-age=63072000";

bool has_header(const Response& response, std::string_view name) {
    for (const auto& header : response.headers) {
        if (header.first == name) return true;
    }
    return false;
}

}  // namespace

void add_security_headers(Response& response, const Request& request) {
    const bool page = response.media_type.starts_with("text/html");
    response.header("Content-Security-Policy", std::string{page ? kPageSources : kFileSources})
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "same-origin")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        .header("X-Request-Id", request.id);
    if (!has_header(response, "Cache-Control")) response.header("Cache-Control", "no-store");
    if (request.secure) response.header("Strict-Transport-Security", std::string{kTwoYears});
}

bool from_here(const Request& request) {
    const std::string& site = request.headers.get("sec-fetch-site");
    if (!site.empty() && site != "same-origin" && site != "none") return false;
    const std::string& origin = request.headers.get("origin");
    if (origin.empty()) return true;
    const std::size_t scheme = origin.find("://");
    return scheme != std::string::npos && origin.substr(scheme + 3) == request.headers.get("host");
}

}  // namespace yakuba::web
