#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <regex>
#include <sstream>

#include "app/businesses.h"
#include "bench/child_process.h"
#include "bench/figure.h"
#include "bench/floor.h"
#include "bench/person_page.h"
#include "bench/search.h"
#include "ledger/records.h"
#include "storage/table.h"

// A whole town, each step a run of the program in a process of its own: made, taken in, assessed,
// searched, its letters printed.
namespace yakuba::bench {
namespace {

constexpr std::int64_t kPrefecture = 1'340'000;
constexpr std::string_view kToday = "2026-11-24";
constexpr std::string_view kFiscalYear = "2026";

/// One yearly assessment: the run, and what a floor reads and writes for the same rows. Those of
/// charges and their instalments are of this business alone.
struct YearlyRun {
    std::string business;  // as the command line names it
    std::string figure;
    double goal;  // times the floor
    FloorTables floor;
};

std::string of_business(ledger::Business business) {
    return "business = " + std::to_string(static_cast<int>(business)) +
           " AND fiscal_year = " + std::string{kFiscalYear};
}

/// In the order of the year: the premium of health insurance is taken from a pension only where
/// that of care insurance is.
const std::vector<YearlyRun>& yearly_runs() {
    using ledger::Business;
    const auto charges_and = [](Business business, std::vector<FloorRows> rows) {
        rows.push_back({"charge", of_business(business)});
        rows.push_back({"instalment", of_business(business)});
        return rows;
    };
    static const std::vector<YearlyRun> runs{
        {"individual-inhabitant-tax",
         "assessment",
         2.0,
         {{"resident", "salary_report", "pension_report", "tax_return", "tax_dependant",
           "one_stop_gift", "taxpayer_status"},
          charges_and(Business::individual_inhabitant_tax,
                      {{"individual_inhabitant_tax_sheet"}, {"tax_status"}})}},
        {"long-term-care-insurance",
         "care_levy",
         2.5,
         {{"resident", "ltc_enrolment", "ltc_premium_status", "tax_status", "welfare_status"},
          charges_and(Business::long_term_care_insurance, {{"ltc_premium"}})}},
        {"national-health-insurance",
         "health_levy",
         2.5,
         {{"resident", "health_enrolment", "health_relief", "tax_status"},
          charges_and(Business::national_health_insurance, {{"health_levy"}})}},
        {"fixed-asset-tax",
         "fixed_asset_levy",
         2.5,
         {{"fixed_asset_taxpayer", "fixed_asset_parcel", "fixed_asset_parcel_price",
           "fixed_asset_land_base", "fixed_asset_house", "fixed_asset_house_price",
           "fixed_asset_depreciable"},
          charges_and(Business::fixed_asset_tax,
                      {{"fixed_asset_bill"},
                       {"fixed_asset_land_base", "fiscal_year = " + std::string{kFiscalYear}}})}},
    };
    return runs;
}

/// One town under measurement.
struct Measured {
    std::int64_t population;
    std::string engine;  // "sqlite", "postgresql"
    std::string folder;
    std::string url;  // of PostgreSQL
    std::string setting() const { return engine + " " + std::to_string(population); }
};

std::vector<std::string> with_data(const Measured& town, std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--data", town.folder});
    return arguments;
}

Figure plain(std::string name, const std::string& setting, double value, std::string unit) {
    Figure f;
    f.name = std::move(name);
    f.setting = setting;
    f.value = value;
    f.unit = std::move(unit);
    return f;
}

Figure at_least(Figure figure, double goal) {
    figure.goal = "≥ " + std::to_string(static_cast<long long>(goal));
    figure.reached = figure.value >= goal;
    return figure;
}

Figure at_most(Figure figure, double goal) {
    figure.goal = "≤ " + std::to_string(static_cast<long long>(goal));
    figure.reached = figure.value <= goal;
    return figure;
}

void make_files(const Measured& town, const Sink& sink) {
    std::vector<std::string> init{"init"};
    if (!town.url.empty()) init.insert(init.end(), {"--database", town.url});
    run_self(with_data(town, init));
    const Cost cost =
        run_self(with_data(town, {"generate", "--population", std::to_string(town.population),
                                  "--today", std::string{kToday}}));
    const double population = static_cast<double>(town.population);
    sink(at_least(plain("generated_residents_per_second", town.setting(),
                        population / cost.wall_seconds, "/s"),
                  100'000));
}

double floor_seconds(const Measured& town, const FloorTables& tables,
                     const std::string& work_folder) {
    return town.url.empty() ? sqlite_floor_seconds(town.folder + "/town.db", tables, work_folder)
                            : postgresql_floor_seconds(town.url, tables);
}

/// Every ledger, as an import fills them: nothing read, all written.
FloorTables all_ledgers() {
    FloorTables tables;
    for (const storage::Table* table : app::all_tables())
        tables.written.push_back({std::string{table->name}});
    return tables;
}

void take_in(const Measured& town, const std::string& work_folder, const Sink& sink) {
    const Cost cost = run_self(with_data(town, {"import"}));
    Figure seconds = plain("import_seconds", town.setting(), cost.wall_seconds, "s");
    seconds.floor_name = "用意した文での書き込み";
    seconds.floor = floor_seconds(town, all_ledgers(), work_folder);
    sink(seconds);
    const double population = static_cast<double>(town.population);
    Figure speed = plain("imported_residents_per_second", town.setting(),
                         population / cost.wall_seconds, "/s");
    sink(town.engine == "sqlite" ? at_least(speed, 60'000) : speed);
    sink(plain("import_peak_memory", town.setting(), cost.peak_mebibytes, "MiB"));
}

/// Answers the seconds of the run.
double assess(const Measured& town, const YearlyRun& run, const std::string& work_folder,
              const Sink& sink) {
    const Cost cost = run_self(with_data(
        town, {"run", run.business, "assess", "--fiscal-year", std::string{kFiscalYear}}));
    Figure seconds = plain(run.figure + "_seconds", town.setting(), cost.wall_seconds, "s");
    seconds.floor_name = "用意した文での読み書き";
    seconds.floor = floor_seconds(town, run.floor, work_folder);
    std::ostringstream goal;
    goal << "≤ " << run.goal << " × floor";
    seconds.goal = goal.str();
    seconds.reached = seconds.ratio() <= run.goal;
    sink(seconds);
    const double limit = town.population > 500'000 ? 512 : 256;
    sink(at_most(plain(run.figure + "_peak_memory", town.setting(), cost.peak_mebibytes, "MiB"),
                 limit));
    return cost.wall_seconds;
}

/// 定時登録 of the whole city, on the day after the register's last.
void register_electors(const Measured& town, const Sink& sink) {
    setenv("YAKUBA_NOW", "2026-12-01T09:00:00.000000+09:00", 1);
    const Cost cost =
        run_self(with_data(town, {"run", "electoral-roll", "regular", "--on", "2026-12-01"}));
    unsetenv("YAKUBA_NOW");
    sink(at_most(plain("roll_registration_seconds", town.setting(), cost.wall_seconds, "s"),
                 town.population > 500'000 ? 14 : 2));
}

void print_letters(const Measured& town, const Sink& sink) {
    const Cost cost =
        run_self(with_data(town, {"notices", "individual-inhabitant-tax", "tax-notice",
                                  "--fiscal-year", std::string{kFiscalYear}, "--sample", "10000"}));
    std::smatch found;
    double letters = 0;
    if (std::regex_search(cost.output, found, std::regex{": ([0-9,]+)通"})) {
        std::string digits = found[1];
        std::erase(digits, ',');
        letters = std::stod(digits);
    }
    sink(at_least(plain("letters_per_second", "一つのコア " + town.setting(),
                        letters / cost.cpu_seconds, "/s"),
                  600));
}

/// Everything of one town; answers the seconds of its yearly runs.
double measure_town(const Measured& town, const Plan& plan, const Sink& sink) {
    std::filesystem::remove_all(town.folder);
    make_files(town, sink);
    take_in(town, plan.work_folder, sink);
    double seconds = 0;
    for (const YearlyRun& run : yearly_runs())
        seconds += assess(town, run, plan.work_folder, sink);
    for (const Figure& figure : measure_search(town.folder, town.setting()))
        sink(figure);
    for (const Figure& figure : measure_person_page(town.folder, town.setting()))
        sink(figure);
    if (town.engine == "sqlite") print_letters(town, sink);
    register_electors(town, sink);
    std::filesystem::remove_all(town.folder);
    return seconds;
}

}  // namespace

void measure_city(const Plan& plan, const Sink& sink) {
    const std::string folder = plan.work_folder + "/town";
    if (!plan.postgresql.empty()) {
        measure_town({plan.population, "postgresql", folder, plan.postgresql}, plan, sink);
    }
    const double city = measure_town({plan.population, "sqlite", folder, ""}, plan, sink);
    if (plan.full) {
        const double prefecture = measure_town({kPrefecture, "sqlite", folder, ""}, plan, sink);
        Figure growth = plain("assessment_growth", "sqlite", prefecture, "s");
        growth.floor_name = "市の賦課（四業務）";
        growth.floor = city;
        growth.goal = "≤ 7.5 × 市";
        growth.reached = growth.ratio() <= 7.5;
        sink(growth);
    }
}

}  // namespace yakuba::bench
