#include "web/house.h"

#include <gtest/gtest.h>

#include "identity/schema.h"
#include "web/refusal.h"
#include "web/test_house.h"
#include "web/tokens.h"

namespace yakuba::web {
namespace test_house {

void TestHouse::write(const std::string& file, const std::string& text) const {
    const std::filesystem::path path = std::filesystem::path{folder_.path()} / file;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream{path} << text;
}

TestHouse::TestHouse(Routes routes, Limits limits) {
    write("assets/manifest.json", R"({"base.css": "base-1.css"})");
    write("assets/base-1.css", "body{}");
    write("i18n/ja.json", R"({"hello": "{今日|きょう}は"})");
    write("i18n/en.json", R"({})");
    const std::string layout =
        "<html lang=\"{{LANG}}\"><title>{{ERROR_PREFIX}}{{TITLE}}</title>{{TOWN}} {{PREFECTURE}} "
        "{{VISITOR_NAME}} {{SECTION}} {{TERMINAL}} {{PURPOSE}} {{LOCATION}} {{QUERY}} "
        "{{REQUEST_ID}}"
        "{{#SIGNED_IN}}in{{/SIGNED_IN}}{{#NOT_SIGNED_IN}}out{{/NOT_SIGNED_IN}}"
        "{{#FURIGANA_ON}}on{{/FURIGANA_ON}}{{#FURIGANA_OFF}}off{{/FURIGANA_OFF}}"
        "{{#TRAINING}}training{{/TRAINING}}{{#PRODUCTION}}real{{/PRODUCTION}}"
        "{{#NAV}}{{#NAV_ITEMS}}<a href=\"{{ROOT}}{{NAV_LINK}}\">{{NAV_LABEL}}</a>"
        "{{#NAV_CURRENT}}here{{/NAV_CURRENT}}{{#NAV_OTHER}}there{{/NAV_OTHER}}{{/NAV_ITEMS}}{{/"
        "NAV}}"
        "{{#LANGUAGES}}{{LANGUAGE}}{{LANGUAGE_TAG}}{{LANGUAGE_NAME}}"
        "{{#LANGUAGE_CURRENT}}*{{/LANGUAGE_CURRENT}}{{/LANGUAGES}}"
        "<input value=\"{{FORM_TOKEN}}\"><input value=\"{{ONCE}}\">{{>MAIN}}</html>";
    for (const char* door : {"staff", "resident", "open"}) {
        write("templates/layout/" + std::string{door} + ".html", layout);
        write("templates/" + std::string{door} + "/problem.html",
              "{{MESSAGE}}{{#HAS_ARTICLE}}{{ARTICLE}}{{/HAS_ARTICLE}}{{STATUS}}");
    }
    write("templates/staff/name.html", "<p title=\"{{NAME}}\">{{NAME}}</p>");
    auto templates = Templates::load(
        {folder_.path() + "/templates", folder_.path() + "/i18n", folder_.path() + "/assets"});
    EXPECT_TRUE(templates) << templates.problem().detail;

    std::vector<Site> sites;
    for (const char* code : {"352039", "352012"}) {
        auto database = storage::Database::open(folder_.file(std::string{code} + ".db"));
        EXPECT_TRUE(database);
        std::vector<storage::Migration> migrations;
        for (const auto& part : {registry::migrations(), identity::migrations()})
            migrations.insert(migrations.end(), part.begin(), part.end());
        EXPECT_TRUE((*database)->migrate(migrations));
        databases_.push_back(*std::move(database));
        identities_.push_back(std::make_unique<StandInIdentity>(*databases_.back(), code));
        sites.push_back({Town{code, "架空市", "架空県", "", databases_.back().get(), &calendar_},
                         "", databases_.size() == 1 ? "" : "/" + std::string{code}, false,
                         identities_.back().get()});
    }
    house_ =
        std::make_unique<House>(std::move(sites), std::move(routes), *std::move(templates), limits);
}

std::vector<identity::AccessFound> TestHouse::accesses(std::size_t town) {
    return identity::find_accesses(*databases_[town]->session(), {});
}

}  // namespace test_house

namespace {

using namespace test_house;
using identity::Door;
using identity::Duty;

std::string header_of(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers) {
        if (key == name) return value;
    }
    return {};
}

Routes some_routes() {
    const Access view{.door = Door::staff, .department = "register", .duty = Duty::view};
    const Access enter{.door = Door::staff, .department = "register", .duty = Duty::enter};
    Access purposeful = enter;
    purposeful.purpose = true;
    Routes routes;
    routes.pages = {
        {Method::get, "/s/persons/{person}", view,
         [](Call& call) {
             call.saw(*call.person(), "住民の画面", "register");
             View view_of_name;
             view_of_name.set("NAME", "<b>\"山田\"</b>");
             return call.page("staff/name.html", "住民", view_of_name);
         },
         "住民の画面"},
        {Method::get, "/s/persons/new", enter, [](Call&) { return json("{\"literal\":true}"); },
         "新しい人"},
        {Method::post, "/s/persons/{person}", enter,
         [](Call& call) {
             const auto command = call.command("試し");
             return json("{\"key\":\"" + command.key + "\"}");
         },
         "書きかえ"},
        {Method::get, "/s/secret", purposeful, [](Call&) { return json("{}"); }, "用件の要る画面"},
        {Method::get, "/s/broken", view,
         [](Call&) -> Response { throw std::runtime_error("山田太郎"); }, "こわれた画面"},
        {Method::get,
         "/api/v1/things",
         {.door = Door::api, .scope = "things"},
         [](Call&) { return json("[]"); },
         "もの"},
        {Method::get, "/r/open", {}, [](Call&) { return see_other("/r/next"); }, "入口"},
    };
    routes.navigation = {{"/s/persons", "住民", view}, {"/s/secret", "ひみつ", enter}};
    return routes;
}

Request post(const std::string& path, const std::string& cookie, const std::string& who) {
    Request made = request(Method::post, path, cookie);
    made.form.add("form_token", mask_token("token of " + who));
    made.form.add("once", "abc");
    return made;
}

TEST(House, whoever_is_not_signed_in_is_led_to_the_sign_in_and_back) {
    TestHouse house(some_routes());
    const Response response = house.answer(request(Method::get, "/s/persons/7?asof=R8.4.6"));
    EXPECT_EQ(response.status, 303);
    EXPECT_EQ(header_of(response, "Location"),
              "/s/sign-in?next=%2Fs%2Fpersons%2F7%3Fasof%3DR8.4.6");
}

TEST(House, a_page_is_escaped_noted_and_kept_out_of_caches) {
    TestHouse house(some_routes());
    const Response response = house.answer(request(Method::get, "/s/persons/7", "352039:clerk"));
    ASSERT_EQ(response.status, 200);
    EXPECT_EQ(response.body.find("<b>"), std::string::npos);
    EXPECT_NE(response.body.find("&lt;b&gt;"), std::string::npos);
    EXPECT_EQ(header_of(response, "Cache-Control"), "no-store");
    EXPECT_NE(header_of(response, "Content-Security-Policy").find("default-src 'none'"),
              std::string::npos);
    ASSERT_EQ(house.accesses().size(), 1u);
    EXPECT_EQ(house.accesses()[0].access.person_id, PersonId{7});
    EXPECT_EQ(house.accesses()[0].access.actor, "clerk");
}

TEST(House, navigation_shows_only_what_the_visitor_may_use) {
    TestHouse house(some_routes());
    const std::string clerk =
        house.answer(request(Method::get, "/s/persons/7", "352039:clerk")).body;
    const std::string writer =
        house.answer(request(Method::get, "/s/persons/7", "352039:writer")).body;
    EXPECT_EQ(clerk.find("ひみつ"), std::string::npos);
    EXPECT_NE(writer.find("ひみつ"), std::string::npos);
}

TEST(House, a_missing_duty_is_refused_and_noted) {
    TestHouse house(some_routes());
    const Response response = house.answer(post("/s/persons/7", "352039:clerk", "clerk"));
    EXPECT_EQ(response.status, 403);
    ASSERT_EQ(house.accesses().size(), 1u);
    EXPECT_EQ(house.accesses()[0].access.deed, identity::Deed::refuse);
}

TEST(House, another_towns_session_opens_nothing) {
    TestHouse house(some_routes());
    EXPECT_EQ(house.answer(request(Method::get, "/s/persons/7", "352012:clerk")).status, 303);
    EXPECT_EQ(house.answer(request(Method::get, "/352012/s/persons/7", "352039:clerk")).status,
              303);
    EXPECT_EQ(house.answer(request(Method::get, "/352012/s/persons/7", "352012:clerk")).status,
              200);
    EXPECT_EQ(house.accesses(0).size(), 0u);
    EXPECT_EQ(house.accesses(1).size(), 1u);
}

TEST(House, redirects_stay_within_the_town) {
    TestHouse house(some_routes());
    EXPECT_EQ(header_of(house.answer(request(Method::get, "/352012/r/open")), "Location"),
              "/352012/r/next");
}

TEST(House, a_form_without_its_tokens_does_nothing) {
    TestHouse house(some_routes());
    Request no_token = request(Method::post, "/s/persons/7", "352039:writer");
    no_token.form.add("once", "abc");
    EXPECT_EQ(house.answer(no_token).status, 403);
    EXPECT_EQ(house.answer(post("/s/persons/7", "352039:writer", "somebody else")).status, 403);
    Request no_once = request(Method::post, "/s/persons/7", "352039:writer");
    no_once.form.add("form_token", mask_token("token of writer"));
    EXPECT_EQ(house.answer(no_once).status, 400);
    Request foreign = post("/s/persons/7", "352039:writer", "writer");
    foreign.headers.add("origin", "https://elsewhere.example");
    EXPECT_EQ(house.answer(foreign).status, 403);
    const Response right = house.answer(post("/s/persons/7", "352039:writer", "writer"));
    EXPECT_EQ(right.body, "{\"key\":\"writer/abc\"}");
}

TEST(House, literals_go_before_names_and_other_methods_are_said) {
    TestHouse house(some_routes());
    EXPECT_EQ(house.answer(request(Method::get, "/s/persons/new", "352039:writer")).body,
              "{\"literal\":true}");
    const Response response =
        house.answer(request(Method::delete_, "/s/persons/7", "352039:writer"));
    EXPECT_EQ(response.status, 405);
    EXPECT_EQ(header_of(response, "Allow"), "GET, POST");
    EXPECT_EQ(house.answer(request(Method::get, "/nowhere")).status, 404);
}

TEST(House, a_purpose_is_asked_for_where_it_is_needed) {
    TestHouse house(some_routes());
    EXPECT_EQ(house.answer(request(Method::get, "/s/secret", "352039:writer")).status, 200);
    EXPECT_EQ(
        header_of(house.answer(request(Method::get, "/s/secret", "352039:newcomer")), "Location"),
        "/s/purpose?next=%2Fs%2Fsecret");
}

TEST(House, what_breaks_inside_says_nothing_of_it) {
    TestHouse house(some_routes());
    const Response response = house.answer(request(Method::get, "/s/broken", "352039:clerk"));
    EXPECT_EQ(response.status, 500);
    EXPECT_EQ(response.body.find("山田"), std::string::npos);
    EXPECT_NE(response.body.find("0123456789abcdef"), std::string::npos);
}

TEST(House, the_api_answers_in_problems) {
    TestHouse house(some_routes());
    const Response response = house.answer(request(Method::get, "/api/v1/things"));
    EXPECT_EQ(response.status, 401);
    EXPECT_EQ(response.media_type, "application/problem+json; charset=utf-8");
}

TEST(House, assets_may_be_kept_for_ever) {
    TestHouse house(some_routes());
    const Response response = house.answer(request(Method::get, "/assets/base-1.css"));
    EXPECT_EQ(response.status, 200);
    EXPECT_NE(header_of(response, "Cache-Control").find("immutable"), std::string::npos);
    EXPECT_EQ(house.answer(request(Method::get, "/assets/../i18n/ja.json")).status, 404);
}

TEST(House, figures_are_for_this_machine_alone) {
    TestHouse house(some_routes());
    EXPECT_EQ(house.answer(request(Method::get, "/healthz")).status, 200);
    EXPECT_EQ(house.answer(request(Method::get, "/readyz")).status, 200);
    house.answer(request(Method::get, "/s/persons/7", "352039:clerk"));
    const Response own = house.answer(request(Method::get, "/metrics"));
    EXPECT_NE(own.body.find("route=\"/s/persons/{person}\""), std::string::npos);
    EXPECT_EQ(own.body.find("/s/persons/7"), std::string::npos);
    Request other = request(Method::get, "/metrics");
    other.client = "192.0.2.1";
    EXPECT_EQ(house.answer(other).status, 404);
}

TEST(House, too_many_requests_wait) {
    TestHouse house(some_routes(), {.client = {1, 2}, .account = {}});
    EXPECT_EQ(house.answer(request(Method::get, "/r/open")).status, 303);
    EXPECT_EQ(house.answer(request(Method::get, "/r/open")).status, 303);
    const Response third = house.answer(request(Method::get, "/r/open"));
    EXPECT_EQ(third.status, 429);
    EXPECT_EQ(header_of(third, "Retry-After"), "1");
    Request later = request(Method::get, "/r/open");
    later.now.microseconds += 1'000'000;
    EXPECT_EQ(house.answer(later).status, 303);
}

TEST(House, programs_are_told_in_problems_before_the_town_is_known) {
    TestHouse house(some_routes(), {.client = {1, 1}, .account = {}});
    EXPECT_EQ(house.answer(request(Method::get, "/api/v1/things")).status, 401);
    const Response wait = house.answer(request(Method::get, "/352039/api/v1/things"));
    EXPECT_EQ(wait.status, 429);
    EXPECT_EQ(wait.media_type, "application/problem+json; charset=utf-8");
    EXPECT_EQ(header_of(wait, "Retry-After"), "1");
    EXPECT_EQ(house.answer(request(Method::get, "/s/secret")).media_type,
              "text/plain; charset=utf-8");
}

TEST(House, the_paths_of_programs_are_known_by_their_beginning) {
    for (const char* path : {"/api", "/api/v1", "/api/v1/persons", "/352039/api/v1"})
        EXPECT_TRUE(is_api_path(path)) << path;
    for (const char* path :
         {"/", "/s", "/s/api/v1", "/r/api", "/apiary", "/assets/api", "/a/b/api"})
        EXPECT_FALSE(is_api_path(path)) << path;
}

TEST(House, two_routes_of_one_address_are_refused_at_the_start) {
    Routes routes = some_routes();
    routes.pages.push_back(routes.pages.front());
    EXPECT_THROW(TestHouse{std::move(routes)}, std::logic_error);
}

}  // namespace
}  // namespace yakuba::web
