#include <gtest/gtest.h>

#include "ledger/account.h"
#include "ledger/accounts_between.h"
#include "ledger/charges.h"
#include "ledger/instalments.h"
#include "ledger/payments.h"
#include "support/both_engines.h"

namespace yakuba::ledger {
namespace {

constexpr auto kTax = Business::individual_inhabitant_tax;
constexpr FiscalYear kYear{2026};
constexpr Date kTerms[] = {{2026, 6, 30}, {2026, 8, 31}, {2026, 11, 2}, {2027, 2, 1}};

PlannedCharge planned(PersonId person, Yen amount, std::string reason = "当初") {
    PlannedCharge p;
    p.charge.person_id = person;
    p.charge.fiscal_year = kYear;
    p.charge.amount = amount;
    p.charge.city = amount;
    p.charge.reason = std::move(reason);
    const std::vector<Yen> parts = split_ordinary(amount, 4);
    for (int term = 1; term <= 4; ++term) {
        Instalment line;
        line.term = term;
        line.due_on = kTerms[term - 1];
        line.month = YearMonth{line.due_on};
        line.amount = parts[static_cast<std::size_t>(term - 1)];
        p.plan.push_back(line);
    }
    return p;
}

Receipt receipt(std::string number, PersonId person, int term, Yen amount) {
    Receipt r;
    r.receipt_number = std::move(number);
    r.person_id = person;
    r.fiscal_year = kYear;
    r.term = term;
    r.paid_on = Date{2026, 6, 20};
    r.amount = amount;
    r.channel = "窓口";
    return r;
}

class LedgerStore : public test::BothEngines {
protected:
    void SetUp() override { database_ = open(migrations()); }
    /// Runs `work` in a transaction of its own and gives what it answered.
    template <class Work>
    auto write(Work work) {
        using Answer = decltype(work(std::declval<storage::Transaction&>()));
        std::optional<Answer> answer;
        const storage::Command command{"batch", "試験", {}, {}, {}, start_of_day({2026, 6, 1})};
        const auto done =
            database_->transact(command, [&](storage::Transaction& t) -> Result<std::string> {
                answer.emplace(work(t));
                return std::string{};
            });
        EXPECT_TRUE(done);
        return *answer;
    }
    Charged charge(std::vector<PlannedCharge> charges) {
        return write([&](storage::Transaction& t) { return write_charges(t, charges); });
    }
    std::vector<TermAccount> account_of(PersonId person) {
        return account(*database_->session(), kTax, person, kYear);
    }
    std::unique_ptr<storage::Database> database_;
};

TEST_P(LedgerStore, reads_many_accounts_as_it_reads_one) {
    charge({planned(PersonId{1}, 100'000_yen), planned(PersonId{2}, 40'000_yen)});
    charge({planned(PersonId{1}, 60'000_yen, "更正")});
    write([&](storage::Transaction& t) {
        const std::vector<Receipt> receipts{receipt("A1", PersonId{1}, 1, 25'000_yen),
                                            receipt("B1", PersonId{2}, 1, 10'000_yen)};
        EXPECT_TRUE(record_receipts(t, receipts));
        const auto terms = account(t.session(), kTax, PersonId{1}, kYear);
        return record_overpayments(t, settle(terms, Date{2026, 9, 1}));
    });
    const auto many = accounts_between(*database_->session(), kTax, PersonId{1}, PersonId{3});
    ASSERT_EQ(many.size(), 2u);
    for (const auto& [person, terms] : many) {
        const auto one = account_of(person);
        ASSERT_EQ(terms.size(), one.size());
        for (std::size_t i = 0; i < one.size(); ++i) {
            EXPECT_EQ(terms[i].term, one[i].term);
            EXPECT_EQ(terms[i].due_on, one[i].due_on);
            EXPECT_EQ(terms[i].due, one[i].due);
            EXPECT_EQ(terms[i].paid, one[i].paid);
        }
    }
    EXPECT_TRUE(accounts_between(*database_->session(), kTax, PersonId{2}, PersonId{2}).empty());
}

TEST_P(LedgerStore, has_the_columns_of_its_descriptions) {
    for (const storage::Table* table : tables()) {
        std::string query = table->keeping == storage::Keeping::history
                                ? storage::version_columns_of(*table->record)
                                : storage::columns_of(*table->record) + ", recorded_at, entry";
        query = "SELECT " + query + " FROM " + std::string{table->name};
        EXPECT_NO_THROW(
            database_->session()->read_values(query, {}, [](std::span<const storage::Value>) {}))
            << table->name;
        EXPECT_EQ(*database_->session()->number("SELECT count(*) FROM " + std::string{table->name}),
                  0);
    }
}

TEST_P(LedgerStore, charges_once_and_keeps_the_difference_of_a_change) {
    const Charged first =
        charge({planned(PersonId{1}, 82'000_yen), planned(PersonId{2}, 5'000_yen)});
    EXPECT_EQ(first.created, 2);
    EXPECT_EQ(first.more, 87'000_yen);
    EXPECT_EQ(charge({planned(PersonId{1}, 82'000_yen)}).unchanged, 1);
    const Charged change =
        charge({planned(PersonId{1}, 60'000_yen, "更正"), planned(PersonId{2}, 5'000_yen)});
    EXPECT_EQ(change.changed, 1);
    EXPECT_EQ(change.unchanged, 1);
    EXPECT_EQ(change.less, 22'000_yen);
    const auto standing = find_charge(*database_->session(), kTax, PersonId{1}, kYear);
    ASSERT_TRUE(standing);
    EXPECT_EQ(standing->version.number, 2);
    EXPECT_EQ(standing->record.difference, -22'000_yen);
    EXPECT_EQ(plan_of(*database_->session(), kTax, PersonId{1}, kYear, 1).front().amount,
              22'000_yen);
    EXPECT_EQ(plan_of(*database_->session(), kTax, PersonId{1}, kYear, 2).front().amount,
              15'000_yen);
}

TEST_P(LedgerStore, keeps_a_changed_plan_of_the_same_amount) {
    charge({planned(PersonId{1}, 82'000_yen)});
    PlannedCharge by_employer = planned(PersonId{1}, 82'000_yen, "徴収方法の変更");
    by_employer.plan[3].payer_id = PersonId{900};
    EXPECT_EQ(charge({by_employer}).changed, 1);
}

TEST_P(LedgerStore, counts_receipts_once_and_refuses_another_under_the_same_number) {
    charge({planned(PersonId{1}, 82'000_yen)});
    const std::vector<Receipt> receipts{receipt("R1", PersonId{1}, 1, 22'000_yen)};
    const auto record = [&](const std::vector<Receipt>& r) {
        return write([&](storage::Transaction& t) { return record_receipts(t, r); });
    };
    EXPECT_EQ(*record(receipts), 1);
    EXPECT_EQ(*record(receipts), 0);
    EXPECT_EQ(record({receipt("R1", PersonId{1}, 1, 23'000_yen)}).problem().code,
              "receipt.conflict");
    const auto terms = account_of(PersonId{1});
    EXPECT_EQ(terms[0].open(), 0_yen);
    EXPECT_EQ(terms[1].open(), 20'000_yen);
    EXPECT_EQ(arrears(terms, Date{2026, 8, 31}), 0_yen);
    EXPECT_EQ(arrears(terms, Date{2026, 9, 1}), 20'000_yen);
}

TEST_P(LedgerStore, sets_too_much_against_what_is_due_and_refunds_the_rest) {
    charge({planned(PersonId{1}, 82'000_yen)});
    ASSERT_TRUE(write([&](storage::Transaction& t) {
        return record_receipts(t, std::vector<Receipt>{receipt("R1", PersonId{1}, 1, 62'000_yen)});
    }));
    charge({planned(PersonId{1}, 44'000_yen, "更正")});  // 11,000 a term
    const auto decisions = write([&](storage::Transaction& t) {
        return record_overpayments(t, settle(account_of(PersonId{1}), Date{2026, 11, 2}));
    });
    ASSERT_EQ(decisions.size(), 3U);
    EXPECT_EQ(decisions[0].use, OverpaymentUse::appropriated);
    EXPECT_EQ(decisions[0].to_term, 2);
    EXPECT_EQ(decisions[1].to_term, 3);
    EXPECT_EQ(decisions[2].use, OverpaymentUse::refunded);
    EXPECT_EQ(decisions[2].amount, 62'000_yen - 33'000_yen);
    EXPECT_EQ(decisions[2].overpayment_number, "2026-3");
    const auto terms = account_of(PersonId{1});
    EXPECT_EQ(overpaid(terms), 0_yen);
    EXPECT_EQ(arrears(terms, kForever), 11'000_yen);
    EXPECT_TRUE(settle(terms, Date{2026, 11, 2}).empty());
}

TEST_P(LedgerStore, spreads_a_payment_without_a_term_over_the_earliest_due) {
    charge({planned(PersonId{1}, 82'000_yen)});
    const auto parts = allocate(receipt("R9", PersonId{1}, 0, 90'000_yen), account_of(PersonId{1}));
    ASSERT_EQ(parts.size(), 4U);
    EXPECT_EQ(parts[0].receipt_number, "R9-1");
    EXPECT_EQ(parts[0].amount, 22'000_yen);
    EXPECT_EQ(parts[3].amount, 28'000_yen);
}

TEST_P(LedgerStore, pays_once_and_remembers_what_the_bank_said) {
    Payment payment;
    payment.person_id = payment.payee_id = PersonId{5};
    payment.pay_on = Date{2026, 6, 15};
    payment.amount = payment.entitled = 20'000_yen;
    payment.reason = "定時";
    const std::vector<Payment> payments{payment};
    const auto pay = [&] {
        return write([&](storage::Transaction& t) { return write_payments(t, payments); });
    };
    EXPECT_EQ(pay(), 1);
    EXPECT_EQ(pay(), 0);
    write([&](storage::Transaction& t) {
        set_state(t, payments, PaymentState::returned, "口座なし");
        return 0;
    });
    const auto standing =
        payments_on(*database_->session(), Business::child_allowance, payment.pay_on);
    ASSERT_EQ(standing.size(), 1U);
    EXPECT_EQ(standing[0].state, PaymentState::returned);
    EXPECT_EQ(standing[0].note, "口座なし");
    EXPECT_FALSE(counts_as_paid(standing[0].state));
}

TEST_P(LedgerStore, lets_nobody_change_a_charge) {
    charge({planned(PersonId{1}, 82'000_yen)});
    EXPECT_THROW(database_->session()->execute("UPDATE charge SET amount = 0"),
                 storage::DatabaseError);
}

YAKUBA_ON_BOTH_ENGINES(LedgerStore);

}  // namespace
}  // namespace yakuba::ledger
