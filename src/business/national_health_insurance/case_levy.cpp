#include "business/national_health_insurance/case_levy.h"

#include "business/national_health_insurance/high_cost.h"
#include "business/national_health_insurance/jobs.h"
#include "department/recompute.h"

namespace yakuba::national_health_insurance {
namespace {

namespace json = boost::json;

json::array in_json(const std::vector<DepartmentDifferences>& departments) {
    json::array all;
    for (const DepartmentDifferences& department : departments) {
        for (const batch::Difference& difference : department.differences) {
            for (const batch::ChangedLine& line : difference.lines) {
                if (line.key != "total" && line.key != kTooLate) continue;
                all.push_back(
                    json::object{{"label", difference.period + "の" + std::string{line.label}},
                                 {"before", line.before},
                                 {"after", line.after}});
            }
        }
    }
    return all;
}

}  // namespace

Problem applicant_problem(std::string_view code, std::string message, std::string where,
                          std::string_view article) {
    return Problem{code, std::move(message), {}, std::move(where), article};
}

Result<int> elderly_age_of(const Town& town, Date day) {
    const auto month = month_of_care(town, YearMonth{day});
    if (!month) return month.problem();
    return month->levy.rates.elderly_age;
}

Result<json::value> recomputed(const Town& town, storage::Transaction& transaction,
                               std::span<const PersonId> persons, Date since,
                               std::string_view reason, json::object outcome) {
    auto differences = recompute_all(town, transaction, {persons, since, reason});
    if (!differences) return differences.problem();
    outcome["persons"] = static_cast<std::int64_t>(persons.size());
    outcome["differences"] = in_json(*differences);
    return json::value(std::move(outcome));
}

std::vector<procedures::PreviewLine> preview_lines(const json::value& outcome,
                                                   std::string_view article) {
    std::vector<procedures::PreviewLine> lines{
        {"人数", std::to_string(outcome.at("persons").as_int64()) + "人", std::string{article}}};
    for (const json::value& line : outcome.at("differences").as_array()) {
        lines.push_back({std::string{line.at("label").as_string()},
                         std::string{line.at("before").as_string()} + " → " +
                             std::string{line.at("after").as_string()},
                         "国民健康保険法76条1項"});
    }
    return lines;
}

}  // namespace yakuba::national_health_insurance
