#include "app/correction.h"

#include "app/businesses.h"
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

/// The persons a record is about: every line that holds a person's number and belongs to the key.
std::vector<PersonId> persons_of(const storage::Table& table, const void* record) {
    std::vector<PersonId> persons;
    for (const std::string_view key : table.key) {
        if (key != "person_id") continue;
        const Line& line = *table.record->find(key);
        persons.emplace_back(line.type->integer(line.field(record)));
    }
    return persons;
}

/// The inside of the transaction.
Result<CorrectionReport> correct_in(OpenTown& town, storage::Transaction& transaction,
                                    const storage::Table& table, const void* wanted,
                                    const Correction& correction) {
    const Description& description = *table.record;
    const auto history = history_of(transaction.session(), table, wanted);
    CorrectionReport report;
    Result<Done> set = Done{};
    const auto rows =
        storage::rewrite(history, correction.from, correction.until, [&](const AnyRecord& before) {
            AnyRecord after = clone(description, before.get());
            if (const Line* event = description.find("event"); event != nullptr) {
                event->type->parse(event->mutable_field(after.get()), "correction");
            }
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
    for (const Department& department : departments()) {
        if (!department.recompute) continue;
        auto differences = department.recompute(town.town, transaction, persons, correction.reason);
        if (!differences) return differences.problem();
        if (differences->empty()) continue;
        report.departments.push_back({std::string{department.label}, *std::move(differences)});
    }
    return report;
}

}  // namespace

Result<CorrectionReport> correct(OpenTown& town, const Correction& correction) {
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
    command.key = correction.dry_run ? std::string{} : correction.command_key;
    command.at = correction.at;

    constexpr std::string_view kRolledBack = "correction.dry_run";
    CorrectionReport report;
    report.repeated = true;
    const auto written =
        town.database->transact(command, [&](storage::Transaction& t) -> Result<std::string> {
            auto done = correct_in(town, t, *table, wanted.get(), correction);
            if (!done) return done.problem();
            report = *std::move(done);
            if (correction.dry_run) return Problem{kRolledBack, ""};
            return std::string{};
        });
    if (!written && written.problem().code != kRolledBack) return written.problem();
    return report;
}

}  // namespace yakuba::app
