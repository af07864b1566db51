#include <algorithm>
#include <boost/json.hpp>

#include "portal/api/operations.h"
#include "portal/api/paging.h"
#include "portal/api/person_view.h"
#include "portal/api/schemas.h"

/// GET /persons/{person}/versions: which event wrote what when, without what stood in it. Whoever
/// cancels an event names it by its version.
namespace yakuba::portal::api {
namespace {

namespace json = boost::json;
using web::Call;
using web::Response;

json::value day_or_null(Date day) {
    return day && day != kForever ? json::value(to_iso(day)) : json::value(nullptr);
}

Response list(Call& call) {
    const auto person = call.person();
    if (!person) return call.problem(person.problem());
    auto versions = registry::versions_of(call.session(), *person);
    if (versions.empty()) return call.problem({"person.not_found", "この宛名番号の人はいません。"});
    call.saw(*person, "API 処理履歴", "resident-register");
    std::reverse(versions.begin(), versions.end());
    const Paging paging = paging_of(call);
    json::array items;
    std::int64_t next = 0;
    for (const registry::ResidentVersion& version : versions) {
        const std::int64_t number = version.version.number;
        if (paging.after != 0 && number >= paging.after) continue;
        if (items.size() == static_cast<std::size_t>(paging.limit)) {
            next = items.back().as_object().at("version").as_int64();
            break;
        }
        items.push_back(
            json::object{{"version", number},
                         {"event", FieldForm<registry::Event>::format(version.record.event)},
                         {"label", label_of(version.record.event)},
                         {"valid_from", to_iso(version.version.valid_from)},
                         {"valid_to", day_or_null(version.version.valid_to)},
                         {"notified_on", day_or_null(version.record.notified_on)},
                         {"recorded_at", to_iso(version.version.recorded_at)}});
    }
    Response response = page_json(std::move(items), next);
    return response.header("ETag", etag(static_cast<std::int64_t>(versions.size())));
}

constexpr std::string_view kItem = R"({"type":"object","properties":{
    "version":{"type":"integer","title":"版","description":"異動を取り消すときに使います"},
    "event":{"type":"string","title":"異動"},
    "label":{"type":"string","title":"異動の名前"},
    "valid_from":{"type":"string","format":"date","title":"この日から"},
    "valid_to":{"type":["string","null"],"format":"date","title":"この日の前まで"},
    "notified_on":{"type":["string","null"],"format":"date","title":"届出日"},
    "recorded_at":{"type":"string","format":"date-time","title":"登録日時"}},
    "required":["version","event","label","valid_from","valid_to","notified_on","recorded_at"]})";

}  // namespace

std::vector<Operation> version_operations() {
    Operation op;
    op.pattern = "/api/v1/persons/{person}/versions";
    op.id = "listVersions";
    op.section = "住民";
    op.scope = "persons.read";
    op.summary = "一人の処理履歴（版）を見る";
    op.text = "登録の新しいものから。どの異動がいつ記載されたかで、記載の中身は返しません。";
    op.parameters = paging_parameters();
    op.parameters.insert(op.parameters.begin(),
                         {"person", In::path, "宛名番号", std::string{kNumberInPath}, true});
    op.good = {{200, "処理履歴", page_of(std::string{kItem})}};
    op.work = [](Call& call, const json::object&) { return list(call); };
    return {op};
}

}  // namespace yakuba::portal::api
