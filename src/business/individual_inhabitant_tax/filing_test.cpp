#include "business/individual_inhabitant_tax/filing.h"

#include <gtest/gtest.h>

#include "business/individual_inhabitant_tax/jobs.h"
#include "business/individual_inhabitant_tax/stored_sheet.h"
#include "ledger/charges.h"
#include "registry/schema.h"
#include "storage/as_of.h"
#include "support/both_engines.h"

// A declaration that changes a tax, and a tax that moves from the payment slips to the salary.
namespace yakuba::individual_inhabitant_tax {
namespace {

constexpr auto kBusiness = ledger::Business::individual_inhabitant_tax;
constexpr PersonId kSelfEmployed{11}, kSilent{13}, kEmployer{900};
constexpr FiscalYear kYear{2026};

/// The department alone, as the house would ask it.
class TaxAlone final : public Recomputing {
public:
    Result<std::vector<DepartmentDifferences>> recompute(const Town& town,
                                                         storage::Transaction& transaction,
                                                         const PastChange& change) const override {
        auto differences = individual_inhabitant_tax::recompute(town, transaction, change);
        if (!differences) return differences.problem();
        return std::vector<DepartmentDifferences>{
            {"individual-inhabitant-tax", "個人住民税", *std::move(differences)}};
    }
};

class TaxCounter : public test::BothEngines {
protected:
    void SetUp() override {
        std::vector<storage::Migration> all;
        for (const auto list : {registry::migrations(), ledger::migrations(), migrations()})
            all.insert(all.end(), list.begin(), list.end());
        database_ = open(all);
        town_.code = "352039";
        town_.data_folder = YAKUBA_ROOT "/data";
        town_.database = database_.get();
        town_.recomputing = &alone_;
        const auto settled = transact({2026, 3, 1}, [&](storage::Transaction& t) {
            for (const PersonId person : {kSelfEmployed, kSilent}) {
                registry::Resident r;
                r.person_id = person;
                r.birth_date = Date{1980, 1, 1};
                append(t, registry::resident_table(), r);
            }
            registry::Corporation employer;
            employer.corporation_id = kEmployer;
            employer.name = "株式会社試験";
            append(t, registry::corporation_table(), employer);
            TaxReturn paper = paper_of(kSelfEmployed, {2026, 2, 20});
            paper.kind = ReturnKind::income_tax;
            paper.business = 4'000'000_yen;
            append(t, tax_return_table(), paper);
            return Result<Done>{Done{}};
        });
        ASSERT_TRUE(settled);
        batch::Request request;
        request.day = kYear.first_day();
        request.now = start_of_day({2026, 5, 10});
        request.threads = 1;
        ASSERT_TRUE(assess_year(town_, request));
    }

    static TaxReturn paper_of(PersonId person, Date filed_on) {
        TaxReturn paper;
        paper.person_id = person;
        paper.fiscal_year = kYear;
        paper.kind = ReturnKind::inhabitant_tax;
        paper.filed_on = filed_on;
        return paper;
    }
    template <class Record>
    static void append(storage::Transaction& t, const storage::Table& table, const Record& record) {
        const std::vector<storage::Versioned<Record>> rows{
            {record, {.valid_from = kYear.tax_base_date()}}};
        t.append_versions<Record>(table, rows);
    }
    template <class Work>
    Result<std::string> transact(Date day, Work work) {
        const storage::Command command{"担当者A", "試験", {}, {}, {}, start_of_day(day)};
        return database_->transact(command, [&](storage::Transaction& t) -> Result<std::string> {
            const auto done = work(t);
            if (!done) return done.problem();
            return std::string{};
        });
    }
    Ground ground_of(PersonId person) {
        return storage::find_as_of<StoredSheet>(
                   *database_->session(), stored_sheet_table(), {kYear.tax_base_date()},
                   storage::both(storage::equals("fiscal_year", std::int64_t{kYear.value}),
                                 storage::equals("person_id", person.value())))
            ->record.ground;
    }
    std::vector<ledger::Instalment> plan() {
        const auto session = database_->session();
        const auto charge = ledger::find_charge(*session, kBusiness, kSelfEmployed, kYear);
        return ledger::plan_of(*session, kBusiness, kSelfEmployed, kYear, charge->version.number);
    }
    static Switch wanted(std::vector<int> terms) {
        return {kSelfEmployed, kYear, kEmployer, {2026, 10}, std::move(terms), {2026, 9, 10}};
    }
    std::string_view code_of(const Switch& asked) {
        const auto done = transact(asked.filed_on, [&](storage::Transaction& t) {
            return switch_collection(town_, t, asked);
        });
        return done ? std::string_view{} : done.problem().code;
    }
    std::int64_t rows(const std::string& table) {
        return database_->session()->number("SELECT count(*) FROM " + table).value_or(-1);
    }

