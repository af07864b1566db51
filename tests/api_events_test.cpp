#include "api_town.h"
#include "business/resident_register/pages/event_form.h"

// Every event of the register that the office enters by a wizard can be sent by another system, and
// comes to the same.
namespace yakuba::tests {
namespace {

class ApiEvents : public ApiTown {
protected:
    std::string etag(PersonId person) const {
        return header_of(
            send(Method::get, "/api/v1/persons/" + std::to_string(person.value()), token_, ""),
            "ETag");
    }
    /// An event about `person`, who was read just before.
    Response file(const std::string& event, PersonId person, json::object body) const {
        if (!body.contains("occurred_on")) body["occurred_on"] = "2026-11-20";
        if (!body.contains("notified_on")) body["notified_on"] = "2026-11-25";
        return send(
            Method::post, "/api/v1/events/" + event, token_, json::serialize(body),
            {{"idempotency-key", event + std::to_string(++sent_)}, {"if-match", etag(person)}});
    }
    json::object person(PersonId person, const std::string& query = {}) const {
        const auto read = send(
            Method::get, "/api/v1/persons/" + std::to_string(person.value()) + query, token_, "");
        EXPECT_EQ(read.status, 200) << read.body;
        return json::parse(read.body).as_object();
    }
    json::array versions(PersonId person) const {
        const auto read =
            send(Method::get, "/api/v1/persons/" + std::to_string(person.value()) + "/versions",
                 token_, "");
        EXPECT_EQ(read.status, 200) << read.body;
        return json::parse(read.body).at("items").as_array();
    }
    PersonId child() const {
        const auto household = send(
            Method::get, "/api/v1/households/" + std::to_string(household_.value()), token_, "");
        return PersonId{
            json::parse(household.body).at("members").as_array().back().at("person_id").as_int64()};
    }

