#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "batch/difference.h"
#include "kernel/date.h"
#include "registry/town.h"
#include "storage/database.h"

/// The one door by which a changed past reaches the decisions made from it.
///
/// Whoever writes an event, a correction, a cancellation or a paper calls recompute_all inside the
/// same transaction, after the last write. It asks every department in turn; what came out
/// otherwise is written there and answered here, to be shown to whoever asked for the change.
namespace yakuba {

/// Whose records changed, from which day on, and why.
struct PastChange {
    std::span<const PersonId> persons;
    Date since = kBeginning;  // nothing before this day was touched
    std::string_view reason;  // 事由: stands in the differences and on changed charges
};

/// What a department has decided otherwise.
struct DepartmentDifferences {
    std::string department;  // its id
    std::string label;
    std::vector<batch::Difference> differences;
};

/// All departments of the house, for those who know none of them. A town is opened with its own
/// (Town::recomputing).
class Recomputing {
public:
    virtual ~Recomputing() = default;
    virtual Result<std::vector<DepartmentDifferences>> recompute(
        const Town& town, storage::Transaction& transaction, const PastChange& change) const = 0;
};

/// The fiscal years that the table (one with a column of that name) has anything of, from `first`
/// on: one look by index for each.
std::vector<FiscalYear> years_in(storage::Session& session, const storage::Table& table,
                                 FiscalYear first);

/// Every department computes again what the change touches. A town without departments (a room's
/// own test) has nothing to compute.
Result<std::vector<DepartmentDifferences>> recompute_all(const Town& town,
                                                         storage::Transaction& transaction,
                                                         const PastChange& change);

}  // namespace yakuba
