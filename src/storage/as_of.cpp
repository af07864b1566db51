#include "storage/as_of.h"

namespace yakuba::storage {
namespace {

std::string covers(const std::string& prefix) {
    return prefix + "valid_from <= :as_of_valid AND " + prefix + "valid_to > :as_of_valid AND " +
           prefix + "recorded_at <= :as_of_known";
}

}  // namespace

Where everything() { return {}; }

Where equals(std::string_view column, std::int64_t value) {
    return {std::string{column} + " = :" + std::string{column}, {{column, value}}};
}

Where equals(std::string_view column, std::string value) {
    return {std::string{column} + " = :" + std::string{column}, {{column, std::move(value)}}};
}

Where between(std::string_view column, std::int64_t from, std::int64_t until) {
    return {std::string{column} + " >= :range_from AND " + std::string{column} + " < :range_until",
            {{"range_from", from}, {"range_until", until}}};
}

Where both(Where a, const Where& b) {
    a.condition = "(" + a.condition + ") AND (" + b.condition + ")";
    a.parameters.insert(a.parameters.end(), b.parameters.begin(), b.parameters.end());
    return a;
}

std::string as_of_query(const Table& table, const Where& where) {
    std::string order;
    for (const std::string_view column : table.key)
        order += std::string{column} + ", ";
    return "SELECT " + version_columns_of(*table.record) + " FROM " + std::string{table.name} +
           " WHERE (" + where.condition + ") AND " + covers("") + " ORDER BY " + order + "version";
}

Parameters as_of_parameters(AsOf as_of, const Where& where) {
    Parameters parameters = where.parameters;
    parameters.push_back({"as_of_valid", std::int64_t{as_of.valid.packed()}});
    parameters.push_back({"as_of_known", as_of.known.microseconds});
    return parameters;
}

std::string last_as_of(const Table& table, std::string_view alias) {
    const std::string row = std::string{alias} + ".";
    std::string same;
    for (const std::string_view column : table.key) {
        same += "later." + std::string{column} + " = " + row + std::string{column} + " AND ";
    }
    return covers(row) + " AND NOT EXISTS (SELECT 1 FROM " + std::string{table.name} +
           " later WHERE " + same + "later.version > " + row + "version AND " + covers("later.") +
           ")";
}

bool same_key(const Table& table, const void* a, const void* b) {
    for (const std::string_view column : table.key) {
        const Line& line = *table.record->find(column);
        if (line.type->kind == Kind::integer) {
            if (line.type->integer(line.field(a)) != line.type->integer(line.field(b)))
                return false;
        } else if (line.type->text(line.field(a)) != line.type->text(line.field(b))) {
            return false;
        }
    }
    return true;
}

}  // namespace yakuba::storage
