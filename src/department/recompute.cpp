#include "department/recompute.h"

#include <algorithm>

namespace yakuba {

Result<std::vector<DepartmentDifferences>> recompute_all(const Town& town,
                                                         storage::Transaction& transaction,
                                                         const PastChange& change) {
    if (town.recomputing == nullptr || change.persons.empty())
        return std::vector<DepartmentDifferences>{};
    return town.recomputing->recompute(town, transaction, change);
}

std::vector<FiscalYear> years_in(storage::Session& session, const storage::Table& table,
                                 FiscalYear first) {
    const std::string sql = "SELECT min(fiscal_year) FROM " + std::string{table.name} +
                            " WHERE fiscal_year >= :from_year";
    std::vector<FiscalYear> years;
    std::int64_t from = std::max(1, first.value);  // an empty table answers 0
    for (;;) {
        const auto next = session.number(sql, {{"from_year", from}});
        if (!next || *next < from) return years;
        years.push_back(FiscalYear{static_cast<int>(*next)});
        from = *next + 1;
    }
}

}  // namespace yakuba
