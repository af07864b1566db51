#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "department/offices.h"
#include "storage/as_of.h"

/// The records of a person that a clerk may correct by hand: those decisions are made from, never
/// the decisions themselves, which are computed again.
namespace yakuba::portal::staff {

/// One ledger, and the department that keeps it.
struct Ledger {
    const storage::Table* table = nullptr;
    const Department* department = nullptr;
};
std::vector<Ledger> correctable_ledgers(const Offices& offices);
std::optional<Ledger> find_ledger(const Offices& offices, std::string_view name);

/// One record as it stands: of one key, in force on the day asked (or last).
struct LedgerRecord {
    std::shared_ptr<const void> record;
    storage::Version version;
    int last_version = 0;  // of its key: what an edit is based on
    std::string key;       // "fiscal_year=2026;record_no=1": which of the person's it is
    std::string title;     // R8年度 1: for people
};
std::vector<LedgerRecord> records_of(const Town& town, storage::Session& session,
                                     const storage::Table& table, PersonId person, Date today);
/// The state of one record as of one of its versions, for comparing.
std::shared_ptr<const void> record_at(storage::Session& session, const storage::Table& table,
                                      PersonId person, std::string_view key, int version);

/// The key apart: {"person_id","12"}, {"fiscal_year","2026"} …
std::vector<std::pair<std::string, std::string>> key_parts(PersonId person, std::string_view key);

}  // namespace yakuba::portal::staff
