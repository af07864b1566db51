#include <filesystem>

#include "identity/card_office.h"
#include "identity/demo.h"
#include "identity/test_card_reader.h"
#include "identity/test_town.h"
#include "storage/as_of.h"

namespace yakuba::identity {
namespace {

class ResidentDoor : public IdentityTest {
protected:
    void SetUp() override {
        IdentityTest::SetUp();
        town_.name = "試験市";
        town_.prefecture = "試験県";
        town_.data_folder = YAKUBA_ROOT "/data";
        // Issuers take their time to make: one for all tests, copied into each town.
        static const test::TemporaryFolder kIssuer;
        ASSERT_TRUE(TestCa::make(kIssuer.path(), moment()));
        std::filesystem::copy(kIssuer.file("cards"), folder().file("cards"),
                              std::filesystem::copy_options::recursive);
        add_person(7, "試験　花子");
        const auto card = issue_card(town_, folder().path(), command(), {PersonId{7}, "1234", {}});
        ASSERT_TRUE(card) << card.problem().message << card.problem().detail;
        card_ = *card;
    }

    void add_person(std::int64_t id, const std::string& name,
                    registry::Standing standing = registry::Standing::resident) {
        registry::Resident resident;
        resident.person_id = PersonId{id};
        resident.standing = standing;
        resident.household_id = HouseholdId{id};
        resident.relation = "世帯主";
        resident.name = name;
        resident.birth_date = Date{1990, 5, 6};
        resident.sex = registry::Sex::female;
        resident.town = "中央一丁目";
        resident.lot = "2番3号";
        const storage::Versioned<registry::Resident> row{resident, {.valid_from = kToday}};
        ASSERT_TRUE(
            database_->transact(command(), [&](storage::Transaction& t) -> Result<std::string> {
                t.append_versions(registry::resident_table(), std::span{&row, 1});
                return std::string{};
            }));
    }

    Result<SignedIn> enter(const std::string& challenge, const TestCardReader::Signed& made,
                           Instant now = moment()) {
        return identity_->sign_in_card(challenge, made.certificate_der, made.signature, client_,
                                       now);
    }
    Result<SignedIn> enter(const HandedOut& card, Instant now = moment()) {
        const std::string challenge = identity_->challenge(client_, now);
        const auto made = reader().sign_in(card.card.card_number, card.pin, challenge);
        EXPECT_TRUE(made) << made.problem().message;
        return enter(challenge, *made, now);
    }
    TestCardReader reader() const { return TestCardReader{folder().path()}; }

