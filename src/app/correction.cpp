#include "app/correction.h"

#include <algorithm>

#include "app/businesses.h"
#include "business/resident_register/events.h"
#include "storage/rehearse.h"
#include "storage/rewrite.h"

namespace yakuba::app {
namespace {

using AnyRecord = std::shared_ptr<void>;
using AnyVersion = storage::Versioned<AnyRecord>;

const storage::Table* find_ledger(std::string_view name) {
    for (const storage::Table* table : all_tables()) {
        if (table->name == name && table->keeping == storage::Keeping::history) return table;
    }
    return nullptr;
}

void copy_line(const Line& line, const void* from, void* to) {
    const FieldType& type = *line.type;
    if (type.kind == Kind::integer) {
        type.set_integer(line.mutable_field(to), type.integer(line.field(from)));
    } else {
        type.set_text(line.mutable_field(to), type.text(line.field(from)));
    }
}

AnyRecord clone(const Description& description, const void* record) {
    AnyRecord copy = description.make_rows(1);
    for (const Line& line : description.lines)
        copy_line(line, record, copy.get());
    return copy;
}

/// Sets each named line of a record from its file form.
Result<Done> set_lines(const Description& description, void* record,
                       const std::vector<std::pair<std::string, std::string>>& values) {
    for (const auto& [key, text] : values) {
        const Line* line = description.find(key);
        if (line == nullptr) {
            return Problem{"correction.no_column",
                           "この台帳に「" + key + "」という項目はありません。",
                           std::string{description.label}, key};
        }
        if (!line->type->parse(line->mutable_field(record), text)) {
            return Problem{"correction.malformed",
                           std::string{line->label} +
                               "の書き方が正しくありません。日付は "
                               "YYYY-MM-DD、金額は数字だけで書いてください。",
                           {},
                           key};
        }
    }
    return Done{};
}

/// All versions of the one record whose key lines equal those of `wanted`.
std::vector<AnyVersion> history_of(storage::Session& session, const storage::Table& table,
                                   const void* wanted) {
    std::string sql = "SELECT " + storage::version_columns_of(*table.record) + " FROM " +
                      std::string{table.name} + " WHERE 1 = 1";
    storage::Parameters parameters;
    for (const std::string_view key : table.key) {
        const Line& line = *table.record->find(key);
        sql += " AND " + std::string{key} + " = :" + std::string{key};
        if (line.type->kind == Kind::integer) {
            parameters.push_back({line.key, line.type->integer(line.field(wanted))});
        } else {
            parameters.push_back({line.key, std::string{line.type->text(line.field(wanted))}});
        }
    }
    sql += " ORDER BY version";
    std::vector<AnyVersion> rows;
    AnyRecord record;
    session.read_versions(
        *table.record, sql, parameters,
        [&]() -> void* { return (record = table.record->make_rows(1)).get(); },
        [&](const storage::Version& version) {
            rows.push_back({record, version});
        });
    return rows;
}

/// The person a record is about; none when its key names none.
std::vector<PersonId> persons_of(const storage::Table& table, const void* record) {
    std::vector<PersonId> persons;
    if (std::ranges::find(table.key, "person_id") != table.key.end()) {
        const Line& line = *table.record->find("person_id");
        persons.emplace_back(line.type->integer(line.field(record)));
    }
    return persons;
}

/// The inside of the transaction.
Result<CorrectionReport> correct_in(const Town& town, storage::Transaction& transaction,
                                    const storage::Table& table, const void* wanted,
                                    const Correction& correction) {
    const Description& description = *table.record;
    const auto history = history_of(transaction.session(), table, wanted);
    CorrectionReport report;
    Result<Done> set = Done{};
    const auto rows =
        storage::rewrite(history, correction.from, correction.until, [&](const AnyRecord& before) {
            AnyRecord after = clone(description, before.get());
            if (auto done = set_lines(description, after.get(), correction.changes); !done)
                set = done;
            for (auto& changed : batch::compare(description, before.get(), after.get())) {
                report.lines.push_back(std::move(changed));
            }
            return after;
        });
    if (!set) return set.problem();
    if (rows.empty()) {
        return Problem{"correction.no_record",
                       "その期間に、この台帳の記録がありません。番号と期間を確かめてください。",
                       std::string{table.name}};
    }
    if (report.lines.empty()) {
        return Problem{"correction.no_change",
                       "記録は、すでにそのとおりです。何も変えていません。"};
    }
    transaction.append(
        table, rows.size(), [&](std::size_t i) -> const void* { return rows[i].record.get(); },
        [&](std::size_t i) { return rows[i].version; });

    const auto persons = persons_of(table, wanted);
    auto differences =
        recompute_all(town, transaction, {persons, correction.from, correction.reason});
    if (!differences) return differences.problem();
    report.departments = *std::move(differences);
    return report;
}

/// 職権修正, by the department that keeps the register.
Result<CorrectionReport> correct_entry(const Town& town, storage::Transaction& transaction,
                                       const registry::Resident& wanted,
                                       const Correction& correction) {
    const auto desk = resident_register::open_desk(town, date_in_japan(correction.at));
    if (!desk) return desk.problem();
    resident_register::Correction command;
    command.filing.actor = correction.actor;
    command.filing.now = correction.at;
    command.filing.key = correction.command_key;
    command.filing.occurred_on = correction.from;
    command.filing.notified_on = date_in_japan(correction.at);
    command.filing.ground = correction.reason;
    command.person = wanted.person_id;
    command.items = {correction.changes.begin(), correction.changes.end()};
    command.until = correction.until;
    auto outcome = resident_register::correct(desk->inside(transaction), command);
    if (!outcome) return outcome.problem();
    CorrectionReport report;
    for (resident_register::EntryChange& change : outcome->changes)
        std::ranges::move(change.lines, std::back_inserter(report.lines));
    report.departments = std::move(outcome->differences);
    return report;
}

/// What was seen is still the last word.
Result<Done> nothing_since(storage::Transaction& transaction, const storage::Table& table,
                           const void* wanted, int based_on) {
    if (based_on == 0) return Done{};
    const auto history = history_of(transaction.session(), table, wanted);
    if (history.empty() || history.back().version.number == based_on) return Done{};
    return Problem{"correction.conflict",
                   "この記録は、画面を開いたあとで変更されました。違いを確認してください。",
                   std::string{table.name}};
}

}  // namespace

Result<CorrectionReport> correct(const Town& town, const Correction& correction) {
    const storage::Table* table = find_ledger(correction.ledger);
    if (table == nullptr) {
        return Problem{"correction.no_ledger",
                       "この台帳はありません。yakuba show ledgers で名前を確かめてください。",
                       correction.ledger};
    }
    const AnyRecord wanted = table->record->make_rows(1);
    if (auto key = set_lines(*table->record, wanted.get(), correction.key); !key) {
        return key.problem();
    }
    storage::Command command;
    command.actor = correction.actor;
    command.purpose = std::string{table->label} + " 訂正";
    command.ground = correction.reason;
    command.key = correction.command_key;
    command.at = correction.at;

    CorrectionReport report;
    report.repeated = true;
    const auto work = [&](storage::Transaction& transaction) -> Result<std::string> {
        if (auto free = nothing_since(transaction, *table, wanted.get(), correction.based_on);
            !free) {
            return free.problem();
        }
        auto done =
            table == &registry::resident_table()
                ? correct_entry(town, transaction,
                                *static_cast<const registry::Resident*>(wanted.get()), correction)
                : correct_in(town, transaction, *table, wanted.get(), correction);
        if (!done) return done.problem();
        report = *std::move(done);
        return std::string{};
    };
    const auto written = correction.dry_run ? storage::rehearse(*town.database, command, work)
                                            : town.database->transact(command, work);
    if (!written) return written.problem();
    return report;
}

}  // namespace yakuba::app
