#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "served_towns.h"

// Every route with every visitor, of this town and of the other, and every page about every
// protected person: made from the table of routes, so that a route cannot be forgotten.
namespace yakuba::tests {
namespace {

using identity::Door;

ServedTowns& towns() {
    static ServedTowns kTowns;
    return kTowns;
}

/// The route's address with something in the place of every {name}.
std::string path_of(std::string_view pattern, PersonId person) {
    std::string path;
    while (!pattern.empty()) {
        const std::size_t open = pattern.find('{');
        path += pattern.substr(0, open);
        if (open == std::string_view::npos) break;
        const std::size_t close = pattern.find('}', open);
        const std::string_view name = pattern.substr(open + 1, close - open - 1);
        if (name == "person") {
            path += std::to_string(person.value());
        } else if (name == "business") {
            path += "child-allowance";
        } else {
            path += "1";
        }
        pattern.remove_prefix(close + 1);
    }
    return path;
}

web::Fields place_of(std::string_view pattern) {
    web::Fields place;
    if (pattern.find("{business}") != std::string_view::npos) {
        place.add("business", "child-allowance");
    }
    return place;
}

/// What a route answers to somebody it does not know.
bool turned_away(const web::Route& route, const web::Response& response) {
    if (route.access.door == Door::api) return response.status == 401;
    const std::string_view sign_in =
        route.access.door == Door::staff ? "/s/sign-in?" : "/r/sign-in?";
    for (const auto& [name, value] : response.headers) {
        if (name == "Location" && value.starts_with(sign_in)) return response.status == 303;
    }
    return false;
}

TEST(EveryDoor, lets_in_those_who_may_and_nobody_else) {
    const PersonId person = towns().visitor("resident").person;
    for (const web::Route& route : towns().house().routes().pages) {
        if (route.access.door == Door::open) continue;
        // Signing out would end what the next route needs.
        if (std::string_view{route.pattern}.ends_with("/sign-out")) continue;
        for (const std::string& who : towns().visitors()) {
            SCOPED_TRACE(std::string{web::name_of(route.method)} + " " +
                         std::string{route.pattern} + " as " + who);
            const identity::Visitor visitor = towns().visitor(who);
            const web::Response response =
                towns().answer(towns().request(route.method, path_of(route.pattern, person), who));
            EXPECT_LT(response.status, 500) << response.body.substr(0, 300);
            if (visitor.door != route.access.door) {
                EXPECT_TRUE(turned_away(route, response)) << response.status;
            } else if (!web::allows(route.access, visitor, place_of(route.pattern))) {
                EXPECT_EQ(response.status, 403);
            } else {
                EXPECT_NE(response.status, 401);
                EXPECT_FALSE(turned_away(route, response));
            }
        }
    }
}

TEST(EveryDoor, is_shut_to_the_other_towns_people) {
    const PersonId person = towns().visitor("resident").person;
    for (const web::Route& route : towns().house().routes().pages) {
        if (route.access.door == Door::open) continue;
        for (const std::string& who : towns().visitors()) {
            if (who == "nobody") continue;
            SCOPED_TRACE(std::string{web::name_of(route.method)} + " " +
                         std::string{route.pattern} + " as " + who + " of the other town");
            constexpr bool kForeign = true;
            const web::Response response = towns().answer(
                towns().request(route.method, path_of(route.pattern, person), who, kForeign));
            EXPECT_TRUE(turned_away(route, response)) << response.status;
        }
    }
}

TEST(EveryDoor, keeps_protected_places_to_itself) {
    ASSERT_FALSE(towns().protected_persons().empty());
    int looked_at = 0;
    for (const auto& [person, places] : towns().protected_persons()) {
        for (const web::Route& route : towns().house().routes().pages) {
            if (route.method != web::Method::get || route.access.door == Door::open) continue;
            // What is behind the masks has a duty of its own and a typed reason.
            if (route.access.department == identity::kProtection) continue;
            for (const std::string& who : towns().visitors()) {
                const identity::Visitor visitor = towns().visitor(who);
                if (visitor.door != route.access.door) continue;
                const web::Response response = towns().answer(
                    towns().request(route.method, path_of(route.pattern, person), who));
                ++looked_at;
                for (const std::string& place : places) {
                    EXPECT_EQ(response.body.find(place), std::string::npos)
                        << route.pattern << " as " << who << " tells where person "
                        << person.value() << " lives: " << place;
                }
            }
        }
    }
    EXPECT_GT(looked_at, 100);
}

std::string header_of(const web::Response& response, std::string_view wanted) {
    for (const auto& [name, value] : response.headers) {
        if (name == wanted) return value;
    }
    return {};
}

TEST(EveryDoor, lets_no_system_write_or_guess_a_hidden_place) {
    ASSERT_FALSE(towns().protected_persons().empty());
    const PersonId person = towns().protected_persons().front().person;
    const auto file = [&](const char* event, const boost::json::object& items) {
        const std::string path = "/api/v1/persons/" + std::to_string(person.value());
        const std::string etag =
            header_of(towns().answer(towns().request(web::Method::get, path, "client")), "ETag");
        web::Request request =
            towns().request(web::Method::post, std::string{"/api/v1/events/"} + event, "client");
        web::Fields headers;
        for (const auto& [name, value] : request.headers.pairs()) {
            if (name != "idempotency-key") headers.add(name, value);
        }
        request.headers = headers;
        request.headers.add("content-type", "application/json");
        request.headers.add("if-match", etag);
        request.headers.add("idempotency-key", event + std::string{items.begin()->key()});
        request.body = boost::json::serialize(boost::json::object{{"occurred_on", "2026-11-20"},
                                                                  {"notified_on", "2026-11-20"},
                                                                  {"person", person.value()},
                                                                  {"items", items},
                                                                  {"ground", "試験"}});
        return towns().answer(std::move(request));
    };
    // Guessing the lot must not tell whether the guess was right.
    const auto guessed = file("correction", {{"lot", "１番"}});
    EXPECT_EQ(guessed.status, 403) << guessed.body;
    EXPECT_EQ(boost::json::parse(guessed.body).at("code"), "items.forbidden");
    const auto kana = file("correction", {{"kana", "テスト　タロウ"}});
    EXPECT_EQ(kana.status, 200) << kana.body;
}

}  // namespace
}  // namespace yakuba::tests
