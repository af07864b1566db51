#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kernel/date.h"
#include "kernel/result.h"

/// A synthetic municipality as standard ledger files: nobody in it exists, but it has what makes
/// the real work hard. See README.md for what is in it.
namespace yakuba::generator {

using Progress = std::function<void(std::string_view what, std::int64_t done, std::int64_t total)>;

struct Plan {
    std::int64_t population = 190'000;    // residents on `today`: exact
    std::string municipality = "352039";  // 6 digits; must have towns in data/generator/towns.csv
    std::uint64_t seed = 1;
    std::string folder;           // where the files go; made when absent
    std::string data_folder;      // data/, with codes/ and generator/
    Date today = {2026, 11, 24};  // the register's last day
    FiscalYear fiscal_year = {};  // of the income records; 0: the one `today` is in
    int income_years = 1;  // 1: that year alone; 2, 3: the years before for a part of the people
    int threads = 2;
    Progress progress;
};

struct Report {
    std::int64_t persons = 0;     // every person of resident.csv, with those gone and 住登外者
    std::int64_t residents = 0;   // residents on `today`: the plan's population
    std::int64_t households = 0;  // households on `today`
    std::vector<std::pair<std::string, std::int64_t>> rows;  // file name, rows
    double seconds = 0;
    std::int64_t peak_bytes = 0;  // most memory the process has had
};

/// Writes the files. The same plan but for `folder`, `threads` and `progress` gives the same bytes.
/// Problems: "generator.no_towns" (no towns known for the code), "generator.population" (outside
/// 1 to 4,000,000), "file.cannot_read", "file.cannot_write".
Result<Report> generate(const Plan& plan);

}  // namespace yakuba::generator
