#pragma once
#include <functional>
#include <memory>
#include <string>

#include "app/town_folder.h"
#include "kernel/result.h"

namespace CLI {
class App;
}

namespace yakuba::cli {

/// Exit codes of the program.
enum Exit : int {
    kSuccess = 0,
    kFailure = 1,   // it could not be done; nothing half-done is left
    kBadInput = 2,  // what was given is wrong: each Problem on standard error
};

/// The command chosen on the command line leaves its exit code here.
struct Outcome {
    int exit_code = kSuccess;
};

/// Each adds one subcommand. Its callback runs the command and sets the outcome.
void add_init(CLI::App& app, Outcome& outcome);
void add_generate(CLI::App& app, Outcome& outcome);
void add_import(CLI::App& app, Outcome& outcome);
void add_export(CLI::App& app, Outcome& outcome);
void add_run(CLI::App& app, Outcome& outcome);
void add_calc(CLI::App& app, Outcome& outcome);
void add_explain(CLI::App& app, Outcome& outcome);
void add_find(CLI::App& app, Outcome& outcome);
void add_show(CLI::App& app, Outcome& outcome);
void add_correct(CLI::App& app, Outcome& outcome);
void add_notices(CLI::App& app, Outcome& outcome);
void add_verify(CLI::App& app, Outcome& outcome);
void add_serve(CLI::App& app, Outcome& outcome);
void add_openapi(CLI::App& app, Outcome& outcome);
void add_bench(CLI::App& app, Outcome& outcome);
void add_staff(CLI::App& app, Outcome& outcome);
void add_card(CLI::App& app, Outcome& outcome);
void add_client(CLI::App& app, Outcome& outcome);

/// Says a Problem on standard error for a person: what happened, where, what to do, the article.
void say(const Problem& problem);

/// This moment. YAKUBA_NOW (an ISO instant) stands in for the clock in tests and demonstrations.
Instant now();

/// Opens the town of --data, or says why not.
std::unique_ptr<app::OpenTown> open_or_say(const std::string& folder, Outcome& outcome);

/// The period's first day from --fiscal-year, --month or --on; exactly one must be given.
struct PeriodOptions {
    std::string fiscal_year;
    std::string month;
    std::string on;
    void add_to(CLI::App& command);
    Result<Date> first_day() const;
    /// As first_day, and of the kind the business works by.
    Result<Date> first_day(Period expected) const;
};

}  // namespace yakuba::cli
