// The department on a small town, from the claim to the transfer file, on both databases.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "business/child_allowance/assess.h"
#include "business/child_allowance/business.h"
#include "business/child_allowance/claims.h"
#include "business/child_allowance/pay.h"
#include "business/child_allowance/recompute.h"
#include "ledger/payments.h"
#include "ledger/zengin.h"
#include "registry/resident.h"
#include "registry/schema.h"
#include "storage/as_of.h"
#include "support/town.h"

namespace yakuba::child_allowance {
namespace {

const std::string kData = YAKUBA_ROOT "/data";
constexpr PersonId kParent{10}, kElder{11}, kBaby{12}, kSecondParent{20}, kOnlyChild{21};

registry::Resident resident(PersonId person, PartialDate birth,
                            registry::Standing standing = registry::Standing::resident) {
    registry::Resident r;
    r.person_id = person;
    r.standing = standing;
    r.birth_date = birth;
    r.name = "試験　太郎";
    return r;
}

ledger::BankAccount account_of(PersonId person) {
    ledger::BankAccount a;
    a.person_id = person;
    a.bank_code = "0170";
    a.branch_code = "001";
    a.account_number = std::to_string(person.value());
    a.holder_kana = "ｼｹﾝ ﾀﾛｳ";
    a.source = "本人申請";
    return a;
}

class Department : public test::TownTest {
protected:
    void SetUp() override {
        open_town({2026, 3, 20}, {registry::migrations(), ledger::migrations(), migrations()});
        put(resident(kParent, {1990, 5, 5}), {1990, 5, 5});
        put(resident(kElder, {2016, 8, 10}), {2016, 8, 10});
        put(resident(kBaby, {2023, 6, 20}), {2023, 6, 20});
        put(resident(kSecondParent, {1988, 1, 1}), {1988, 1, 1});
        put(resident(kOnlyChild, {2020, 2, 2}), {2020, 2, 2});
        put_account(account_of(kParent));
    }

    storage::Command keyed(std::string key) {
        storage::Command given = command();
        given.key = std::move(key);
        return given;
    }
    void put(const registry::Resident& r, Date from, Date to = kForever) {
        append(registry::resident_table(), r, from, to);
    }
    void put_account(const ledger::BankAccount& a) {
        append(ledger::bank_account_table(), a, {2020, 1, 1});
    }

    /// A family recognised since April 2026: one child at primary school, one turning three in
    /// June.
    void recognise(PersonId parent = kParent, std::vector<PersonId> children = {kElder, kBaby}) {
        Claim claim;
        claim.person_id = parent;
        std::vector<ClaimChild> entries;
        for (const PersonId child : children) {
            entries.emplace_back();
            entries.back().child_id = child;
            entries.back().relation = "子";
        }
        const auto done = certify(town_, command(), claim,
                                  {ClaimReason::move_in, {2026, 3, 10}, {2026, 3, 1}, {}}, entries);
        ASSERT_TRUE(done) << done.problem().message;
        EXPECT_NE(done->find("2026-04"), std::string::npos) << *done;
    }

    batch::Request request(YearMonth month, std::string actor = "担当者A") {
        batch::Request r;
        r.day = month.first_day();
        r.now = tick();
        r.actor = std::move(actor);
        r.threads = 1;
        return r;
    }
    batch::Report run(Result<batch::Report> (*job)(const Town&, const batch::Request&),
                      YearMonth month, std::string actor = "担当者A") {
        auto report = job(town_, request(month, std::move(actor)));
        EXPECT_TRUE(report) << report.problem().message << report.problem().detail;
        if (!report) return {};
        for (const Problem& failed : report->failed)
            ADD_FAILURE() << failed.message << failed.detail;
        return *report;
    }

