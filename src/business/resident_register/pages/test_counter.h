#pragma once
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>

#include "business/resident_register/business.h"
#include "business/resident_register/events.h"
#include "business/resident_register/pages/pages.h"
#include "business/resident_register/pages/schema.h"
#include "identity/provision.h"
#include "identity/schema.h"
#include "registry/residents.h"
#include "registry/schema.h"
#include "registry/vault.h"
#include "rules/rates.h"
#include "support/both_engines.h"
#include "web/house.h"
#include "web/tokens.h"

/// A counter for the tests of the department's pages: a town with two clerks and a chief, the real
/// templates, and a family of four in the register (persons 1 to 4, household 1).
namespace yakuba::resident_register {

inline constexpr Date kToday{2026, 11, 26};
inline constexpr std::string_view kPassword = "ひまわりの丘を歩く犬と猫たち";

inline Instant moment(int minutes = 0) {
    return Instant{start_of_day(kToday).microseconds + std::int64_t{9 * 60 + minutes} * 60'000'000};
}

using Form = std::vector<std::pair<std::string, std::string>>;

/// A member of the staff at a browser.
class Browser {
public:
    Browser(const web::House& house, identity::Identity& identity, std::string cookie)
        : house_(house), identity_(identity), cookie_(std::move(cookie)) {}

    web::Response get(std::string path) { return send(web::Method::get, std::move(path), {}, {}); }
    /// Sends a form with its tokens; `once` empty: a form of its own.
    web::Response post(std::string path, const Form& form, std::string once = {}) {
        if (once.empty()) once = web::random_token();
        return send(web::Method::post, std::move(path), form, once);
    }
    /// Follows 303 answers; notes where they led.
    web::Response follow(web::Response response) {
        for (int i = 0; i < 5 && response.status == 303; ++i) {
            at_ = location_of(response);
            response = get(at_);
        }
        return response;
    }
    web::Response send_on(std::string path, const Form& form) {
        return follow(post(std::move(path), form));
    }
    const std::string& at() const { return at_; }

    static std::string location_of(const web::Response& response) {
        for (const auto& [name, value] : response.headers) {
            if (name == "Location") return value;
        }
        return {};
    }

private:
    web::Response send(web::Method method, std::string path, const Form& form,
                       const std::string& once) {
        web::Request request;
        request.method = method;
        if (const auto mark = path.find('?'); mark != std::string::npos) {
            request.query = web::parse_query(std::string_view{path}.substr(mark + 1));
            path.resize(mark);
        }
        request.path = path;
        request.client = "192.0.2.7";
        request.headers.add("host", "localhost");
        request.headers.add("user-agent", "Test Browser/1.0");
        request.cookies.add("yakuba_staff", cookie_);
        request.cookies.add("door", "browser");
        request.now = Instant{moment(1).microseconds + ++sent_ * 1'000'000};
        request.id = "0123456789abcdef";
        if (method == web::Method::post) {
            const auto visitor = identity_.visitor(
                identity::Door::staff, cookie_, {request.client, "Test Browser/1.0"}, request.now);
            request.form.add("form_token", web::mask_token(visitor.form_token));
            request.form.add("once", once);
            for (const auto& [name, value] : form)
                request.form.add(name, value);
        }
        return house_.answer(request);
    }

    const web::House& house_;
    identity::Identity& identity_;
    std::string cookie_;
    std::string at_;
    static inline std::int64_t sent_ = 0;
};

class CounterTest : public test::BothEngines {
protected:
    void SetUp() override {
        web::Templates::be_strict(true);
        std::vector<storage::Migration> all;
        for (const auto part : {registry::migrations(), identity::migrations(), page_migrations()})
            all.insert(all.end(), part.begin(), part.end());
        database_ = open(all);
        std::ifstream eras{YAKUBA_ROOT "/data/codes/eras.csv"};
        std::ostringstream csv;
        csv << eras.rdbuf();
        calendar_ = std::make_unique<Calendar>(*Calendar::from_csv(csv.str()));
        vault_ = std::make_unique<registry::Vault>(
            *registry::Vault::open(folder().path() + "/vault.key"));
        town_ = {"352039",        "山口市",        "山口県",    YAKUBA_ROOT "/data",
                 database_.get(), calendar_.get(), vault_.get()};
        provision_ = std::make_unique<identity::Provision>(
            *identity::Provision::open(*database_, folder().path()));
        auto identity = identity::Identity::open(town_, folder().path());
        ASSERT_TRUE(identity) << identity.problem().detail;
        identity_ = *std::move(identity);
        departments_.push_back(department());
        offices_.departments = departments_;
        open_house();
        using identity::Duty;
        add_staff("satou", {{"resident-register", Duty::view}, {"resident-register", Duty::enter}});
        add_staff("mori", {{"resident-register", Duty::view}, {"resident-register", Duty::enter}});
        add_staff("kachou", {{"resident-register", Duty::view},
                             {"resident-register", Duty::review},
                             {"resident-register", Duty::approve}});
        family();
    }

    Browser browser(const std::string& login) {
        const auto signed_in = identity_->sign_in_staff(
            login, kPassword, "窓口3番", {"192.0.2.7", "Test Browser/1.0"}, moment());
        EXPECT_TRUE(signed_in) << signed_in.problem().message;
        return {*house_, *identity_, signed_in ? signed_in->cookie : std::string{}};
    }

    registry::Resident state(std::int64_t person, Date day = kToday) {
        const auto found =
            registry::find_resident(*database_->session(), PersonId{person}, AsOf{day});
        return found ? found->record : registry::Resident{};
    }
    std::int64_t count(const std::string& table) {
        return database_->session()->number("SELECT count(*) FROM " + table).value_or(-1);
    }
    /// "…/drafts/ID/check" → "/s/register/drafts/ID/".
    static std::string draft_of(const std::string& path) {
        constexpr std::string_view kDrafts = "/s/register/drafts/";
        return path.substr(0, path.find('/', kDrafts.size()) + 1);
    }

    void protect(std::int64_t person, std::int64_t counterpart);

    std::unique_ptr<storage::Database> database_;
    std::unique_ptr<Calendar> calendar_;
    std::unique_ptr<registry::Vault> vault_;
    std::unique_ptr<identity::Provision> provision_;
    std::unique_ptr<identity::Identity> identity_;
    std::vector<Department> departments_;
    Offices offices_;
    Town town_;
    std::unique_ptr<web::House> house_;

private:
    void open_house();
    void add_staff(const std::string& login, const std::set<identity::Grant>& grants);
    void family();
    storage::Command command() const {
        return {.actor = "kanri", .purpose = "試験の用意", .key = {}, .at = moment(-60)};
    }
};

}  // namespace yakuba::resident_register
