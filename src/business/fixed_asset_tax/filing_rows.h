#pragma once
#include <string>
#include <vector>

#include "business/fixed_asset_tax/records.h"
#include "storage/as_of.h"
#include "storage/database.h"

/// What the filings share: how they write rows, and whom they may name.
namespace yakuba::fixed_asset_tax {

template <class Record>
void append(storage::Transaction& transaction, const storage::Table& table, Date from,
            const std::vector<Record>& records, Date until = kForever) {
    std::vector<storage::Versioned<Record>> rows;
    for (const Record& record : records) {
        storage::Version version;
        version.valid_from = from;
        version.valid_to = until;
        rows.push_back({record, version});
    }
    transaction.append_versions<Record>(table, rows);
}

/// A taxpayer who has no row yet gets one, so that the year's job comes by.
void open_taxpayer(storage::Transaction& transaction, PersonId person, Date from);

/// The taxpayer's row as of a day; a fresh one where there is none.
Taxpayer taxpayer_as_of(storage::Session& session, PersonId taxpayer, Date day);

/// Somebody a paper names: by a number staff looked up, or by name and address, who then gets a
/// number as a non-resident (住登外).
struct NamedPerson {
    PersonId number;
    std::string name;
    std::string postcode;
    std::string address;
};
/// Problems: "applicant.named" when neither is given, "person.not_found" for a number nobody has.
Result<PersonId> number_of(storage::Transaction& transaction, const NamedPerson& named, Date from,
                           std::string_view where);

/// The first fiscal year whose 1 January comes after what happened on `day`; on 1 January itself it
/// counts for that year.
FiscalYear first_year_after(Date day);

}  // namespace yakuba::fixed_asset_tax
