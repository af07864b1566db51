#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/date.h"
#include "kernel/result.h"

/// A TOML file as a tree that knows its lines, and a strict way to read it: each table is asked for
/// the keys it may have, and whatever was not asked for is refused with its line.
namespace yakuba::documents {

struct TomlNode {
    enum class Type { table, array, text, integer, flag, date };
    Type type = Type::table;
    int line = 0;
    std::map<std::string, TomlNode, std::less<>> members;
    std::vector<TomlNode> elements;
    std::string text;
    std::int64_t integer = 0;
    bool flag = false;
    Date date;
};

/// What is wrong in a file: thrown while it is read, turned into a Problem by read_toml.
struct MalformedToml {
    std::string message;
    int line = 0;
    std::string key;
};

/// Reads one table. Every getter names the key it wants; `done` refuses the rest.
class TomlReader {
public:
    explicit TomlReader(const TomlNode& node, std::string path = {});

    bool has(std::string_view key) const { return node_.members.contains(key); }
    int line() const { return node_.line; }

    std::string text(std::string_view key);  // must be there, not empty
    std::string text_or(std::string_view key, std::string_view otherwise);
    bool flag_or(std::string_view key, bool otherwise);
    std::int64_t integer(std::string_view key);
    std::optional<std::int64_t> optional_integer(std::string_view key);
    std::optional<Date> optional_date(std::string_view key);
    std::vector<std::string> texts(std::string_view key);  // absent: empty
    std::vector<std::int64_t> integers(std::string_view key);
    std::optional<TomlReader> table(std::string_view key);  // absent: none
    std::vector<TomlReader> tables(std::string_view key);   // array of tables; absent: none
    const TomlNode* raw(std::string_view key);              // for what may have two forms

    /// Ends the reading of this table.
    void done() const;
    [[noreturn]] void fail(std::string_view key, std::string message) const;

private:
    const TomlNode* find(std::string_view key);
    const TomlNode& needed(std::string_view key);

    const TomlNode& node_;
    std::string path_;
    std::set<std::string, std::less<>> asked_;
};

/// Parses the text and lets `read` read it; a Problem with `code`, and "FILE:LINE KEY" in `where`.
Result<Done> read_toml(std::string_view toml, std::string_view file_name, std::string_view code,
                       const std::function<void(TomlReader&)>& read);

}  // namespace yakuba::documents
