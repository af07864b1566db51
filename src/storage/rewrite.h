#pragma once
#include <algorithm>
#include <utility>
#include <vector>

#include "storage/table.h"

namespace yakuba::storage {

/// The versions to append so that every state one key had over [from, until) becomes `change` of
/// it: one row for each stretch of days that had one state, neighbouring stretches of one version
/// joined. Days on which there was no record stay without one. `history` is all versions of the key
/// in order of number.
///
/// This is how the past is corrected: what was true on each day is said again, with the mistake
/// taken out, and what followed (a later move, say) stays.
template <class Record, class Change>
std::vector<Versioned<Record>> rewrite(const std::vector<Versioned<Record>>& history, Date from,
                                       Date until, Change change) {
    std::vector<Date> bounds{from, until};
    for (const Versioned<Record>& row : history) {
        for (const Date bound : {row.version.valid_from, row.version.valid_to}) {
            if (from < bound && bound < until) bounds.push_back(bound);
        }
    }
    std::sort(bounds.begin(), bounds.end());
    bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());

    std::vector<Versioned<Record>> rows;
    const Versioned<Record>* joined = nullptr;  // the version the last row was made from
    for (std::size_t i = 0; i + 1 < bounds.size(); ++i) {
        const Versioned<Record>* state = nullptr;
        for (const Versioned<Record>& row : history) {
            if (row.version.valid_from <= bounds[i] && bounds[i] < row.version.valid_to)
                state = &row;
        }
        if (state != nullptr && state == joined) {
            rows.back().version.valid_to = bounds[i + 1];
            continue;
        }
        joined = state;
        if (state == nullptr) continue;
        Version version;
        version.valid_from = bounds[i];
        version.valid_to = bounds[i + 1];
        rows.push_back({change(state->record), version});
    }
    return rows;
}

}  // namespace yakuba::storage
