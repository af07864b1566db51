#include "generator/generator.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "business/child_allowance/records.h"
#include "business/electoral_roll/imports.h"
#include "business/individual_inhabitant_tax/records.h"
#include "business/national_health_insurance/records.h"
#include "exchange/csv.h"
#include "exchange/ledger_files.h"
#include "generator/household.h"
#include "generator/sheaf.h"
#include "kernel/check_digit.h"
#include "ledger/records.h"
#include "registry/resident.h"
#include "registry/vault.h"
#include "registry/welfare_status.h"

namespace yakuba::generator {
namespace {

namespace fs = std::filesystem;
namespace tax = individual_inhabitant_tax;

fs::path temporary(const std::string& name) {
    return fs::temp_directory_path() /
           ("yakuba-generator-" + std::to_string(getpid()) + "-" + name);
}

Plan plan_of(std::int64_t population, const fs::path& folder) {
    Plan plan;
    plan.population = population;
    plan.folder = folder.string();
    plan.data_folder = std::string{YAKUBA_ROOT} + "/data";
    return plan;
}

std::string content(const fs::path& path) {
    std::ifstream file{path, std::ios::binary};
    return (std::ostringstream{} << file.rdbuf()).str();
}

std::string file_name(std::size_t file) { return std::string{file_kinds()[file].name} + ".csv"; }

template <class Record>
using Versions = std::vector<storage::Versioned<Record>>;

/// Every row of a file, parsed field by field; each must be written back as it was, both by the
/// generator's writer and by the one of the exports.
template <class Record>
Versions<Record> read_file(const fs::path& folder, File file) {
    const FileKind& kind = file_kinds()[static_cast<std::size_t>(file)];
    const std::string text = content(folder / file_name(static_cast<std::size_t>(file)));
    Versions<Record> rows;
    exchange::CsvReader reader{std::string_view{text}};
    std::vector<std::string_view> fields;
    std::int64_t begin = 0;
    for (auto more = reader.next(fields); more && *more; more = reader.next(fields)) {
        const std::string_view line = std::string_view{text}.substr(
            static_cast<std::size_t>(begin), static_cast<std::size_t>(reader.position() - begin));
        begin = reader.position();
        if (reader.line() == 1) continue;
        storage::Versioned<Record> row;
        std::size_t column = 0;
        for (const Line& described : kind.row->lines) {
            EXPECT_TRUE(described.type->parse(described.mutable_field(&row.record), fields[column]))
                << kind.name << " " << described.key << " " << fields[column];
            ++column;
        }
        row.version.valid_from = *parse_date(fields[column]);
        row.version.valid_to = *parse_date(fields[column + 1]);
        row.version.recorded_at = *parse_instant(fields[column + 2]);
        std::string again;
        exchange::write_ledger_row(again, *kind.table, *kind.row, &row.record, row.version);
        EXPECT_EQ(again, line);
        if (again != line) return rows;
        rows.push_back(std::move(row));
    }
    return rows;
}

/// One city of thirty thousand, made once.
class City30000 : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        folder_ = temporary("city");
        Plan plan = plan_of(30'000, folder_);
        plan.income_years = 3;
        auto made = generate(plan);
        ASSERT_TRUE(made) << made.problem().message << made.problem().detail;
        report_ = *made;
        today_ = plan.today;
        residents_ = read_file<registry::Resident>(folder_, File::resident);
        for (const auto& row : residents_) {
            if (row.version.valid_from <= today_ && today_ < row.version.valid_to) {
                now_[row.record.person_id] = row.record;
            }
        }
    }
    static void TearDownTestSuite() { fs::remove_all(folder_); }

    static bool lives_here(const registry::Resident& person) {
        return person.standing == registry::Standing::resident ||
               person.standing == registry::Standing::planned_out;
    }
    static double share(const std::function<bool(const registry::Resident&)>& what) {
        std::int64_t count = 0;
        std::int64_t all = 0;
        for (const auto& [id, person] : now_) {
            if (!lives_here(person)) continue;
            ++all;
            count += what(person) ? 1 : 0;
        }
        return static_cast<double>(count) / static_cast<double>(all);
    }

