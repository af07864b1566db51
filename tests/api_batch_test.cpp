#include <thread>

#include "api_town.h"

// A system begins a run, tries it first, and follows it: the same runs as on the pages of the
// staff, and never twice for one key.
namespace yakuba::tests {
namespace {

class ApiBatch : public ApiTown {
protected:
    Response start(const std::string& body, const std::string& key) const {
        return send(Method::post, "/api/v1/batches/runs", token_, body, {{"idempotency-key", key}});
    }
    json::object ended(std::int64_t run) const {
        const std::string path = "/api/v1/batches/runs/" + std::to_string(run);
        for (int i = 0; i < 600; ++i) {
            const auto row = json::parse(send(Method::get, path, token_, "").body).as_object();
            if (row.at("state") != "running") return row;
            std::this_thread::sleep_for(std::chrono::milliseconds{100});
        }
        ADD_FAILURE() << "the run did not end";
        return {};
    }
    std::size_t runs() const {
        return json::parse(send(Method::get, "/api/v1/batches/runs", token_, "").body)
            .at("items")
            .as_array()
            .size();
    }
};

constexpr const char* kTrial =
    R"({"department":"child-allowance","name":"assess","period":"2026-10","dry_run":true})";

TEST_F(ApiBatch, ATrialCountsAndTheSameKeyIsTheSameRun) {
    const auto begun = start(kTrial, "trial");
    ASSERT_EQ(begun.status, 202) << begun.body;
    const std::int64_t run = json::parse(begun.body).at("run_id").as_int64();
    EXPECT_EQ(header_of(begun, "Location"), "/api/v1/batches/runs/" + std::to_string(run));
    const json::object row = ended(run);
    EXPECT_EQ(row.at("state"), "done") << json::serialize(row);
    EXPECT_TRUE(row.at("dry_run").as_bool());
    EXPECT_FALSE(row.at("ended_at").is_null());
    // The run is over; the same request answers it again and begins nothing.
    const auto again = start(kTrial, "trial");
    EXPECT_EQ(again.status, 202);
    EXPECT_EQ(again.body, begun.body);
    EXPECT_EQ(runs(), 1U);
    const auto other = start(kTrial, "another");
    ASSERT_EQ(other.status, 202) << other.body;
    EXPECT_NE(json::parse(other.body).at("run_id").as_int64(), run);
    ended(json::parse(other.body).at("run_id").as_int64());
}

TEST_F(ApiBatch, ManyAtOnceWithOneKeyBeginOneRun) {
    std::vector<Response> answers(8);
    {
        std::vector<std::jthread> threads;
        for (Response& answer : answers)
            threads.emplace_back([&] { answer = start(kTrial, "one"); });
    }
    int begun = 0;
    for (const Response& answer : answers) {
        EXPECT_TRUE(answer.status == 202 || answer.status == 409) << answer.body;
        if (answer.status == 202) ++begun;
    }
    EXPECT_GE(begun, 1);
    EXPECT_EQ(runs(), 1U);
    ended(1);
}

TEST_F(ApiBatch, ARunWritesAndLettersAreMade) {
    const auto begun =
        start(R"({"department":"child-allowance","name":"assess","period":"2026-10","only":[)" +
                  std::to_string(person_.value()) + "]}",
              "real");
    ASSERT_EQ(begun.status, 202) << begun.body;
    EXPECT_EQ(ended(json::parse(begun.body).at("run_id").as_int64()).at("state"), "done");
    const auto letters = start(
        R"({"kind":"letters","department":"individual-inhabitant-tax","name":"tax-notice","period":"2026","dry_run":true,"issued_on":"2026-11-30"})",
        "letters");
    ASSERT_EQ(letters.status, 202) << letters.body;
    EXPECT_EQ(ended(json::parse(letters.body).at("run_id").as_int64()).at("kind"), "letters");
}

TEST_F(ApiBatch, WhatCannotBeRunIsSaidWithItsPlace) {
    const auto refused = [&](const std::string& body, int status, const char* code) {
        const auto answer = start(body, body);
        EXPECT_EQ(answer.status, status) << answer.body;
        EXPECT_EQ(json::parse(answer.body).at("code"), code) << answer.body;
        EXPECT_EQ(answer.media_type, "application/problem+json; charset=utf-8");
    };
    refused(R"({"department":"no-such","name":"assess","period":"2026"})", 422, "batch.unknown");
    refused(R"({"department":"child-allowance","name":"assess","period":"2026"})", 422,
            "batch.period");
    // A payment is released by a person.
    refused(R"({"department":"child-allowance","name":"approve","period":"2026-10"})", 403,
            "batch.forbidden");
    EXPECT_EQ(runs(), 0U);
    EXPECT_EQ(
        send(Method::post, "/api/v1/batches/runs", other_token_, kTrial, {{"idempotency-key", "x"}})
            .status,
        403);
}

TEST_F(ApiBatch, TheListNamesEverythingThatCanBeBegun) {
    const auto items = json::parse(send(Method::get, "/api/v1/batches/jobs", token_, "").body)
                           .at("items")
                           .as_array();
    ASSERT_GT(items.size(), 5U);
    int letters = 0;
    for (const json::value& item : items)
        letters += item.at("kind") == "letters" ? 1 : 0;
    EXPECT_GT(letters, 0);
}

/// Few requests a second, so that a test can use them up.
class ApiLimits : public ApiTown {
protected:
    ApiLimits() : ApiTown({.client = {1, 6}, .account = {0, 0}}) {}
};

TEST_F(ApiLimits, TooManyRequestsAreToldInAProblem) {
    Response response;
    for (int i = 0; i < 8 && response.status != 429; ++i)
        response = send(Method::get, "/api/v1/batches/jobs", token_, "");
    ASSERT_EQ(response.status, 429);
    EXPECT_EQ(response.media_type, "application/problem+json; charset=utf-8");
    EXPECT_EQ(json::parse(response.body).at("code"), "server.too_many");
    EXPECT_FALSE(header_of(response, "Retry-After").empty());
}

}  // namespace
}  // namespace yakuba::tests
