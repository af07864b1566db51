#include "support/town.h"

#include <gtest/gtest.h>

#include "business/individual_inhabitant_tax/business.h"
#include "business/individual_inhabitant_tax/decide.h"
#include "business/individual_inhabitant_tax/jobs.h"
#include "ledger/records.h"
#include "registry/residents.h"
#include "registry/schema.h"
#include "registry/tax_status.h"
#include "storage/as_of.h"
#include "support/table_check.h"

// A handful of people in a database of their own: assessed, corrected, explained.
namespace yakuba::individual_inhabitant_tax {
namespace {

constexpr PersonId kFather{11};
constexpr PersonId kMother{12};
constexpr PersonId kStudent{13};
constexpr PersonId kChild{14};
constexpr PersonId kStranger{15};
constexpr PersonId kNewcomer{16};
constexpr PersonId kHouseOwner{17};
constexpr PersonId kEmployer{900};
constexpr FiscalYear kYear{2026};
const Instant kImported = start_of_day({2026, 3, 1});
const Instant kAssessed = start_of_day({2026, 5, 10});
const Instant kCorrected = start_of_day({2026, 9, 5});

registry::Resident resident(PersonId person, PartialDate birth,
                            registry::Standing standing = registry::Standing::resident) {
    registry::Resident r;
    r.person_id = person;
    r.birth_date = birth;
    r.standing = standing;
    return r;
}

SalaryReport salary(PersonId person, std::int64_t revenue) {
    SalaryReport report;
    report.person_id = person;
    report.fiscal_year = kYear;
    report.payer_id = kEmployer;
    report.revenue = Yen{revenue};
    report.social_insurance = Yen{revenue / 10};
    return report;
}

DependantRecord relative(PersonId taxpayer, int number, PersonId dependant, Relation relation,
                         PartialDate birth) {
    DependantRecord record;
    record.person_id = taxpayer;
    record.fiscal_year = kYear;
    record.record_no = number;
    record.dependant_id = dependant;
    record.relation = relation;
    record.birth_date = birth;
    return record;
}

template <class Record>
storage::Versioned<Record> from_new_year(Record record) {
    storage::Version version;
    version.valid_from = kYear.tax_base_date();
    return {std::move(record), version};
}

class TaxTown : public test::TownTest {
protected:
    void SetUp() override {
        open_town({2026, 3, 1}, {registry::migrations(), ledger::migrations(), migrations()});
        transact(kImported, [this](storage::Transaction& t) { settle(t); });
    }

    template <class Record>
    static void append(storage::Transaction& t, const storage::Table& table,
                       std::vector<Record> records) {
        std::vector<storage::Versioned<Record>> rows;
        for (Record& record : records)
            rows.push_back(from_new_year(std::move(record)));
        t.append_versions<Record>(table, rows);
    }

    static void settle(storage::Transaction& t) {
        using registry::Standing;
        append<registry::Resident>(
            t, registry::resident_table(),
            {resident(kFather, {1975, 3, 3}), resident(kMother, {1976, 4, 4}),
             resident(kStudent, {2005, 6, 6}), resident(kChild, {2015, 7, 7}),
             resident(kStranger, {1990, 1, 1}),
             resident(kNewcomer, {1985, 1, 1}, Standing::moved_out),
             resident(kHouseOwner, {1960, 1, 1}, Standing::non_resident)});
        append<SalaryReport>(
            t, salary_report_table(),
            {salary(kFather, 6'000'000), salary(kMother, 3'000'000), salary(kNewcomer, 4'000'000)});
        append<DependantRecord>(t, dependant_record_table(),
                                {relative(kFather, 1, kStudent, Relation::child, {2005, 6, 6}),
                                 relative(kFather, 2, kChild, Relation::child, {2015, 7, 7})});
        TaxpayerStatus house;
        house.person_id = kHouseOwner;
        house.fiscal_year = kYear;
        house.house_only = true;
        append<TaxpayerStatus>(t, taxpayer_status_table(), {house});
    }

    batch::Report assess_all(Instant now = kAssessed, std::vector<PersonId> only = {}) {
        batch::Request request;
        request.day = kYear.first_day();
        request.now = now;
        request.threads = 1;
        request.only = std::move(only);
        auto report = assess_year(town_, request);
        EXPECT_TRUE(report) << report.problem().message << report.problem().detail;
        EXPECT_TRUE(report->failed.empty());
        return *report;
    }