    HandedOut card_;
};
YAKUBA_ON_BOTH_ENGINES(ResidentDoor);

TEST_P(ResidentDoor, LetsTheCardsOwnerIn) {
    const auto in = enter(card_);
    ASSERT_TRUE(in) << in.problem().message << in.problem().detail;
    const Visitor visitor = visit(in->cookie, moment(), Door::resident);
    EXPECT_EQ(visitor.actor, "resident/7");
    EXPECT_EQ(visitor.person, PersonId{7});
    EXPECT_EQ(visitor.name, "試験　花子");
    EXPECT_TRUE(visitor.grants.empty());
    EXPECT_FALSE(visit(in->cookie, moment(), Door::staff).signed_in());
    // Both the check and the coming are on record.
    const auto checks = database_->session()->select<CardCheck>(
        card_check_description(),
        "SELECT " + storage::columns_of(card_check_description()) + " FROM card_check");
    ASSERT_EQ(checks.size(), 1U);
    EXPECT_TRUE(checks[0].good());
    EXPECT_EQ(checks[0].person_id, PersonId{7});
    EXPECT_EQ(checks[0].subject, "session/" + visitor.session);
    EXPECT_EQ(find_accesses(*database_->session(), {.person_id = PersonId{7}}).size(), 1U);
}

TEST_P(ResidentDoor, LastsTwoHoursAtMost) {
    const auto in = enter(card_);
    ASSERT_TRUE(in);
    for (int minute = 0; minute < 120; minute += 20)
        EXPECT_TRUE(visit(in->cookie, moment(minute * 60), Door::resident).signed_in()) << minute;
    EXPECT_FALSE(visit(in->cookie, moment(120 * 60), Door::resident).signed_in());
}

TEST_P(ResidentDoor, OffersTestCardsOnlyWhereThereIsATestIssuer) {
    EXPECT_NE(identity_->test_cards(), nullptr);
    std::filesystem::rename(folder().file("cards"), folder().file("no-cards"));
    EXPECT_EQ(identity_->test_cards(), nullptr);
}

TEST_P(ResidentDoor, TakesAChallengeOnceAndOnlyItsOwn) {
    const std::string challenge = identity_->challenge(client_, moment());
    const auto made = reader().sign_in(card_.card.card_number, card_.pin, challenge);
    ASSERT_TRUE(made);
    EXPECT_EQ(code_of(identity_->sign_in_card(challenge, made->certificate_der, made->signature,
                                              {client_.address, "Other Browser/2.0"}, moment())),
              "card.challenge_used");
    EXPECT_EQ(code_of(enter(challenge, *made, moment(5 * 60))), "card.challenge_used");  // too late
    EXPECT_TRUE(enter(challenge, *made));
    EXPECT_EQ(code_of(enter(challenge, *made)), "card.challenge_used");
    for (const std::string own : {"", "x", "yakuba.sign-in.9999999999.x.y", "yakuba.sign-in."}) {
        const auto signed_own = reader().sign_in(card_.card.card_number, card_.pin, own);
        ASSERT_TRUE(signed_own);
        EXPECT_EQ(code_of(enter(own, *signed_own)), "card.challenge_used");
    }
}

TEST_P(ResidentDoor, RefusesRevokedExpiredAndUnknown) {
    const auto another = [&](std::int64_t id, registry::Standing standing) {
        add_person(id, "試験　次郎", registry::Standing::resident);
        const auto card = issue_card(town_, folder().path(), command(), {PersonId{id}, {}, {}});
        EXPECT_TRUE(card);
        if (standing != registry::Standing::resident) add_person(id, "試験　次郎", standing);
        return *card;
    };
    EXPECT_EQ(code_of(enter(another(8, registry::Standing::dead))), "card.unknown_person");
    EXPECT_TRUE(enter(another(9, registry::Standing::moved_out)));

    const HandedOut lost = another(10, registry::Standing::resident);
    ASSERT_TRUE(
        revoke_card(town_, folder().path(), command(), lost.card.card_number, "keyCompromise"));
    EXPECT_EQ(code_of(enter(lost)), "card.revoked");
    const Instant years_later{start_of_day(Date{2033, 1, 1}).microseconds};
    EXPECT_EQ(code_of(enter(card_, years_later)), "card.expired");

    // A good card of the same issuer that nobody linked to anybody.
    const auto ca = TestCa::make(folder().path(), moment());
    ASSERT_TRUE(ca);
    CardRequest request;
    request.birth = Date{1990, 1, 1};
    request.issued_on = kToday;
    request.pin = "1234";
    request.signing_password = "TEST12";
    const auto stranger = ca->issue(request);
    ASSERT_TRUE(stranger);
    EXPECT_EQ(code_of(enter({*stranger, {}, "1234", {}})), "card.unknown_person");
}

TEST_P(ResidentDoor, KeepsTheLinkThroughARenewal) {
    const auto renewed =
        issue_card(town_, folder().path(), command(moment(60)), {PersonId{7}, {}, {}});
    ASSERT_TRUE(renewed) << renewed.problem().message;
    EXPECT_NE(renewed->card.sign_in_serial, card_.card.sign_in_serial);
    EXPECT_TRUE(enter(*renewed, moment(70)));
    EXPECT_EQ(code_of(enter(card_, moment(70))), "card.revoked");
    const auto cards = cards_of(*database_->session(), PersonId{7}, kToday);
    EXPECT_EQ(cards.size(), 4U);
    EXPECT_EQ(std::count_if(cards.begin(), cards.end(), [](const CardLink& c) { return c.active; }),
              2);
}

TEST_P(ResidentDoor, LetsAPhoneInAsLongAsItsCardStands) {
    const auto phone = issue_phone(town_, folder().path(), command(),
                                   {card_.card.card_number, Media::android, {}, {}});
    ASSERT_TRUE(phone) << phone.problem().message;
    EXPECT_LE(phone->card.sign_in_until, card_.card.sign_in_until);
    EXPECT_TRUE(enter(*phone));
    EXPECT_TRUE(enter(card_)) << "the card goes on";
    const auto link = find_card(*database_->session(), phone->card.sign_in_issuer,
                                phone->card.sign_in_serial, kToday);
    ASSERT_TRUE(link);
    EXPECT_EQ(link->media, Media::android);
    EXPECT_EQ(link->parent_serial, card_.card.sign_in_serial);
    // A phone hangs on a card, never on another phone.
    EXPECT_EQ(code_of(issue_phone(town_, folder().path(), command(),
                                  {phone->card.card_number, Media::ios, {}, {}})),
              "card.not_found");
    ASSERT_TRUE(
        revoke_card(town_, folder().path(), command(), card_.card.card_number, "keyCompromise"));
    EXPECT_EQ(code_of(enter(*phone)), "card.revoked");
    EXPECT_EQ(code_of(issue_phone(town_, folder().path(), command(),
                                  {card_.card.card_number, Media::ios, {}, {}})),
              "card.not_found");
}

TEST_P(ResidentDoor, ALostPhoneGoesAloneAndARenewalTakesItAlong) {
    const auto phone = issue_phone(town_, folder().path(), command(),
                                   {card_.card.card_number, Media::ios, {}, {}});
    ASSERT_TRUE(phone);
    ASSERT_TRUE(
        revoke_card(town_, folder().path(), command(), phone->card.card_number, "keyCompromise"));
    EXPECT_EQ(code_of(enter(*phone)), "card.revoked");
    EXPECT_TRUE(enter(card_));
    const auto next = issue_phone(town_, folder().path(), command(moment(30)),
                                  {card_.card.card_number, Media::ios, {}, {}});
    ASSERT_TRUE(next);
    ASSERT_TRUE(issue_card(town_, folder().path(), command(moment(60)), {PersonId{7}, {}, {}}));
    EXPECT_EQ(code_of(enter(*next, moment(70))), "card.revoked");
}

TEST_P(ResidentDoor, SigningLapsesWithAMoveAndSignInDoesNot) {
    const auto cms =
        reader().sign_document(card_.card.card_number, card_.signing_password, "届", moment());
    ASSERT_TRUE(cms);
    const auto before = identity_->cards().check_document("届", *cms, moment());
    EXPECT_TRUE(before.check.good()) << before.check.reason;
    ASSERT_TRUE(before.items);
    EXPECT_EQ(before.items->address, "試験県試験市中央一丁目2番3号");
    const auto lapsed = lapse_signing(town_, folder().path(), command(), PersonId{7});
    ASSERT_TRUE(lapsed);
    EXPECT_EQ(*lapsed, 1);
    EXPECT_EQ(identity_->cards().check_document("届", *cms, moment()).check.validity,
              Validity::revoked);
    EXPECT_TRUE(enter(card_));
}

TEST_P(ResidentDoor, MakesDemoAccountsOnceAndKeepsThem) {
    const PersonId residents[] = {PersonId{7}};
    const auto first = demo_accounts(town_, folder().path(), residents, moment());
    ASSERT_TRUE(first) << first.problem().message;
    const auto again = demo_accounts(town_, folder().path(), residents, moment(60));
    ASSERT_TRUE(again);
    ASSERT_EQ(first->size(), again->size());
    int signed_in = 0, second = 0;
    for (const DemoAccount& account : *again) {
        if (account.kind == "card") {
            EXPECT_EQ(account.person_id, PersonId{7});
            EXPECT_TRUE(reader().sign_in(account.login, account.pin, "x"));
        }
        if (account.kind == "client") {
            EXPECT_TRUE(
                identity_->client_token(account.login, account.password, "", client_, moment()));
        }
        if (account.kind != "staff") continue;
        const auto in = sign_in(account.login, moment(), account.password);
        ASSERT_TRUE(in) << account.login;
        second += in->second_factor ? 1 : 0;
        if (in->second_factor) continue;
        ++signed_in;
        EXPECT_FALSE(visit(in->cookie).grants.empty()) << account.login;
    }
    EXPECT_EQ(second, 1);
    EXPECT_EQ(signed_in, 7);
}

}  // namespace
}  // namespace yakuba::identity
