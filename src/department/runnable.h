#pragma once
#include <string_view>

#include "batch/run_list.h"
#include "department/offices.h"
#include "identity/visitor.h"

/// What can be run as a batch, as whoever begins a run names it: by kind, department and name. The
/// pages of the staff and the API ask here alike.
namespace yakuba {

struct Runnable {
    const Department* department = nullptr;
    const DepartmentJob* job = nullptr;
    const DepartmentLetter* letter = nullptr;

    explicit operator bool() const { return job != nullptr || letter != nullptr; }
    Period period() const { return job != nullptr ? job->period : letter->period; }
    std::string_view label() const { return job != nullptr ? job->label : letter->label; }
    std::string_view name() const { return job != nullptr ? job->name : letter->name; }
    batch::RunKind kind() const {
        return job != nullptr ? batch::RunKind::job : batch::RunKind::letters;
    }
    /// Releases what another person has made: for those who decide.
    bool needs_approval() const { return job != nullptr && job->approval; }
};
/// Nothing when no department offers it.
Runnable find_runnable(const Offices& offices, batch::RunKind kind, std::string_view department,
                       std::string_view name);

/// The first day of the period as it was typed: "2026", "2026-06" or "2026-06-15". Problem
/// "batch.period".
Result<Date> run_day(Period period, std::string_view text);

/// The row a run of it begins with.
batch::RunRow run_row(const Runnable& runnable, Date day, bool dry_run,
                      const identity::Visitor& visitor);

/// A trial of letters prints so many.
inline constexpr std::int64_t kSampleLetters = 20;

}  // namespace yakuba