    std::vector<Decision> decided(YearMonth month) {
        return decisions_of(*database_->session(), {PersonId{0}, PersonId{1000}}, month);
    }
    std::vector<ledger::Payment> payments(Date day) {
        return ledger::payments_on(*database_->session(), ledger::Business::child_allowance, day);
    }
    std::vector<batch::Difference> correct(std::vector<PersonId> persons) {
        std::vector<batch::Difference> differences;
        const auto done =
            database_->transact(command(), [&](storage::Transaction& t) -> Result<std::string> {
                auto found = recompute(town_, t, {persons, kBeginning, "生年月日の訂正"});
                if (!found) return found.problem();
                differences = *std::move(found);
                return std::string{};
            });
        EXPECT_TRUE(done);
        return differences;
    }
};

TEST_P(Department, decides_the_month_once_and_names_what_changed) {
    recognise();
    const auto april = run(assess_month, {2026, 4});
    EXPECT_EQ(april.counts.of("受給者"), 1);
    EXPECT_EQ(april.counts.of("認定"), 1);
    EXPECT_EQ(april.counts.of("支給額（円）"), 25'000);
    run(assess_month, {2026, 5});
    run(assess_month, {2026, 6});
    const auto july = run(assess_month, {2026, 7});
    EXPECT_EQ(july.counts.of("減額：三歳到達"), 1);
    EXPECT_EQ(july.counts.of("支給額（円）"), 20'000);
    const auto again = run(assess_month, {2026, 7});
    EXPECT_EQ(again.chunks_done_before, again.chunks);
    EXPECT_EQ(decided({2026, 7}).size(), 1U);
    EXPECT_EQ(decided({2026, 7})[0].change, Change::decreased);
    EXPECT_EQ(decided({2026, 6})[0].monthly_amount, 25'000_yen);
}

TEST_P(Department, pays_two_months_on_the_banking_day_and_lets_another_person_release_it) {
    recognise();
    const auto report = run(pay_month, {2026, 6});
    EXPECT_EQ(report.counts.of("支払"), 1);
    EXPECT_EQ(report.counts.of("支払額（円）"), 50'000);
    const auto paid = payments({2026, 6, 15});
    ASSERT_EQ(paid.size(), 1U);
    EXPECT_EQ(paid[0].from_month, (YearMonth{2026, 4}));
    EXPECT_EQ(paid[0].to_month, (YearMonth{2026, 5}));

    LetterRequest file;
    file.day = Date{2026, 6, 1};
    file.folder = folder().path();
    EXPECT_EQ(write_transfer_file(town_, file).problem().code, "payment.not_approved");
    EXPECT_EQ(approve_month(town_, request({2026, 6})).problem().code, "payment.same_person");
    run(approve_month, {2026, 6}, "担当者B");
    EXPECT_EQ(payments({2026, 6, 15})[0].state, ledger::PaymentState::sent);

    const auto written = write_transfer_file(town_, file);
    ASSERT_TRUE(written) << written.problem().message;
    std::ifstream in(written->files.at(0), std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    const auto back = ledger::read_transfers(bytes.str(), Date{2026, 6, 10});
    ASSERT_TRUE(back) << back.problem().message;
    ASSERT_EQ(back->transfers.size(), 1U);
    EXPECT_EQ(back->transfers[0].amount, 50'000_yen);
    EXPECT_EQ(back->header.pay_on, (Date{2026, 6, 15}));

    const auto again = run(pay_month, {2026, 6});
    EXPECT_EQ(again.chunks_done_before, again.chunks);
    EXPECT_EQ(payments({2026, 6, 15}).size(), 1U);
}

TEST_P(Department, moves_the_payment_before_a_closed_day) {
    recognise();
    run(pay_month, {2026, 8});  // 15 August 2026 is a Saturday
    EXPECT_EQ(payments({2026, 8, 14}).size(), 1U);
}

TEST_P(Department, takes_back_what_a_corrected_birth_date_shows_as_too_much) {
    recognise();
    run(pay_month, {2026, 6});
    put(resident(kBaby, {2023, 2, 20}), {2023, 2, 20});  // three years old since February
    const auto differences = correct({kBaby});
    ASSERT_EQ(differences.size(), 2U);
    EXPECT_EQ(differences[0].person_id, kParent);
    EXPECT_EQ(differences[0].period, "2026-04");
    EXPECT_EQ(differences[0].lines.back().key, "overpaid");
    EXPECT_EQ(decided({2026, 4})[0].monthly_amount, 20'000_yen);
    EXPECT_EQ(decided({2026, 4})[0].cause, Cause::correction);
    EXPECT_TRUE(correct({kBaby}).empty());

    const auto august = run(pay_month, {2026, 8});
    EXPECT_EQ(august.counts.of("内払調整（円）"), 10'000);
    EXPECT_EQ(payments({2026, 8, 14})[0].amount, 30'000_yen);
    const auto october = run(pay_month, {2026, 10});
    EXPECT_EQ(october.counts.of("内払調整（円）"), 0);
    EXPECT_EQ(payments({2026, 10, 15})[0].amount, 40'000_yen);
}

TEST_P(Department, pays_the_difference_of_a_correction_upwards_with_the_next_payment) {
    recognise(kSecondParent, {kOnlyChild});
    put_account(account_of(kSecondParent));
    run(pay_month, {2026, 6});
    put(resident(kOnlyChild, {2024, 2, 2}), {2020, 2, 2});
    EXPECT_EQ(correct({kOnlyChild})[0].lines.back().key, "unpaid");
    run(pay_month, {2026, 8});
    const auto paid = payments({2026, 8, 14});
    ASSERT_EQ(paid.size(), 2U);
    EXPECT_EQ(paid[0].amount + paid[1].amount, 30'000_yen + 10'000_yen);
}

TEST_P(Department, pays_again_what_the_bank_returned) {
    recognise();
    run(pay_month, {2026, 6});
    const auto returned = payments({2026, 6, 15});
    ASSERT_TRUE(database_->transact(command(), [&](storage::Transaction& t) -> Result<std::string> {
        ledger::set_state(t, returned, ledger::PaymentState::returned, "口座なし");
        return std::string{};
    }));
    run(pay_month, {2026, 7});  // not a payment month: only what is owed from before
    const auto extra = payments({2026, 7, 15});
    ASSERT_EQ(extra.size(), 1U);
    EXPECT_EQ(extra[0].reason, kExtra);
    EXPECT_EQ(extra[0].amount, 50'000_yen);
}

TEST_P(Department, holds_a_payment_without_an_account_and_pays_it_later) {
    recognise(kSecondParent, {kOnlyChild});
    const auto june = run(pay_month, {2026, 6});
    EXPECT_EQ(june.counts.of("保留"), 1);
    put_account(account_of(kSecondParent));
    run(pay_month, {2026, 7});
    ASSERT_EQ(payments({2026, 7, 15}).size(), 1U);
    EXPECT_EQ(payments({2026, 7, 15})[0].amount, 20'000_yen);
}

TEST_P(Department, takes_school_costs_and_donations_as_agreed_before_the_payment) {
    recognise();
    Offset school{
        kParent,     OffsetKind::school_cost, {2026, 4}, {}, {2026, 4, 20}, false, 5'000_yen,
        "学校給食費"};
    Offset donation{kParent, OffsetKind::donation, {2026, 5}, {}, {2026, 4, 20}, true, {}, ""};
    Offset late{kParent, OffsetKind::paid_to_creditor, {2026, 4}, {}, {2026, 6, 15}, true, {}, ""};
    for (const Offset& offset : {school, donation, late})
        append(offset_table(), offset, {2026, 4, 1});
    run(pay_month, {2026, 6});
    const auto paid = payments({2026, 6, 15});
    ASSERT_EQ(paid.size(), 1U);
    EXPECT_EQ(paid[0].deducted, 10'000_yen);
    EXPECT_EQ(paid[0].donated, 40'000_yen);
    EXPECT_EQ(paid[0].amount, 0_yen);
}

TEST_P(Department, ends_by_the_register_and_pays_the_last_months) {
    recognise();
    run(assess_month, {2026, 4});
    put(resident(kParent, {1990, 5, 5}, registry::Standing::moved_out), {2026, 5, 20});
    run(assess_month, {2026, 5});
    const auto june = run(assess_month, {2026, 6});
    EXPECT_EQ(june.counts.of("職権消滅"), 1);
    EXPECT_EQ(june.counts.of("消滅"), 1);
    run(pay_month, {2026, 6});
    EXPECT_EQ(payments({2026, 6, 15}).at(0).amount, 50'000_yen);
    run(pay_month, {2026, 8});
    EXPECT_TRUE(payments({2026, 8, 14}).empty());
}

TEST_P(Department, pays_the_child_of_a_claimant_who_died) {
    recognise();
    run(assess_month, {2026, 4});
    put(resident(kParent, {1990, 5, 5}, registry::Standing::dead), {2026, 5, 20});
    run(assess_month, {2026, 5});
    run(assess_month, {2026, 6});
    run(pay_month, {2026, 6});
    ASSERT_EQ(payments({2026, 6, 15}).size(), 1U);
    EXPECT_EQ(payments({2026, 6, 15})[0].state, ledger::PaymentState::withheld);
    for (const PersonId child : {kElder, kBaby}) {
        put_account(account_of(child));
        append(unpaid_claim_table(), UnpaidClaim{kParent, child, {2026, 6, 20}, child},
               {2026, 6, 20});
    }
    run(pay_month, {2026, 7});
    const auto paid = payments({2026, 7, 15});
    ASSERT_EQ(paid.size(), 2U);
    EXPECT_EQ(paid[0].payee_id, kElder);
    EXPECT_EQ(paid[0].amount, 20'000_yen);
    EXPECT_EQ(paid[1].amount, 30'000_yen);
    run(pay_month, {2026, 8});
    EXPECT_TRUE(payments({2026, 8, 14}).empty());
}

TEST_P(Department, refuses_claims_the_law_does_not_know) {
    recognise();
    Claim claim;
    claim.person_id = kParent;
    const Filing filing{ClaimReason::birth, {2026, 5, 2}, {2026, 5, 1}, {}};
    ClaimChild child;
    child.child_id = kElder;
    EXPECT_EQ(certify(town_, command(), claim, filing, {child}).problem().code, "claim.already");
    claim.person_id = kSecondParent;
    EXPECT_EQ(certify(town_, command(), claim, filing, {child}).problem().code,
              "child.other_claimant");
    EXPECT_EQ(certify(town_, command(), claim, filing, {}).problem().code, "claim.no_child");
    child.child_id = PersonId{999};
    EXPECT_EQ(certify(town_, command(), claim, filing, {child}).problem().code, "child.unknown");
    claim.public_servant = true;
    EXPECT_EQ(certify(town_, command(), claim, filing, {child}).problem().code,
              "claim.public_servant");
    claim = Claim{};
    claim.person_id = PersonId{999};
    child.child_id = kOnlyChild;
    EXPECT_EQ(certify(town_, command(), claim, filing, {child}).problem().code,
              "claim.not_resident");
    claim.person_id = kSecondParent;
    Filing early = filing;
    early.claimed_on = Date{2026, 4, 30};
    EXPECT_EQ(certify(town_, command(), claim, early, {child}).problem().code, "claim.dates");
    EXPECT_EQ(end_claim(town_, command(), kSecondParent, {2026, 5, 1}, EndReason::withdrawn)
                  .problem()
                  .code,
              "claim.none");
}

TEST_P(Department, decides_again_what_a_late_notice_changes) {
    recognise(kParent, {kElder});
    run(pay_month, {2026, 6});
    ClaimChild baby;
    baby.person_id = kParent;
    baby.child_id = kBaby;
    baby.relation = "子";
    const auto more = add_child(town_, keyed("額改定/1"), baby,
                                {ClaimReason::custody, {2026, 4, 10}, {2026, 4, 1}, {}});
    ASSERT_TRUE(more) << more.problem().message;
    EXPECT_EQ(decided({2026, 4})[0].monthly_amount, 10'000_yen);
    EXPECT_EQ(decided({2026, 5})[0].monthly_amount, 25'000_yen);
    const auto again = add_child(town_, keyed("額改定/1"), baby,
                                 {ClaimReason::custody, {2026, 4, 10}, {2026, 4, 1}, {}});
    ASSERT_TRUE(again);
    EXPECT_EQ(*again, *more);
    ASSERT_TRUE(
        remove_child(town_, command(), kParent, kBaby, {2026, 4, 30}, EndReason::custody_lost));
    EXPECT_EQ(decided({2026, 5})[0].monthly_amount, 10'000_yen);
    ASSERT_TRUE(end_claim(town_, command(), kParent, {2026, 4, 15}, EndReason::withdrawn));
    EXPECT_EQ(decided({2026, 5})[0].monthly_amount, 0_yen);
    EXPECT_EQ(decided({2026, 5})[0].change, Change::ended);
}

TEST_P(Department, counts_the_fifteen_days_over_closed_days) {
    // The fifteenth day after 31 January 2026 is Sunday 15 February: Monday is in time, Tuesday is
    // not.
    ClaimChild child;
    Claim claim;
    const auto claimed = [&](PersonId parent, PersonId of_child, Date day) {
        claim.person_id = parent;
        child.child_id = of_child;
        const auto done = certify(town_, command(), claim,
                                  {ClaimReason::move_in, day, {2026, 1, 31}, {}}, {child});
        return done ? *done : done.problem().message;
    };
    EXPECT_NE(claimed(kSecondParent, kOnlyChild, {2026, 2, 16}).find("2026-02"), std::string::npos);
    EXPECT_NE(claimed(kParent, kElder, {2026, 2, 17}).find("2026-03"), std::string::npos);
}

TEST_P(Department, explains_a_stored_month_from_what_was_known_then) {
    recognise();
    run(assess_month, {2026, 4});
    const Instant then = now_;
    put(resident(kBaby, {2023, 2, 20}), {2023, 2, 20});
    correct({kBaby});
    const auto before = explain(town_, kParent, {2026, 4, 1}, then, false);
    ASSERT_TRUE(before) << before.problem().message;
    EXPECT_NE(before->find("25,000円"), std::string::npos) << *before;
    const auto after = explain(town_, kParent, {2026, 4, 1}, kEndOfTime, true);
    ASSERT_TRUE(after);
    EXPECT_NE(after->find("\"agrees_with_stored\":true"), std::string::npos) << *after;
    EXPECT_EQ(explain(town_, kParent, {2026, 9, 1}, kEndOfTime, false).problem().code,
              "decision.not_found");
}

TEST_P(Department, has_the_columns_of_its_descriptions) {
    for (const storage::Table* table : tables()) {
        const std::string columns = table->keeping == storage::Keeping::history
                                        ? storage::version_columns_of(*table->record)
                                        : storage::columns_of(*table->record);
        EXPECT_NO_THROW(database_->session()->read_values(
            "SELECT " + columns + " FROM " + std::string{table->name}, {},
            [](std::span<const storage::Value>) {}))
            << table->name;
    }
}

YAKUBA_ON_BOTH_ENGINES(Department);

}  // namespace
}  // namespace yakuba::child_allowance
