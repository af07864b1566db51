#pragma once
#include <string>
#include <string_view>

#include "exchange/ledger_files.h"
#include "kernel/date.h"
#include "kernel/id.h"
#include "registry/resident.h"
#include "storage/database.h"
#include "storage/table.h"

/// What people are searched by: a derived table with one row for each version of a resident, so
/// that a former name or a former address finds its person too.
namespace yakuba::registry {

struct SearchKeys {
    PersonId person_id;
    std::string name_key;  // 氏名: 異体字 folded, spaces dropped
    std::string kana_key;  // 振り仮名: folded, spaces dropped
    PartialDate birth_date;
    std::string town_code;
    std::string lot_key;  // 番地: digits of one width, 1-2-3
    std::string resident_code;
};
const Description& search_keys_description();
/// Derived: can be rebuilt from the residents at any time.
const storage::Table& search_keys_table();

SearchKeys search_keys_of(const Resident& resident);

/// 番地 in the form it is searched by: "１丁目２番３号" and "1-2-3" alike.
std::string lot_key(std::string_view lot);

/// resident.csv as it is imported: rows checked, search keys derived from each, their indexes built
/// at the end when the table was empty.
exchange::ImportPart resident_import();

/// Adds the keys of versions just appended.
void append_search_keys(storage::Transaction& transaction,
                        std::span<const storage::Versioned<Resident>> versions);

/// Rebuilds the whole table from the residents.
void rebuild_search_keys(storage::Transaction& transaction);

}  // namespace yakuba::registry
