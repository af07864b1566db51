#include <boost/json.hpp>

#include "portal/api/case_view.h"
#include "portal/api/operations.h"
#include "portal/api/paging.h"
#include "portal/api/schemas.h"
#include "rules/json.h"

/// Following cases, and what a system may do with them.
namespace yakuba::portal::api {
namespace {

namespace json = boost::json;
using procedures::Action;
using web::Call;
using web::Response;

json::object case_json(const procedures::Standing& standing) {
    const CaseView view = view_of(standing);
    return write_json(case_view_description(), &view);
}

Response list(Call& call) {
    const web::Fields& query = call.request().query;
    const Paging paging = paging_of(call);
    procedures::CaseQuery wanted;
    wanted.procedure = query.get("procedure");
    wanted.any_state = true;
    wanted.by_due = false;
    wanted.before = paging.after;
    wanted.limit = paging.limit + 1;
    if (query.has("person"))
        wanted.person = PersonId{detail::parse_integer(query.get("person")).value()};
    if (const auto state = FieldForm<procedures::State>::parse(query.get("state")))
        wanted.states = {*state};
    const auto found = procedures::find_cases(call.session(), wanted);
    json::array items;
    std::int64_t next = 0;
    for (const procedures::Standing& standing : found) {
        if (items.size() == static_cast<std::size_t>(paging.limit)) {
            next = items.back().as_object().at("case_id").as_int64();
            break;
        }
        call.saw(standing.record.person_id, "API 案件の一覧", standing.record.department);
        items.push_back(case_json(standing));
    }
    return page_json(std::move(items), next);
}

Response show(Call& call, const procedures::Desk& desk) {
    const auto standing = find_case(call, "API 案件");
    if (!standing) return call.problem(standing.problem());
    json::object object = case_json(*standing);
    json::array events;
    for (const procedures::DatedEvent& dated :
         procedures::events_of(call.session(), standing->record.case_id)) {
        events.push_back(
            json::object{{"number", dated.event.number},
                         {"action", FieldForm<Action>::format(dated.event.action)},
                         {"state", FieldForm<procedures::State>::format(dated.event.to)},
                         {"at", to_iso(dated.at)}});
    }
    object["events"] = std::move(events);
    object["headline"] = desk.progress(call.session(), *standing).headline;
    Response response = web::json(json::serialize(object));
    return response.header("ETag", "\"" + std::to_string(standing->version) + "\"");
}

/// What a system may do in the department's name: preparing, never deciding (決裁は人がする).
constexpr Action kActions[] = {Action::begin_review, Action::request_correction, Action::hold,
                               Action::resume,       Action::complete,           Action::note};

Response act(Call& call, const procedures::Desk& desk, const json::object& body) {
    const auto standing = find_case(call, "API 案件の操作");
    if (!standing) return call.problem(standing.problem());
    procedures::Act act;
    act.case_id = standing->record.case_id;
    act.version = body.at("expected_version").as_int64();
    act.action = *FieldForm<Action>::parse(std::string_view{body.at("action").as_string()});
    if (const json::value* comment = body.if_contains("comment"))
        act.comment = std::string{comment->as_string()};
    if (const json::value* message = body.if_contains("message"))
        act.message = std::string{message->as_string()};
    if (const json::value* fields = body.if_contains("fields")) {
        for (const json::value& field : fields->as_array())
            act.fields.emplace_back(field.as_string());
    }
    identity::Visitor officer = call.visitor();
    officer.door = identity::Door::staff;
    officer.grants = {{standing->record.department, identity::Duty::enter},
                      {standing->record.department, identity::Duty::review}};
    call.saw(standing->record.person_id, "API 案件の操作", standing->record.department,
             identity::Deed::enter);
    call.rest();
    const auto after = desk.act(call.town(), officer, act,
                                call.request().headers.get("idempotency-key"), call.now());
    if (!after) return call.problem(after.problem());
    return web::json(json::serialize(case_json(*after)));
}

std::string whole_case() {
    json::object schema = written_object(case_view_description());
    json::object& properties = schema["properties"].as_object();
    properties["headline"] = {{"type", "string"}, {"title", "申請者に見える状態"}};
    properties["events"] = json::parse(R"({"type":"array","title":"経過","items":{"type":"object",
        "properties":{"number":{"type":"integer"},"action":{"type":"string"},
        "state":{"type":"string"},"at":{"type":"string","format":"date-time"}},
        "required":["number","action","state","at"]}})");
    return json::serialize(schema);
}

