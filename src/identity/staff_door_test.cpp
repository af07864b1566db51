#include <atomic>
#include <thread>

#include "identity/secrets.h"
#include "identity/test_town.h"
#include "identity/totp.h"

namespace yakuba::identity {
namespace {

class StaffDoor : public IdentityTest {};
YAKUBA_ON_BOTH_ENGINES(StaffDoor);

TEST_P(StaffDoor, LetsInWhoKnowsThePassword) {
    const StaffId staff = add_staff("satou", "佐藤　恵");
    ASSERT_TRUE(
        provision_->grant(command(), "satou", {{"child-allowance", Duty::enter}}, true, kToday));
    const auto in = sign_in("Satou ");
    ASSERT_TRUE(in) << in.problem().message;
    EXPECT_FALSE(in->second_factor);
    const Visitor visitor = visit(in->cookie);
    EXPECT_EQ(visitor.door, Door::staff);
    EXPECT_EQ(visitor.actor, "satou");
    EXPECT_EQ(visitor.name, "佐藤　恵");
    EXPECT_EQ(visitor.section, "市民課");
    EXPECT_EQ(visitor.terminal, "窓口3番");
    EXPECT_TRUE(visitor.may("child-allowance", Duty::enter));
    EXPECT_FALSE(visitor.may("child-allowance", Duty::approve));
    EXPECT_FALSE(visitor.form_token.empty());
    EXPECT_NE(visitor.session, in->cookie);
    EXPECT_EQ(staff, StaffId{1});
}

TEST_P(StaffDoor, SaysTheSameForAWrongPasswordAWrongLoginAndSomebodyWhoLeft) {
    add_staff("satou");
    add_staff("tanaka");
    ASSERT_TRUE(provision_->change_staff(command(), "tanaka", {.active = false}));
    const auto wrong = sign_in("satou", moment(), "まちがった合言葉です");
    const auto nobody = sign_in("suzuki");
    const auto left = sign_in("tanaka");
    const auto odd = sign_in("' OR 1=1 --");
    for (const auto* answer : {&wrong, &nobody, &left, &odd}) {
        ASSERT_FALSE(*answer);
        EXPECT_EQ(answer->problem().code, "sign_in.refused");
        EXPECT_EQ(answer->problem().message, wrong.problem().message);
        EXPECT_EQ(answer->problem().detail, "");
    }
}

TEST_P(StaffDoor, TakesAsLongForALoginThatDoesNotExist) {
    add_staff("satou");
    const auto time_of = [&](const std::string& login) {
        const auto begin = std::chrono::steady_clock::now();
        for (int i = 0; i < 3; ++i)
            EXPECT_FALSE(sign_in(login, moment(), "まちがった合言葉です"));
        return std::chrono::steady_clock::now() - begin;
    };
    const auto known = time_of("satou");
    const auto unknown = time_of("suzuki");
    EXPECT_GT(unknown * 3, known);
    EXPECT_GT(known * 3, unknown);
}

TEST_P(StaffDoor, LocksAfterFiveWrongTriesAndOpensAfterAQuarterOfAnHour) {
    add_staff("satou");
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(code_of(sign_in("satou", moment(i), "まちがった合言葉です")), "sign_in.refused");
    EXPECT_EQ(code_of(sign_in("satou", moment(10))), "sign_in.locked");
    EXPECT_EQ(code_of(sign_in("satou", moment(14 * 60))), "sign_in.locked");
    EXPECT_TRUE(sign_in("satou", moment(15 * 60 + 5)));
}

TEST_P(StaffDoor, LocksALoginThatDoesNotExistTheSameWay) {
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(code_of(sign_in("suzuki", moment(i))), "sign_in.refused");
    EXPECT_EQ(code_of(sign_in("suzuki", moment(10))), "sign_in.locked");
}

TEST_P(StaffDoor, ForgetsWrongTriesAfterARightOne) {
    add_staff("satou");
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 4; ++i)
            EXPECT_EQ(code_of(sign_in("satou", moment(), "まちがった合言葉です")),
                      "sign_in.refused");
        EXPECT_TRUE(sign_in("satou"));
    }
}

TEST_P(StaffDoor, LocksAnAddressThatTriesManyLogins) {
    add_staff("satou");
    for (int i = 0; i < kTriesPerAddress; ++i)
        EXPECT_EQ(code_of(sign_in("nobody" + std::to_string(i))), "sign_in.refused");
    EXPECT_EQ(code_of(sign_in("satou")), "sign_in.locked");
    client_.address = "192.0.2.8";
    EXPECT_TRUE(sign_in("satou"));
}

