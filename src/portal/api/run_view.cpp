#include "portal/api/run_view.h"

#include <boost/json.hpp>
#include <sstream>

namespace yakuba::portal::api {
namespace {

namespace json = boost::json;

/// The parts of each line, which tabs keep apart.
std::vector<std::vector<std::string>> rows_of(const std::string& lines) {
    std::vector<std::vector<std::string>> rows;
    std::istringstream text{lines};
    for (std::string line; std::getline(text, line);) {
        std::vector<std::string>& row = rows.emplace_back();
        std::istringstream parts{line};
        for (std::string part; std::getline(parts, part, '\t');)
            row.push_back(part);
        row.resize(std::max<std::size_t>(row.size(), 2));
    }
    return rows;
}

}  // namespace

json::object run_json(const batch::RunRow& row) {
    json::object object{{"run_id", row.run_id},
                        {"kind", FieldForm<batch::RunKind>::format(row.kind)},
                        {"department", row.department},
                        {"name", row.name},
                        {"label", row.label},
                        {"period", to_iso(row.day)},
                        {"dry_run", row.dry_run},
                        {"state", FieldForm<batch::RunState>::format(row.state)},
                        {"step", row.step},
                        {"done", row.done},
                        {"total", row.total},
                        {"started_at", to_iso(row.started_at)}};
    object["ended_at"] =
        row.ended_at.microseconds == 0 ? json::value(nullptr) : json::value(to_iso(row.ended_at));
    json::array counts, problems;
    for (const auto& parts : rows_of(row.counts)) {
        counts.push_back(json::object{{"label", parts[0]},
                                      {"amount", detail::parse_integer(parts[1]).value_or(0)}});
    }
    for (const auto& parts : rows_of(row.problems))
        problems.push_back(json::object{{"title", parts[0]}, {"where", parts[1]}});
    object["counts"] = std::move(counts);
    object["problems"] = std::move(problems);
    return object;
}

}  // namespace yakuba::portal::api
