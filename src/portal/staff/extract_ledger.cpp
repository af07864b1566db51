#include "portal/staff/extract_ledger.h"

#include <algorithm>
#include <sstream>

#include "ledger/records.h"
#include "portal/staff/casework.h"
#include "registry/residents.h"
#include "registry/schema.h"
#include "storage/as_of.h"

namespace yakuba::portal::staff {
namespace {

bool has_part(std::string_view key, std::initializer_list<std::string_view> parts) {
    return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) {
        return key.find(part) != std::string_view::npos;
    });
}

/// Tells where somebody lives or lived.
bool is_place(std::string_view key) {
    return has_part(key, {"address", "postcode", "domicile", "building"}) || key == "town" ||
           key == "town_code" || key == "lot";
}
bool is_name(std::string_view key) {
    return key == "name" || key == "kana" || key == "alias" || key == "former_name" ||
           has_part(key, {"_name", "_kana", "register_head"});
}
bool is_birth(std::string_view key) { return has_part(key, {"birth"}); }
/// Never leaves by this door.
bool is_locked(std::string_view key) {
    return has_part(key, {"resident_code", "account_number", "hash", "sealed", "base64"});
}

constexpr std::string_view kHidden = "＊＊＊";

const std::vector<const storage::Table*>& registry_tables() {
    static const std::vector<const storage::Table*> tables = [] {
        auto all = registry::open_tables();
        // 支援措置 is nobody's list.
        std::erase(all, &registry::protective_measure_table());
        return all;
    }();
    return tables;
}

/// One parsed condition, ready for SQL.
struct Asked {
    std::string sql;
    storage::Parameter parameter;
};

/// The value as it is stored: codes by their key or label, dates in any way of writing.
Result<storage::Value> stored_value(const Town& town, const Line& line, const std::string& text) {
    if (line.type->codes != nullptr) {
        for (const Code& code : line.type->codes()) {
            if (code.key == text || code.label == text) return storage::Value{code.value};
        }
    } else if (line.type->integer != nullptr) {
        if (line.type->name == "date") {
            const auto day = parse_date(text);
            if (day) return storage::Value{std::int64_t{day->packed()}};
            const auto era = town.calendar->parse(text);
            if (era) return storage::Value{std::int64_t{era->packed()}};
        }
        std::string digits;
        for (const char c : text) {
            if (c != ',') digits += c;
        }
        if (!digits.empty() && digits.find_first_not_of("-0123456789") == std::string::npos &&
            digits.size() < 18)
            return storage::Value{static_cast<std::int64_t>(std::stoll(digits))};
    } else {
        return storage::Value{text};
    }
    return Problem{
        .code = "extract.malformed",
        .message = "条件の値が読めません：" + std::string{line.label} + "「" + text + "」",
        .where = "conditions"};
}

Result<Asked> ask(const Town& town, const storage::Table& table, const Condition& condition,
                  std::string_view name) {
    const Line* const line = table.record->find(condition.column);
    if (line == nullptr || is_locked(line->key)) {
        return Problem{.code = "extract.no_column",
                       .message = "この台帳に、条件の項目はありません：" + condition.column,
                       .where = "conditions"};
    }
    const std::string column = "r." + std::string{line->key};
    const std::string parameter = ":" + std::string{name};
    if (condition.test == "contains" && line->type->text != nullptr)
        return Asked{column + " LIKE " + parameter, {name, "%" + condition.value + "%"}};
    auto value = stored_value(town, *line, condition.value);
    if (!value) return value.problem();
    const std::string test = condition.test == "is_not"     ? " <> "
                             : condition.test == "at_least" ? " >= "
                             : condition.test == "at_most"  ? " <= "
                                                            : " = ";
    return Asked{column + test + parameter, {name, *value}};
}

/// Everybody whose places this visitor may not see.
std::set<PersonId> protected_persons(web::Call& call) {
    std::set<PersonId> all;
    std::vector<PersonId> named;
    call.session().read_values("SELECT DISTINCT person_id FROM protective_measure", {},
                               [&](std::span<const storage::Value> row) {
                                   named.emplace_back(std::get<std::int64_t>(row[0]));
                               });
    const AsOf now{call.today(), call.now()};
    for (const PersonId person : named) {
        const auto found = registry::find_resident(call.session(), person, now);
        if (!found || !call.gate().is_protected(found->record)) continue;
        all.insert(person);
        for (const auto& member :
             registry::household_members(call.session(), found->record.household_id, now))
            all.insert(member.person_id);
    }
    return all;
}

std::string cell(const Line& line, const void* record) {
    const void* const field = line.field(record);
    if (line.type->codes != nullptr) {
        const std::int64_t value = line.type->integer(field);
        for (const Code& code : line.type->codes()) {
            if (code.value == value) return std::string{code.label};
        }
    }
    return line.type->format(field);
}

std::string hide(const Line& line, std::string text, Masking masking) {
    const bool hidden = (masking != Masking::none && is_name(line.key)) ||
                        (masking == Masking::people && (is_place(line.key) || is_birth(line.key)));
    return hidden && !text.empty() ? std::string{kHidden} : text;
}

}  // namespace

