#include "identity/sessions.h"

#include <atomic>
#include <thread>

#include "identity/test_town.h"

namespace yakuba::identity {
namespace {

class Sessions : public IdentityTest {};
YAKUBA_ON_BOTH_ENGINES(Sessions);

TEST_P(Sessions, TakeNoCookieTheyDidNotGive) {
    add_staff("satou");
    EXPECT_FALSE(visit("").signed_in());
    EXPECT_FALSE(visit("chosen-by-an-attacker").signed_in());
    const auto a = sign_in("satou");
    const auto b = sign_in("satou");
    ASSERT_TRUE(a && b);
    EXPECT_NE(a->cookie, b->cookie);
    EXPECT_GE(a->cookie.size(), 43U);
}

TEST_P(Sessions, KeepOnlyTheHashOfTheirSecret) {
    add_staff("satou");
    const auto in = sign_in("satou");
    ASSERT_TRUE(in);
    bool found = false;
    database_->session()->read_values(
        "SELECT session_id, cookie_hash, form_token FROM identity_session", {},
        [&](std::span<const storage::Value> row) {
            for (const storage::Value& value : row)
                found = found || std::get<std::string>(value) == in->cookie;
        });
    EXPECT_FALSE(found);
}

TEST_P(Sessions, AreGoodAtOneDoorForOneBrowserAtOneAddress) {
    add_staff("satou");
    const auto in = sign_in("satou");
    ASSERT_TRUE(in);
    for (const Door other : {Door::open, Door::resident, Door::api})
        EXPECT_FALSE(visit(in->cookie, moment(), other).signed_in());
    const auto from = [&](Client client) {
        return identity_->visitor(Door::staff, in->cookie, client, moment()).signed_in();
    };
    EXPECT_FALSE(from({client_.address, "Other Browser/2.0"}));
    EXPECT_FALSE(from({"192.0.2.8", client_.agent}));
    EXPECT_TRUE(from(client_));
    // And once more, out of the cache.
    EXPECT_FALSE(from({client_.address, "Other Browser/2.0"}));
    EXPECT_FALSE(visit(in->cookie, moment(), Door::resident).signed_in());
}

TEST_P(Sessions, EndWhenNobodyUsesThem) {
    add_staff("satou");
    const auto in = sign_in("satou");
    ASSERT_TRUE(in);
    EXPECT_TRUE(visit(in->cookie, moment(29 * 60)).signed_in());
    EXPECT_TRUE(visit(in->cookie, moment(58 * 60)).signed_in());
    EXPECT_FALSE(visit(in->cookie, moment(58 * 60 + 30 * 60)).signed_in());
}

TEST_P(Sessions, EndAfterTwelveHoursWhateverHappens) {
    add_staff("satou");
    const auto in = sign_in("satou");
    ASSERT_TRUE(in);
    constexpr int kDay = 12 * 3'600;
    for (int second = 0; second < kDay; second += 20 * 60)
        ASSERT_TRUE(visit(in->cookie, moment(second)).signed_in()) << second;
    EXPECT_TRUE(visit(in->cookie, moment(kDay - 1)).signed_in());
    EXPECT_FALSE(visit(in->cookie, moment(kDay)).signed_in());
}

TEST_P(Sessions, WriteTheirUseAtMostOnceAMinute) {
    add_staff("satou");
    const auto in = sign_in("satou");
    ASSERT_TRUE(in);
    const auto last_used = [&] {
        return database_->session()
            ->number("SELECT last_used_at FROM identity_session")
            .value_or(0);
    };
    const std::int64_t begun = last_used();
    visit(in->cookie, moment(59));
    EXPECT_EQ(last_used(), begun);
    visit(in->cookie, moment(62));
    EXPECT_EQ(last_used(), moment(62).microseconds);
}

TEST_P(Sessions, AreDeadAtOnceHereAndWithinSecondsInAnotherProgram) {
    add_staff("satou");
    const auto database = open_again();
    const auto other = open_identity(*database);
    const auto in = sign_in("satou");
    ASSERT_TRUE(in);
    const Visitor visitor = visit(in->cookie);
    ASSERT_TRUE(other->visitor(Door::staff, in->cookie, client_, moment()).signed_in());
    identity_->end_session(visitor.session, moment());
    EXPECT_FALSE(visit(in->cookie).signed_in());
    EXPECT_FALSE(other->visitor(Door::staff, in->cookie, client_, moment(2)).signed_in());
}

TEST_P(Sessions, AllEndTogether) {
    add_staff("satou");
    add_staff("tanaka");
    const auto a = sign_in("satou");
    const auto b = sign_in("satou");
    const auto c = sign_in("tanaka");
    ASSERT_TRUE(a && b && c);
    EXPECT_TRUE(visit(a->cookie).signed_in());
    identity_->end_sessions_of("satou", moment());
    EXPECT_FALSE(visit(a->cookie).signed_in());
    EXPECT_FALSE(visit(b->cookie).signed_in());
    EXPECT_TRUE(visit(c->cookie).signed_in());
}

TEST_P(Sessions, FollowTheAccount) {
    add_staff("satou");
    const std::vector<Grant> duty{{"resident-register", Duty::view}};
    ASSERT_TRUE(provision_->grant(command(), "satou", duty, true, kToday));
    const auto in = sign_in("satou");
    ASSERT_TRUE(in);
    EXPECT_TRUE(visit(in->cookie).may("resident-register", Duty::view));
    ASSERT_TRUE(provision_->grant(command(moment(1)), "satou", duty, false, kToday));
    identity_->accounts_changed();
    EXPECT_FALSE(visit(in->cookie, moment(1)).may("resident-register", Duty::view));
    ASSERT_TRUE(provision_->change_staff(command(moment(1)), "satou", {.active = false}));
    EXPECT_FALSE(visit(in->cookie, moment(4)).signed_in());  // without being told
}

TEST_P(Sessions, GrantsLastForTheirDays) {
    add_staff("satou");
    const Grant duty{"child-allowance", Duty::approve};
    ASSERT_TRUE(
        provision_->grant(command(), "satou", {duty}, true, kToday, kToday + std::chrono::days{1}));
    const auto session = database_->session();
    EXPECT_TRUE(grants_of(*session, StaffId{1}, kToday).contains(duty));
    EXPECT_FALSE(grants_of(*session, StaffId{1}, kToday + std::chrono::days{1}).contains(duty));
    EXPECT_FALSE(grants_of(*session, StaffId{1}, kToday - std::chrono::days{1}).contains(duty));
}

TEST_P(Sessions, TenThreadsComeAndGo) {
    for (int i = 0; i < 10; ++i)
        add_staff("staff" + std::to_string(i));
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 10; ++i) {
        threads.emplace_back([&, i] {
            const std::string login = "staff" + std::to_string(i);
            for (int round = 0; round < 5; ++round) {
                const auto in = sign_in(login, moment(round));
                if (!in) {
                    ++wrong;
                    continue;
                }
                const Visitor visitor = visit(in->cookie, moment(round));
                if (visitor.actor != login) ++wrong;
                identity_->end_session(visitor.session, moment(round));
                if (visit(in->cookie, moment(round)).signed_in()) ++wrong;
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(wrong, 0);
    EXPECT_EQ(database_->session()->number("SELECT count(*) FROM identity_session"), 0);
}

TEST_P(Sessions, OneEndedWhileItIsReadStaysDead) {
    add_staff("satou");
    for (int round = 0; round < 20; ++round) {
        const auto in = sign_in("satou", moment(round));
        ASSERT_TRUE(in);
        const std::string id = visit(in->cookie, moment(round)).session;
        identity_->accounts_changed();
        std::thread reader([&] {
            for (int i = 0; i < 5; ++i)
                visit(in->cookie, moment(round));
        });
        identity_->end_session(id, moment(round));
        EXPECT_FALSE(visit(in->cookie, moment(round)).signed_in());
        reader.join();
        EXPECT_FALSE(visit(in->cookie, moment(round)).signed_in());
    }
}

}  // namespace
}  // namespace yakuba::identity
