#include "business/fixed_asset_tax/case_parts.h"

#include <algorithm>
#include <boost/json.hpp>

#include "business/fixed_asset_tax/gather.h"
#include "storage/rehearse.h"

namespace yakuba::fixed_asset_tax {

namespace json = boost::json;
using procedures::Asked;
using procedures::Matter;
using procedures::PreviewLine;

std::int64_t number_in(const std::string& text) { return detail::parse_integer(text).value_or(0); }

bool is_own(const Asked& asked, PersonId taxpayer) {
    const auto mine = taxpayers_of(asked.session, asked.person, asked.as_of);
    return std::ranges::find(mine, taxpayer) != mine.end();
}

Problem not_own(std::string_view where) {
    return {.code = "applicant.not_owner",
            .message = "あなたの名義の資産を選んでください。",
            .where = std::string{where},
            .article = "地方税法384条"};
}

json::array in_json(const Differences& departments) {
    json::array all;
    for (const DepartmentDifferences& department : departments) {
        for (const batch::Difference& difference : department.differences) {
            json::array lines;
            for (const batch::ChangedLine& line : difference.lines) {
                lines.push_back(json::object{{"label", line.label},
                                             {"article", line.article},
                                             {"before", line.before},
                                             {"after", line.after}});
            }
            all.push_back(json::object{{"department", department.label},
                                       {"person_id", difference.person_id.value()},
                                       {"period", difference.period},
                                       {"lines", std::move(lines)}});
        }
    }
    return all;
}

Result<json::value> outcome_of(PersonId person, const Result<Differences>& differences) {
    if (!differences) return differences.problem();
    return json::value(
        json::object{{"person_id", person.value()}, {"differences", in_json(*differences)}});
}

Result<std::vector<PreviewLine>> rehearse(const Asked& asked, const Matter& matter, Apply apply) {
    json::value outcome;
    const storage::Command command{"試行", "固定資産税の申告 決定の試行", {}, {},
                                   {},     matter.record.received_at};
    const auto tried =
        storage::rehearse(*asked.town.database, command,
                          [&](storage::Transaction& transaction) -> Result<std::string> {
                              auto done = apply(asked.town, transaction, matter);
                              if (!done) return done.problem();
                              outcome = *std::move(done);
                              return std::string{};
                          });
    if (!tried) return tried.problem();
    std::vector<PreviewLine> lines;
    const json::object& object = outcome.as_object();
    if (object.contains("parcels")) {
        lines.push_back({"名義を移す資産",
                         "土地 " + std::to_string(object.at("parcels").to_number<int>()) +
                             "筆、家屋 " + std::to_string(object.at("houses").to_number<int>()) +
                             "棟",
                         "地方税法343条2項"});
    }
    for (const json::value& difference : object.at("differences").as_array()) {
        for (const json::value& line : difference.at("lines").as_array()) {
            lines.push_back({std::string{difference.at("period").as_string()} + " " +
                                 std::string{line.at("label").as_string()},
                             std::string{line.at("before").as_string()} + " → " +
                                 std::string{line.at("after").as_string()},
                             std::string{line.at("article").as_string()}});
        }
    }
    if (lines.empty()) lines.push_back({"税額", "決定済みの年度は変わりません"});
    return lines;
}

}  // namespace yakuba::fixed_asset_tax
