#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "batch/difference.h"
#include "kernel/date.h"
#include "kernel/id.h"
#include "registry/disclosure.h"
#include "registry/town.h"
#include "storage/database.h"

/// What a department has to say of one person: asked by the staff screen, the resident's own page
/// and the API, which know no department.
namespace yakuba {

/// Whose page, as of when, for whom.
struct PersonQuestion {
    const Town& town;
    storage::Session& session;
    PersonId person;
    AsOf as_of;
    Date today;
    const registry::Disclosure& gate;         // every place passes it
    const registry::AddressRequest& request;  // who is asking
};

/// The department's tile: this person's status in two or three words.
struct Tile {
    enum class State { none, active, due };
    State state = State::none;
    std::string status = "対象なし";  // 月25,000円, 対象外, 要対応
};

/// One row of the timeline over all departments.
struct TimelineEntry {
    Date on;                 // 異動日
    Instant recorded_at;     // 登録日時
    std::int64_t entry = 0;  // the journal entry: tells who
    std::string what;        // 転居, 認定, 当初賦課
    std::string subject;     // about whom, when not the person: 子　陽翔
    std::vector<batch::ChangedLine> changes;
    bool correction = false;  // 訂正
    bool cancelled = false;   // 取消: struck through
    std::string link;         // below the town's prefix
};

/// Something somebody has to do for this person.
struct ToDo {
    std::string title;
    std::string text;
    Date due;
    std::string_view article = {};
    std::string link;
    bool for_resident = false;  // shown on the resident's own page too
};

/// One version of what was decided for one period, to be explained line by line
/// (Department::explain) as it was known at `recorded_at`.
struct StoredDecision {
    Date day;             // the period's first day
    std::string period;   // R8年度, R8.11月分
    std::string outcome;  // 年税額 609,000円
    int version = 1;
    Instant recorded_at;
    std::int64_t entry = 0;  // the journal entry: tells who
};

/// Something to be shown on the person's page of this department: labelled values and tables.
struct PersonPage {
    std::function<Tile(const PersonQuestion&)> tile;
    std::function<std::vector<TimelineEntry>(const PersonQuestion&)> timeline;
    std::function<std::vector<ToDo>(const PersonQuestion&)> to_dos;
    /// Latest period and version first. None for a department that decides nothing.
    std::function<std::vector<StoredDecision>(const PersonQuestion&)> decisions;
};

}  // namespace yakuba
