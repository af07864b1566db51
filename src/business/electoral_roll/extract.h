#pragma once
#include <map>
#include <string>
#include <vector>

#include "business/electoral_roll/records.h"
#include "registry/disclosure.h"
#include "registry/town.h"
#include "storage/database.h"

/// The roll as it is laid out for the polling places (選挙人名簿の抄本, 19条4項, 20条2項): by
/// district, in the order of the addresses, numbered.
namespace yakuba::electoral_roll {

struct ExtractLine {
    int number = 0;  // 名簿番号 within the district
    Entry entry;
    HouseholdId household;      // where the elector lives on the day; none for one who has left
    bool is_protected = false;  // 支援措置, of today
};

/// Everyone on the roll on the day, by district. A protected elector stands in the extract of the
/// polling place with the address left out.
std::map<std::string, std::vector<ExtractLine>> extract(storage::Session& session, AsOf as_of,
                                                        const registry::Disclosure& gate);

/// What stands beside a name: 転出, 旧住所地, 失権.
std::string mark_text(const Entry& entry);

/// The names and places of the districts, by number.
std::map<std::string, District> districts(storage::Session& session, Date day);

}  // namespace yakuba::electoral_roll
