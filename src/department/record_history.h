#pragma once
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "batch/difference.h"
#include "registry/town.h"
#include "storage/as_of.h"

/// What a department's person page is made of: the versions of a ledger's records, each beside what
/// it follows, and values as the screens write them.
namespace yakuba {

/// One version of one record, and the record it gives way to.
struct RecordStep {
    std::shared_ptr<const void> before;  // null: there was none
    std::shared_ptr<const void> record;
    storage::Version version;

    template <class Record>
    const Record& as() const {
        return *static_cast<const Record*>(record.get());
    }
    template <class Record>
    const Record* before_as() const {
        return static_cast<const Record*>(before.get());
    }
};

/// All versions of the records `where` names, recorded by `known`, in order of key and version. A
/// version's `before` is the one that covered its first day until then; when none did, the version
/// before it.
std::vector<RecordStep> steps_of(storage::Session& session, const storage::Table& table,
                                 const storage::Where& where, Instant known);

/// The lines named by `keys` in which the step differs from what was before, in that order. Of a
/// first version: all that say something, with "なし" before them.
std::vector<batch::ChangedLine> changes_of(const Town& town, const storage::Table& table,
                                           const RecordStep& step,
                                           std::initializer_list<std::string_view> keys);

/// "R8.2.10", "R8.2", "R8年度", as staff read them; ISO where the town has no calendar.
std::string short_day(const Town& town, Date day);
std::string short_month(const Town& town, YearMonth month);
std::string short_year(const Town& town, FiscalYear year);
/// A value of a record for people, dates as above.
std::string value_text(const Town& town, const Line& line, const void* record);

}  // namespace yakuba
