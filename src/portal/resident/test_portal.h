#pragma once
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <string>

#include "documents/records.h"
#include "identity/card_office.h"
#include "identity/schema.h"
#include "ledger/records.h"
#include "portal/resident/routes.h"
#include "portal/resident/test_procedures.h"
#include "procedures/schema.h"
#include "registry/residents.h"
#include "registry/schema.h"
#include "support/temporary_folder.h"
#include "web/house.h"
#include "web/log.h"
#include "web/tokens.h"

/// A town of two families with cards, behind a real house; and a browser that visits it.
namespace yakuba::portal::resident::test {

namespace json = boost::json;
using web::Response;

inline constexpr Date kToday{2026, 11, 26};
inline Instant moment(std::int64_t seconds = 0) {
    return Instant{start_of_day(kToday).microseconds + (14 * 3600 + 32 * 60 + seconds) * 1'000'000};
}

/// What the register knows, for prefilling.
inline json::object person_facts(const registry::Resident& r) {
    return {{"person_id", r.person_id.value()},
            {"name", r.name},
            {"kana", r.kana},
            {"birth_date", to_iso(r.birth_date)},
            {"age", age_on(kToday, r.birth_date.latest())},
            {"relation", r.relation},
            {"is_self", false},
            {"value", std::to_string(r.person_id.value())},
            {"label", r.name}};
}

inline Result<json::value> person_source(const procedures::Asked& asked) {
    const auto found = registry::find_resident(asked.session, asked.person, asked.as_of);
    return found ? json::value(person_facts(found->record)) : json::value(json::object{});
}

inline Result<json::value> household_source(const procedures::Asked& asked) {
    json::array list;
    const auto found = registry::find_resident(asked.session, asked.person, asked.as_of);
    if (!found) return json::value(list);
    for (const auto& member :
         registry::household_members(asked.session, found->record.household_id, asked.as_of)) {
        json::object item = person_facts(member);
        if (item["age"].as_int64() < 18) item["monthly_amount"] = 10'000;
        list.push_back(std::move(item));
    }
    return json::value(list);
}

inline procedures::Part test_part() {
    procedures::Part part;
    part.prefills.push_back({"resident-register.person", "住民基本台帳", person_source});
    part.prefills.push_back({"resident-register.household", "住民基本台帳", household_source});
    procedures::Effect effect;
    effect.name = "test.benefit";
    effect.preview =
        [](const procedures::Asked&,
           const procedures::Matter& matter) -> Result<std::vector<procedures::PreviewLine>> {
        const json::value* chosen = matter.answers.if_contains("children_chosen");
        if (chosen == nullptr) return std::vector<procedures::PreviewLine>{};
        const auto count = static_cast<std::int64_t>(chosen->as_array().size());
        return std::vector<procedures::PreviewLine>{
            {"月額", std::to_string(count * 10) + ",000円", "試験条例3条"},
            {"支給の始まり", "令和8年12月分", "試験条例4条"}};
    };
    effect.apply = [](const Town&, storage::Transaction&,
                      const procedures::Matter&) -> Result<json::value> {
        return json::value(json::object{});
    };
    part.effects.push_back(std::move(effect));
    part.letters.push_back(
        {"test.letter", "認定通知書",
         [](const Town&, storage::Session&, const procedures::LetterOrder&) -> Result<std::string> {
             return std::string{"%PDF-1.4\n"};
         }});
    return part;
}

struct Card {
    std::string number;
    std::string pin;
    std::string password;
};

class Portal {
public:
    Portal() {
        if (std::getenv("YAKUBA_TEST_LOG") != nullptr) web::start_log();
        make_data();
        make_assets();
        open_database();
        add_people();
        auto doors = identity::Identity::open(town_, folder_.path());
        EXPECT_TRUE(doors) << doors.problem().detail;
        identity_ = *std::move(doors);
        const procedures::Part part = test_part();
        auto desk =
            procedures::Desk::open(town_.data_folder, procedures::Hooks{std::span{&part, 1}},
                                   OpenDays{Holidays{}, Closed::municipality});
        EXPECT_TRUE(desk) << desk.problem().message;
        desk_ = std::make_unique<procedures::Desk>(*std::move(desk));
        departments_.push_back({});
        departments_.back().id = "child-allowance";
        departments_.back().label = "児童手当";
        offices_ = Offices{departments_, desk_.get()};
        web::Site site;
        site.town = town_;
        site.training = true;
        site.identity = identity_.get();
        const std::string root = YAKUBA_ROOT;
        auto templates =
            web::Templates::load({root + "/web/templates", root + "/web/i18n", assets()});
        EXPECT_TRUE(templates) << templates.problem().message << templates.problem().detail;
        web::Limits limits;
        limits.client = limits.account = web::Rate{10'000, 100'000};
        house_ = std::make_unique<web::House>(std::vector<web::Site>{site}, routes(offices_),
                                              *std::move(templates), limits);
    }

