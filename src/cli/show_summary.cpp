#include <CLI/CLI.hpp>
#include <algorithm>
#include <boost/json.hpp>
#include <iostream>

#include "app/run_record.h"
#include "cli/command.h"
#include "cli/show.h"
#include "cli/timed_run.h"
#include "registry/resident.h"
#include "storage/as_of.h"

namespace yakuba::cli {
namespace {

constexpr int kLabelColumns = 40;
constexpr int kNumberColumns = 18;

void line(std::string_view label, std::int64_t number, std::string_view unit) {
    std::cout << "  " << pad_right(label, kLabelColumns)
              << pad_left(with_commas(number), kNumberColumns) << ' ' << unit << '\n';
}

/// Persons and households of the register on a day.
void show_people(storage::Session& session, AsOf as_of) {
    const std::string current = storage::last_as_of(registry::resident_table(), "r");
    const storage::Parameters parameters{{"as_of_valid", std::int64_t{as_of.valid.packed()}},
                                         {"as_of_known", as_of.known.microseconds}};
    session.read_values(
        "SELECT count(*), count(DISTINCT r.household_id) FROM resident r"
        " WHERE r.standing IN (1, 6) AND " +
            current,
        parameters, [](std::span<const storage::Value> row) {
            line("住民", std::get<std::int64_t>(row[0]), "人");
            line("世帯", std::get<std::int64_t>(row[1]), "世帯");
        });
}

/// The last version of every charge and payment, added up.
void show_money(storage::Session& session) {
    session.read_values(
        "SELECT count(*), coalesce(sum(c.amount), 0) FROM charge c WHERE c.amount > 0 AND "
        "c.version ="
        " (SELECT max(l.version) FROM charge l WHERE l.business = c.business"
        " AND l.person_id = c.person_id AND l.fiscal_year = c.fiscal_year)",
        {}, [](std::span<const storage::Value> row) {
            line("課税された人", std::get<std::int64_t>(row[0]), "人");
            line("調定額", std::get<std::int64_t>(row[1]), "円");
        });
    session.read_values(
        "SELECT count(*), coalesce(sum(p.amount), 0) FROM payment p WHERE p.amount > 0 AND "
        "p.version ="
        " (SELECT max(l.version) FROM payment l WHERE l.business = p.business"
        " AND l.person_id = p.person_id AND l.pay_on = p.pay_on AND l.reason = p.reason)",
        {}, [](std::span<const storage::Value> row) {
            line("支払を受ける人", std::get<std::int64_t>(row[0]), "人");
            line("支払額", std::get<std::int64_t>(row[1]), "円");
        });
}

void show_runs(const std::vector<app::RunRecord>& runs) {
    std::cout << '\n'
              << "  " << pad_right("処理", kLabelColumns) << pad_left("件数", 12)
              << pad_left("秒", 10) << pad_left("件/秒", 12) << pad_left("最大MiB", 10) << '\n';
    std::int64_t letters = 0;
    double seconds = 0;
    for (const app::RunRecord& run : runs) {
        const double spent = static_cast<double>(run.milliseconds) / 1'000;
        char text[32];
        std::snprintf(text, sizeof text, "%.2f", spent);
        const auto speed = spent > 0
                               ? static_cast<std::int64_t>(static_cast<double>(run.rows) / spent)
                               : std::int64_t{0};
        std::cout << "  " << pad_right(run.label, kLabelColumns)
                  << pad_left(with_commas(run.rows), 12) << pad_left(text, 10)
                  << pad_left(with_commas(speed), 12)
                  << pad_left(with_commas(run.peak_kib / 1'024), 10) << '\n';
        seconds += spent;
        if (run.name.starts_with("notices ")) letters += run.rows;
    }
    std::cout << '\n';
    line("通知", letters, "通");
    line("すべての処理", static_cast<std::int64_t>(seconds + 0.5), "秒");
}

void show_files(const app::OpenTown& open, const std::vector<app::RunRecord>& runs) {
    std::cout << "\n  データベース  " << open.database_url << '\n';
    std::vector<std::string> shown;
    for (const app::RunRecord& run : runs) {
        std::size_t at = 0;
        for (std::size_t end; (end = run.files.find('\n', at)) != std::string::npos; at = end + 1) {
            const std::string file = run.files.substr(at, end - at);
            if (file == open.database_url ||
                std::find(shown.begin(), shown.end(), file) != shown.end()) {
                continue;
            }
            shown.push_back(file);
            std::cout << "  " << pad_right(run.label, kLabelColumns) << file << '\n';
        }
    }
}

}  // namespace

void add_show_summary(CLI::App& show, Outcome& outcome) {
    auto folder = std::make_shared<std::string>("town");
    CLI::App* command =
        show.add_subcommand("summary", "町の様子: 人・世帯・税・支払・通知・所要時間・ファイル");
    command->add_option("--data", *folder, "町のフォルダー")->capture_default_str();
    command->callback([folder, &outcome] {
        const auto open = open_or_say(*folder, outcome);
        if (!open) return;
        const auto session = open->database->session();
        std::cout << open->town.prefecture << open->town.name << "（" << open->town.code << "）\n";
        show_people(*session, AsOf{date_in_japan(now())});
        show_money(*session);
        const auto runs = app::last_runs(*open->database);
        show_runs(runs);
        show_files(*open, runs);
    });
}

}  // namespace yakuba::cli
