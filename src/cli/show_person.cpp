#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>

#include "batch/difference.h"
#include "cli/command.h"
#include "cli/show.h"
#include "cli/timed_run.h"
#include "registry/disclosure.h"
#include "registry/residents.h"
#include "rules/explain.h"

namespace yakuba::cli {
namespace {

constexpr int kLabelColumns = 26;

struct Options {
    std::string data = "town";
    std::int64_t number = 0;
    std::string valid;
    std::string known;
};

/// What a command about one person needs: the town, a session, both times and the gate of today.
struct Counter {
    std::unique_ptr<app::OpenTown> open;
    std::unique_ptr<storage::Session> session;
    AsOf as_of;
    registry::Disclosure gate;
};

std::optional<Counter> open_counter(const Options& options, Outcome& outcome) {
    const Date today = date_in_japan(now());
    const auto valid = options.valid.empty() ? Result<Date>{today} : parse_date(options.valid);
    const auto known =
        options.known.empty() ? Result<Instant>{kEndOfTime} : parse_instant(options.known);
    if (!valid || !known) {
        say(!valid ? valid.problem() : known.problem());
        outcome.exit_code = kBadInput;
        return std::nullopt;
    }
    auto open = open_or_say(options.data, outcome);
    if (!open) return std::nullopt;
    auto session = open->database->session();
    auto gate = registry::Disclosure::load(*session, today);
    return Counter{std::move(open), std::move(session), AsOf{*valid, *known}, std::move(gate)};
}

/// Lines that tell where somebody lives, lived or will live.
bool tells_a_place(std::string_view key) {
    constexpr std::string_view kPlaces[] = {"postcode",     "town_code",          "town",
                                            "lot",          "building",           "former_address",
                                            "next_address", "registered_domicile"};
    return std::find(std::begin(kPlaces), std::end(kPlaces), key) != std::end(kPlaces);
}

bool may_see(const Counter& counter, const registry::Resident& person) {
    registry::AddressRequest request;
    request.requester = registry::Requester::staff;
    return counter.gate.decide(request, person).answer == registry::Answer::allow;
}

void warn_if_protected(const Counter& counter, const registry::Resident& person) {
    if (!counter.gate.is_protected(person)) return;
    std::cout << "【支援措置】 住所を口に出さないこと、書面を渡さないこと。\n";
}

void not_found(std::int64_t number, Outcome& outcome) {
    say({"resident.not_found", "その日、その番号の記録はありません。番号と日付を確かめてください。",
         std::to_string(number)});
    outcome.exit_code = kBadInput;
}

void show_person(const Options& options, Outcome& outcome) {
    const auto counter = open_counter(options, outcome);
    if (!counter) return;
    const auto found =
        registry::find_resident(*counter->session, PersonId{options.number}, counter->as_of);
    if (!found) return not_found(options.number, outcome);
    warn_if_protected(*counter, found->record);
    const bool places = may_see(*counter, found->record);
    for (const Line& line : registry::resident_description().lines) {
        // The codes of the person and the card stay covered: a screen is not their use.
        if (line.key == "resident_code") continue;
        const std::string value = !places && tells_a_place(line.key)
                                      ? std::string{registry::kOmittedAddress}
                                      : format_for_people(line, &found->record);
        if (value.empty()) continue;
        std::cout << "  " << pad_right(line.label, kLabelColumns) << value << '\n';
    }
    std::cout << "  " << pad_right("この版", kLabelColumns) << found->version.number
              << "版  異動日 " << to_iso(found->version.valid_from) << "  登録 "
              << to_iso(found->version.recorded_at) << '\n';
}

void show_household(const Options& options, Outcome& outcome) {
    const auto counter = open_counter(options, outcome);
    if (!counter) return;
    const auto members =
        registry::household_members(*counter->session, HouseholdId{options.number}, counter->as_of);
    if (members.empty()) return not_found(options.number, outcome);
    registry::AddressRequest request;
    request.requester = registry::Requester::staff;
    warn_if_protected(*counter, members.front());
    std::cout << "世帯番号 " << options.number << "  "
              << counter->gate.address_for(request, members.front()) << '\n';
    for (const registry::Resident& member : members) {
        std::cout << "  " << pad_right(member.relation, 14) << pad_right(member.name, 22)
                  << pad_right(counter->open->calendar->format(member.birth_date), 22)
                  << pad_right(label_of(member.sex), 6) << member.person_id.value() << '\n';
    }
}

void show_history(const Options& options, Outcome& outcome) {
    const auto counter = open_counter(options, outcome);
    if (!counter) return;
    const auto versions = registry::versions_of(*counter->session, PersonId{options.number});
    if (versions.empty()) return not_found(options.number, outcome);
    warn_if_protected(*counter, versions.back().record);
    const bool places = may_see(*counter, versions.back().record);
    const registry::Resident* before = nullptr;
    for (const auto& version : versions) {
        std::cout << version.version.number << "版  " << to_iso(version.version.valid_from)
                  << " から "
                  << (version.version.valid_to == kForever ? std::string{"現在"}
                                                           : to_iso(version.version.valid_to))
                  << "  " << label_of(version.record.event) << "  登録 "
                  << to_iso(version.version.recorded_at) << '\n';
        const registry::Resident nothing;
        for (const batch::ChangedLine& line : batch::compare(
                 registry::resident_description(), before ? before : &nothing, &version.record)) {
            if (before == nullptr || line.key == "event" || line.key == "resident_code") continue;
            const bool covered = !places && tells_a_place(line.key);
            const std::string omitted{registry::kOmittedAddress};
            std::cout << "    " << pad_right(line.label, kLabelColumns)
                      << (covered ? omitted : line.before) << " → "
                      << (covered ? omitted : line.after) << '\n';
        }
        before = &version.record;
    }
}

void add(CLI::App& show, Outcome& outcome, const char* name, const char* label,
         const char* number_label, void (*run)(const Options&, Outcome&)) {
    auto options = std::make_shared<Options>();
    CLI::App* command = show.add_subcommand(name, label);
    command->add_option("number", options->number, number_label)->required();
    command->add_option("--valid", options->valid, "この日の状態で（異動日。省略時は今日）");
    command->add_option("--known", options->known, "この日時に知っていたこととして（登録日時）");
    command->add_option("--data", options->data, "町のフォルダー")->capture_default_str();
    command->callback([options, &outcome, run] { run(*options, outcome); });
}

}  // namespace

void add_show_person(CLI::App& show, Outcome& outcome) {
    add(show, outcome, "person", "一人の住民票の記録（二つの時間の、いつの時点でも）", "宛名番号",
        show_person);
    add(show, outcome, "household", "世帯の全員", "世帯番号", show_household);
    add(show, outcome, "history", "一人の異動履歴: 版ごとに、前 → 後", "宛名番号", show_history);
}

}  // namespace yakuba::cli
