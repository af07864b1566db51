#pragma once
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>

#include "registry/schema.h"
#include "support/temporary_folder.h"
#include "web/call.h"
#include "web/house.h"

/// A house of two small towns for the tests of this room: its own few templates, and a stand-in
/// for accounts in which the cookie says who comes.
namespace yakuba::web::test_house {

class StandInIdentity final : public identity::Identity {
public:
    StandInIdentity(storage::Database& database, std::string town)
        : log_(database), town_(std::move(town)) {}

    identity::AccessLog& access_log() override { return log_; }
    const identity::CardService& cards() const override {
        throw std::logic_error("no page of these tests reads a card");
    }
    void accounts_changed() override {}
    /// "TOWN:clerk" and so on; of another town: nobody.
    identity::Visitor visitor(identity::Door door, std::string_view cookie, const identity::Client&,
                              Instant) override {
        identity::Visitor visitor;
        const auto colon = cookie.find(':');
        if (colon == std::string_view::npos || cookie.substr(0, colon) != town_) return visitor;
        const std::string who{cookie.substr(colon + 1)};
        visitor.door = door;
        visitor.actor = who;
        visitor.name = who;
        visitor.form_token = "token of " + who;
        if (who == "clerk") visitor.grants = {{"register", identity::Duty::view}};
        if (who == "writer" || who == "newcomer") {
            visitor.grants = {{"register", identity::Duty::view},
                              {"register", identity::Duty::enter}};
        }
        if (who == "writer") visitor.purpose = "転入";
        return visitor;
    }
    Result<identity::SignedIn> sign_in_staff(std::string_view, std::string_view, std::string_view,
                                             const identity::Client&, Instant) override {
        return Problem{"sign_in.refused", ""};
    }
    Result<identity::SignedIn> second_factor(std::string_view, std::string_view,
                                             const identity::Client&, Instant) override {
        return Problem{"sign_in.refused", ""};
    }
    void state_purpose(std::string_view, std::string_view, Instant) override {}
    Result<identity::SignedIn> hand_over(std::string_view, std::string_view, std::string_view,
                                         const identity::Client&, Instant) override {
        return Problem{"sign_in.refused", ""};
    }
    std::string challenge(const identity::Client&, Instant) override { return {}; }
    Result<identity::SignedIn> sign_in_card(std::string_view, std::string_view, std::string_view,
                                            const identity::Client&, Instant) override {
        return Problem{"card.refused", ""};
    }
    Result<identity::SignedIn> client_token(std::string_view, std::string_view, std::string_view,
                                            const identity::Client&, Instant) override {
        return Problem{"sign_in.refused", ""};
    }
    void end_session(std::string_view, Instant) override {}
    void end_sessions_of(std::string_view, Instant) override {}

private:
    identity::AccessLog log_;
    std::string town_;
};

inline constexpr Instant kNow{1'795'996'800'000'000};  // 2026-11-30, noon in Japan

/// A request as the intake would leave it.
inline Request request(Method method, std::string path, const std::string& cookie = {}) {
    Request made;
    made.method = method;
    const auto mark = path.find('?');
    if (mark != std::string::npos) {
        made.query = parse_query(std::string_view{path}.substr(mark + 1));
        path.resize(mark);
    }
    made.path = std::move(path);
    made.client = "127.0.0.1";
    made.now = kNow;
    made.id = "0123456789abcdef";
    made.headers.add("host", "localhost");
    if (!cookie.empty()) made.cookies.add("yakuba_staff", cookie);
    return made;
}

class TestHouse {
public:
    explicit TestHouse(Routes routes, Limits limits = {});

    Response answer(Request request) const { return house_->answer(std::move(request)); }
    const House& house() const { return *house_; }
    std::vector<identity::AccessFound> accesses(std::size_t town = 0);
    std::string folder() const { return folder_.path(); }

private:
    void write(const std::string& file, const std::string& text) const;

    test::TemporaryFolder folder_;
    Calendar calendar_{std::vector<Era>{{"令和", "R", Date{2019, 5, 1}, 5}}};
    std::vector<std::unique_ptr<storage::Database>> databases_;
    std::vector<std::unique_ptr<StandInIdentity>> identities_;
    std::unique_ptr<House> house_;
};

}  // namespace yakuba::web::test_house
