#include <CLI/CLI.hpp>
#include <iostream>

#include "app/correction.h"
#include "cli/command.h"
#include "cli/timed_run.h"

namespace yakuba::cli {
namespace {

struct Options {
    std::string data = "town";
    std::string ledger = "resident";
    std::vector<std::string> key;
    std::vector<std::string> changes;
    std::string from;
    std::string until;
    std::string reason;
    std::string actor = "cli";
    std::string command_key;
    bool dry_run = false;
};

/// "birth_date=1990-01-01" apart.
Result<std::vector<std::pair<std::string, std::string>>> pairs_of(
    const std::vector<std::string>& texts) {
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const std::string& text : texts) {
        const auto equals = text.find('=');
        if (equals == std::string::npos) {
            return Problem{"correct.malformed", "項目は「項目名=値」の形で書いてください。", text};
        }
        pairs.emplace_back(text.substr(0, equals), text.substr(equals + 1));
    }
    return pairs;
}

void print(const batch::ChangedLine& line) {
    std::cout << "    " << pad_right(line.label, 36) << line.before << " → " << line.after;
    if (!line.article.empty()) std::cout << "  （" << line.article << "）";
    std::cout << '\n';
}

void print(const app::CorrectionReport& report, bool dry_run) {
    if (report.repeated) {
        std::cout << "この訂正は済んでいます。何も変えていません。\n";
        return;
    }
    std::cout << (dry_run ? "試行: 何も書いていません。\n" : "訂正しました。\n") << "記録:\n";
    for (const batch::ChangedLine& line : report.lines)
        print(line);
    if (report.departments.empty()) std::cout << "決定が変わる業務はありません。\n";
    for (const DepartmentDifferences& department : report.departments) {
        std::cout << department.label << ":\n";
        for (const batch::Difference& difference : department.differences) {
            std::cout << "  宛名番号 " << difference.person_id.value() << "  " << difference.period
                      << "  " << difference.reason << '\n';
            for (const batch::ChangedLine& line : difference.lines)
                print(line);
        }
    }
}

Result<app::Correction> correction_from(const Options& options) {
    app::Correction correction;
    auto key = pairs_of(options.key);
    auto changes = pairs_of(options.changes);
    auto from = parse_date(options.from);
    if (!key) return key.problem();
    if (!changes) return changes.problem();
    if (!from) return from.problem();
    correction.ledger = options.ledger;
    correction.key = *std::move(key);
    correction.changes = *std::move(changes);
    correction.from = *from;
    if (!options.until.empty()) {
        auto until = parse_date(options.until);
        if (!until) return until.problem();
        correction.until = *until;
    }
    if (correction.until <= correction.from) {
        return Problem{"correct.period", "終わりの日は、始まりの日より後にしてください。"};
    }
    correction.reason = options.reason;
    correction.actor = options.actor;
    correction.at = now();
    correction.dry_run = options.dry_run;
    correction.command_key = options.command_key;
    return correction;
}

void run(const Options& options, Outcome& outcome) {
    const auto correction = correction_from(options);
    if (!correction) {
        say(correction.problem());
        outcome.exit_code = kBadInput;
        return;
    }
    const auto open = open_or_say(options.data, outcome);
    if (!open) return;
    const auto report = app::correct(open->town, *correction);
    if (!report) {
        say(report.problem());
        outcome.exit_code = kBadInput;
        return;
    }
    print(*report, options.dry_run);
}

}  // namespace

void add_correct(CLI::App& app, Outcome& outcome) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand(
        "correct",
        "過去の記録を訂正し、影響する年・月の決定を計算し直して差を示します。\n"
        "例: yakuba correct --key person_id=123 --set birth_date=1990-01-01 --from 2023-04-01 "
        "--reason 出生年月日の誤記 --dry-run");
    command->add_option("--ledger", options->ledger, "台帳（resident, salary_report など）")
        ->capture_default_str();
    command->add_option("--key", options->key, "どの記録か（項目名=値。何度でも）")->required();
    command->add_option("--set", options->changes, "正しい値（項目名=値。何度でも）")->required();
    command->add_option("--from", options->from, "この日から（異動日。YYYY-MM-DD）")->required();
    command->add_option("--until", options->until, "この日の前まで（省略時は現在まで）");
    command->add_option("--reason", options->reason, "訂正の理由")->required();
    command->add_option("--actor", options->actor, "処理者")->capture_default_str();
    command->add_option("--once", options->command_key,
                        "同じ語を付けて二度実行しても、一度だけ訂正します");
    command->add_option("--data", options->data, "町のフォルダー")->capture_default_str();
    command->add_flag("--dry-run", options->dry_run, "試行: 前と後だけを示し、何も書きません");
    command->callback([options, &outcome] { run(*options, outcome); });
}

}  // namespace yakuba::cli
