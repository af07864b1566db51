#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/command.h"
#include "cli/timed_run.h"
#include "registry/disclosure.h"
#include "registry/residents.h"
#include "registry/search.h"

namespace yakuba::cli {
namespace {

struct Options {
    std::string data = "town";
    registry::PersonQuery query;
    std::string birth;
    std::string on;
};

void print(const registry::Found& found, const registry::Disclosure& gate,
           const Calendar& calendar) {
    registry::AddressRequest request;
    request.requester = registry::Requester::staff;
    const registry::Resident& person = found.resident;
    std::cout << pad_left(std::to_string(person.person_id.value()), 9) << "  "
              << pad_right(person.name, 20) << pad_right(person.kana, 26)
              << pad_right(calendar.format(person.birth_date), 22)
              << pad_right(label_of(person.standing), 12) << gate.address_for(request, person)
              << (found.formerly ? "（旧）" : "")
              << (gate.is_protected(person) ? "【支援措置】" : "") << '\n';
}

void run(Options options, Outcome& outcome) {
    const auto open = open_or_say(options.data, outcome);
    if (!open) return;
    if (!options.birth.empty()) {
        const auto birth = parse_partial_date(options.birth);
        const auto in_era = open->calendar->parse(options.birth);
        if (!birth && !in_era) {
            say(birth.problem());
            outcome.exit_code = kBadInput;
            return;
        }
        options.query.birth_date = birth ? *birth : *in_era;
    }
    const Date today = date_in_japan(now());
    const auto day = options.on.empty() ? Result<Date>{today} : parse_date(options.on);
    if (!day) {
        say(day.problem());
        outcome.exit_code = kBadInput;
        return;
    }
    const auto session = open->database->session();
    const auto found = registry::find_persons(*session, options.query, AsOf{*day});
    if (!found) {
        say(found.problem());
        outcome.exit_code = kBadInput;
        return;
    }
    const auto gate = registry::Disclosure::load(*session, today);
    for (const registry::Found& each : *found)
        print(each, gate, *open->calendar);
    std::cout << found->size() << "件"
              << (found->size() == options.query.limit
                      ? "（まだあるかもしれません。条件を足してください）"
                      : "")
              << '\n';
}

}  // namespace

void add_find(CLI::App& app, Outcome& outcome) {
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand(
        "find",
        "人を探します。氏名・フリガナのはじめ、生年月日、住所、住民票コード、またはその組合せ");
    command->add_option("name", options->query.name,
                        "氏名またはフリガナのはじめ（異体字は問いません）");
    command->add_option("--birth", options->birth,
                        "生年月日（1988-06-14、昭和63年6月14日、1988-06-00 など）");
    command->add_option("--town", options->query.town_code, "町字ID（7桁）");
    command->add_option("--lot", options->query.lot, "番地のはじめ（--town とともに）");
    command->add_option("--resident-code", options->query.resident_code, "住民票コード（11桁）");
    command->add_option("--on", options->on, "この日の状態で（省略時は今日）");
    command->add_option("--limit", options->query.limit, "件数の上限")->capture_default_str();
    command->add_option("--data", options->data, "町のフォルダー")->capture_default_str();
    command->callback([options, &outcome] { run(*options, outcome); });
}

}  // namespace yakuba::cli