    std::unique_ptr<storage::Database> database_;
    TaxAlone alone_;
    Town town_;
};

TEST_P(TaxCounter, a_declaration_of_no_income_ends_the_undeclared_state) {
    EXPECT_EQ(ground_of(kSilent), Ground::undeclared);
    std::vector<DepartmentDifferences> differences;
    const auto done = transact({2026, 9, 1}, [&](storage::Transaction& t) -> Result<Done> {
        auto filed = file_declaration(town_, t, {paper_of(kSilent, {2026, 9, 1}), {}});
        if (!filed) return filed.problem();
        differences = *std::move(filed);
        return Done{};
    });
    ASSERT_TRUE(done) << done.problem().message;
    EXPECT_NE(ground_of(kSilent), Ground::undeclared);
    ASSERT_EQ(differences.size(), 1U);
    EXPECT_EQ(differences[0].differences[0].reason, "住民税申告書");
    EXPECT_EQ(rows("tax_return"), 2);
}

TEST_P(TaxCounter, a_declaration_that_cannot_be_writes_nothing) {
    const auto before = rows("tax_return");
    const auto code = [&](TaxReturn paper) {
        const auto done = transact({2026, 9, 1}, [&](storage::Transaction& t) {
            return file_declaration(town_, t, {paper, {}});
        });
        return done ? std::string{} : std::string{done.problem().code};
    };
    TaxReturn negative = paper_of(kSilent, {2026, 9, 1});
    negative.salary = -1_yen;
    EXPECT_EQ(code(negative), "return.negative");
    EXPECT_EQ(code(paper_of(PersonId{77}, {2026, 9, 1})), "return.person");
    TaxReturn early = paper_of(kSilent, {2026, 9, 1});
    early.fiscal_year = FiscalYear{2028};
    EXPECT_EQ(code(early), "return.year");
    EXPECT_EQ(rows("tax_return"), before);
}

TEST_P(TaxCounter, terms_still_to_come_move_to_the_salary) {
    const std::vector<ledger::Instalment> before = plan();
    ASSERT_EQ(before.size(), 4U);
    const Yen moved = before[2].amount + before[3].amount;
    EXPECT_EQ(code_of(wanted({3, 4})), "");
    Yen salary, all, was;
    int months = 0;
    for (const ledger::Instalment& line : plan()) {
        all += line.amount;
        if (line.collection != ledger::Collection::salary) continue;
        ++months;
        salary += line.amount;
        EXPECT_EQ(line.payer_id, kEmployer);
        EXPECT_GE(line.month, (YearMonth{2026, 10}));
    }
    for (const ledger::Instalment& line : before)
        was += line.amount;
    EXPECT_EQ(months, 8);  // October to May
    EXPECT_EQ(salary, moved);
    EXPECT_EQ(all, was);
    EXPECT_EQ(rows("charge"), 2);
    EXPECT_EQ(rows("tax_collection_switch"), 1);
    // What moved is no ordinary term any more.
    EXPECT_EQ(code_of(wanted({3})), "switch.no_terms");
}

TEST_P(TaxCounter, a_switch_that_cannot_be_writes_nothing) {
    EXPECT_EQ(code_of(wanted({})), "switch.no_terms");
    EXPECT_EQ(code_of(wanted({1})), "switch.term_past");
    Switch other = wanted({3});
    other.payer_id = PersonId{901};
    EXPECT_EQ(code_of(other), "switch.no_payer");
    other = wanted({3});
    other.from_month = {2026, 8};
    EXPECT_EQ(code_of(other), "switch.month");
    other.from_month = {2027, 6};
    EXPECT_EQ(code_of(other), "switch.month");
    other = wanted({3});
    other.person_id = kSilent;
    EXPECT_EQ(code_of(other), "switch.no_charge");
    ASSERT_TRUE(transact({2026, 9, 1}, [&](storage::Transaction& t) -> Result<Done> {
        ledger::Receipt receipt;
        receipt.receipt_number = "1";
        receipt.person_id = kSelfEmployed;
        receipt.fiscal_year = kYear;
        receipt.term = 3;
        receipt.amount = 1_yen;
        const std::vector rows{receipt};
        t.append_rows<ledger::Receipt>(ledger::receipt_table(), rows);
        return Done{};
    }));
    EXPECT_EQ(code_of(wanted({3})), "switch.term_paid");
    EXPECT_EQ(rows("tax_collection_switch"), 0);
    EXPECT_EQ(rows("charge"), 1);
}

YAKUBA_ON_BOTH_ENGINES(TaxCounter);

}  // namespace
}  // namespace yakuba::individual_inhabitant_tax
