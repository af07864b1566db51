#include "department/record_history.h"

#include "rules/explain.h"

namespace yakuba {
namespace {

using Versions = std::vector<storage::Versioned<std::shared_ptr<void>>>;

Versions read(storage::Session& session, const storage::Table& table, const storage::Where& where,
              Instant known) {
    std::string order;
    for (const std::string_view column : table.key)
        order += std::string{column} + ", ";
    storage::Parameters parameters = where.parameters;
    parameters.push_back({"known", known.microseconds});
    Versions versions;
    std::shared_ptr<void> record;
    session.read_versions(
        *table.record,
        "SELECT " + storage::version_columns_of(*table.record) + " FROM " +
            std::string{table.name} + " WHERE (" + where.condition +
            ") AND recorded_at <= :known ORDER BY " + order + "version",
        parameters, [&]() -> void* { return (record = table.record->make_rows(1)).get(); },
        [&](const storage::Version& version) {
            versions.push_back({record, version});
        });
    return versions;
}

bool is_empty(const Line& line, const void* record) {
    const FieldType& type = *line.type;
    if (type.kind == Kind::integer) return type.integer(line.field(record)) == 0;
    return type.format(line.field(record)).empty();
}

/// "R8.4.1" without its last part.
std::string without_day(std::string text) { return text.substr(0, text.rfind('.')); }

}  // namespace

std::vector<RecordStep> steps_of(storage::Session& session, const storage::Table& table,
                                 const storage::Where& where, Instant known) {
    const Versions versions = read(session, table, where, known);
    std::vector<RecordStep> steps;
    for (std::size_t i = 0; i < versions.size(); ++i) {
        RecordStep step{nullptr, versions[i].record, versions[i].version};
        const Date day = step.version.valid_from;
        for (std::size_t j = i; j-- > 0;) {
            if (!storage::same_key(table, versions[j].record.get(), step.record.get())) break;
            const storage::Version& earlier = versions[j].version;
            if (step.before == nullptr) step.before = versions[j].record;
            if (earlier.valid_from <= day && day < earlier.valid_to) {
                step.before = versions[j].record;
                break;
            }
        }
        steps.push_back(std::move(step));
    }
    return steps;
}

std::vector<batch::ChangedLine> changes_of(const Town& town, const storage::Table& table,
                                           const RecordStep& step,
                                           std::initializer_list<std::string_view> keys) {
    std::vector<batch::ChangedLine> changes;
    for (const std::string_view key : keys) {
        const Line& line = *table.record->find(key);
        const bool first = step.before == nullptr;
        if (first && is_empty(line, step.record.get())) continue;
        std::string before = first ? "なし" : value_text(town, line, step.before.get());
        std::string after = value_text(town, line, step.record.get());
        if (before == after) continue;
        changes.push_back({key, line.label, line.article, std::move(before), std::move(after)});
    }
    return changes;
}

std::string short_day(const Town& town, Date day) {
    if (!day) return "なし";
    return town.calendar ? town.calendar->format_short(day) : to_iso(day);
}

std::string short_month(const Town& town, YearMonth month) {
    if (!month) return "なし";
    if (!town.calendar) return to_iso(month);
    return without_day(town.calendar->format_short(month.first_day()));
}

std::string short_year(const Town& town, FiscalYear year) {
    if (!town.calendar) return std::to_string(year.value) + "年度";
    const std::string text = town.calendar->format_short(year.first_day());
    return text.substr(0, text.find('.')) + "年度";
}

std::string value_text(const Town& town, const Line& line, const void* record) {
    const FieldType& type = *line.type;
    if (type.kind == Kind::list) return format_for_people(line, record);
    const auto packed = [&] { return static_cast<std::int32_t>(type.integer(line.field(record))); };
    if (type.name == "date") return short_day(town, Date::from_packed(packed()));
    if (type.name == "partial_date") {
        const auto day = PartialDate::from_packed(packed());
        if (day.is_complete()) return short_day(town, Date::from_packed(packed()));
    }
    if (type.name == "month") return short_month(town, YearMonth::from_packed(packed()));
    if (type.name == "fiscal_year") return short_year(town, FiscalYear{packed()});
    return format_for_people(line, record);
}

}  // namespace yakuba
