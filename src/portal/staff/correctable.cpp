#include "portal/staff/correctable.h"

#include <algorithm>

#include "department/record_history.h"
#include "registry/resident.h"

namespace yakuba::portal::staff {
namespace {

/// A decision carries the fingerprint of the rates it was computed with.
bool is_decision(const storage::Table& table) {
    return table.record->find("rates") != nullptr ||
           table.record->find("rates_fingerprint") != nullptr;
}

bool is_of_a_person(const storage::Table& table) {
    return std::ranges::find(table.key, "person_id") != table.key.end();
}

std::string key_of(const storage::Table& table, const void* record) {
    std::string key;
    for (const std::string_view name : table.key) {
        if (name == "person_id") continue;
        const Line& line = *table.record->find(name);
        key += (key.empty() ? "" : ";") + std::string{name} + "=" +
               line.type->format(line.field(record));
    }
    return key;
}

std::string title_of(const Town& town, const storage::Table& table, const void* record) {
    std::string title;
    for (const std::string_view name : table.key) {
        if (name == "person_id") continue;
        const Line& line = *table.record->find(name);
        title += (title.empty() ? "" : "　") +
                 (line.type->name == "fiscal_year"
                      ? value_text(town, line, record)
                      : std::string{line.label} + " " + line.type->format(line.field(record)));
    }
    return title.empty() ? std::string{table.label} : title;
}

std::vector<RecordStep> steps(storage::Session& session, const storage::Table& table,
                              PersonId person) {
    return steps_of(session, table, storage::equals("person_id", person.value()), kEndOfTime);
}

}  // namespace

std::vector<Ledger> correctable_ledgers(const Offices& offices) {
    std::vector<Ledger> ledgers;
    for (const Department& department : offices.departments) {
        if (department.id == "resident-register")
            ledgers.push_back({&registry::resident_table(), &department});
        for (const storage::Table* table : department.tables) {
            if (table->keeping == storage::Keeping::history && is_of_a_person(*table) &&
                !is_decision(*table))
                ledgers.push_back({table, &department});
        }
    }
    return ledgers;
}

std::optional<Ledger> find_ledger(const Offices& offices, std::string_view name) {
    for (const Ledger& ledger : correctable_ledgers(offices)) {
        if (ledger.table->name == name) return ledger;
    }
    return std::nullopt;
}

std::vector<LedgerRecord> records_of(const Town& town, storage::Session& session,
                                     const storage::Table& table, PersonId person, Date today) {
    std::vector<LedgerRecord> records;
    for (const RecordStep& step : steps(session, table, person)) {
        const std::string key = key_of(table, step.record.get());
        if (records.empty() || records.back().key != key)
            records.push_back({{}, {}, 0, key, title_of(town, table, step.record.get())});
        LedgerRecord& last = records.back();
        last.last_version = step.version.number;
        const bool covers = step.version.valid_from <= today && today < step.version.valid_to;
        if (covers || last.record == nullptr) {
            last.record = step.record;
            last.version = step.version;
        }
    }
    std::ranges::reverse(records);
    return records;
}

std::shared_ptr<const void> record_at(storage::Session& session, const storage::Table& table,
                                      PersonId person, std::string_view key, int version) {
    for (const RecordStep& step : steps(session, table, person)) {
        if (step.version.number == version && key_of(table, step.record.get()) == key)
            return step.record;
    }
    return nullptr;
}

std::vector<std::pair<std::string, std::string>> key_parts(PersonId person, std::string_view key) {
    std::vector<std::pair<std::string, std::string>> parts{
        {"person_id", std::to_string(person.value())}};
    while (!key.empty()) {
        const std::string_view part = key.substr(0, key.find(';'));
        key.remove_prefix(std::min(key.size(), part.size() + 1));
        const std::size_t equals = part.find('=');
        if (equals == std::string_view::npos) continue;
        parts.emplace_back(part.substr(0, equals), part.substr(equals + 1));
    }
    return parts;
}

}  // namespace yakuba::portal::staff
