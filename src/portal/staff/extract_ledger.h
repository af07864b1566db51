#pragma once
#include <set>
#include <string>
#include <vector>

#include "department/offices.h"
#include "portal/staff/extract_request.h"
#include "web/call.h"

/// What of a ledger may be taken out, and how it is read: only through the descriptions, never by
/// SQL of the one who asks.
namespace yakuba::portal::staff {

struct ExtractLedger {
    const storage::Table* table = nullptr;
    std::string_view department;
};
/// The ledgers the visitor may ask for: those of the departments they work in.
std::vector<ExtractLedger> ledgers_for(const identity::Visitor& visitor, const Offices& offices);
const ExtractLedger* find_ledger(const std::vector<ExtractLedger>& ledgers, std::string_view name);
/// The lines that may be chosen. 住民票コード and the like never are.
std::vector<const Line*> columns_of_ledger(const storage::Table& table);
/// Whether a list with these columns tells of single persons.
bool tells_of_persons(const storage::Table& table, const std::string& columns);

struct Condition {
    std::string column;
    std::string test;  // is, is_not, at_least, at_most, contains
    std::string value;
};
std::vector<Condition> read_conditions(const std::string& lines);
std::string write_conditions(const std::vector<Condition>& conditions);

struct Extract {
    std::vector<std::string> heads;
    std::vector<bool> numbers;  // which columns are plain numbers
    std::vector<std::vector<std::string>> rows;
    std::int64_t masked = 0;  // rows whose places are hidden for protection
    bool cut = false;         // there were more than the limit
};
inline constexpr std::size_t kExtractRows = 100'000;

/// Reads it, with places of protected persons always hidden. Problems "extract.no_column",
/// "extract.malformed" naming the condition.
Result<Extract> read_extract(web::Call& call, const storage::Table& table,
                             const ExtractRequest& request, std::size_t limit = kExtractRows);

}  // namespace yakuba::portal::staff
