#pragma once
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "app/front_desk.h"
#include "business/resident_register/events.h"
#include "identity/provision.h"
#include "support/temporary_folder.h"

/// A town whose API is asked: one family, one system that may do everything and one that may do
/// nothing here.
namespace yakuba::tests {

namespace json = boost::json;
using web::Method;
using web::Request;
using web::Response;

inline constexpr Instant kApiNow{1'795'996'800'000'000};  // 2026-11-30, noon in Japan
inline constexpr Date kApiMoved{2026, 9, 28};

inline registry::Resident member(std::string relation, std::string name, Date birth) {
    registry::Resident person;
    person.relation = std::move(relation);
    person.name = std::move(name);
    person.birth_date = birth;
    person.sex = registry::Sex::female;
    person.nationality = "JPN";
    return person;
}

inline std::string header_of(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers) {
        if (key == name) return value;
    }
    return {};
}

class ApiTown : public testing::Test {
protected:
    explicit ApiTown(const web::Limits& limits = {{0, 0}, {0, 0}}) {
        const std::string folder = folder_.path() + "/town";
        {
            auto made = app::create_town({folder, "352039", ""});
            EXPECT_TRUE(made);
            move_family_in(made->town);
            const auto provision = identity::Provision::open(*made->town.database, folder);
            EXPECT_TRUE(provision);
            storage::Command command;
            command.actor = "cli";
            command.at = kApiNow;
            secret_ = *provision->add_client(command, {"all", "全部", kAll, true});
            other_secret_ = *provision->add_client(command, {"other", "別", "other", true});
        }
        auto desk = app::FrontDesk::open({{folder, "", "", true}}, limits);
        EXPECT_TRUE(desk) << (desk ? "" : desk.problem().message);
        desk_ = *std::move(desk);
        token_ = token("all", secret_);
        other_token_ = token("other", other_secret_);
        document_ = json::parse(send(Method::get, "/api/v1/openapi.json", "", "").body).as_object();
    }

    void move_family_in(const Town& town) {
        resident_register::MoveIn command;
        command.filing.actor = "clerk";
        command.filing.now = kApiNow;
        command.filing.key = "family";
        command.filing.occurred_on = kApiMoved;
        command.filing.notified_on = kApiMoved;
        command.persons = {member("世帯主", "青木　美月", {1988, 6, 14}),
                           member("子", "青木　結衣", {2018, 5, 9})};
        command.address = {"7530000", "0000001", "本町一丁目", "８番３号", ""};
        const auto desk = resident_register::open_desk(town, kApiMoved);
        const auto outcome = resident_register::move_in(*desk, command);
        EXPECT_TRUE(outcome) << (outcome ? "" : outcome.problem().message);
        person_ = outcome->persons.front();
        household_ = outcome->household;
    }

    std::string token(const std::string& id, const std::string& secret) const {
        Request request = asking(Method::post, "/api/v1/token");
        request.headers.add("content-type", "application/x-www-form-urlencoded");
        request.form.add("grant_type", "client_credentials");
        request.form.add("client_id", id);
        request.form.add("client_secret", secret);
        const Response response = desk_->house().answer(std::move(request));
        EXPECT_EQ(response.status, 200) << response.body;
        return std::string{json::parse(response.body).at("access_token").as_string()};
    }

    static Request asking(Method method, std::string path) {
        Request request;
        request.method = method;
        if (const auto mark = path.find('?'); mark != std::string::npos) {
            request.query = web::parse_query(std::string_view{path}.substr(mark + 1));
            path.resize(mark);
        }
        request.path = std::move(path);
        request.client = "127.0.0.1";
        request.now = kApiNow;
        request.id = "0123456789abcdef";
        request.headers.add("host", "localhost");
        return request;
    }

    using Headers = std::vector<std::pair<std::string, std::string>>;
    Response send(Method method, std::string path, const std::string& token, std::string body,
                  const Headers& headers = {}) const {
        Request request = asking(method, std::move(path));
        if (!token.empty()) request.headers.add("authorization", "Bearer " + token);
        for (const auto& [name, value] : headers)
            request.headers.add(name, value);
        if (method != Method::get && !request.headers.has("content-type"))
            request.headers.add("content-type", "application/json");
        request.body = std::move(body);
        return desk_->house().answer(std::move(request));
    }

    static constexpr const char* kAll =
        "persons.read households.read calc sheets.read procedures.read cases.read cases.write "
        "batches.read batches.write notices.read events.write events.ex-officio attachments.read";
    test::TemporaryFolder folder_;
    std::unique_ptr<app::FrontDesk> desk_;
    std::string secret_, other_secret_, token_, other_token_;
    PersonId person_;
    HouseholdId household_;
    json::object document_;
};

}  // namespace yakuba::tests