    std::optional<StoredSheet> sheet(PersonId person) {
        auto found = storage::find_as_of<StoredSheet>(
            *database_->session(), stored_sheet_table(), {kYear.tax_base_date()},
            storage::both(storage::equals("fiscal_year", std::int64_t{kYear.value}),
                          storage::equals("person_id", person.value())));
        if (!found) return std::nullopt;
        return found->record;
    }

    std::int64_t number(std::string_view sql) {
        return database_->session()->number(sql).value_or(-1);
    }
};

TEST_P(TaxTown, TablesAreAsTheirDescriptionsSay) {
    EXPECT_EQ(test::misfits(*database_, tables()), "");
}

TEST_P(TaxTown, EverybodyOfTheFirstOfJanuaryIsDecided) {
    const batch::Report report = assess_all();
    EXPECT_EQ(report.counts.of("対象者"), 5);  // the child owes no return, the one who left is gone
    EXPECT_EQ(report.counts.of("未申告"), 1);
    EXPECT_EQ(sheet(kFather)->dependants, 2);
    EXPECT_EQ(sheet(kFather)->dependant_deduction, 450'000_yen);
    EXPECT_EQ(sheet(kStudent)->ground, Ground::below_limit);  // claimed, so known to earn nothing
    EXPECT_EQ(sheet(kStranger)->ground, Ground::undeclared);
    EXPECT_EQ(sheet(kHouseOwner)->annual_tax, 4'500_yen);
    EXPECT_FALSE(sheet(kChild));
    EXPECT_FALSE(sheet(kNewcomer));
    EXPECT_EQ(number("SELECT sum(amount) FROM charge"),
              number("SELECT sum(payable) FROM individual_inhabitant_tax_sheet"));
    EXPECT_EQ(number("SELECT sum(amount) FROM instalment"),
              number("SELECT sum(amount) FROM charge"));
    const auto status =
        registry::find_tax_status(*database_->session(), kFather, kYear, {Date{2026, 6, 1}});
    ASSERT_TRUE(status);
    EXPECT_TRUE(status->declared && status->income_levy_taxed);
    EXPECT_EQ(status->minor_dependants, 1);
}

TEST_P(TaxTown, ASecondRunWritesNothingNew) {
    assess_all();
    const auto sheets = number("SELECT count(*) FROM individual_inhabitant_tax_sheet");
    assess_all();
    assess_all(kCorrected, {kFather, kMother});
    EXPECT_EQ(number("SELECT count(*) FROM individual_inhabitant_tax_sheet"), sheets);
    EXPECT_EQ(number("SELECT count(*) FROM charge"), 3);
}

TEST_P(TaxTown, ACorrectedReportChargesTheDifferenceAlone) {
    assess_all();
    const StoredSheet before = *sheet(kFather);
    std::vector<batch::Difference> differences;
    transact(kCorrected, [&](storage::Transaction& t) {
        append<SalaryReport>(t, salary_report_table(), {salary(kFather, 6'500'000)});
        const std::vector persons{kFather};
        auto result = recompute(town_, t, {persons, kBeginning, "給与支払報告書の訂正"});
        ASSERT_TRUE(result) << result.problem().message;
        differences = *result;
    });
    ASSERT_EQ(differences.size(), 1u);
    EXPECT_EQ(differences[0].person_id, kFather);
    const StoredSheet after = *sheet(kFather);
    EXPECT_GT(after.annual_tax, before.annual_tax);
    EXPECT_EQ(number("SELECT difference FROM charge WHERE person_id = 11 AND version = 2"),
              (after.annual_tax - before.annual_tax).amount());
    // June to September are collected already; the employer takes the rest from October.
    const std::string month = "(SELECT amount FROM instalment WHERE person_id = 11 AND term = ";
    EXPECT_EQ(number("SELECT " + month + "4 AND charge_version = 1) - " + month +
                     "4 AND charge_version = 2)"),
              0);
    EXPECT_LT(number("SELECT " + month + "5 AND charge_version = 1) - " + month +
                     "5 AND charge_version = 2)"),
              0);
    EXPECT_EQ(number("SELECT count(*) FROM charge WHERE version > 1"), 1);
}

TEST_P(TaxTown, ARelativeBelongsToOneTaxpayer) {
    assess_all();
    EXPECT_EQ(sheet(kMother)->dependants, 0);
    transact(kCorrected, [&](storage::Transaction& t) {
        append<DependantRecord>(t, dependant_record_table(),
                                {relative(kMother, 1, kStudent, Relation::child, {2005, 6, 6})});
        auto result = recompute(town_, t, {std::vector{kMother}, kBeginning, "扶養の届出"});
        ASSERT_TRUE(result);
        EXPECT_TRUE(result->empty());  // the father claimed first
    });
    // He gives the claim up: both change.
    transact(kCorrected, [&](storage::Transaction& t) {
        auto given_up = relative(kFather, 1, kStudent, Relation::child, {2005, 6, 6});
        given_up.withdrawn = true;
        append<DependantRecord>(t, dependant_record_table(), {given_up});
        auto result = recompute(town_, t, {std::vector{kFather}, kBeginning, "扶養の是正"});
        ASSERT_TRUE(result);
        EXPECT_EQ(result->size(), 2u);
    });
    EXPECT_EQ(sheet(kFather)->dependant_deduction, 0_yen);
    EXPECT_EQ(sheet(kMother)->dependant_deduction, 450'000_yen);
}

TEST_P(TaxTown, WhoDidNotLiveHereAfterAllOwesNothing) {
    assess_all();
    transact(kCorrected, [&](storage::Transaction& t) {
        append<registry::Resident>(
            t, registry::resident_table(),
            {resident(kFather, {1975, 3, 3}, registry::Standing::moved_out)});
        auto result = recompute(town_, t, {std::vector{kFather}, kBeginning, "転出日の訂正"});
        ASSERT_TRUE(result);
        EXPECT_EQ(result->size(), 1u);
    });
    EXPECT_EQ(sheet(kFather)->ground, Ground::no_subject);
    EXPECT_EQ(number("SELECT amount FROM charge WHERE person_id = 11 AND version = 2"), 0);
    EXPECT_EQ(number("SELECT count(*) FROM instalment WHERE person_id = 11 AND charge_version = 2"),
              0);
}

TEST_P(TaxTown, AnyDecisionIsExplainedAsItWasMade) {
    assess_all();
    transact(kCorrected, [&](storage::Transaction& t) {
        append<SalaryReport>(t, salary_report_table(), {salary(kFather, 6'500'000)});
        ASSERT_TRUE(recompute(town_, t, {std::vector{kFather}, kBeginning, "訂正"}));
    });
    const auto now = explain(town_, kFather, kYear.first_day(), kEndOfTime, false);
    const auto then = explain(town_, kFather, kYear.first_day(), kAssessed, false);
    ASSERT_TRUE(now && then);
    EXPECT_NE(now->find("6,500,000"), std::string::npos);
    EXPECT_NE(then->find("6,000,000"), std::string::npos);
    EXPECT_EQ(then->find("計算し直すと結果が違います"), std::string::npos);
    EXPECT_EQ(now->find("計算し直すと結果が違います"), std::string::npos);
    const auto nobody = explain(town_, PersonId{99}, kYear.first_day(), kEndOfTime, true);
    ASSERT_FALSE(nobody);
    EXPECT_EQ(nobody.problem().code, "tax.not_decided");
}

TEST_P(TaxTown, AYearWithoutALawIsAProblem) {
    batch::Request request;
    request.day = Date{2027, 4, 1};
    request.now = kAssessed;
    const auto report = assess_year(town_, request);
    ASSERT_FALSE(report);
    EXPECT_EQ(report.problem().code, "rates.missing");
}

TEST_P(TaxTown, ContradictionsOfThePapersAreListed) {
    transact(kImported, [&](storage::Transaction& t) {
        TaxReturn filed;
        filed.person_id = kMother;
        filed.fiscal_year = kYear;
        filed.filed_on = Date{2026, 3, 1};
        filed.salary = 2'000'000_yen;
        append<TaxReturn>(t, tax_return_table(), {filed});
    });
    batch::Request request;
    request.day = kYear.first_day();
    request.now = kAssessed;
    const auto report = check_papers(town_, request);
    ASSERT_TRUE(report);
    ASSERT_EQ(report->samples.size(), 1u);
    EXPECT_NE(report->samples[0].find("宛名番号 12"), std::string::npos);
}

YAKUBA_ON_BOTH_ENGINES(TaxTown);

}  // namespace
}  // namespace yakuba::individual_inhabitant_tax
