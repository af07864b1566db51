#pragma once
#include <gtest/gtest.h>

#include "business/national_health_insurance/business.h"
#include "business/national_health_insurance/care_jobs.h"
#include "business/national_health_insurance/decide.h"
#include "business/national_health_insurance/enrolment.h"
#include "business/national_health_insurance/high_cost.h"
#include "business/national_health_insurance/jobs.h"
#include "ledger/account.h"
#include "ledger/payments.h"
#include "registry/residents.h"
#include "registry/schema.h"
#include "registry/tax_status.h"
#include "storage/as_of.h"
#include "support/town.h"

/// A small town for the department's tests: a couple of pensioners, an employee whose son is
/// insured, and one who lives alone; on both databases.
namespace yakuba::national_health_insurance {

inline constexpr PersonId kHusband{10}, kWife{11}, kEmployee{20}, kSon{21}, kAlone{30};
inline constexpr HouseholdId kCouple{1}, kFamily{2}, kSingle{3};
inline constexpr FiscalYear kYear{2026};

class Department : public test::TownTest {
protected:
    void SetUp() override {
        open_town({2026, 6, 10}, {registry::migrations(), ledger::migrations(), migrations()});
        live(kHusband, kCouple, "世帯主", {1953, 10, 10});
        live(kWife, kCouple, "妻", {1956, 5, 5});
        live(kEmployee, kFamily, "世帯主", {1970, 5, 5});
        live(kSon, kFamily, "子", {2000, 5, 5});
        live(kAlone, kSingle, "世帯主", {1985, 5, 5});
        for (const PersonId person : {kHusband, kWife, kSon, kAlone})
            enrol(person, Date{2020, 4, 1});
        income(kHusband, 1'500'000_yen, 2'600'000_yen);
        income(kWife, 0_yen, 700'000_yen);
        income(kEmployee, 4'000'000_yen);
        income(kSon, 900'000_yen);
        income(kAlone, 3'000'000_yen);
        care_premium(kHusband, 80'000_yen, ledger::Collection::pension);
    }

    void live(PersonId person, HouseholdId household, std::string relation, Date birth,
              Date from = Date{2010, 1, 1},
              registry::Standing standing = registry::Standing::resident) {
        registry::Resident r;
        r.person_id = person;
        r.household_id = household;
        r.relation = std::move(relation);
        r.birth_date = birth;
        r.standing = standing;
        r.name = "試験　太郎";
        append(registry::resident_table(), r, from);
    }
    void enrol(PersonId person, Date from) {
        Enrolment spell;
        spell.person_id = person;
        spell.acquired_on = from;
        transact([&](storage::Transaction& t) { write_enrolments(t, {&spell, 1}); });
    }
    /// What the long-term care insurance charges, from the pension or by ordinary terms.
    void care_premium(PersonId person, Yen amount, ledger::Collection collection,
                      FiscalYear year = kYear) {
        ledger::PlannedCharge planned;
        planned.charge.business = ledger::Business::long_term_care_insurance;
        planned.charge.person_id = person;
        planned.charge.fiscal_year = year;
        planned.charge.amount = amount;
        ledger::Instalment line;
        line.collection = collection;
        line.term = 10;
        line.month = YearMonth{year.value, 10};
        line.due_on = Date{year.value, 10, 15};
        line.amount = amount;
        planned.plan.push_back(line);
        transact([&](storage::Transaction& t) { ledger::write_charges(t, {planned}); });
    }
    void income(PersonId person, Yen amount, Yen pension = {}, int year = kYear.value) {
        registry::TaxStatus tax;
        tax.person_id = person;
        tax.fiscal_year = FiscalYear{year};
        tax.declared = true;
        tax.gross_income = tax.total_income = amount;
        tax.public_pension_revenue = pension;
        tax.public_pension_income = pension > 0_yen ? amount : 0_yen;
        tax.per_capita_taxed = amount > 450'000_yen;
        append(registry::tax_status_table(), tax, FiscalYear{year}.tax_base_date());
    }

    batch::Request request(Date day) {
        batch::Request r;
        r.day = day;
        r.now = tick();
        r.threads = 1;
        return r;
    }
    batch::Report run(Result<batch::Report> (*job)(const Town&, const batch::Request&), Date day) {
        const auto report = job(town_, request(day));
        EXPECT_TRUE(report) << (report ? "" : report.problem().message);
        return report ? *report : batch::Report{};
    }

    StoredLevy levy_of(PersonId head, Instant known = kEndOfTime, FiscalYear year = kYear) {
        const auto session = database_->session();
        const auto found = storage::find_as_of<StoredLevy>(
            *session, stored_levy_table(), {year.first_day(), known},
            storage::both(storage::equals("fiscal_year", std::int64_t{year.value}),
                          storage::equals("person_id", head.value())));
        return found ? found->record : StoredLevy{};
    }
    std::optional<storage::Versioned<ledger::Charge>> charge_of(PersonId head,
                                                                FiscalYear year = kYear) {
        const auto session = database_->session();
        return ledger::find_charge(*session, ledger::Business::national_health_insurance, head,
                                   year);
    }
    std::vector<ledger::Instalment> plan_of(PersonId head) {
        const auto session = database_->session();
        const auto charge = charge_of(head);
        return ledger::plan_of(*session, ledger::Business::national_health_insurance, head, kYear,
                               charge->version.number);
    }
    std::vector<batch::Difference> correct(std::vector<PersonId> persons, std::string_view reason,
                                           Date since = kBeginning) {
        std::vector<batch::Difference> all;
        transact([&](storage::Transaction& t) {
            auto found = recompute(town_, t, {persons, since, reason});
            ASSERT_TRUE(found) << found.problem().message;
            all = *std::move(found);
        });
        return all;
    }
};

}  // namespace yakuba::national_health_insurance
