// The department on a small town, from the enrolment to the benefit, on both databases.
#include <gtest/gtest.h>

#include "business/long_term_care_insurance/applications.h"
#include "business/long_term_care_insurance/benefits.h"
#include "business/long_term_care_insurance/business.h"
#include "business/long_term_care_insurance/decide.h"
#include "business/long_term_care_insurance/jobs.h"
#include "ledger/payments.h"
#include "registry/resident.h"
#include "registry/schema.h"
#include "storage/as_of.h"
#include "support/both_engines.h"
#include "support/table_check.h"

namespace yakuba::long_term_care_insurance {
namespace {

constexpr PersonId kHusband{10}, kWife{11}, kYoung{12}, kTurning{20};

class LongTermCareStore : public test::BothEngines {
protected:
    void SetUp() override {
        std::vector<storage::Migration> all;
        for (const auto list : {registry::migrations(), ledger::migrations(), migrations()})
            all.insert(all.end(), list.begin(), list.end());
        database_ = open(all);
        town_.code = "352039";
        town_.name = "山口市";
        town_.data_folder = YAKUBA_ROOT "/data";
        town_.database = database_.get();
        put(resident(kHusband, 1, {1950, 5, 5}), {1990, 1, 1});
        put(resident(kWife, 1, {1955, 8, 10}), {1990, 1, 1});
        put(resident(kYoung, 1, {1985, 8, 10}), {1990, 1, 1});
        // 65 on 31 August 2026.
        put(resident(kTurning, 2, {1961, 9, 1}), {1990, 1, 1});
        put(tax(kHusband, 2'000'000_yen, 900'000_yen, true));
        put(tax(kWife, 780'000_yen, 0_yen, false));
        put(tax(kTurning, 0_yen, 0_yen, false));
    }

    static registry::Resident resident(PersonId person, std::int64_t household, PartialDate birth) {
        registry::Resident r;
        r.person_id = person;
        r.household_id = HouseholdId{household};
        r.birth_date = birth;
        r.name = "試験　太郎";
        r.became_resident_on = Date{1990, 1, 1};
        return r;
    }
    static registry::TaxStatus tax(PersonId person, Yen pension, Yen income, bool taxed) {
        registry::TaxStatus t;
        t.person_id = person;
        t.fiscal_year = FiscalYear{2026};
        t.declared = true;
        t.public_pension_revenue = pension;
        t.public_pension_income = income;
        t.total_income = income;
        t.per_capita_taxed = taxed;
        return t;
    }

    Instant tick() { return now_ = Instant{now_.microseconds + 1'000'000}; }
    storage::Command command() { return {"担当者A", "試験", {}, {}, {}, tick()}; }

    template <class Record>
    void append(const storage::Table& table, const Record& record, Date from, Date to = kForever) {
        const auto done =
            database_->transact(command(), [&](storage::Transaction& t) -> Result<std::string> {
                storage::Version version;
                version.valid_from = from;
                version.valid_to = to;
                const std::vector<storage::Versioned<Record>> rows{{record, version}};
                t.append_versions<Record>(table, rows);
                return std::string{};
            });
        ASSERT_TRUE(done);
    }
    void put(const registry::Resident& r, Date from) {
        append(registry::resident_table(), r, from);
    }
    void put(const registry::TaxStatus& t) {
        append(registry::tax_status_table(), t, {2026, 1, 1});
    }

    batch::Report run(Result<batch::Report> (*job)(const Town&, const batch::Request&), Date day) {
        batch::Request request;
        request.day = day;
        request.now = tick();
        request.threads = 1;
        request.key = "run " + std::to_string(now_.microseconds);
        const auto report = job(town_, request);
        EXPECT_TRUE(report) << report.problem().message << report.problem().detail;
        if (!report) return {};
        for (const Problem& failed : report->failed)
            ADD_FAILURE() << failed.message << failed.detail;
        return *report;
    }

    template <class Work>
    auto in_transaction(Work work) {
        std::optional<decltype(work(std::declval<storage::Transaction&>()))> result;
        const auto done =
            database_->transact(command(), [&](storage::Transaction& t) -> Result<std::string> {
                result = work(t);
                if (!*result) return result->problem();
                return std::string{};
            });
        (void)done;
        return *std::move(result);
    }

    static Judgement judged(Level level, int months, Date day) {
        Judgement judgement;
        judgement.level = level;
        judgement.months = months;
        judgement.board_on = day;
        judgement.decided_on = day;
        return judgement;
    }

    std::optional<Premium> premium_of(PersonId person) {
        const auto found = storage::find_as_of<Premium>(
            *database_->session(), premium_table(), {Date{2026, 4, 1}},
            storage::both(storage::equals("fiscal_year", std::int64_t{2026}),
                          storage::equals("person_id", person.value())));
        return found ? std::optional{found->record} : std::nullopt;
    }

    std::optional<Enrolment> enrolment_of(PersonId person) {
        const auto found = storage::find_as_of<Enrolment>(
            *database_->session(), enrolment_table(), {kForever - std::chrono::days{1}},
            storage::equals("person_id", person.value()));
        return found ? std::optional{found->record} : std::nullopt;
    }

    void levy() {
        run(&enrol_month, {2026, 4, 1});
        run(&assess_year, {2026, 4, 1});
    }

    Town town_;
    std::unique_ptr<storage::Database> database_;
    Instant now_ = start_of_day({2026, 6, 10});
};
YAKUBA_ON_BOTH_ENGINES(LongTermCareStore);

TEST_P(LongTermCareStore, TablesAreWhatTheirDescriptionsSay) {
    const auto all = tables();
    EXPECT_EQ(test::misfits(*database_, all), "");
}

TEST_P(LongTermCareStore, EnrolsThoseOfSixtyFiveOnTheDayBeforeTheirBirthday) {
    EXPECT_EQ(run(&enrol_month, {2026, 4, 1}).counts.of("資格取得"), 2);
    EXPECT_EQ(run(&enrol_month, {2026, 7, 1}).counts.of("資格取得"), 0);
    EXPECT_EQ(run(&enrol_month, {2026, 8, 1}).counts.of("資格取得"), 1);
    const auto enrolment =
        storage::find_as_of<Enrolment>(*database_->session(), enrolment_table(), {Date{2026, 9, 1}},
                                       storage::equals("person_id", kTurning.value()));
    ASSERT_TRUE(enrolment);
    EXPECT_EQ(enrolment->record.acquired_on, (Date{2026, 8, 31}));
    EXPECT_EQ(enrolment->record.insured_number, "0000000020");
}

TEST_P(LongTermCareStore, LeviesByHouseholdAndChargesOnce) {
    levy();
    ASSERT_TRUE(premium_of(kHusband));
    EXPECT_EQ(premium_of(kHusband)->stage, 6);
    EXPECT_EQ(premium_of(kHusband)->annual, 72'700_yen);
    // Untaxed, but the husband is taxed; her pension is below the boundary of R8.
    EXPECT_EQ(premium_of(kWife)->stage, 4);
    EXPECT_FALSE(premium_of(kYoung));
    const auto charge = ledger::find_charge(
        *database_->session(), ledger::Business::long_term_care_insurance, kHusband, {2026});
    ASSERT_TRUE(charge);
    EXPECT_EQ(charge->record.amount, 72'700_yen);
    EXPECT_EQ(run(&assess_year, {2026, 4, 1}).counts.of("新しい決定"), 0);
}

TEST_P(LongTermCareStore, ACorrectedTaxReachesEveryoneOfTheHousehold) {
    levy();
    put(tax(kHusband, 2'000'000_yen, 300'000_yen, false));
    const PersonId persons[] = {kHusband};
    const auto differences = in_transaction([&](storage::Transaction& t) {
        return recompute(town_, t, {persons, Date{2026, 1, 1}, "所得の更正"});
    });
    ASSERT_TRUE(differences);
    EXPECT_EQ(differences->size(), 2u);
    EXPECT_EQ(premium_of(kHusband)->stage, 3);
    EXPECT_EQ(premium_of(kWife)->stage, 1);
    const auto charge = ledger::find_charge(
        *database_->session(), ledger::Business::long_term_care_insurance, kWife, {2026});
    ASSERT_TRUE(charge);
    EXPECT_EQ(charge->version.number, 2);
    EXPECT_EQ(charge->record.difference, premium_of(kWife)->annual - 54'500_yen);
}

TEST_P(LongTermCareStore, WhoTurnsSixtyFiveDuringTheYearIsLeviedForTheMonthsLeft) {
    levy();
    ASSERT_FALSE(premium_of(kTurning));
    run(&enrol_month, {2026, 8, 1});
    const auto premium = premium_of(kTurning);
    ASSERT_TRUE(premium);
    EXPECT_EQ(premium->months, 8);
    // 17,200 × 8 ÷ 12 = 11,466, without what is below 100 yen.
    EXPECT_EQ(premium->annual, 11'400_yen);
    const auto charge = ledger::find_charge(
        *database_->session(), ledger::Business::long_term_care_insurance, kTurning, {2026});
    ASSERT_TRUE(charge);
    EXPECT_EQ(charge->record.reason, "随時");
}

TEST_P(LongTermCareStore, WhoDiesDuringTheYearOwesTheMonthsBefore) {
    levy();
    registry::Resident late = resident(kHusband, 1, {1950, 5, 5});
    late.standing = registry::Standing::dead;
    put(late, {2026, 9, 15});
    run(&enrol_month, {2026, 9, 1});
    EXPECT_EQ(premium_of(kHusband)->months, 5);
    const auto charge = ledger::find_charge(
        *database_->session(), ledger::Business::long_term_care_insurance, kHusband, {2026});
    EXPECT_EQ(charge->record.amount, premium_of(kHusband)->annual);
    EXPECT_LT(charge->record.difference, 0_yen);
}

TEST_P(LongTermCareStore, WhoMovesInIsInsuredInTheSameTransaction) {
    levy();
    const PersonId mover{30};
    registry::Resident r = resident(mover, 9, {1950, 3, 3});
    r.became_resident_on = Date{2026, 6, 5};
    const PersonId persons[] = {mover};
    const auto differences = in_transaction([&](storage::Transaction& t) {
        storage::Version version;
        version.valid_from = Date{2026, 6, 5};
        const std::vector<storage::Versioned<registry::Resident>> rows{{r, version}};
        t.append_versions<registry::Resident>(registry::resident_table(), rows);
        return recompute(town_, t, {persons, Date{2026, 6, 5}, "転入"});
    });
    ASSERT_TRUE(differences) << differences.problem().message;
    EXPECT_EQ(differences->size(), 1u);
    ASSERT_TRUE(premium_of(mover));
    EXPECT_EQ(premium_of(mover)->months, 10);
    const auto charge = ledger::find_charge(
        *database_->session(), ledger::Business::long_term_care_insurance, mover, {2026});
    ASSERT_TRUE(charge);
    const auto plan =
        ledger::plan_of(*database_->session(), ledger::Business::long_term_care_insurance, mover,
                        {2026}, charge->version.number);
    ASSERT_FALSE(plan.empty());
    EXPECT_GE(plan.front().due_on, (Date{2026, 7, 1}));
    EXPECT_EQ(run(&enrol_month, {2026, 6, 1}).counts.of("資格取得"), 0);
}

TEST_P(LongTermCareStore, ACorrectedBirthDateMovesTheDayOrUndoesTheInsurance) {
    levy();
    const PersonId persons[] = {kWife};
    const auto born = [&](PartialDate birth) {
        put(resident(kWife, 1, birth), {1990, 1, 1});
        const auto done = in_transaction([&](storage::Transaction& t) {
            return recompute(town_, t, {persons, Date{2026, 4, 1}, "生年月日の訂正"});
        });
        ASSERT_TRUE(done) << done.problem().message;
    };
    born({1961, 5, 20});
    EXPECT_EQ(premium_of(kWife)->months, 11);
    born({1971, 5, 20});
    EXPECT_EQ(premium_of(kWife)->months, 0);
    EXPECT_EQ(premium_of(kWife)->annual, 0_yen);
}

TEST_P(LongTermCareStore, WhoMovesIntoAFacilityElsewhereStaysInsured) {
    levy();
    Enrolment special = *enrolment_of(kHusband);
    special.address_special = true;
    append(enrolment_table(), special, {2026, 7, 1});
    registry::Resident gone = resident(kHusband, 1, {1950, 5, 5});
    gone.standing = registry::Standing::moved_out;
    put(gone, {2026, 7, 10});
    run(&enrol_month, {2026, 7, 1});
    EXPECT_FALSE(enrolment_of(kHusband)->lost_on);
    EXPECT_EQ(premium_of(kHusband)->months, 12);
}

TEST_P(LongTermCareStore, WhoComesToAFacilityHereIsInsuredElsewhere) {
    AddressSpecial special;
    special.person_id = kTurning;
    special.kind = AddressSpecialKind::here;
    special.since = Date{2026, 5, 1};
    append(address_special_table(), special, {2026, 5, 1});
    run(&enrol_month, {2026, 8, 1});
    EXPECT_FALSE(enrolment_of(kTurning));
    special.ended_on = Date{2026, 9, 20};
    append(address_special_table(), special, {2026, 9, 20});
    run(&enrol_month, {2026, 9, 1});
    ASSERT_TRUE(enrolment_of(kTurning));
    EXPECT_EQ(enrolment_of(kTurning)->acquired_on, (Date{2026, 9, 20}));
    EXPECT_EQ(enrolment_of(kTurning)->acquisition_reason, AcquisitionReason::special_address_end);
}

TEST_P(LongTermCareStore, AChangeNeverAsksForATermThatIsDueInItsMonth) {
    const auto levy_of_year = levy_year(town_, FiscalYear{2026});
    ASSERT_TRUE(levy_of_year);
    const Rates& rates = (*levy_of_year)->rates.rates;
    std::vector<ledger::Instalment> before;
    for (int month = 7; month <= 9; ++month) {
        ledger::Instalment part;
        part.term = month - 6;
        part.month = YearMonth{2026, month};
        part.due_on = part.month.last_day();
        part.amount = 10'000_yen;
        before.push_back(part);
    }
    const auto sum = [](const Plan& plan) {
        Yen all;
        for (const Part& part : plan.parts)
            all += part.amount;
        return all;
    };
    // A rise on 10 August: July and August stay, the rest begins in September.
    const Plan more = changed_plan(rates, before, 50'000_yen, {2026}, Date{2026, 8, 10});
    EXPECT_EQ(sum(more), 50'000_yen);
    EXPECT_EQ(more.parts[1].amount, 10'000_yen);
    EXPECT_EQ(more.parts[2].month, (YearMonth{2026, 9}));
    // A fall below what was asked for: the last term is taken back.
    const Plan less = changed_plan(rates, before, 12'000_yen, {2026}, Date{2026, 8, 10});
    EXPECT_EQ(sum(less), 12'000_yen);
    ASSERT_EQ(less.parts.size(), 2u);
    EXPECT_EQ(less.parts[1].amount, 2'000_yen);
    // Once the terms have passed there is one bill more, and another after that.
    const Plan late = changed_plan(rates, before, 35'000_yen, {2026}, Date{2027, 5, 6});
    ASSERT_EQ(late.parts.size(), 4u);
    EXPECT_EQ(late.parts[3].due_on, (Date{2027, 6, 30}));
    EXPECT_EQ(late.parts[3].term, static_cast<int>(rates.terms.size()) + 1);
    ledger::Instalment further;
    further.term = late.parts[3].term;
    further.month = late.parts[3].month;
    further.due_on = late.parts[3].due_on;
    further.amount = late.parts[3].amount;
    before.push_back(further);
    const Plan again = changed_plan(rates, before, 40'000_yen, {2026}, Date{2027, 9, 6});
    ASSERT_EQ(again.parts.size(), 5u);
    EXPECT_EQ(again.parts[4].term, further.term + 1);
}

TEST_P(LongTermCareStore, CertifiesFromTheDayOfTheApplication) {
    levy();
    Application application;
    application.person_id = kHusband;
    application.applied_on = Date{2026, 6, 10};
    const auto number =
        in_transaction([&](storage::Transaction& t) { return apply(t, application); });
    ASSERT_TRUE(number);
    EXPECT_EQ(*number, 1);
    const auto again =
        in_transaction([&](storage::Transaction& t) { return apply(t, application); });
    ASSERT_FALSE(again);
    EXPECT_EQ(again.problem().code, "certification.open");
    const auto decided = in_transaction([&](storage::Transaction& t) {
        return decide_application(town_, t, kHusband, 1,
                                  judged(Level::care_2, 0, Date{2026, 7, 3}));
    });
    ASSERT_TRUE(decided) << decided.problem().message;
    const auto session = database_->session();
    EXPECT_EQ(certification_on(*session, kHusband, {Date{2026, 6, 10}})->level, Level::care_2);
    EXPECT_EQ(certification_on(*session, kHusband, {Date{2026, 12, 31}})->level, Level::care_2);
    EXPECT_FALSE(certification_on(*session, kHusband, {Date{2027, 1, 1}}));
    EXPECT_FALSE(certification_on(*session, kHusband, {Date{2026, 6, 9}}));
    // Sixty days before 31 December lies in November.
    EXPECT_EQ(run(&list_renewals, {2026, 11, 1}).counts.of("更新の対象者"), 1);
    EXPECT_EQ(run(&list_renewals, {2026, 10, 1}).counts.of("更新の対象者"), 0);
    EXPECT_EQ(run(&decide_burdens, {2026, 4, 1}).counts.of("1割"), 1);
}

TEST_P(LongTermCareStore, AChangeReplacesTheLevelAndLeavesNothingBehind) {
    levy();
    const auto apply_and_decide = [&](ApplicationKind kind, Date day, Level level, int months) {
        Application application;
        application.person_id = kHusband;
        application.kind = kind;
        application.applied_on = day;
        return in_transaction([&](storage::Transaction& t) -> Result<Application> {
            const auto number = apply(t, application);
            if (!number) return number.problem();
            return decide_application(town_, t, kHusband, *number, judged(level, months, day));
        });
    };
    ASSERT_TRUE(apply_and_decide(ApplicationKind::first, {2026, 6, 10}, Level::care_1, 12));
    ASSERT_TRUE(apply_and_decide(ApplicationKind::change, {2026, 8, 1}, Level::care_3, 3));
    const auto session = database_->session();
    EXPECT_EQ(certification_on(*session, kHusband, {Date{2026, 7, 31}})->level, Level::care_1);
    EXPECT_EQ(certification_on(*session, kHusband, {Date{2026, 8, 1}})->level, Level::care_3);
    EXPECT_EQ(certification_on(*session, kHusband, {Date{2026, 11, 1}})->level, Level::undecided);
}

TEST_P(LongTermCareStore, PaysWhatAHouseholdBoreAboveItsLimit) {
    levy();
    ServiceMonth service;
    service.month = YearMonth{2026, 9};
    service.record_no = 1;
    service.person_id = kHusband;
    service.share = 30'000_yen;
    append(service_month_table(), service, {2026, 9, 1});
    service.person_id = kWife;
    service.share = 20'000_yen;
    append(service_month_table(), service, {2026, 9, 1});
    append(high_cost_claim_table(), HighCostClaim{kWife, Date{2026, 5, 1}}, {2026, 5, 1});
    const auto report = run(&decide_high_cost, {2026, 9, 1});
    EXPECT_EQ(report.counts.of("支給額（円）"), 5'600);
    EXPECT_EQ(report.counts.of("申請の案内"), 1);
    const auto payments = ledger::payments_on(
        *database_->session(), ledger::Business::long_term_care_insurance, Date{2026, 12, 31});
    ASSERT_EQ(payments.size(), 1u);
    EXPECT_EQ(payments.front().person_id, kWife);
    EXPECT_EQ(payments.front().state, ledger::PaymentState::withheld);
}

}  // namespace
}  // namespace yakuba::long_term_care_insurance
