// 表示・抹消 and 補正登録: what the registers say now, held against every entry.
#include "business/electoral_roll/jobs.h"

#include "business/electoral_roll/gather.h"
#include "business/electoral_roll/person_timeline.h"
#include "business/electoral_roll/roll_rates.h"

namespace yakuba::electoral_roll {
namespace {

using Changes = std::vector<EntryChange>;
using Decide = std::function<std::optional<EntryChange>(const PersonState&)>;

constexpr std::size_t kSamples = 5;

batch::Prepared prepare(storage::Session& session, batch::Range range, AsOf as_of,
                        const Districts& districts, const Decide& decide) {
    batch::Prepared prepared;
    auto changes = std::make_shared<Changes>();
    for (const PersonState& person : states(session, range, as_of, districts)) {
        auto change = decide(person);
        const bool on_roll = change ? change->entry.state == EntryState::registered
                                    : person.entry && person.entry->state == EntryState::registered;
        prepared.counts.add("登録者数", on_roll ? 1 : 0);
        if (!change) continue;
        const std::string name =
            name_of_change(person.entry ? &*person.entry : nullptr, change->entry);
        prepared.counts.add(name, 1);
        if (prepared.samples.size() < kSamples) {
            prepared.samples.push_back(std::to_string(person.person_id.value()) + " " + name);
        }
        changes->push_back(*std::move(change));
    }
    prepared.work = std::move(changes);
    return prepared;
}

void write(storage::Transaction& transaction, const Changes& changes) {
    transaction.append(
        entry_table(), changes.size(),
        [&](std::size_t i) -> const void* { return &changes[i].entry; },
        [&](std::size_t i) {
            return storage::Version{0, changes[i].from};
        });
}

Result<batch::Report> go_over_roll(const Town& town, const batch::Request& request,
                                   std::string name, std::string label, const Decide& decide) {
    const auto districts = Districts::load(*town.database->session(), request.day);
    batch::Job job;
    job.name = "electoral-roll " + std::move(name) + " " + to_iso(request.day);
    job.label = "選挙人名簿 " + std::move(label) + " " + to_iso(request.day);
    job.prepare = [&](storage::Session& session, batch::Range range) {
        return prepare(session, range, {request.day, request.now}, districts, decide);
    };
    job.write = [](storage::Transaction& transaction, const batch::Prepared& prepared) {
        write(transaction, *static_cast<const Changes*>(prepared.work.get()));
    };
    return batch::run(*town.database, job, request);
}

}  // namespace

Result<batch::Report> keep_roll(const Town& town, const batch::Request& request) {
    const auto rates = rates_on(town, request.day);
    if (!rates) return rates.problem();
    const auto all = elections(*town.database->session());
    const KeepingDay day = keeping_day(**rates, request.day, all);
    return go_over_roll(town, request, "keep", "表示・抹消",
                        [&](const PersonState& person) { return kept(**rates, day, person); });
}

Result<batch::Report> supplement_roll(const Town& town, const batch::Request& request) {
    const auto rates = rates_on(town, request.day);
    if (!rates) return rates.problem();
    const auto session = town.database->session();
    const KeepingDay day = keeping_day(**rates, request.day, elections(*session));
    const auto made = runs(*session);
    return go_over_roll(town, request, "supplement", "補正登録", [&](const PersonState& person) {
        return put_right(**rates, day, made, person);
    });
}

}  // namespace yakuba::electoral_roll
