#include "storage/dialect.h"

#include <algorithm>
#include <cctype>
#include <regex>

namespace yakuba::storage {
namespace {

bool in_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// The end of the quoted text or comment that begins at `at`; `at` itself when none begins there.
std::size_t skip_quoted(std::string_view sql, std::size_t at) {
    const auto end_of = [&](std::string_view mark, std::size_t from) {
        const auto found = sql.find(mark, from);
        return found == std::string_view::npos ? sql.size() : found + mark.size();
    };
    if (sql[at] == '\'' || sql[at] == '"') return end_of(sql.substr(at, 1), at + 1);
    if (sql.substr(at, 2) == "--") return end_of("\n", at);
    if (sql.substr(at, 2) == "/*") return end_of("*/", at + 2);
    return at;
}

std::string without_comments(std::string_view sql) {
    std::string kept;
    for (std::size_t at = 0; at < sql.size();) {
        const std::size_t end = skip_quoted(sql, at);
        const bool comment = end != at && sql[at] != '\'' && sql[at] != '"';
        if (comment) {
            kept += ' ';
        } else {
            kept += sql.substr(at, std::max<std::size_t>(end - at, 1));
        }
        at = std::max(end, at + 1);
    }
    return kept;
}

std::vector<std::string> split(const std::string& sql) {
    std::vector<std::string> statements;
    std::string statement;
    const auto finish = [&] {
        const auto first = statement.find_first_not_of(" \t\r\n");
        if (first != std::string::npos) {
            statements.push_back(
                statement.substr(first, statement.find_last_not_of(" \t\r\n") - first + 1));
        }
        statement.clear();
    };
    for (std::size_t at = 0; at < sql.size();) {
        const std::size_t end = std::max(skip_quoted(sql, at), at + 1);
        if (sql[at] == ';') {
            finish();
        } else {
            statement += sql.substr(at, end - at);
        }
        at = end;
    }
    finish();
    return statements;
}

/// Replaces whole words outside quotes.
std::string with_types_of_postgresql(const std::string& sql) {
    std::string turned;
    for (std::size_t at = 0; at < sql.size();) {
        if (const std::size_t end = skip_quoted(sql, at); end != at) {
            turned += sql.substr(at, end - at);
            at = end;
            continue;
        }
        std::size_t end = at;
        while (end < sql.size() && in_word(sql[end]))
            ++end;
        if (end == at) {
            turned += sql[at++];
            continue;
        }
        const std::string word = sql.substr(at, end - at);
        if (word == "INTEGER")
            turned += "BIGINT";
        else if (word == "BLOB")
            turned += "BYTEA";
        else if (word == "TEXT")
            turned += "TEXT COLLATE \"C\"";
        else
            turned += word;
        at = end;
    }
    static const std::regex options{
        R"(\)\s*(STRICT|WITHOUT\s+ROWID)(\s*,\s*(STRICT|WITHOUT\s+ROWID))*\s*$)"};
    return std::regex_replace(turned, options, ")");
}

std::vector<std::string> append_only(Engine engine, const std::string& table) {
    if (engine == Engine::sqlite) {
        std::vector<std::string> triggers;
        for (const std::string deed : {"update", "delete"}) {
            triggers.push_back("CREATE TRIGGER " + table + "_refuses_" + deed + " BEFORE " + deed +
                               " ON " + table + " BEGIN SELECT RAISE(ABORT, '" + table +
                               " is append only'); END");
        }
        return triggers;
    }
    return {
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% is append only', TG_TABLE_NAME; END $$",
        "CREATE TRIGGER " + table + "_refuses_change BEFORE UPDATE OR DELETE OR TRUNCATE ON " +
            table + " FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
    };
}

}  // namespace

std::vector<std::string> statements_of(Engine engine, std::string_view sql) {
    static const std::regex append_only_form{R"(APPEND\s+ONLY\s+(\w+))"};
    static const std::regex sequence_form{R"(SEQUENCE\s+(\w+))"};
    std::vector<std::string> statements;
    for (const std::string& statement : split(without_comments(sql))) {
        std::smatch found;
        if (std::regex_match(statement, found, append_only_form)) {
            for (std::string& trigger : append_only(engine, found[1]))
                statements.push_back(std::move(trigger));
        } else if (std::regex_match(statement, found, sequence_form)) {
            if (engine == Engine::postgresql)
                statements.push_back("CREATE SEQUENCE " + found[1].str());
        } else {
            statements.push_back(engine == Engine::sqlite ? statement
                                                          : with_types_of_postgresql(statement));
        }
    }
    return statements;
}

NumberedSql numbered(std::string_view sql) {
    NumberedSql result;
    for (std::size_t at = 0; at < sql.size();) {
        if (const std::size_t end = skip_quoted(sql, at); end != at) {
            result.sql += sql.substr(at, end - at);
            at = end;
            continue;
        }
        if (sql.substr(at, 2) == "::") {
            result.sql += "::";
            at += 2;
            continue;
        }
        std::size_t end = at + 1;
        while (sql[at] == ':' && end < sql.size() && in_word(sql[end]))
            ++end;
        if (end == at + 1) {
            result.sql += sql[at++];
            continue;
        }
        const std::string name{sql.substr(at + 1, end - at - 1)};
        auto known = std::find(result.names.begin(), result.names.end(), name);
        if (known == result.names.end()) known = result.names.insert(known, name);
        result.sql += "$" + std::to_string(known - result.names.begin() + 1);
        at = end;
    }
    return result;
}

}  // namespace yakuba::storage