std::vector<ExtractLedger> ledgers_for(const identity::Visitor& visitor, const Offices& offices) {
    std::vector<ExtractLedger> ledgers;
    constexpr std::string_view kRegister = "resident-register";
    if (works_in(visitor, kRegister)) {
        for (const storage::Table* table : registry_tables())
            ledgers.push_back({table, kRegister});
    }
    for (const Department& department : offices.departments) {
        if (!works_in(visitor, department.id)) continue;
        for (const storage::Table* table : department.tables)
            ledgers.push_back({table, department.id});
    }
    if (works_in(visitor, identity::kWholeHouse)) {
        for (const storage::Table* table : ledger::tables())
            ledgers.push_back({table, identity::kWholeHouse});
    }
    std::erase_if(ledgers, [](const ExtractLedger& ledger) {
        return ledger.table->keeping == storage::Keeping::derived;
    });
    return ledgers;
}

const ExtractLedger* find_ledger(const std::vector<ExtractLedger>& ledgers, std::string_view name) {
    for (const ExtractLedger& ledger : ledgers) {
        if (ledger.table->name == name) return &ledger;
    }
    return nullptr;
}

std::vector<const Line*> columns_of_ledger(const storage::Table& table) {
    std::vector<const Line*> columns;
    for (const Line& line : table.record->lines) {
        if (line.type->kind != Kind::list && !is_locked(line.key)) columns.push_back(&line);
    }
    return columns;
}

bool tells_of_persons(const storage::Table& table, const std::string& columns) {
    std::istringstream keys{columns};
    bool tells = false;
    for (std::string key; keys >> key;)
        tells = tells || has_part(key, {"person_id", "_id"}) || is_name(key);
    return tells && table.record->find("corporation_id") == nullptr;
}

std::vector<Condition> read_conditions(const std::string& lines) {
    std::vector<Condition> conditions;
    std::istringstream stream{lines};
    for (std::string line; std::getline(stream, line);) {
        std::istringstream parts{line};
        Condition condition;
        std::getline(parts, condition.column, '\t');
        std::getline(parts, condition.test, '\t');
        std::getline(parts, condition.value);
        conditions.push_back(condition);
    }
    return conditions;
}

std::string write_conditions(const std::vector<Condition>& conditions) {
    std::string lines;
    for (const Condition& condition : conditions)
        lines += condition.column + "\t" + condition.test + "\t" + condition.value + "\n";
    return lines;
}

Result<Extract> read_extract(web::Call& call, const storage::Table& table,
                             const ExtractRequest& request, std::size_t limit) {
    std::vector<const Line*> lines;
    std::istringstream keys{request.columns};
    for (std::string key; keys >> key;) {
        const Line* const line = table.record->find(key);
        if (line == nullptr || is_locked(key)) {
            return Problem{.code = "extract.no_column",
                           .message = "この台帳に、この項目はありません：" + key,
                           .where = "columns"};
        }
        lines.push_back(line);
    }
    std::string where = "1 = 1";
    storage::Parameters parameters;
    constexpr std::string_view kNames[] = {"asked0", "asked1", "asked2"};
    std::size_t number = 0;
    for (const Condition& condition : read_conditions(request.conditions)) {
        if (number == std::size(kNames)) break;
        auto asked = ask(call.town(), table, condition, kNames[number++]);
        if (!asked) return asked.problem();
        where += " AND " + asked->sql;
        parameters.push_back(std::move(asked->parameter));
    }
    if (table.keeping == storage::Keeping::history) {
        where += " AND " + storage::last_as_of(table, "r");
        parameters.push_back({"as_of_valid", std::int64_t{request.as_of.packed()}});
        parameters.push_back({"as_of_known", call.now().microseconds});
    }
    std::string order;
    for (const std::string_view key : table.key)
        order += (order.empty() ? "r." : ", r.") + std::string{key};
    const std::string sql = "SELECT " + storage::columns_of(*table.record, "r.") + " FROM " +
                            std::string{table.name} + " r WHERE " + where + " ORDER BY " + order +
                            " LIMIT " + std::to_string(limit + 1);

    Extract extract;
    for (const Line* line : lines) {
        extract.heads.emplace_back(line->label);
        extract.numbers.push_back(line->type->integer != nullptr && line->type->codes == nullptr &&
                                  (line->type->name == "yen" || line->type->name == "integer"));
    }
    const Line* const person = table.record->find("person_id");
    const std::set<PersonId> hidden =
        person != nullptr ? protected_persons(call) : std::set<PersonId>{};
    std::shared_ptr<void> record;
    call.session().read(
        *table.record, sql, parameters,
        [&] {
            record = table.record->make_rows(1);
            return record.get();
        },
        [&] {
            if (extract.rows.size() == limit) {
                extract.cut = true;
                return;
            }
            const bool covered =
                person != nullptr &&
                hidden.contains(PersonId{person->type->integer(person->field(record.get()))});
            bool masked = false;
            std::vector<std::string> row;
            for (const Line* line : lines) {
                std::string text = cell(*line, record.get());
                if (covered && is_place(line->key) && !text.empty()) {
                    text = registry::kOmittedAddress;
                    masked = true;
                }
                row.push_back(hide(*line, std::move(text), request.masking));
            }
            extract.masked += masked ? 1 : 0;
            extract.rows.push_back(std::move(row));
        });
    return extract;
}

}  // namespace yakuba::portal::staff