    const web::House& house() const { return *house_; }
    const procedures::Desk& desk() const { return *desk_; }
    const Town& town() const { return town_; }
    storage::Database& database() { return *database_; }
    identity::Identity& identity() { return *identity_; }

    /// A card of one's own; made when first asked for.
    const Card& card(std::int64_t person) {
        auto [place, fresh] = cards_.try_emplace(person);
        if (fresh) {
            storage::Command command;
            command.actor = "test";
            command.purpose = "カードの交付";
            command.at = moment();
            const auto out = identity::issue_card(town_, folder_.path(), command,
                                                  {PersonId{person}, "1234", "ABCDEF12"});
            EXPECT_TRUE(out) << out.problem().message;
            if (out) place->second = {out->card.card_number, out->pin, out->signing_password};
        }
        return place->second;
    }

    void add_resident(std::int64_t id, std::int64_t household, const std::string& name,
                      const std::string& kana, Date birth, const std::string& relation) {
        registry::Resident r;
        r.person_id = PersonId{id};
        r.household_id = HouseholdId{household};
        r.name = name;
        r.kana = kana;
        r.birth_date = birth;
        r.relation = relation;
        r.sex = registry::Sex::female;
        r.nationality = "JPN";
        r.town = household == 1 ? "緑町三丁目" : "港町";
        r.lot = std::to_string(household) + "番地";
        r.postcode = "7530000";
        r.address_since = Date{2020, 4, 1};
        storage::Command command;
        command.actor = "test";
        command.purpose = "試験";
        command.at = moment(-86'400);
        const storage::Versioned<registry::Resident> row{r, {.valid_from = birth}};
        const auto written =
            database_->transact(command, [&](storage::Transaction& t) -> Result<std::string> {
                t.append_versions(registry::resident_table(), std::span{&row, 1});
                return std::string{};
            });
        EXPECT_TRUE(written);
    }

private:
    void make_data() {
        namespace fs = std::filesystem;
        const fs::path data{folder_.file("data")};
        fs::create_directories(data / "procedures");
        const fs::path root = std::string{YAKUBA_ROOT} + "/data";
        for (const char* name : {"codes", "forms", "documents", "generator", "law"})
            fs::create_directory_symlink(root / name, data / name);
        std::ofstream{data / "procedures" / "short-request.toml"} << kShort;
        std::ofstream{data / "procedures" / "every-kind.toml"} << kEvery;
        town_.data_folder = data.string();
    }

    /// The built ones when there are any: then the pages can be looked at, too.
    std::string assets() const {
        const std::string built = std::string{YAKUBA_ROOT} + "/build/web";
        return std::filesystem::exists(built + "/manifest.json") ? built : folder_.file("assets");
    }

    void make_assets() {
        namespace fs = std::filesystem;
        const fs::path assets{folder_.file("assets")};
        fs::create_directories(assets);
        json::object manifest;
        for (const char* name : {"base.css", "resident.css", "staff.css", "pref.css", "dev.css",
                                 "app.js", "emblem.svg", "icons.svg"}) {
            manifest[name] = name;
            std::ofstream{assets / name} << "/* */";
        }
        std::ofstream{assets / "manifest.json"} << json::serialize(manifest);
    }

    void open_database() {
        auto database = storage::Database::open(folder_.file("town.db"));
        EXPECT_TRUE(database);
        database_ = *std::move(database);
        std::vector<storage::Migration> all;
        for (const auto part :
             {registry::migrations(), ledger::migrations(), identity::migrations(),
              documents::migrations(), procedures::migrations()})
            all.insert(all.end(), part.begin(), part.end());
        EXPECT_TRUE(database_->migrate(all));
        std::ifstream file{std::string{YAKUBA_ROOT} + "/data/codes/eras.csv"};
        const std::string eras{std::istreambuf_iterator<char>(file), {}};
        calendar_ = std::make_unique<Calendar>(*Calendar::from_csv(eras));
        town_.code = "352039";
        town_.name = "青瀬市";
        town_.prefecture = "架空県";
        town_.folder = folder_.path();
        town_.database = database_.get();
        town_.calendar = calendar_.get();
    }

    void add_people() {
        add_resident(101, 1, "三浦　直人", "ミウラ　ナオト", Date{1987, 3, 2}, "世帯主");
        add_resident(102, 1, "三浦　葵", "ミウラ　アオイ", Date{1989, 7, 1}, "妻");
        add_resident(103, 1, "三浦　蒼", "ミウラ　ソウ", Date{2020, 5, 9}, "子");
        add_resident(104, 1, "三浦　紬", "ミウラ　ツムギ", Date{2024, 6, 21}, "子");
        add_resident(201, 2, "岸　遥", "キシ　ハルカ", Date{1990, 1, 1}, "世帯主");
    }

    yakuba::test::TemporaryFolder folder_;
    std::unique_ptr<Calendar> calendar_;
    std::unique_ptr<storage::Database> database_;
    Town town_;
    std::unique_ptr<identity::Identity> identity_;
    std::unique_ptr<procedures::Desk> desk_;
    std::vector<Department> departments_;
    Offices offices_;
    std::map<std::int64_t, Card> cards_;
    std::unique_ptr<web::House> house_;
};

/// One for all tests of the program: a card's keys take long to make.
inline Portal& shared_portal() {
    web::Templates::be_strict(true);
    static Portal portal;
    return portal;
}

using Values = std::vector<std::pair<std::string, std::string>>;

/// Keeps cookies, reads the tokens of the page it is on, follows redirects when told.
class Browser {
public:
    explicit Browser(Portal& portal) : portal_(portal) {}

