#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "exchange/ledger_files.h"
#include "generator/city.h"
#include "generator/fixed_assets.h"
#include "generator/generator.h"
#include "generator/non_residents.h"
#include "rules/rates.h"

/// Three passes. The first counts the people of every range of households, on all threads, so that
/// each range knows its first number and the last one how many single people make the population
/// exact. The second makes the ranges, each thread taking the next one, while one thread writes
/// them in order. The third writes what belongs to no household.
namespace yakuba::generator {
namespace {

constexpr std::int64_t kRange = 512;         // households
constexpr std::size_t kRangesInFlight = 12;  // bounds the memory

/// Opens the files of the folder for writing, each with its header and NAME.schema.json beside it.
Result<Done> open_files(const std::string& path, std::deque<std::ofstream>& files) {
    std::error_code error;
    std::filesystem::create_directories(path, error);
    for (const FileKind& kind : file_kinds()) {
        exchange::LedgerFile empty{path, *kind.table, *kind.row};
        if (auto closed = empty.close(); !closed) return closed.problem();
        files.emplace_back(path + "/" + std::string{kind.name} + ".csv",
                           std::ios::binary | std::ios::app);
    }
    return Done{};
}

void append(std::deque<std::ofstream>& files, const Sheaf& sheaf, Report& report) {
    for (std::size_t i = 0; i < kFiles; ++i) {
        const std::string& text = sheaf.text(i);
        files[i].write(text.data(), static_cast<std::streamsize>(text.size()));
        report.rows[i].second += sheaf.rows(i);
    }
}

/// Runs `work(range)` for every range on the threads; answers when all are done.
template <class Work>
void on_threads(int threads, std::int64_t ranges, Work work) {
    std::atomic<std::int64_t> next{0};
    std::vector<std::jthread> crew;
    for (int i = 0; i < std::max(1, threads); ++i) {
        crew.emplace_back([&] {
            for (std::int64_t range = next++; range < ranges; range = next++)
                work(range);
        });
    }
}

/// How many people and residents the households of each range have. Counts ranges until there are
/// enough residents.
std::vector<Headcount> count_ranges(const Plan& plan) {
    std::vector<Headcount> heads;
    std::int64_t residents = 0;
    while (residents < plan.population) {
        // As many ranges as would do if every household had three residents: never too many.
        const std::int64_t missing = plan.population - residents;
        const auto more = std::max<std::int64_t>(1, missing / (kRange * 3));
        const std::size_t known = heads.size();
        heads.resize(known + static_cast<std::size_t>(more));
        on_threads(plan.threads, more, [&](std::int64_t i) {
            const auto place = known + static_cast<std::size_t>(i);
            heads[place] = count_people(plan, static_cast<std::int64_t>(place) * kRange, kRange);
        });
        for (std::size_t i = known; i < heads.size(); ++i)
            residents += heads[i].residents;
    }
    return heads;
}

/// The ranges to make: the counted ones while they fit, then single people. Adds up who is in them.
std::vector<Range> lay_out(const Plan& plan, Headcount& total) {
    std::vector<Range> ranges;
    std::int64_t household = 0;
    for (const Headcount& head : count_ranges(plan)) {
        if (total.residents + head.residents > plan.population) break;
        ranges.push_back({household, kRange, total.persons, false});
        total += head;
        household += kRange;
    }
    // The next range would be too many: its households one by one while they fit, then singles.
    while (total.residents < plan.population) {
        const Headcount head = count_people(plan, household, 1);
        const bool fits = total.residents + head.residents <= plan.population;
        ranges.push_back({household, 1, total.persons, !fits});
        total += fits ? head : Headcount{1, 1, 1};
        ++household;
    }
    return ranges;
}

/// Makes the ranges on threads and hands them in order to `take`, on the calling thread.
void make_in_order(const City& city, const std::vector<Range>& ranges,
                   const std::function<void(std::size_t, const Sheaf&)>& take) {
    std::mutex mutex;
    std::condition_variable changed;
    std::map<std::size_t, Sheaf> ready;
    std::vector<Sheaf> spare;
    std::size_t next = 0;
    std::size_t taken = 0;
    const auto crew_work = [&] {
        std::unique_lock lock{mutex};
        while (true) {
            changed.wait(lock,
                         [&] { return next >= ranges.size() || next < taken + kRangesInFlight; });
            if (next >= ranges.size()) return;
            const std::size_t mine = next++;
            Sheaf sheaf;
            if (!spare.empty()) {
                sheaf = std::move(spare.back());
                spare.pop_back();
            }
            lock.unlock();
            make_range(city, ranges[mine], sheaf);
            lock.lock();
            ready.emplace(mine, std::move(sheaf));
            changed.notify_all();
        }
    };
    std::vector<std::jthread> crew;
    for (int i = 0; i < std::max(1, city.plan.threads); ++i)
        crew.emplace_back(crew_work);
    std::unique_lock lock{mutex};
    while (taken < ranges.size()) {
        changed.wait(lock, [&] { return ready.contains(taken); });
        Sheaf sheaf = std::move(ready.extract(taken).mapped());
        lock.unlock();
        take(taken, sheaf);
        sheaf.clear();
        lock.lock();
        spare.push_back(std::move(sheaf));
        ++taken;
        changed.notify_all();
    }
}

/// The rates of the years whose incomes are told; years the law file does not know are left out,
/// the first excepted.
std::optional<Problem> read_tax_years(City& city) {
    namespace tax = individual_inhabitant_tax;
    const auto book = RateBook::load(city.plan.data_folder, "individual_inhabitant_tax");
    if (!book) return book.problem();
    for (int back = 0; back < std::clamp(city.plan.income_years, 1, 3); ++back) {
        const FiscalYear year{city.plan.fiscal_year.value - back};
        auto rates = resolve<tax::Rates>(*book, tax::rates_description(), city.plan.municipality,
                                         year.first_day());
        if (!rates && back == 0) return rates.problem();
        if (rates) city.tax_years.push_back({year, std::move(rates->rates)});
    }
    return std::nullopt;
}

/// The rates of the fixed asset tax: what land was taxed at follows the law.
std::optional<Problem> read_fixed_asset_rates(City& city) {
    namespace tax = fixed_asset_tax;
    const auto book = RateBook::load(city.plan.data_folder, "fixed_asset_tax");
    if (!book) return book.problem();
    auto rates = resolve<tax::Rates>(*book, tax::rates_description(), city.plan.municipality,
                                     city.plan.fiscal_year.first_day());
    if (!rates) return rates.problem();
    city.fixed_asset_rates = std::move(rates->rates);
    return std::nullopt;
}

/// The registrations of the electoral roll since the register began.
std::optional<Problem> read_roll(City& city) {
    auto roll = roll_calendar(city.plan.data_folder, city.plan.municipality, city.plan.today,
                              city.words.towns.all());
    if (!roll) return roll.problem();
    city.roll = *std::move(roll);
    for (const electoral_roll::RunRecord& run : city.roll.runs) {
        city.roll_lines.push_back(
            electoral_roll::run_lines(city.roll.rates, run.run, run.base_date, run.age_day));
    }
    return std::nullopt;
}

std::int64_t peak_bytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return std::int64_t{usage.ru_maxrss} * 1024;
}

}  // namespace

