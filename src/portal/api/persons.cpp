#include <boost/json.hpp>

#include "portal/api/operations.h"
#include "portal/api/person_view.h"
#include "portal/api/schemas.h"
#include "rules/json.h"

/// Reading one person.
namespace yakuba::portal::api {
namespace {

namespace json = boost::json;
using web::Call;
using web::Response;

json::object person_json(Call& call, const registry::ResidentVersion& found) {
    const PersonView view = view_of(call, found.record);
    json::object object = write_json(person_view_description(), &view);
    object["valid_from"] = to_iso(found.version.valid_from);
    object["recorded_at"] = to_iso(found.version.recorded_at);
    return object;
}

std::string person_schema() {
    json::object schema = written_object(person_view_description());
    json::object& properties = schema["properties"].as_object();
    properties["valid_from"] = {
        {"type", "string"}, {"format", "date"}, {"title", "この状態の初日"}};
    properties["recorded_at"] = {
        {"type", "string"}, {"format", "date-time"}, {"title", "登録日時"}};
    return json::serialize(schema);
}

Response show(Call& call, const json::object&) {
    const auto found = find_person(call, "API 住民");
    if (!found) return call.problem(found.problem());
    Response response = web::json(json::serialize(person_json(call, *found)));
    response.header("ETag", etag(version_of(call.session(), found->record.person_id)));
    return response;
}

/// The members as of a day; a household without members then is not there.
Response show_household(Call& call, const json::object&) {
    const HouseholdId household{
        detail::parse_integer(call.request().place.get("household")).value()};
    const auto members = registry::household_members(call.session(), household, as_of(call));
    if (members.empty()) {
        return call.problem({"household.not_found", "この世帯は、その日時の台帳にありません。"});
    }
    json::array items;
    for (const registry::Resident& member : members) {
        call.saw(member.person_id, "API 世帯", "resident-register");
        const PersonView view = view_of(call, member);
        items.push_back(write_json(person_view_description(), &view));
    }
    return web::json(json::serialize(
        json::object{{"household_id", household.value()}, {"members", std::move(items)}}));
}

Operation household_operation() {
    Operation get;
    get.pattern = "/api/v1/households/{household}";
    get.id = "getHousehold";
    get.section = "住民";
    get.scope = "households.read";
    get.summary = "一つの世帯を見る";
    get.text = "世帯主が先頭です。";
    get.parameters = as_of_parameters();
    get.parameters.insert(get.parameters.begin(),
                          {"household", In::path, "世帯番号", std::string{kNumberInPath}, true});
    get.good = {{200, "世帯",
                 R"({"type":"object","properties":{"household_id":{"type":"integer"},)"
                 R"("members":{"type":"array","items":)" +
                     written(person_view_description()) +
                     R"(}},"required":["household_id","members"]})"}};
    get.work = show_household;
    return get;
}

Parameter person_in_path() {
    return {"person", In::path, "宛名番号", std::string{kNumberInPath}, true};
}

}  // namespace

std::vector<Operation> person_operations() {
    Operation get;
    get.pattern = "/api/v1/persons/{person}";
    get.id = "getPerson";
    get.section = "住民";
    get.scope = "persons.read";
    get.summary = "一人の住民を見る";
    get.text =
        "指定した日の状態を、指定した日時に知られていたとおりに返します。ETag は、その人の異動を"
        "送るときの If-Match に使います。個人番号と住民票コードは扱いません。";
    get.parameters = as_of_parameters();
    get.parameters.insert(get.parameters.begin(), person_in_path());
    get.good = {{200, "住民", person_schema()}};
    get.work = show;
    return {get, household_operation()};
}

}  // namespace yakuba::portal::api
