#include "department/runnable.h"

#include "rules/calculation.h"

namespace yakuba {
namespace {

Problem wrong_period(std::string message) {
    return {.code = "batch.period", .message = std::move(message), .where = "period"};
}

}  // namespace

Runnable find_runnable(const Offices& offices, batch::RunKind kind, std::string_view department,
                       std::string_view name) {
    Runnable found;
    found.department = offices.find(department);
    if (found.department == nullptr) return found;
    if (kind == batch::RunKind::job) {
        for (const DepartmentJob& job : found.department->jobs) {
            if (job.name == name) found.job = &job;
        }
    } else {
        for (const DepartmentLetter& letter : found.department->letters) {
            if (letter.name == name) found.letter = &letter;
        }
    }
    return found;
}

Result<Date> run_day(Period period, std::string_view text) {
    if (const auto day = first_day_of(period, text)) return *day;
    switch (period) {
        case Period::fiscal_year:
            return wrong_period("年度は西暦4けたで入れてください（令和8年度は 2026）");
        case Period::month:
            return wrong_period("月は 2026-06 のように入れてください");
        case Period::day:
            return wrong_period("日は 2026-11-20 のように入れてください");
    }
    return wrong_period("期間を読み取れません");
}

batch::RunRow run_row(const Runnable& runnable, Date day, bool dry_run,
                      const identity::Visitor& visitor) {
    batch::RunRow row;
    row.kind = runnable.kind();
    row.department = runnable.department->id;
    row.name = runnable.name();
    row.label = runnable.label();
    row.day = day;
    row.dry_run = dry_run;
    row.actor = visitor.actor;
    row.actor_name = visitor.name;
    return row;
}

}  // namespace yakuba
