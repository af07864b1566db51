#pragma once
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yakuba::bench {

/// An answer as a browser would have it.
struct Seen {
    int status = 0;
    std::string body;
    std::string location;
    bool ok() const { return status >= 200 && status < 400; }
};

/// One browser (or program) at one connection that it keeps: cookies, form tokens, sign-in.
/// Throws std::runtime_error when the server does not answer.
class Visitor {
public:
    using Form = std::vector<std::pair<std::string, std::string>>;

    explicit Visitor(int port);
    /// The same person at another connection: shares the session, not the line.
    Visitor(int port, const Visitor& signed_in);
    ~Visitor();
    Visitor(Visitor&&) noexcept;

    Seen get(const std::string& path);
    /// A form with the tokens of this visitor's session and a one-time token of its own.
    Seen post(const std::string& path, Form form);
    /// As post, with a one-time token given: sending it again is the same command.
    Seen post_once(const std::string& path, Form form, const std::string& once);
    /// A request of the API, with the bearer token.
    Seen api(const std::string& method, const std::string& path, const std::string& json = {});

    /// Staff without a second factor; states a purpose.
    void sign_in(const std::string& login, const std::string& password);
    /// Client credentials.
    void take_token(const std::string& client, const std::string& secret, const std::string& scope);

private:
    Seen send(const std::string& method, const std::string& path, const std::string& type,
              const std::string& body);

    struct Parts;
    std::unique_ptr<Parts> parts_;
};

/// What stands in `name="…" value="…"` of a page.
std::string hidden_value(std::string_view page, std::string_view name);

}  // namespace yakuba::bench
