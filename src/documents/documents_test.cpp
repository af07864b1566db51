// Documents from their first number to the certificate of their disposal, on both databases.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "documents/base64.h"
#include "documents/disposal.h"
#include "documents/rules.h"
#include "documents/toml_tree.h"
#include "registry/schema.h"
#include "support/both_engines.h"

namespace yakuba::documents {
namespace {

using storage::Transaction;

class Archive : public test::BothEngines {
protected:
    void SetUp() override { database_ = open(migrations()); }
    storage::Command command(const std::string& actor, Date day = {2026, 11, 26}) {
        return {.actor = actor,
                .purpose = "文書",
                .ground = "保存年限の満了",
                .key = "k" + std::to_string(++keys_),
                .at = start_of_day(day)};
    }
    std::int64_t document(Retention retention = Retention::one, Date received = {2026, 4, 2}) {
        std::int64_t id = 0;
        const auto done =
            database_->transact(command("satou"), [&](Transaction& t) -> Result<std::string> {
                Document document;
                document.title = "試験";
                document.section = "子育て支援課";
                document.section_mark = "児手";
                document.retention = retention;
                document.document_id = add(t, document);
                number(t, document, NumberKind::received, received);
                keep(t, {.document_id = document.document_id, .name = "a.bin", .title = "中身"},
                     std::string("\0\xFF内容", 8));
                id = document.document_id;
                return std::string{};
            });
        EXPECT_TRUE(done);
        return id;
    }
    void happen(std::int64_t id, Deed deed, Date day) {
        const auto done =
            database_->transact(command("satou"), [&](Transaction& t) -> Result<std::string> {
                note(t, {.document_id = id, .deed = deed, .on = day, .actor = "satou"});
                return std::string{};
            });
        EXPECT_TRUE(done);
    }