Result<Report> generate(const Plan& wanted) {
    const auto began = std::chrono::steady_clock::now();
    if (wanted.population < 1 || wanted.population > 4'000'000) {
        return Problem{"generator.population", "人口は 1 人から 400 万人までで指定してください。",
                       std::to_string(wanted.population)};
    }
    City city;
    city.plan = wanted;
    if (city.plan.fiscal_year.value == 0) city.plan.fiscal_year = fiscal_year_of(city.plan.today);
    auto words = read_words(city.plan.data_folder, city.plan.municipality);
    if (!words) return words.problem();
    city.words = *std::move(words);
    if (auto problem = read_tax_years(city)) return *problem;
    if (auto problem = read_fixed_asset_rates(city)) return *problem;
    if (auto problem = read_roll(city)) return *problem;
    city.employers = Employers::for_population(city.plan.population);

    std::deque<std::ofstream> files;
    if (auto opened = open_files(city.plan.folder, files); !opened) return opened.problem();
    Report report;
    for (const FileKind& kind : file_kinds())
        report.rows.emplace_back(kind.name, 0);

    const std::vector<Range> ranges = lay_out(city.plan, city.headcount);
    make_in_order(city, ranges, [&](std::size_t done, const Sheaf& sheaf) {
        append(files, sheaf, report);
        if (city.plan.progress) {
            const std::int64_t share = city.plan.population * static_cast<std::int64_t>(done + 1) /
                                       static_cast<std::int64_t>(ranges.size());
            city.plan.progress("まちを作っています", share, city.plan.population);
        }
    });
    Sheaf rest;
    write_employers(city.employers, city.plan.seed, city.plan.today, city.words, rest);
    city.headcount.persons += write_non_residents(city, rest);
    write_other_fixed_assets(city, rest);
    write_commission(city, rest);
    append(files, rest, report);

    for (std::ofstream& file : files) {
        file.close();
        if (!file) {
            return Problem{"file.cannot_write",
                           "ファイルを書けません。ディスクの空きと、フォルダーの書き込みの権限を確"
                           "かめてください。",
                           city.plan.folder};
        }
    }
    // A couple that owns its home together is one group with two members.
    const auto members = static_cast<std::size_t>(File::fixed_asset_co_owner);
    report.persons = city.headcount.persons + report.rows[members].second / 2;
    report.residents = city.headcount.residents;
    report.households = city.headcount.households;
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    report.peak_bytes = peak_bytes();
    return report;
}

}  // namespace yakuba::generator
