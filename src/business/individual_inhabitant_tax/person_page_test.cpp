#include "business/individual_inhabitant_tax/person_page.h"

#include <gtest/gtest.h>

#include "business/individual_inhabitant_tax/jobs.h"
#include "business/individual_inhabitant_tax/records.h"
#include "ledger/records.h"
#include "registry/schema.h"
#include "support/department.h"
#include "support/town.h"

// What the staff screen shows of a taxpayer, of one below the limit, and of one who never declared.
namespace yakuba::individual_inhabitant_tax {
namespace {

constexpr PersonId kTaxed{11}, kPoor{12}, kSilent{13};
constexpr FiscalYear kYear{2026};
constexpr Date kToday{2026, 9, 10};

class TaxPage : public test::TownTest {
protected:
    void SetUp() override {
        open_town({2026, 3, 1}, {registry::migrations(), ledger::migrations(), migrations()});
        town_.calendar = nullptr;  // the years as numbers, without their era
        transact(start_of_day({2026, 3, 1}), [&](storage::Transaction& t) {
            for (const PersonId person : {kTaxed, kPoor, kSilent}) {
                registry::Resident r;
                r.person_id = person;
                r.birth_date = Date{1980, 1, 1};
                append(t, registry::resident_table(), r);
            }
            append(t, salary_report_table(), salary(kTaxed, 5'000'000_yen));
            append(t, salary_report_table(), salary(kPoor, 900'000_yen));
        });
        batch::Request request;
        request.day = kYear.first_day();
        request.now = start_of_day({2026, 5, 10});
        request.threads = 1;
        ASSERT_TRUE(assess_year(town_, request));
    }

    static SalaryReport salary(PersonId person, Yen revenue) {
        SalaryReport report;
        report.person_id = person;
        report.fiscal_year = kYear;
        report.revenue = revenue;
        return report;
    }
    template <class Record>
    static void append(storage::Transaction& t, const storage::Table& table, const Record& record) {
        TownTest::append(t, table, record, kYear.tax_base_date());
    }

    template <class Answer>
    Answer ask(const std::function<Answer(const PersonQuestion&)>& part, PersonId who,
               AsOf as_of = {kToday}) {
        return test::shown(part, town_, who, as_of, kToday);
    }

    PersonPage page_ = person_page();
};

TEST_P(TaxPage, says_the_tax_of_the_year) {
    const Tile taxed = ask(page_.tile, kTaxed);
    EXPECT_EQ(taxed.state, Tile::State::active);
    EXPECT_TRUE(taxed.status.starts_with("2026年度 ")) << taxed.status;
    EXPECT_TRUE(taxed.status.ends_with("円")) << taxed.status;
    EXPECT_EQ(ask(page_.tile, kPoor).status, "2026年度 非課税");
    EXPECT_EQ(ask(page_.tile, kSilent).status, "2026年度 未申告");
    EXPECT_EQ(ask(page_.tile, kSilent).state, Tile::State::due);
    EXPECT_EQ(ask(page_.tile, PersonId{99}).status, "対象なし");
    EXPECT_EQ(ask(page_.tile, kTaxed, {kToday, start_of_day({2026, 4, 1})}).status, "対象なし");
}

TEST_P(TaxPage, shows_the_paper_the_assessment_and_its_correction) {
    transact(start_of_day({2026, 9, 5}), [&](storage::Transaction& t) {
        append(t, salary_report_table(), salary(kTaxed, 5'500'000_yen));
        const std::vector persons{kTaxed};
        ASSERT_TRUE(recompute(town_, t, {persons, kBeginning, "給与支払報告書の訂正"}));
    });
    const auto rows = ask(page_.timeline, kTaxed);
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[0].what, "給与支払報告書");
    EXPECT_FALSE(rows[0].correction);
    EXPECT_EQ(rows[1].what, "給与支払報告書");
    EXPECT_TRUE(rows[1].correction);
    ASSERT_EQ(rows[1].changes.size(), 1U);
    EXPECT_EQ(rows[1].changes[0].before, "5,000,000円");
    EXPECT_EQ(rows[1].changes[0].after, "5,500,000円");
    EXPECT_EQ(rows[2].what, "2026年度 当初賦課");
    EXPECT_EQ(rows[2].on, (Date{2026, 4, 1}));
    EXPECT_EQ(rows[2].changes.back().key, "collection");
    EXPECT_EQ(rows[2].changes.back().after, "普通徴収 4回");
    EXPECT_EQ(rows[3].what, "2026年度 税額の変更");
    EXPECT_TRUE(rows[3].correction);
    EXPECT_EQ(rows[3].on, (Date{2026, 9, 5}));
    EXPECT_EQ(rows[3].entry, rows[1].entry);
    EXPECT_EQ(rows[3].changes[0].key, "annual_tax");
    EXPECT_EQ(rows[3].changes[0].before, rows[2].changes[0].after);
}

TEST_P(TaxPage, strikes_out_a_withdrawn_paper) {
    transact(start_of_day({2026, 9, 5}), [&](storage::Transaction& t) {
        SalaryReport withdrawn = salary(kTaxed, 5'000'000_yen);
        withdrawn.withdrawn = true;
        append(t, salary_report_table(), withdrawn);
    });
    const auto rows = ask(page_.timeline, kTaxed);
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_TRUE(rows[0].cancelled);
    EXPECT_EQ(rows[1].what, "給与支払報告書の取消");
}

TEST_P(TaxPage, asks_for_a_declaration_that_is_missing) {
    const auto list = ask(page_.to_dos, kSilent);
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list[0].title, "住民税の申告を案内");
    EXPECT_EQ(list[0].due, (Date{2026, 3, 15}));
    EXPECT_TRUE(list[0].for_resident);
    EXPECT_TRUE(ask(page_.to_dos, kPoor).empty());
}

YAKUBA_ON_BOTH_ENGINES(TaxPage);

}  // namespace
}  // namespace yakuba::individual_inhabitant_tax
