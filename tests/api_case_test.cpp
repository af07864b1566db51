#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <thread>

#include "app/businesses.h"
#include "app/town_folder.h"
#include "app/web_folders.h"
#include "business/resident_register/events.h"
#include "department/batch_runner.h"
#include "identity/provision.h"
#include "portal/api/routes.h"
#include "support/temporary_folder.h"
#include "web/house.h"

// A system sends an application: one request makes one case, however often and however many at once
// it is sent; what is wrong with the answers is told with its place; what was read too long ago is
// not acted on.
namespace yakuba::tests {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using web::Method;
using web::Request;
using web::Response;

constexpr Instant kNow{1'795'996'800'000'000};  // 2026-11-30, noon in Japan

constexpr const char* kProcedure = R"(
id = "api-notification"
name = "届出の試験"
plain = "届け出る"
summary = "試験のための手続です。"
form = "届出書"
version = "2026-11"
department = "resident-register"
articles = ["住民基本台帳法22条"]
life_events = ["moving"]
who = ["self"]
where = ["online"]
other_ways = "窓口でも届け出られます。"
bring = "ありません"
minutes = 1
facts = []
approval = false
signature = "mail"
standard_days = 5
route = "resident-register.notification"
approved_text = "受理しました。"
refused_text = "受理できません。"
returned_text = "直してください。"
retention = "one"
classification = "住民記録・届出"
[[section]]
key = "matter"
title = "届出"
[[section.question]]
key = "happened_on"
kind = "date"
label = "いつ"
[[section.question]]
key = "paper"
kind = "file"
label = "写し"
required = false
)";

class ApiCase : public testing::Test {
protected:
    ApiCase() {
        auto made = app::create_town({folder_.path() + "/town", "352039", ""});
        EXPECT_TRUE(made);
        town_ = std::make_unique<app::OpenTown>(*std::move(made));
        move_in();
        const auto provision =
            identity::Provision::open(*town_->town.database, folder_.path() + "/town");
        storage::Command command;
        command.actor = "cli";
        command.at = kNow;
        const std::string secret = *provision->add_client(
            command,
            {"sender", "送り手", "cases.read cases.write procedures.read attachments.read", true});
        identity_ = *identity::Identity::open(town_->town, folder_.path() + "/town");
        token_ = identity_->client_token("sender", secret, "", {"127.0.0.1", ""}, kNow)->cookie;
        open_house();
    }

    void move_in() {
        resident_register::MoveIn command;
        command.filing.actor = "clerk";
        command.filing.now = kNow;
        command.filing.key = "family";
        command.filing.occurred_on = command.filing.notified_on = Date{2026, 9, 28};
        registry::Resident person;
        person.relation = "世帯主";
        person.name = "青木　美月";
        person.birth_date = Date{1988, 6, 14};
        person.nationality = "JPN";
        command.persons = {person};
        command.address = {"7530000", "0000001", "本町一丁目", "８番３号", ""};
        const auto desk = resident_register::open_desk(town_->town, Date{2026, 9, 28});
        const auto outcome = resident_register::move_in(*desk, command);
        EXPECT_TRUE(outcome);
        person_ = outcome->persons.front();
    }

    /// A desk with one small procedure of its own; everything else as in every town.
    void open_house() {
        const std::string data = folder_.path() + "/data";
        fs::create_directory(data);
        for (const auto& entry : fs::directory_iterator{town_->town.data_folder}) {
            if (entry.path().filename() != "procedures")
                fs::create_symlink(fs::absolute(entry.path()), data / entry.path().filename());
        }
        fs::create_directory(data + "/procedures");
        std::ofstream{data + "/procedures/api-notification.toml"} << kProcedure;
        auto desk = procedures::Desk::open(data, {},
                                           OpenDays{*Holidays::from_csv(""), Closed::municipality});
        ASSERT_TRUE(desk) << desk.problem().message;
        desk_ = std::make_unique<procedures::Desk>(*std::move(desk));
        offices_ = {app::departments(), desk_.get()};
        auto templates = web::Templates::load(*app::find_web_folders());
        ASSERT_TRUE(templates) << templates.problem().message;
        house_ = std::make_unique<web::House>(
            std::vector<web::Site>{{town_->town, "", "", true, identity_.get()}},
            portal::api::routes(offices_, {}, std::make_shared<BatchRunner>()),
            *std::move(templates), web::Limits{{0, 0}, {0, 0}});
    }

    Response send(Method method, std::string path, std::string body = {},
                  const std::string& key = {}) const {
        Request request;
        request.method = method;
        request.path = std::move(path);
        request.client = "127.0.0.1";
        request.now = kNow;
        request.id = "0123456789abcdef";
        request.headers.add("host", "localhost");
        request.headers.add("authorization", "Bearer " + token_);
        request.headers.add("content-type", "application/json");
        if (!key.empty()) request.headers.add("idempotency-key", key);
        request.body = std::move(body);
        return house_->answer(std::move(request));
    }

    /// The same with a file, as a form of several parts.
    Response send_with_file(const std::string& body, const std::string& key,
                            const std::string& field, const std::string& bytes) const {
        Request request;
        request.method = Method::post;
        request.path = "/api/v1/cases";
        request.client = "127.0.0.1";
        request.now = kNow;
        request.id = "0123456789abcdef";
        request.headers.add("host", "localhost");
        request.headers.add("authorization", "Bearer " + token_);
        request.headers.add("content-type", "multipart/form-data; boundary=X");
        request.headers.add("idempotency-key", key);
        request.form.add("case", body);
        request.files.push_back({field, "写し.pdf", "application/pdf", bytes});
        return house_->answer(std::move(request));
    }

