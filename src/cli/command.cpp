#include "cli/command.h"

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdlib>
#include <iostream>

namespace yakuba::cli {

void say(const Problem& problem) {
    std::cerr << "できませんでした: " << problem.message;
    if (!problem.where.empty()) std::cerr << "\n  場所: " << problem.where;
    if (!problem.article.empty()) std::cerr << "\n  根拠: " << problem.article;
    if (!problem.detail.empty()) std::cerr << "\n  詳細: " << problem.detail;
    std::cerr << "\n  記号: " << problem.code << '\n';
}

Instant now() {
    if (const char* fixed = std::getenv("YAKUBA_NOW"); fixed != nullptr) {
        if (const auto instant = parse_instant(fixed)) return *instant;
    }
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return Instant{std::chrono::duration_cast<std::chrono::microseconds>(since).count()};
}

std::unique_ptr<app::OpenTown> open_or_say(const std::string& folder, Outcome& outcome) {
    auto open = app::open_town(folder);
    if (open) return std::make_unique<app::OpenTown>(*std::move(open));
    say(open.problem());
    outcome.exit_code = kFailure;
    return nullptr;
}

void PeriodOptions::add_to(CLI::App& command) {
    command.add_option("--fiscal-year", fiscal_year, "年度（西暦。令和8年度は 2026）");
    command.add_option("--month", month, "月（YYYY-MM）");
    command.add_option("--on", on, "基準日（YYYY-MM-DD）");
}

Result<Date> PeriodOptions::first_day() const {
    const int given = !fiscal_year.empty() + !month.empty() + !on.empty();
    if (given != 1) {
        return Problem{"period.one_needed",
                       "--fiscal-year、--month、--on のうち、どれか一つを指定してください。"};
    }
    if (!fiscal_year.empty()) {
        const auto year = FieldForm<FiscalYear>::parse(fiscal_year);
        if (!year) {
            return Problem{"period.malformed",
                           "年度は西暦4桁で指定してください（令和8年度は 2026）。", fiscal_year,
                           "--fiscal-year"};
        }
        return year->first_day();
    }
    if (!month.empty()) {
        const auto parsed = parse_year_month(month);
        if (!parsed) return parsed.problem();
        return parsed->first_day();
    }
    return parse_date(on);
}

Result<Date> PeriodOptions::first_day(Period expected) const {
    auto day = first_day();
    if (!day) return day;
    const bool fits = (expected == Period::fiscal_year && !fiscal_year.empty()) ||
                      (expected == Period::month && !month.empty()) ||
                      (expected == Period::day && !on.empty());
    if (fits) return day;
    constexpr std::string_view kNames[] = {"--fiscal-year（年度）", "--month（月）",
                                           "--on（基準日）"};
    return Problem{"period.other_kind", "この業務の期間は " +
                                            std::string{kNames[static_cast<int>(expected)]} +
                                            " で指定してください。"};
}

}  // namespace yakuba::cli