TEST_P(StaffDoor, LetsNoneOfManyTriesAtOncePastTheCount) {
    add_staff("satou");
    std::atomic<int> refused = 0, locked = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 10; ++i) {
        threads.emplace_back([&] {
            const auto answer = sign_in("satou", moment(), "まちがった合言葉です");
            (code_of(answer) == "sign_in.locked" ? locked : refused) += 1;
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(refused, 5);
    EXPECT_EQ(locked, 5);
}

TEST_P(StaffDoor, GivesAnotherCookieAtEveryStep) {
    add_staff("kanri");
    const auto totp = provision_->set_totp(command(), "kanri", "試験市");
    ASSERT_TRUE(totp);
    const auto first = sign_in("kanri");
    ASSERT_TRUE(first);
    EXPECT_TRUE(first->second_factor);
    EXPECT_FALSE(visit(first->cookie).signed_in());  // half-way in is not in

    const std::string key = totp_key(*totp);
    const auto second = identity_->second_factor(first->cookie, totp_code(key, totp_step(moment())),
                                                 client_, moment());
    ASSERT_TRUE(second) << second.problem().message;
    EXPECT_NE(first->cookie, second->cookie);
    EXPECT_TRUE(visit(second->cookie).signed_in());
    EXPECT_FALSE(visit(first->cookie).signed_in());
}

TEST_P(StaffDoor, TakesACodeOnlyOnceAndOnlyInItsTime) {
    add_staff("kanri");
    const auto totp = provision_->set_totp(command(), "kanri", "試験市");
    ASSERT_TRUE(totp);
    const std::string key = totp_key(*totp);
    const auto with_code = [&](std::int64_t step, Instant now) {
        const auto first = sign_in("kanri", now);
        EXPECT_TRUE(first);
        return identity_->second_factor(first->cookie, totp_code(key, step), client_, now);
    };
    const std::int64_t step = totp_step(moment());
    EXPECT_TRUE(with_code(step, moment()));
    EXPECT_EQ(code_of(with_code(step, moment())), "sign_in.refused");  // used
    EXPECT_TRUE(with_code(step - 1, moment()));
    EXPECT_TRUE(with_code(step + 1, moment()));
    EXPECT_EQ(code_of(with_code(step - 2, moment())), "sign_in.refused");
    EXPECT_EQ(code_of(with_code(step + 2, moment())), "sign_in.refused");
}

TEST_P(StaffDoor, StopsWhoGuessesCodes) {
    add_staff("kanri");
    const auto totp = provision_->set_totp(command(), "kanri", "試験市");
    ASSERT_TRUE(totp);
    const auto first = sign_in("kanri");
    ASSERT_TRUE(first);
    for (int i = 0; i < 5; ++i) {
        EXPECT_EQ(code_of(identity_->second_factor(first->cookie, "abcdef", client_, moment())),
                  "sign_in.refused");
    }
    const std::string good = totp_code(totp_key(*totp), totp_step(moment()));
    EXPECT_EQ(code_of(identity_->second_factor(first->cookie, good, client_, moment())),
              "sign_in.locked");
    // The half-open session is gone with it.
    EXPECT_EQ(code_of(identity_->second_factor(first->cookie, good, client_, moment(16 * 60))),
              "sign_in.refused");
}

TEST_P(StaffDoor, HandsOverAtACounter) {
    add_staff("satou", "佐藤　恵");
    add_staff("tanaka", "田中　一郎");
    const auto mine = sign_in("satou");
    ASSERT_TRUE(mine);
    const Visitor before = visit(mine->cookie);
    identity_->state_purpose(before.session, "転入届の受付", moment());
    EXPECT_EQ(visit(mine->cookie).purpose, "転入届の受付");

    EXPECT_EQ(code_of(identity_->hand_over(before.session, "tanaka", "まちがった合言葉です",
                                           client_, moment(5))),
              "sign_in.refused");
    EXPECT_TRUE(visit(mine->cookie, moment(5)).signed_in());  // still theirs

    const auto theirs =
        identity_->hand_over(before.session, "tanaka", kLongPassword, client_, moment(10));
    ASSERT_TRUE(theirs) << theirs.problem().message;
    EXPECT_FALSE(visit(mine->cookie, moment(10)).signed_in());
    const Visitor after = visit(theirs->cookie, moment(10));
    EXPECT_EQ(after.name, "田中　一郎");
    EXPECT_EQ(after.terminal, "窓口3番");
    EXPECT_EQ(after.purpose, "");
    EXPECT_NE(after.form_token, before.form_token);
    EXPECT_EQ(
        code_of(identity_->hand_over(before.session, "tanaka", kLongPassword, client_, moment(20))),
        "sign_in.refused");
}

TEST_P(StaffDoor, WritesEveryComingAndGoingIntoTheAccessLog) {
    add_staff("satou");
    EXPECT_FALSE(sign_in("satou", moment(), "まちがった合言葉です"));
    const auto in = sign_in("satou", moment(1));
    ASSERT_TRUE(in);
    identity_->end_session(visit(in->cookie, moment(1)).session, moment(2));
    const auto found = find_accesses(*database_->session(), {.actor = "satou"});
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].access.deed, Deed::sign_out);
    EXPECT_EQ(found[1].access.deed, Deed::sign_in);
    EXPECT_EQ(found[2].access.deed, Deed::refuse);
    EXPECT_EQ(found[0].at, moment(2));
    EXPECT_EQ(found[1].access.client, "192.0.2.7");
}

}  // namespace
}  // namespace yakuba::identity
