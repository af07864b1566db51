#include "business/individual_inhabitant_tax/filing.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "business/individual_inhabitant_tax/case_effects.h"
#include "business/individual_inhabitant_tax/change_letter.h"
#include "business/individual_inhabitant_tax/jobs.h"
#include "business/individual_inhabitant_tax/stored_sheet.h"
#include "ledger/charges.h"
#include "registry/schema.h"
#include "storage/as_of.h"
#include "support/department.h"
#include "support/town.h"

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

class TaxCounter : public test::TownTest {
protected:
    void SetUp() override {
        open_town({2026, 3, 1}, {registry::migrations(), ledger::migrations(), migrations()});
        town_.recomputing = &alone_;
        const auto settled = transact({2026, 3, 1}, [&](storage::Transaction& t) {
            for (const PersonId person : {kSelfEmployed, kSilent}) {
                registry::Resident r;
                r.person_id = person;
                r.birth_date = Date{1980, 1, 1};
                r.name = "青木　健";
                r.postcode = "7530000";
                r.town = "亀山町";
                r.lot = "２番１号";
                append(t, registry::resident_table(), r);
            }
            registry::Corporation employer;
            employer.corporation_id = kEmployer;
            employer.name = "株式会社試験";
            employer.designated_number = "1234567";
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
        TownTest::append(t, table, record, kYear.tax_base_date());
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

    TaxAlone alone_;
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

/// The same by a case, from the answers of its form.
class TaxCase : public TaxCounter {
protected:
    void SetUp() override {
        TaxCounter::SetUp();
        record_.received_at = start_of_day({2026, 9, 10});
        procedure_.name = "住民税の申告";
    }
    procedures::Matter matter(boost::json::value answers, PersonId person) {
        answers_ = std::move(answers);
        record_.person_id = person;
        return {procedure_, record_, answers_.as_object(), facts_};
    }
    const procedures::Effect& effect(std::size_t which) const { return part_.effects[which]; }
    Result<boost::json::value> decide(std::size_t which, const procedures::Matter& asked) {
        boost::json::value outcome;
        const auto done = transact({2026, 9, 10}, [&](storage::Transaction& t) -> Result<Done> {
            auto applied = effect(which).apply(town_, t, asked);
            if (!applied) return applied.problem();
            outcome = *std::move(applied);
            return Done{};
        });
        if (!done) return done.problem();
        return outcome;
    }
    boost::json::value facts_of(std::size_t source, PersonId person) {
        const auto session = database_->session();
        return *part_.prefills[source].facts(
            {town_, *session, person, {Date{2026, 9, 10}}, Date{2026, 9, 10}});
    }

    procedures::Part part_ = procedures_part();
    procedures::Procedure procedure_;
    procedures::Case record_;
    boost::json::value answers_;
    boost::json::object facts_;
};

TEST_P(TaxCase, a_declaration_is_filed_from_the_answers) {
    const auto asked =
        matter(test::answers("{'fiscal_year': 2026, 'salary': 0, 'business': 1500000, "
                             "'social_insurance': 100000, 'dependants': []}"),
               kSilent);
    const auto session = database_->session();
    const procedures::Asked who{town_, *session, kSilent, {Date{2026, 9, 10}}, {2026, 9, 10}};
    EXPECT_TRUE(effect(0).check(who, asked).empty());
    const auto lines = effect(0).preview(who, asked);
    ASSERT_TRUE(lines) << lines.problem().message;
    EXPECT_GT(lines->size(), 1U);
    EXPECT_EQ(rows("tax_return"), 1);
    const auto filed = decide(0, asked);
    ASSERT_TRUE(filed) << filed.problem().message;
    EXPECT_EQ(ground_of(kSilent), Ground::taxed);
    EXPECT_EQ(rows("tax_return"), 2);
    EXPECT_TRUE(facts_of(0, kSilent).at("declared").as_bool());
    EXPECT_EQ(facts_of(0, kSilent).at("total_income").to_number<int>(), 1'500'000);
}

TEST_P(TaxCase, a_declaration_the_ledger_refuses_leaves_nothing) {
    const auto filed =
        decide(0, matter(test::answers("{'fiscal_year': 2026, 'medical_paid': -5}"), kSilent));
    ASSERT_FALSE(filed);
    EXPECT_EQ(filed.problem().code, "return.negative");
    EXPECT_EQ(rows("tax_return"), 1);
    EXPECT_EQ(ground_of(kSilent), Ground::undeclared);
}

TEST_P(TaxCase, a_switch_moves_the_terms_and_prints_the_change) {
    const auto terms = facts_of(1, kSelfEmployed);
    EXPECT_EQ(terms.at("method").as_string(), "ordinary");
    ASSERT_EQ(terms.at("open_terms").as_array().size(), 2U);
    const std::string answers =
        "{'employer_number': '1234567', 'from_month': '2026-10', "
        "'terms': ['3', '4']}";
    const auto unknown = decide(1, matter(test::answers("{'employer_number': '9', "
                                                        "'from_month': '2026-10', 'terms': ['3']}"),
                                          kSelfEmployed));
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.problem().code, "switch.no_payer");
    const auto done = decide(1, matter(test::answers(answers), kSelfEmployed));
    ASSERT_TRUE(done) << done.problem().message;
    const auto session = database_->session();
    const auto pdf = part_.letters[0].pdf(town_, *session,
                                          {matter(test::answers(answers), kSelfEmployed),
                                           *done,
                                           {},
                                           "税第1号",
                                           {2026, 9, 10},
                                           kSelfEmployed});
    ASSERT_TRUE(pdf) << pdf.problem().code << pdf.problem().detail;
    EXPECT_TRUE(pdf->starts_with("%PDF"));
}

TEST_P(TaxCase, letters_of_change_go_to_those_who_were_changed_alone) {
    ASSERT_TRUE(decide(
        0, matter(test::answers("{'fiscal_year': 2026, 'business': 5000000}"), kSelfEmployed)));
    LetterRequest request;
    request.day = Date{2026, 9, 1};
    request.issued_on = Date{2026, 9, 20};
    request.now = start_of_day({2026, 9, 20});
    request.folder = folder().path();
    const auto report = print_changes(town_, request);
    ASSERT_TRUE(report) << report.problem().message;
    for (const Problem& held : report->held_back)
        ADD_FAILURE() << held.code << held.detail << held.message;
    EXPECT_EQ(report->letters, 1);
    request.day = Date{2026, 8, 1};
    EXPECT_EQ(print_changes(town_, request)->letters, 0);
}

YAKUBA_ON_BOTH_ENGINES(TaxCounter);
YAKUBA_ON_BOTH_ENGINES(TaxCase);

}  // namespace
}  // namespace yakuba::individual_inhabitant_tax
