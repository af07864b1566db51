#include "identity/test_town.h"

namespace yakuba::identity {
namespace {

class ApiDoor : public IdentityTest {
protected:
    void SetUp() override {
        IdentityTest::SetUp();
        const auto secret = provision_->add_client(
            command(), {"school", "学校給食システム", "persons.read cases.write", true});
        ASSERT_TRUE(secret);
        secret_ = *secret;
    }
    Result<SignedIn> token(std::string_view scope = {}, Instant now = moment()) {
        return identity_->client_token("school", secret_, scope, client_, now);
    }
    Visitor call(std::string_view bearer, Instant now = moment()) {
        // From another machine, with another library.
        return identity_->visitor(Door::api, bearer, {"198.51.100.9", "curl/8"}, now);
    }
    std::string secret_;
};
YAKUBA_ON_BOTH_ENGINES(ApiDoor);

TEST_P(ApiDoor, GivesATokenForAWhile) {
    const auto in = token();
    ASSERT_TRUE(in) << in.problem().message;
    const Visitor visitor = call(in->cookie);
    EXPECT_EQ(visitor.actor, "client/school");
    EXPECT_EQ(visitor.name, "学校給食システム");
    EXPECT_TRUE(visitor.scopes.contains("persons.read"));
    EXPECT_TRUE(call(in->cookie, moment(9 * 60 + 59)).signed_in());
    EXPECT_FALSE(call(in->cookie, moment(10 * 60)).signed_in());
    EXPECT_FALSE(visit(in->cookie).signed_in());  // no cookie for the staff's door
}

TEST_P(ApiDoor, NarrowsScopesAndNeverWidensThem) {
    const auto narrow = token("persons.read");
    ASSERT_TRUE(narrow);
    EXPECT_FALSE(call(narrow->cookie).scopes.contains("cases.write"));
    EXPECT_EQ(code_of(token("persons.read notices.read")), "client.scope");
    // Taken away, it is gone from tokens given before.
    ASSERT_TRUE(provision_->change_client(command(moment(1)),
                                          {"school", "学校給食システム", "cases.write", true}));
    identity_->accounts_changed();
    EXPECT_FALSE(call(narrow->cookie, moment(1)).scopes.contains("persons.read"));
}

TEST_P(ApiDoor, RefusesAWrongSecretAndStopsGuessing) {
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(code_of(identity_->client_token("school", "guess", "", client_, moment())),
                  "client.refused");
    EXPECT_EQ(code_of(token()), "sign_in.locked");
    EXPECT_EQ(code_of(identity_->client_token("nobody", "guess", "", client_, moment())),
              "client.refused");
}

TEST_P(ApiDoor, ClosesWithTheClient) {
    const auto in = token();
    ASSERT_TRUE(in);
    ASSERT_TRUE(provision_->change_client(command(moment(1)),
                                          {"school", "学校給食システム", "persons.read", false}));
    identity_->accounts_changed();
    EXPECT_FALSE(call(in->cookie, moment(1)).signed_in());
    EXPECT_EQ(code_of(token()), "client.refused");
}

}  // namespace
}  // namespace yakuba::identity