    std::unique_ptr<storage::Database> database_;
    int keys_ = 0;
};

TEST_P(Archive, numbers_have_no_gap_and_begin_again_with_the_fiscal_year) {
    const Date march{2027, 3, 31}, april{2027, 4, 1};
    document(Retention::one, march);
    const auto failed =
        database_->transact(command("satou"), [&](Transaction& t) -> Result<std::string> {
            number(t, {.document_id = 1, .section_mark = "児手"}, NumberKind::received, march);
            return Problem{"test.no", "やめる"};
        });
    ASSERT_FALSE(failed);
    const std::int64_t second = document(Retention::one, march);
    const std::int64_t third = document(Retention::one, april);
    auto session = database_->session();
    EXPECT_EQ(numbers_of(*session, second).front().sequence, 2);
    EXPECT_EQ(numbers_of(*session, third).front().sequence, 1);
    EXPECT_EQ(numbers_of(*session, third).front().fiscal_year, FiscalYear{2027});
}

TEST_P(Archive, a_content_comes_back_byte_for_byte_and_a_changed_one_does_not) {
    const std::int64_t id = document();
    auto session = database_->session();
    EXPECT_EQ(*content(*session, id, "a.bin"), std::string("\0\xFF内容", 8));
    EXPECT_EQ(content(*session, id, "b.bin").problem().code, "document.no_content");
    database_->amend([](storage::Session& writing) {
        writing.execute("UPDATE document_content SET base64 = 'AAAA'");
    });
    EXPECT_EQ(content(*session, id, "a.bin").problem().code, "document.content_changed");
}

TEST_P(Archive, what_is_over_may_go_when_another_person_agrees) {
    const std::int64_t over = document();
    const std::int64_t young = document(Retention::ten);
    const std::int64_t open_one = document();
    happen(over, Deed::completed, {2026, 5, 1});
    happen(young, Deed::completed, {2026, 5, 1});
    auto session = database_->session();
    const Date last{2028, 3, 31}, after_it{2028, 4, 1};
    EXPECT_TRUE(disposable(*session, last).empty());
    ASSERT_EQ(disposable(*session, after_it).size(), 1U);
    EXPECT_EQ(disposable(*session, after_it)[0].document.document_id, over);
    EXPECT_EQ(propose(*database_, command("satou"), {young}, after_it).problem().code,
              "disposal.not_due");
    EXPECT_EQ(propose(*database_, command("satou"), {open_one}, after_it).problem().code,
              "disposal.not_due");
    EXPECT_EQ(propose(*database_, command("satou"), {}, after_it).problem().code, "disposal.empty");

    const auto list = propose(*database_, command("satou"), {over}, after_it);
    ASSERT_TRUE(list) << list.problem().message;
    EXPECT_TRUE(disposable(*session, after_it).empty()) << "it stands on a list";
    EXPECT_EQ(propose(*database_, command("mori"), {over}, after_it).problem().code,
              "disposal.changed");
    EXPECT_EQ(approve(*database_, command("satou"), *list, after_it).problem().code,
              "disposal.self_approval");
    EXPECT_TRUE(content(*session, over, "a.bin"));
    ASSERT_TRUE(approve(*database_, command("kato"), *list, after_it));
    EXPECT_EQ(content(*session, over, "a.bin").problem().code, "document.disposed");
    EXPECT_TRUE(content(*session, young, "a.bin"));
    EXPECT_TRUE(find(*session, over)) << "the row stays";
    const auto paper = certificate(*session, *list);
    ASSERT_TRUE(paper);
    EXPECT_EQ(paper->proposed.actor, "satou");
    EXPECT_EQ(paper->approved.actor, "kato");
    ASSERT_EQ(paper->files.size(), 1U);
    EXPECT_EQ(paper->files[0].sha256.size(), 64U);
    EXPECT_EQ(approve(*database_, command("kato"), *list, after_it).problem().code,
              "disposal.not_open");
}

TEST_P(Archive, a_hold_stops_a_list_that_was_proposed_before_it) {
    const std::int64_t id = document();
    happen(id, Deed::completed, {2026, 5, 1});
    const Date later{2029, 1, 10};
    const auto list = propose(*database_, command("satou"), {id}, later);
    ASSERT_TRUE(list);
    happen(id, Deed::held, later);
    EXPECT_EQ(approve(*database_, command("kato"), *list, later).problem().code, "disposal.held");
    auto session = database_->session();
    EXPECT_TRUE(content(*session, id, "a.bin"));
    ASSERT_TRUE(refuse(*database_, command("kato"), *list, "訴訟のため", later));
    EXPECT_TRUE(open_lists(*session).empty());
    EXPECT_EQ(propose(*database_, command("satou"), {id}, later).problem().code, "disposal.held");
    happen(id, Deed::released, later);
    EXPECT_TRUE(propose(*database_, command("satou"), {id}, later));
    EXPECT_EQ(open_lists(*session).size(), 1U);
}

TEST_P(Archive, standings_can_be_told_again_from_the_events) {
    const std::int64_t id = document();
    happen(id, Deed::completed, {2026, 5, 1});
    happen(id, Deed::held, {2026, 6, 1});
    auto session = database_->session();
    const auto before = *find_standing(*session, id);
    database_->amend([](storage::Session& writing) { rebuild_standings(writing); });
    const auto after_it = *find_standing(*session, id);
    EXPECT_EQ(after_it.events, before.events);
    EXPECT_EQ(after_it.kept_until, before.kept_until);
    EXPECT_EQ(after_it.held, before.held);
}

YAKUBA_ON_BOTH_ENGINES(Archive);

TEST(Retention, is_counted_from_the_april_after_completion) {
    EXPECT_EQ(keep_until(Retention::five, {2026, 4, 1}), (Date{2032, 3, 31}));
    EXPECT_EQ(keep_until(Retention::five, {2027, 3, 31}), (Date{2032, 3, 31}));
    EXPECT_EQ(keep_until(Retention::one, {2026, 12, 31}), (Date{2028, 3, 31}));
    EXPECT_EQ(keep_until(Retention::thirty, {2026, 4, 1}), (Date{2057, 3, 31}));
    EXPECT_EQ(keep_until(Retention::under_one, {2026, 4, 1}), (Date{2027, 3, 31}));
}

constexpr std::string_view kRules = R"TOML(
[[route]]
kind = "*"
from = 2024-04-01
steps = [{ name = "課長" }]
[[route]]
kind = "benefit"
up_to = 1000
from = 2024-04-01
until = 2026-04-01
steps = [{ name = "係長" }]
[[route]]
kind = "benefit"
from = 2024-04-01
steps = [{ name = "課長" }, { name = "部長", duty = "manage" }]
[[section]]
department = "child-allowance"
name = "子育て支援課"
mark = "児手"
seal = "市長印"
)TOML";

TEST(Routes, are_found_by_kind_amount_day_and_town) {
    const auto common = parse_rules(kRules, "rules.toml");
    ASSERT_TRUE(common) << common.problem().message;
    const auto own = parse_rules(
        "[[route]]\nkind = \"benefit\"\nfrom = 2026-01-01\nsteps = [{ name = \"町長\" }]\n", "own");
    ASSERT_TRUE(own);
    const RuleBook book({{"", *common}, {"353051", *own}});
    const Date day{2026, 3, 31};
    EXPECT_EQ(book.route("352039", "benefit", Yen{1'000}, day)->steps.front().name, "係長");
    EXPECT_EQ(book.route("352039", "benefit", Yen{1'001}, day)->steps.size(), 2U);
    EXPECT_EQ(book.route("352039", "benefit", Yen{1'000}, {2026, 4, 1})->steps.size(), 2U)
        << "the rule had ended";
    EXPECT_EQ(book.route("352039", "other", Yen{}, day)->steps.front().name, "課長");
    EXPECT_EQ(book.route("353051", "benefit", Yen{1}, day)->steps.front().name, "町長");
    EXPECT_EQ(book.route("353051", "benefit", Yen{1}, {2025, 12, 31})->steps.front().name, "係長");
    EXPECT_EQ(book.route("352039", "benefit", Yen{1}, {2024, 3, 31}), nullptr);
    EXPECT_EQ(book.section("353051", "child-allowance")->mark, "児手");
}

TEST(Routes, of_the_data_folder_can_be_read) {
    const auto book = RuleBook::load(YAKUBA_ROOT "/data");
    ASSERT_TRUE(book) << book.problem().message;
    for (const char* department :
         {"child-allowance", "resident-register", "individual-inhabitant-tax"})
        EXPECT_NE(book->section("352039", department), nullptr) << department;
}

TEST(Toml, mistakes_are_told_with_their_line) {
    const auto unknown = parse_rules("[[route]]\nkind = \"a\"\nform = 2024-04-01\n", "f.toml");
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.problem().code, "documents.malformed");
    const auto broken = parse_rules("[[route]\n", "f.toml");
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.problem().where, "f.toml:1");
    const auto no_day = parse_rules("[[route]]\nkind = \"a\"\nfrom = 2024-02-30\n", "f.toml");
    ASSERT_FALSE(no_day);
}

TEST(Base64, goes_both_ways) {
    std::string all;
    for (int i = 0; i < 256; ++i)
        all += static_cast<char>(i);
    for (std::size_t size = 0; size < all.size(); ++size)
        EXPECT_EQ(from_base64(to_base64(all.substr(0, size))), all.substr(0, size));
    EXPECT_FALSE(from_base64("=a=="));
}

}  // namespace
}  // namespace yakuba::documents