    std::string application(const std::string& answers) const {
        return R"({"procedure":"api-notification","signature":"mail","applicant":)" +
               std::to_string(person_.value()) + R"(,"answers":)" + answers + "}";
    }

    test::TemporaryFolder folder_;
    std::unique_ptr<app::OpenTown> town_;
    std::unique_ptr<identity::Identity> identity_;
    std::unique_ptr<procedures::Desk> desk_;
    Offices offices_;
    std::unique_ptr<web::House> house_;
    std::string token_;
    PersonId person_;
};

TEST_F(ApiCase, TenAtOnceWithOneKeyAreOneCase) {
    const std::string body = application(R"({"happened_on":"2026-11-28"})");
    std::vector<Response> answers(10);
    {
        std::vector<std::jthread> threads;
        for (Response& answer : answers)
            threads.emplace_back(
                [&] { answer = send(Method::post, "/api/v1/cases", body, "one"); });
    }
    for (const Response& answer : answers) {
        EXPECT_EQ(answer.status, 201) << answer.body;
        EXPECT_EQ(answer.body, answers.front().body);
    }
    const auto cases = json::parse(send(Method::get, "/api/v1/cases").body);
    EXPECT_EQ(cases.at("items").as_array().size(), 1U);
    const auto session = town_->town.database->session();
    EXPECT_EQ(session->number("SELECT count(*) FROM draft"), 0);  // nothing half-filled is left
}

TEST_F(ApiCase, WrongAnswersAreToldWithTheirPlaceAndLeaveNothing) {
    const auto refused = send(Method::post, "/api/v1/cases",
                              application(R"({"happened_on":"2026-02-30"})"), "wrong");
    EXPECT_EQ(refused.status, 422) << refused.body;
    EXPECT_EQ(json::parse(refused.body).at("where"), "/answers/happened_on") << refused.body;
    EXPECT_EQ(send(Method::post, "/api/v1/cases", application("{}"), "empty").status, 422);
    const auto cases = json::parse(send(Method::get, "/api/v1/cases").body);
    EXPECT_TRUE(cases.at("items").as_array().empty());
    const auto session = town_->town.database->session();
    EXPECT_EQ(session->number("SELECT count(*) FROM draft"), 0);
}

TEST_F(ApiCase, ASystemPreparesButDoesNotDecide) {
    const auto made = send(Method::post, "/api/v1/cases",
                           application(R"({"happened_on":"2026-11-28"})"), "first");
    ASSERT_EQ(made.status, 201) << made.body;
    const std::string path =
        "/api/v1/cases/" + std::to_string(json::parse(made.body).at("case_id").as_int64());
    const auto act = [&](const char* action, int version, const char* key) {
        return send(Method::post, path + "/actions",
                    R"({"action":")" + std::string{action} + R"(","expected_version":)" +
                        std::to_string(version) + "}",
                    key);
    };
    const auto begun = act("begin_review", 1, "a");
    ASSERT_EQ(begun.status, 200) << begun.body;
    EXPECT_EQ(json::parse(begun.body).at("version"), 2);
    EXPECT_EQ(act("begin_review", 1, "a").body, begun.body);  // the same again
    EXPECT_EQ(act("hold", 1, "b").status, 409);               // somebody has been there
    EXPECT_EQ(act("accept", 2, "c").status, 422);
    EXPECT_EQ(act("decide", 2, "d").status, 422);
    EXPECT_EQ(json::parse(send(Method::get, path).body).at("state"), "in_review");
}

TEST_F(ApiCase, FilesComeWithTheCaseAndAreReadWithTheirOwnScope) {
    const std::string pdf = "%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n";
    const std::string body = application(R"({"happened_on":"2026-11-28"})");
    const auto made = send_with_file(body, "file", "paper", pdf);
    ASSERT_EQ(made.status, 201) << made.body;
    EXPECT_EQ(send_with_file(body, "file", "paper", pdf).body, made.body);
    EXPECT_EQ(send_with_file(body, "file", "paper", pdf + "%\n").status, 422) << "another file";
    const std::string path = "/api/v1/cases/" +
                             std::to_string(json::parse(made.body).at("case_id").as_int64()) +
                             "/attachments";
    const auto list = send(Method::get, path);
    ASSERT_EQ(list.status, 200) << list.body;
    const json::array items = json::parse(list.body).at("items").as_array();
    ASSERT_EQ(items.size(), 1U);
    EXPECT_EQ(items[0].at("file_name"), "写し.pdf");
    const auto bytes =
        send(Method::get, path + "/" + std::string{items[0].at("attachment").as_string()});
    EXPECT_EQ(bytes.status, 200);
    EXPECT_EQ(bytes.media_type, "application/pdf");
    EXPECT_EQ(bytes.body, pdf);
    EXPECT_EQ(send(Method::get, path + "/answers-1.json").status, 404) << "no attachment";
}

TEST_F(ApiCase, FilesThatAreRefusedLeaveNothing) {
    const std::string body = application(R"({"happened_on":"2026-11-28"})");
    const auto script = send_with_file(body, "a", "paper", "<script>alert(1)</script>");
    EXPECT_EQ(script.status, 422);
    EXPECT_EQ(json::parse(script.body).at("code"), "attachment.type") << script.body;
    const auto nowhere = send_with_file(body, "b", "no_such", "%PDF-1.4\n%%EOF\n");
    EXPECT_EQ(nowhere.status, 422);
    EXPECT_EQ(json::parse(nowhere.body).at("where"), "no_such") << nowhere.body;
    const auto session = town_->town.database->session();
    EXPECT_EQ(session->number("SELECT count(*) FROM draft"), 0);
    EXPECT_EQ(session->number("SELECT count(*) FROM draft_file"), 0);
}

}  // namespace
}  // namespace yakuba::tests
