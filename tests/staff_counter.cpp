#include "staff_counter.h"

#include <gtest/gtest.h>

#include "business/resident_register/events.h"
#include "business/resident_register/protection.h"
#include "identity/provision.h"

namespace yakuba::tests {
namespace {

using identity::Door;
using identity::Duty;

constexpr Date kMoved{2026, 9, 28};
constexpr Date kNotified{2026, 10, 5};
constexpr Instant kNow{1'795'658'400'000'000};  // 2026-11-26 11:00 in Japan

std::string between(const std::string& text, std::string_view before, std::string_view after) {
    const std::size_t from = text.find(before);
    if (from == std::string::npos) return {};
    const std::size_t begin = from + before.size();
    return text.substr(begin, text.find(after, begin) - begin);
}

registry::Resident member(std::string relation, std::string name, std::string kana, Date birth,
                          registry::Sex sex) {
    registry::Resident person;
    person.relation = std::move(relation);
    person.name = std::move(name);
    person.kana = std::move(kana);
    person.birth_date = birth;
    person.sex = sex;
    person.nationality = "JPN";
    return person;
}

resident_register::Filing filing(const std::string& key, Date on) {
    resident_register::Filing made;
    made.actor = "satou";
    made.now = start_of_day(kNotified);
    made.key = key;
    made.occurred_on = on;
    made.notified_on = kNotified;
    return made;
}

void add_staff(const app::OpenTown& town, const identity::NewStaff& staff,
               const std::vector<identity::Grant>& grants) {
    const auto provision = identity::Provision::open(*town.database, town.folder);
    ASSERT_TRUE(provision);
    storage::Command command;
    command.actor = "setup";
    command.purpose = "職員の登録";
    command.at = start_of_day(kNotified);
    const auto made = provision->add_staff(command, staff);
    ASSERT_TRUE(made) << made.problem().message;
    ASSERT_TRUE(provision->grant(command, staff.login, grants, true, Date{2020, 4, 1}));
}

}  // namespace

std::string location_of(const web::Response& response) {
    for (const auto& [name, value] : response.headers) {
        if (name == "Location") return value;
    }
    return {};
}

StaffCounter::StaffCounter() {
    web::Templates::be_strict(true);
    auto made = app::create_town({folder_.path() + "/town", "352039", ""});
    EXPECT_TRUE(made);
    town_ = std::make_unique<app::OpenTown>(*std::move(made));
    settle();
    protect();
    employ();
    auto opened = app::FrontDesk::open({{town_->folder, "", "", false}}, {});
    EXPECT_TRUE(opened) << opened.problem().message << opened.problem().detail;
    desk_ = *std::move(opened);
}
StaffCounter::~StaffCounter() { web::Templates::be_strict(false); }

void StaffCounter::settle() {
    const auto desk = resident_register::open_desk(town_->town, kNotified);
    ASSERT_TRUE(desk);
    resident_register::MoveIn family;
    family.filing = filing("family", kMoved);
    family.persons = {
        member("世帯主", "青木　美月", "アオキ　ミヅキ", {1988, 6, 14}, registry::Sex::female),
        member("子", "青木　陽翔", "アオキ　ハルト", {2018, 5, 9}, registry::Sex::male),
        member("子", "青木　結衣", "アオキ　ユイ", {2025, 11, 30}, registry::Sex::female)};
    family.address = {"7530000", "0000001", "本町一丁目", "８番３号", "ひかり荘２０２号"};
    family.former_address = "広島県架空市中央一丁目１番";
    const auto moved = resident_register::move_in(*desk, family);
    ASSERT_TRUE(moved) << moved.problem().message;
    mother = moved->persons[0];
    son = moved->persons[1];
    daughter = moved->persons[2];
    household = moved->household;

    resident_register::MoveIn other;
    other.filing = filing("other", kMoved);
    other.persons = {
        member("世帯主", "架空　太郎", "カクウ　タロウ", {1985, 1, 2}, registry::Sex::male),
        member("父", "架空　一", "カクウ　ハジメ", {1955, 3, 4}, registry::Sex::male)};
    other.address = {"7530000", "0000002", "港町二丁目", "４番１１号", ""};
    other.former_address = "広島県架空市中央一丁目１番";
    const auto there = resident_register::move_in(*desk, other);
    ASSERT_TRUE(there) << there.problem().message;
    counterpart = there->persons[0];
    father = there->persons[1];
}

void StaffCounter::protect() const {
    const auto desk = resident_register::open_desk(town_->town, kNotified);
    resident_register::Protection protection;
    protection.filing = filing("protection", kNotified);
    protection.applicant = mother;
    protection.together_with = {son, daughter};
    protection.counterpart = counterpart;
    protection.counterpart_name = "架空　太郎";
    protection.counterpart_address = kCounterpartAddress;
    protection.consulted = "架空警察署";
    protection.hidden_addresses = "本町一丁目８番３号 ひかり荘２０２号";
    protection.confirmed = true;
    const auto begun = resident_register::begin_protection(*desk, protection);
    ASSERT_TRUE(begun) << begun.problem().message;
}

void StaffCounter::employ() const {
    std::vector<identity::Grant> all;
    for (const char* department :
         {"resident-register", "individual-inhabitant-tax", "child-allowance"}) {
        for (const Duty duty : {Duty::view, Duty::enter})
            all.push_back({department, duty});
    }
    add_staff(*town_, {"satou", "佐藤　恵", "サトウ　メグミ", "市民課", {}, password()}, all);
    add_staff(*town_, {"mori", "森　遥", "モリ　ハルカ", "子育て支援課", {}, password()},
              {{"child-allowance", Duty::view}});
    add_staff(*town_, {"kachou", "課長　守", "カチョウ　マモル", "市民課", {}, password()},
              {{"resident-register", Duty::view}, {"resident-register", Duty::approve}});
    all.push_back({std::string{identity::kProtection}, Duty::view});
    add_staff(*town_, {"ueno", "上野　学", "ウエノ　マナブ", "市民課", {}, password()}, all);
}

StaffCounter::Clerk StaffCounter::clerk(const std::string& login) const {
    Clerk clerk{*this, login};
    clerk.state_purpose("窓口での問い合わせ");
    return clerk;
}

StaffCounter::Clerk::Clerk(const StaffCounter& counter, std::string login, std::string secret)
    : counter_(counter) {
    get("/s/sign-in");
    const web::Response in = post(
        "/s/sign-in",
        {{"login", std::move(login)}, {"password", std::move(secret)}, {"terminal", "窓口3番"}});
    EXPECT_EQ(in.status, 303) << in.body;
}

web::Request StaffCounter::Clerk::request(web::Method method, const std::string& path) const {
    web::Request made;
    made.method = method;
    made.path = path.substr(0, path.find('?'));
    if (const std::size_t query = path.find('?'); query != std::string::npos)
        made.query = web::parse_query(path.substr(query + 1, path.find('#') - query - 1));
    made.headers.add("host", "localhost");
    made.headers.add("user-agent", "test");
    if (!cookie_.empty()) made.cookies.add("yakuba_staff", cookie_);
    made.cookies.add("door", "0123456789abcdef0123456789abcdef");
    made.client = "127.0.0.1";
    made.now = kNow;
    made.id = "test";
    return made;
}

web::Response StaffCounter::Clerk::send(web::Request request) {
    const web::Response response = counter_.house().answer(std::move(request));
    for (const auto& [name, value] : response.headers) {
        if (name == "Set-Cookie" && value.starts_with("yakuba_staff="))
            cookie_ = between(value, "yakuba_staff=", ";");
    }
    const std::string token = between(response.body, "name=\"form_token\" value=\"", "\"");
    if (!token.empty()) form_token_ = token;
    const std::string once = between(response.body, "name=\"once\" value=\"", "\"");
    if (!once.empty()) once_ = once;
    return response;
}

web::Response StaffCounter::Clerk::get(const std::string& path) {
    return send(request(web::Method::get, path));
}

web::Response StaffCounter::Clerk::post(const std::string& path,
                                        std::vector<std::pair<std::string, std::string>> fields) {
    return post(path, std::move(fields), {});
}

web::Response StaffCounter::Clerk::post(const std::string& path,
                                        std::vector<std::pair<std::string, std::string>> fields,
                                        std::vector<web::UploadedFile> files) {
    web::Request made = request(web::Method::post, path);
    made.form.add("form_token", form_token_);
    made.form.add("once", once_);
    for (auto& [name, value] : fields)
        made.form.add(name, value);
    made.files = std::move(files);
    return send(std::move(made));
}

void StaffCounter::Clerk::state_purpose(const std::string& purpose) {
    get("/s/purpose");
    EXPECT_EQ(post("/s/purpose", {{"written", purpose}, {"next", "/s"}}).status, 303);
}

}  // namespace yakuba::tests