Operation operation(web::Method method, std::string pattern, std::string id, std::string summary,
                    std::string_view scope) {
    Operation op;
    op.method = method;
    op.pattern = std::move(pattern);
    op.id = std::move(id);
    op.section = "案件";
    op.scope = scope;
    op.summary = std::move(summary);
    return op;
}

template <class Enum>
std::string words_schema(std::span<const Enum> words) {
    json::array keys;
    for (const Enum word : words)
        keys.emplace_back(FieldForm<Enum>::format(word));
    return json::serialize(json::object{{"type", "string"}, {"enum", std::move(keys)}});
}

std::string state_schema() {
    json::array keys;
    for (const Code& code : procedures::codes_of(procedures::State{}))
        keys.emplace_back(code.key);
    return json::serialize(json::object{{"type", "string"}, {"enum", std::move(keys)}});
}

}  // namespace

std::vector<Operation> case_operations(const Offices& offices) {
    Operation all =
        operation(web::Method::get, "/api/v1/cases", "listCases", "案件の一覧", "cases.read");
    all.text = "新しいものから。";
    all.parameters = paging_parameters();
    all.parameters.push_back(
        {"procedure", In::query, "手続", R"({"type":"string","maxLength":100})"});
    all.parameters.push_back({"person", In::query, "宛名番号", std::string{kNumberInPath}});
    all.parameters.push_back({"state", In::query, "状態", state_schema()});
    all.good = {{200, "案件", page_of(written(case_view_description()))}};
    all.work = [](Call& call, const json::object&) { return list(call); };

    const Parameter in_path{"case", In::path, "案件番号", std::string{kCaseInPath}, true};
    Operation one =
        operation(web::Method::get, "/api/v1/cases/{case}", "getCase", "一つの案件", "cases.read");
    one.text = "申請の内容は返しません。";
    one.parameters = {in_path};
    one.good = {{200, "案件", whole_case()}};
    one.work = [&offices](Call& call, const json::object&) { return show(call, *offices.desk); };

    Operation act_on = operation(web::Method::post, "/api/v1/cases/{case}/actions", "actOnCase",
                                 "案件を進める", "cases.write");
    act_on.text =
        "審査の準備までです。審査の結論・受理・決裁は、職員の画面で人がします。expected_version "
        "が今の版とちがえば 409 です。";
    act_on.parameters = {in_path};
    act_on.once = true;
    act_on.request = R"({"type":"object","properties":{"action":)" +
                     words_schema<Action>(kActions) +
                     R"(,"expected_version":{"type":"integer","minimum":1,"title":"読んだときの版"},
        "comment":{"type":"string","maxLength":2000,"title":"記録（申請者には見えません）"},
        "message":{"type":"string","maxLength":2000,"title":"申請者への言葉"},
        "fields":{"type":"array","maxItems":100,"items":{"type":"string","maxLength":200},"title":"補正する項目"}},
        "required":["action","expected_version"],"additionalProperties":false})";
    act_on.good = {{200, "進めたあとの案件", written(case_view_description())}};
    act_on.bad = {409};
    act_on.work = [&offices](Call& call, const json::object& body) {
        return act(call, *offices.desk, body);
    };
    return {all, one, act_on};
}

}  // namespace yakuba::portal::api