    Response get(const std::string& path) { return visit(web::Method::get, path, {}, {}); }
    /// The form of the page last seen, sent to `path`.
    Response post(const std::string& path, const Values& values,
                  std::vector<web::UploadedFile> files = {}) {
        Values all = values;
        all.emplace_back("form_token", field("form_token"));
        all.emplace_back("once", once_.empty() ? field("once") : once_);
        return visit(web::Method::post, path, all, std::move(files));
    }
    Response follow(Response response) {
        while (response.status == 303)
            response = get(location(response));
        return response;
    }
    Response sign_in(std::int64_t person) {
        const Card& card = portal_.card(person);
        get("/r/sign-in");
        return post("/r/sign-in", {{"card", card.number}, {"pin", card.pin}});
    }

    static std::string location(const Response& response) {
        for (const auto& [name, value] : response.headers) {
            if (name == "Location") return value;
        }
        return {};
    }
    /// The value of a hidden field on the page last seen.
    std::string field(const std::string& name) const {
        const std::string mark = "name=\"" + name + "\" value=\"";
        const auto at = page_.find(mark);
        if (at == std::string::npos) return {};
        return page_.substr(at + mark.size(), page_.find('"', at + mark.size()) - at - mark.size());
    }
    const std::string& page() const { return page_; }
    const std::string& path() const { return path_; }
    /// Every form from now on carries this one-time token.
    void keep_once(std::string once) { once_ = std::move(once); }
    void set_cookie(const std::string& name, const std::string& value) { cookies_[name] = value; }
    void set_now(Instant now) { now_ = now; }

private:
    Response visit(web::Method method, const std::string& path, const Values& values,
                   std::vector<web::UploadedFile> files) {
        web::Request request;
        request.method = method;
        const auto mark = path.find('?');
        if (mark != std::string::npos)
            request.query = web::parse_query(std::string_view{path}.substr(mark + 1));
        request.path = path.substr(0, std::min(mark, path.find('#')));
        request.client = "192.0.2.7";
        request.now = now_;
        request.id = "0123456789abcdef";
        request.headers.add("host", "localhost");
        request.headers.add("user-agent", "Test Browser/1.0");
        for (const auto& [name, value] : cookies_)
            request.cookies.add(name, value);
        for (const auto& [name, value] : values)
            request.form.add(name, value);
        request.files = std::move(files);
        Response response = portal_.house().answer(std::move(request));
        keep_cookies(response);
        if (response.media_type.starts_with("text/html")) {
            if (response.status != 303) {
                page_ = response.body;
                path_ = path;
            }
        }
        return response;
    }

    void keep_cookies(const Response& response) {
        for (const auto& [name, value] : response.headers) {
            if (name != "Set-Cookie") continue;
            const auto is = value.find('=');
            cookies_[value.substr(0, is)] = value.substr(is + 1, value.find(';') - is - 1);
        }
    }

    Portal& portal_;
    std::map<std::string, std::string> cookies_;
    std::string page_;
    std::string path_;
    std::string once_;
    Instant now_ = moment();
};

}  // namespace yakuba::portal::resident::test
