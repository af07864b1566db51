#include <algorithm>
#include <boost/json.hpp>

#include "portal/api/operations.h"
#include "portal/api/paging.h"
#include "portal/api/person_view.h"
#include "portal/api/schemas.h"

/// GET /persons/{person}/timeline: what happened, over the departments the client may read.
namespace yakuba::portal::api {
namespace {

namespace json = boost::json;
using web::Call;
using web::Response;

struct Row {
    const Department* department;
    TimelineEntry entry;
};

/// Who may read the register sees its events; decisions are for those who may read sheets.
bool may_read(const Call& call, const Department& department) {
    return department.id == "resident-register" || call.visitor().scopes.contains("sheets.read");
}

std::vector<Row> rows_of(Call& call, const Offices& offices, PersonId person) {
    const registry::AddressRequest request = api_request(call);
    const PersonQuestion question{call.town(),  call.session(), person, as_of(call),
                                  call.today(), call.gate(),    request};
    std::vector<Row> rows;
    for (const Department& department : offices.departments) {
        if (!department.person_page.timeline || !may_read(call, department)) continue;
        for (TimelineEntry& entry : department.person_page.timeline(question))
            rows.push_back({&department, std::move(entry)});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
        return std::pair{a.entry.on, a.entry.recorded_at} >
               std::pair{b.entry.on, b.entry.recorded_at};
    });
    return rows;
}

json::object row_json(const Row& row) {
    json::array changes;
    for (const batch::ChangedLine& line : row.entry.changes) {
        changes.push_back(json::object{{"key", line.key},
                                       {"label", line.label},
                                       {"before", line.before},
                                       {"after", line.after}});
    }
    return {{"on", to_iso(row.entry.on)},         {"recorded_at", to_iso(row.entry.recorded_at)},
            {"department", row.department->id},   {"what", row.entry.what},
            {"subject", row.entry.subject},       {"changes", std::move(changes)},
            {"correction", row.entry.correction}, {"cancelled", row.entry.cancelled}};
}

Response show(Call& call, const Offices& offices) {
    const auto person = call.person();
    if (!person) return call.problem(person.problem());
    if (version_of(call.session(), *person) == 0)
        return call.problem({"person.not_found", "この宛名番号の人はいません。"});
    call.saw(*person, "API 履歴", "resident-register");
    const std::vector<Row> rows = rows_of(call, offices, *person);
    const Paging paging = paging_of(call);
    json::array items;
    auto at = static_cast<std::size_t>(paging.after);
    for (; at < rows.size() && items.size() < static_cast<std::size_t>(paging.limit); ++at)
        items.push_back(row_json(rows[at]));
    return page_json(std::move(items), at < rows.size() ? static_cast<std::int64_t>(at) : 0);
}

constexpr std::string_view kItem = R"({"type":"object","properties":{
    "on":{"type":"string","title":"異動日"},
    "recorded_at":{"type":"string","format":"date-time","title":"登録日時"},
    "department":{"type":"string","title":"業務"},
    "what":{"type":"string","title":"何が起きたか"},
    "subject":{"type":"string","title":"だれの（本人でないとき）"},
    "changes":{"type":"array","title":"変わった項目","items":{"type":"object","properties":{
        "key":{"type":"string"},"label":{"type":"string"},
        "before":{"type":"string"},"after":{"type":"string"}},
        "required":["key","label","before","after"]}},
    "correction":{"type":"boolean","title":"訂正"},
    "cancelled":{"type":"boolean","title":"取消"}},
    "required":["on","recorded_at","department","what","subject","changes","correction","cancelled"]})";

}  // namespace

std::vector<Operation> timeline_operations(const Offices& offices) {
    Operation op;
    op.pattern = "/api/v1/persons/{person}/timeline";
    op.id = "getTimeline";
    op.section = "住民";
    op.scope = "persons.read";
    op.summary = "一人の履歴を見る";
    op.text =
        "新しいものから。住民基本台帳の異動です。利用範囲に sheets.read もあるときは、各業務の"
        "決定も並びます。";
    op.parameters = paging_parameters();
    for (Parameter& parameter : as_of_parameters())
        op.parameters.push_back(std::move(parameter));
    op.parameters.insert(op.parameters.begin(),
                         {"person", In::path, "宛名番号", std::string{kNumberInPath}, true});
    op.good = {{200, "履歴", page_of(std::string{kItem})}};
    op.work = [&offices](Call& call, const json::object&) { return show(call, offices); };
    return {op};
}

}  // namespace yakuba::portal::api
