#include "department/recompute.h"

namespace yakuba {

Result<std::vector<DepartmentDifferences>> recompute_all(const Town& town,
                                                         storage::Transaction& transaction,
                                                         const PastChange& change) {
    if (town.recomputing == nullptr || change.persons.empty())
        return std::vector<DepartmentDifferences>{};
    return town.recomputing->recompute(town, transaction, change);
}

}  // namespace yakuba