    mutable int sent_ = 0;
};

TEST_F(ApiEvents, ThereIsOneForEveryWizardButTheProtections) {
    const json::object& paths = document_.at("paths").as_object();
    for (const resident_register::EventForm& form : resident_register::event_forms()) {
        const std::string path = "/events/" + std::string{form.id};
        const bool protection = std::string_view{form.group} == "支援措置";
        EXPECT_EQ(paths.contains(path), !protection) << path;
        if (protection) continue;
        const json::object& operation = paths.at(path).as_object().at("post").as_object();
        EXPECT_EQ(operation.at("summary").as_string(), std::string{form.label} + "を記載する");
        const bool ex_officio = std::string_view{form.group} == "職権";
        EXPECT_EQ(
            json::serialize(operation.at("security"))
                    .find(ex_officio ? "events.ex-officio" : "events.write") != std::string::npos,
            true)
            << path;
    }
}

TEST_F(ApiEvents, AHouseholdIsSplitJoinedAgainAndLedByAnother) {
    const PersonId grown = child();
    const auto split = file("split", grown,
                            {{"household_id", household_.value()},
                             {"persons", json::array{grown.value()}},
                             {"head", grown.value()}});
    ASSERT_EQ(split.status, 200) << split.body;
    const std::int64_t own = json::parse(split.body).at("household_id").as_int64();
    EXPECT_NE(own, household_.value());
    EXPECT_EQ(person(grown).at("relation"), "世帯主");
    const auto merged =
        file("merge", grown,
             {{"occurred_on", "2026-11-22"},
              {"household_id", own},
              {"into", household_.value()},
              {"relations",
               json::array{json::object{{"person_id", grown.value()}, {"relation", "子"}}}}});
    ASSERT_EQ(merged.status, 200) << merged.body;
    EXPECT_EQ(person(grown).at("household_id"), household_.value());
    const auto led =
        file("head-change", grown,
             {{"occurred_on", "2026-11-24"},
              {"household_id", household_.value()},
              {"new_head", grown.value()},
              {"relations",
               json::array{json::object{{"person_id", person_.value()}, {"relation", "母"}}}}});
    ASSERT_EQ(led.status, 200) << led.body;
    EXPECT_EQ(person(grown).at("relation"), "世帯主");
    EXPECT_EQ(person(person_).at("relation"), "母");
}

TEST_F(ApiEvents, ANameChangesFromItsDayOn) {
    const auto changed =
        file("name-change", person_,
             {{"person", person_.value()}, {"items", json::object{{"name", "川本　美月"}}}});
    ASSERT_EQ(changed.status, 200) << changed.body;
    EXPECT_EQ(person(person_).at("name"), "川本　美月");
    EXPECT_EQ(person(person_, "?valid=2026-11-19").at("name"), "青木　美月");
    const auto refused =
        file("name-change", person_,
             {{"person", person_.value()}, {"items", json::object{{"lot", "１番"}}}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(json::parse(refused.body).at("where"), "/items/lot") << refused.body;
}

TEST_F(ApiEvents, AnEventIsCancelledByTheVersionItWrote) {
    ASSERT_EQ(file("death", person_, {{"person", person_.value()}}).status, 200);
    const auto written = versions(person_);
    EXPECT_EQ(written.front().at("event"), "death") << json::serialize(written);
    const json::object body{{"person", person_.value()},
                            {"version", written.front().at("version")},
                            {"occurred_on", "2026-11-28"},
                            {"notified_on", "2026-11-28"}};
    EXPECT_EQ(file("cancellation", person_, body).status, 422) << "without a ground";
    json::object with_ground = body;
    with_ground["ground"] = "誤った通知の取消（決裁 第12号）";
    const auto cancelled = file("cancellation", person_, with_ground);
    ASSERT_EQ(cancelled.status, 200) << cancelled.body;
    EXPECT_EQ(person(person_).at("standing"), "resident");
    EXPECT_GT(versions(person_).size(), written.size()) << "nothing was erased";
}

TEST_F(ApiEvents, ThePastIsCorrectedAndTheEntryRemovedAndRestored) {
    const auto corrected = file("correction", person_,
                                {{"person", person_.value()},
                                 {"occurred_on", "2026-09-28"},
                                 {"items", json::object{{"birth_date", "1988-06-15"}}},
                                 {"ground", "戸籍の照会"}});
    ASSERT_EQ(corrected.status, 200) << corrected.body;
    EXPECT_EQ(person(person_, "?valid=2026-10-01").at("birth_date"), "1988-06-15");
    const PersonId gone = child();
    const json::object removal{{"person", gone.value()}, {"ground", "実態調査 第3号"}};
    ASSERT_EQ(file("ex-officio-removal", gone, removal).status, 200);
    EXPECT_EQ(person(gone).at("standing"), "removed");
    ASSERT_EQ(file("restoration", gone, removal).status, 200);
    EXPECT_EQ(person(gone).at("standing"), "resident");
    const auto entered = file("ex-officio-entry", person_,
                              {{"persons", json::array{json::object{{"relation", "世帯主"},
                                                                    {"name", "森　一"},
                                                                    {"birth_date", "1960-01-02"},
                                                                    {"sex", "male"}}}},
                               {"address", json::object{{"town", "本町二丁目"}, {"lot", "１番"}}},
                               {"ground", "実態調査 第4号"}});
    EXPECT_EQ(entered.status, 200) << entered.body;
}

TEST_F(ApiEvents, OneKeyCarriesOneRequest) {
    const auto send_birth = [&](const std::string& name, const std::string& token) {
        return send(Method::post, "/api/v1/events/birth", token,
                    R"({"occurred_on":"2026-11-20","notified_on":"2026-11-25","household_id":)" +
                        std::to_string(household_.value()) + R"(,"name":")" + name +
                        R"(","kana":"アオキ　ナギ","relation":"子","sex":"male"})",
                    {{"idempotency-key", "one"}});
    };
    const auto first = send_birth("青木　凪", token_);
    ASSERT_EQ(first.status, 200) << first.body;
    EXPECT_EQ(send_birth("青木　凪", token_).body, first.body);
    const auto other = send_birth("青木　渚", token_);
    EXPECT_EQ(other.status, 422) << other.body;
    EXPECT_EQ(other.media_type, "application/problem+json; charset=utf-8");
    EXPECT_EQ(json::parse(other.body).at("code"), "request.key_of_another");
    // The key of a client says nothing of another operation of the same client either.
    const auto elsewhere =
        send(Method::post, "/api/v1/events/death", token_,
             R"({"occurred_on":"2026-11-20","notified_on":"2026-11-25","person":)" +
                 std::to_string(person_.value()) + "}",
             {{"idempotency-key", "one"}, {"if-match", etag(person_)}});
    EXPECT_EQ(elsewhere.status, 422);
    EXPECT_EQ(person(person_).at("standing"), "resident");
}

}  // namespace
}  // namespace yakuba::tests