    static fs::path folder_;
    static Report report_;
    static Date today_;
    static Versions<registry::Resident> residents_;
    static std::map<PersonId, registry::Resident> now_;
};
fs::path City30000::folder_;
Report City30000::report_;
Date City30000::today_;
Versions<registry::Resident> City30000::residents_;
std::map<PersonId, registry::Resident> City30000::now_;

TEST(Generator, gives_the_same_bytes_for_the_same_seed_on_any_number_of_threads) {
    const fs::path one = temporary("one");
    const fs::path three = temporary("three");
    const fs::path other_seed = temporary("other");
    Plan plan = plan_of(5'000, one);
    plan.threads = 1;
    ASSERT_TRUE(generate(plan));
    plan.folder = three.string();
    plan.threads = 3;
    ASSERT_TRUE(generate(plan));
    plan.folder = other_seed.string();
    plan.seed = 2;
    ASSERT_TRUE(generate(plan));
    for (std::size_t i = 0; i < kFiles; ++i) {
        EXPECT_EQ(content(one / file_name(i)), content(three / file_name(i))) << file_name(i);
    }
    EXPECT_NE(content(one / "resident.csv"), content(other_seed / "resident.csv"));
    for (const fs::path& folder : {one, three, other_seed})
        fs::remove_all(folder);
}

TEST(Generator, makes_exactly_the_population_asked_for) {
    for (const std::int64_t population : {1, 2, 17, 1'234, 9'999}) {
        const fs::path folder = temporary("exact");
        const auto report = generate(plan_of(population, folder));
        ASSERT_TRUE(report);
        EXPECT_EQ(report->residents, population);
        std::map<PersonId, registry::Standing> last;
        for (const auto& row : read_file<registry::Resident>(folder, File::resident)) {
            last[row.record.person_id] = row.record.standing;
        }
        const auto here = std::count_if(last.begin(), last.end(), [](const auto& person) {
            return person.second == registry::Standing::resident ||
                   person.second == registry::Standing::planned_out;
        });
        EXPECT_EQ(here, population);
        fs::remove_all(folder);
    }
}

TEST(Generator, refuses_a_town_without_streets_and_a_population_without_people) {
    Plan plan = plan_of(100, temporary("refused"));
    plan.municipality = "131016";
    EXPECT_EQ(generate(plan).problem().code, "generator.no_towns");
    plan.municipality = "352039";
    plan.population = 0;
    EXPECT_EQ(generate(plan).problem().code, "generator.population");
}

TEST_F(City30000, tells_every_ledger_the_same_of_public_assistance) {
    std::set<PersonId> assisted;
    for (const auto& row : read_file<registry::WelfareStatus>(folder_, File::welfare_status)) {
        if (row.record.assistance == registry::Assistance::public_assistance)
            assisted.insert(row.record.person_id);
    }
    EXPECT_GT(assisted.size(), 30U);
    for (const auto& row :
         read_file<national_health_insurance::Enrolment>(folder_, File::enrolment))
        EXPECT_FALSE(assisted.contains(row.record.person_id));
    for (const auto& row : read_file<tax::TaxpayerStatus>(folder_, File::taxpayer_status)) {
        if (row.record.welfare && row.record.fiscal_year == FiscalYear{2026}) {
            EXPECT_TRUE(assisted.contains(row.record.person_id)) << row.record.person_id.value();
        }
    }
}

TEST_F(City30000, counts_what_it_wrote) {
    std::int64_t here = 0;
    for (const auto& [id, person] : now_)
        here += lives_here(person) ? 1 : 0;
    EXPECT_EQ(here, 30'000);
    EXPECT_EQ(report_.residents, 30'000);
    EXPECT_EQ(report_.persons, static_cast<std::int64_t>(now_.size()));
    EXPECT_EQ(report_.rows[0].second, static_cast<std::int64_t>(residents_.size()));
}

TEST_F(City30000, gives_every_household_one_head) {
    std::map<HouseholdId, int> heads;
    for (const auto& [id, person] : now_) {
        if (!lives_here(person)) continue;
        heads[person.household_id] += person.relation == "世帯主" ? 1 : 0;
        EXPECT_FALSE(person.relation.empty());
        EXPECT_NE(person.relation, "同居人") << id.value();
    }
    for (const auto& [household, count] : heads)
        EXPECT_EQ(count, 1) << household.value();
    EXPECT_EQ(report_.households, static_cast<std::int64_t>(heads.size()));
}

TEST_F(City30000, records_versions_in_order_and_none_in_the_future) {
    std::map<PersonId, Instant> last;
    for (const auto& row : residents_) {
        EXPECT_LE(last[row.record.person_id], row.version.recorded_at)
            << row.record.person_id.value();
        EXPECT_LE(date_in_japan(row.version.recorded_at), today_);
        EXPECT_LE(row.version.valid_from, today_);
        EXPECT_LT(row.version.valid_from, row.version.valid_to);
        EXPECT_LE(row.record.notified_on, today_);
        last[row.record.person_id] = row.version.recorded_at;
    }
    const double per_resident = static_cast<double>(residents_.size()) / 30'000;
    EXPECT_GT(per_resident, 1.25);
    EXPECT_LT(per_resident, 1.65);
}

TEST_F(City30000, corrects_and_cancels_the_past) {
    std::map<registry::Event, int> events;
    bool bounded = false;
    for (const auto& row : residents_) {
        ++events[row.record.event];
        bounded |= row.version.valid_to != kForever;
        if (row.record.event == registry::Event::cancellation) {
            EXPECT_EQ(row.record.standing, registry::Standing::resident);
            EXPECT_LT(start_of_day(row.version.valid_from), row.version.recorded_at);
        }
    }
    EXPECT_TRUE(bounded);
    for (const Code& code : registry::codes_of(registry::Event{})) {
        EXPECT_GT(events[static_cast<registry::Event>(code.value)], 0) << code.key;
    }
}

TEST_F(City30000, has_numbers_with_right_check_digits_and_none_twice) {
    std::set<std::string> codes;
    for (const auto& [id, person] : now_) {
        if (person.standing == registry::Standing::non_resident) continue;
        EXPECT_TRUE(is_resident_code(person.resident_code, ResidentCodeCheck::check_digit));
        EXPECT_TRUE(codes.insert(person.resident_code).second);
    }
    std::set<std::string> numbers;
    for (const auto& row : read_file<registry::NumberRow>(folder_, File::my_number)) {
        EXPECT_TRUE(is_my_number(row.record.my_number));
        EXPECT_TRUE(numbers.insert(row.record.my_number).second);
    }
    std::set<std::string> corporations;
    for (const auto& row : read_file<registry::Corporation>(folder_, File::corporation)) {
        EXPECT_TRUE(is_corporate_number(row.record.corporate_number));
        EXPECT_TRUE(corporations.insert(row.record.corporate_number).second);
    }
}

TEST_F(City30000, has_the_ages_of_a_regional_city) {
    const auto aged = [](int from, int below) {
        return share([=](const registry::Resident& person) {
            const int age = today_.year() - person.birth_date.year();
            return age >= from && age < below;
        });
    };
    EXPECT_NEAR(aged(0, 15), 0.12, 0.03);
    EXPECT_NEAR(aged(65, 200), 0.31, 0.04);
    EXPECT_NEAR(aged(90, 200), 0.03, 0.015);
}

TEST_F(City30000, has_names_and_dates_that_try_the_systems) {
    const auto has_variant = [](const registry::Resident& person) {
        for (const std::string_view each :
             {"髙",         "﨑", "邉", "邊", "齋", "齊", "濵", "濱", "𠮷", "\U000E0100",
              "\U000E0101", "澤", "嶋", "廣", "國", "櫻", "冨", "栁", "德", "桒"}) {
            if (person.name.find(each) != std::string::npos) return true;
        }
        return false;
    };
    EXPECT_NEAR(share(has_variant), 0.03, 0.01);
    EXPECT_GT(share([](const auto& p) { return p.name.find("\xF3\xA0\x84") != std::string::npos; }),
              0);
    EXPECT_NEAR(share([](const auto& p) { return p.nationality != "JPN"; }), 0.013, 0.006);
    EXPECT_GT(share([](const auto& p) { return !p.alias.empty(); }), 0);
    EXPECT_GT(share([](const auto& p) { return !p.former_name.empty(); }), 0);
    EXPECT_GT(share([](const auto& p) { return !p.birth_date.is_complete(); }), 0);
    for (const Date special : {Date{2000, 4, 1}, {2000, 4, 2}, {2000, 1, 1}, {2000, 2, 29}}) {
        EXPECT_GT(share([=](const auto& p) {
                      return p.birth_date.month() == special.month() &&
                             p.birth_date.day() == special.day();
                  }),
                  0.001);
    }
    std::map<std::pair<std::string, PartialDate>, int> same;
    for (const auto& [id, person] : now_)
        ++same[{person.name, person.birth_date}];
    EXPECT_TRUE(
        std::any_of(same.begin(), same.end(), [](const auto& entry) { return entry.second > 1; }));
}

TEST_F(City30000, reports_income_of_every_kind) {
    std::map<std::string_view, int> used;
    for (const auto& row : read_file<tax::TaxReturn>(folder_, File::tax_return)) {
        for (const Line& line : tax::tax_return_description().lines) {
            if (line.type->integer && line.type->integer(line.field(&row.record)) != 0)
                ++used[line.key];
        }
    }
    for (const Line& line : tax::tax_return_description().lines) {
        EXPECT_TRUE(used[line.key] > 0 || line.key == "withdrawn") << line.key;
    }
    used.clear();
    for (const auto& row : read_file<tax::SalaryReport>(folder_, File::salary_report)) {
        EXPECT_GT(row.record.revenue, Yen{});
        for (const Line& line : tax::salary_report_description().lines) {
            if (line.type->integer && line.type->integer(line.field(&row.record)) != 0)
                ++used[line.key];
        }
    }
    for (const std::string_view key :
         {"left_on", "second_column", "withdrawn", "housing_available", "working_student"}) {
        EXPECT_GT(used[key], 0) << key;
    }
}

TEST_F(City30000, names_only_people_and_payers_it_has) {
    std::set<PersonId> payers;
    for (const auto& row : read_file<registry::Corporation>(folder_, File::corporation)) {
        payers.insert(row.record.corporation_id);
    }
    std::set<int> years;
    for (const auto& row : read_file<tax::SalaryReport>(folder_, File::salary_report)) {
        EXPECT_TRUE(payers.contains(row.record.payer_id));
        EXPECT_TRUE(now_.contains(row.record.person_id));
        years.insert(row.record.fiscal_year.value);
    }
    EXPECT_EQ(years, (std::set<int>{2024, 2025, 2026}));
    for (const auto& row : read_file<tax::PensionReport>(folder_, File::pension_report)) {
        EXPECT_TRUE(payers.contains(row.record.payer_id));
        EXPECT_TRUE(now_.contains(row.record.person_id));
    }
    for (const auto& row : read_file<tax::DependantRecord>(folder_, File::dependant_record)) {
        EXPECT_TRUE(!row.record.dependant_id || now_.contains(row.record.dependant_id));
        EXPECT_NE(row.record.dependant_id, row.record.person_id);
    }
    EXPECT_FALSE(read_file<tax::OneStopGift>(folder_, File::one_stop_gift).empty());
    bool house_only = false;
    for (const auto& row : read_file<tax::TaxpayerStatus>(folder_, File::taxpayer_status)) {
        EXPECT_TRUE(now_.contains(row.record.person_id));
        house_only |= row.record.house_only;
    }
    EXPECT_TRUE(house_only);
}

TEST_F(City30000, claims_child_allowance_for_its_children) {
    std::map<PersonId, child_allowance::Claim> claims;
    for (const auto& row : read_file<child_allowance::Claim>(folder_, File::claim)) {
        claims[row.record.person_id] = row.record;
        EXPECT_EQ(row.version.valid_from.day(), 1);
    }
    std::set<PersonId> children;
    int adults = 0;
    for (const auto& row : read_file<child_allowance::ClaimChild>(folder_, File::claim_child)) {
        EXPECT_TRUE(claims.contains(row.record.person_id));
        EXPECT_GE(row.record.starts, claims[row.record.person_id].starts);
        EXPECT_TRUE(now_.contains(row.record.child_id));
        children.insert(row.record.child_id);
        adults += row.record.custody == child_allowance::Custody::supported_adult ? 1 : 0;
    }
    EXPECT_GT(adults, 10);
    // Nine in ten of the children who live here are claimed for (the rest are public servants').
    int all = 0;
    int claimed = 0;
    for (const auto& [id, person] : now_) {
        if (!lives_here(person) || today_.year() - person.birth_date.year() > 17) continue;
        ++all;
        claimed += children.contains(id) ? 1 : 0;
    }
    EXPECT_GT(claimed, all * 85 / 100);
    EXPECT_LT(claimed, all);
    std::set<PersonId> owners;
    for (const auto& row : read_file<ledger::BankAccount>(folder_, File::bank_account)) {
        EXPECT_TRUE(owners.insert(row.record.person_id).second);
        EXPECT_EQ(row.record.account_number.size(), 7U);
    }
    EXPECT_GT(owners.size(), claims.size() * 95 / 100);
    EXPECT_FALSE(
        read_file<child_allowance::ClaimantIncome>(folder_, File::claimant_income).empty());
    EXPECT_FALSE(read_file<child_allowance::Offset>(folder_, File::deduction).empty());
}

TEST_F(City30000, leaves_off_the_roll_who_is_in_doubt) {
    std::map<PersonId, electoral_roll::Doubts> doubts;
    for (const auto& row : read_file<electoral_roll::Doubt>(folder_, File::roll_doubt)) {
        EXPECT_TRUE(electoral_roll::check(row.record).empty());
        doubts[row.record.person_id].push_back(row);
    }
    EXPECT_FALSE(doubts.empty());
    for (const auto& row : read_file<electoral_roll::Entry>(folder_, File::roll_entry)) {
        const auto found = doubts.find(row.record.person_id);
        if (found == doubts.end()) continue;
        EXPECT_EQ(electoral_roll::doubt_on(found->second, row.record.base_date), nullptr);
    }
}

TEST_F(City30000, protects_people_and_ends_no_protection_by_itself) {
    std::map<PersonId, registry::ProtectiveMeasure> measures;
    for (const auto& row :
         read_file<registry::ProtectiveMeasure>(folder_, File::protective_measure)) {
        EXPECT_TRUE(now_.contains(row.record.person_id));
        EXPECT_NE(row.record.person_id, row.record.counterpart_id);
        EXPECT_FALSE(row.record.counterpart_name.empty());
        measures[row.record.person_id] = row.record;
    }
    int expired = 0;
    int known = 0;
    int unknown = 0;
    for (const auto& [id, measure] : measures) {
        expired +=
            measure.state == registry::MeasureState::active && measure.ends_on < today_ ? 1 : 0;
        (measure.counterpart_id ? known : unknown) += 1;
    }
    EXPECT_GT(expired, 0);
    EXPECT_GT(known, 0);
    EXPECT_GT(unknown, 0);
}

}  // namespace
}  // namespace yakuba::generator
