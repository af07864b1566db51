#include <boost/json.hpp>

#include "portal/api/operations.h"
#include "portal/api/person_view.h"
#include "portal/api/schemas.h"
#include "registry/search.h"
#include "rules/json.h"

/// POST /persons/search: names and addresses stand in the body, never in an address.
namespace yakuba::portal::api {
namespace {

namespace json = boost::json;
using web::Call;
using web::Response;

std::string text_of(const json::object& body, std::string_view key) {
    const json::value* value = body.if_contains(key);
    return value == nullptr ? std::string{} : std::string{value->as_string()};
}

Result<registry::PersonQuery> query_of(const json::object& body) {
    registry::PersonQuery query;
    query.name = text_of(body, "name");
    query.town_code = text_of(body, "town_code");
    query.lot = text_of(body, "lot");
    query.limit = kPageUsual;
    if (const json::value* limit = body.if_contains("limit"))
        query.limit = static_cast<std::size_t>(limit->as_int64());
    if (const std::string birth = text_of(body, "birth_date"); !birth.empty()) {
        const auto date = parse_partial_date(birth);
        if (!date) {
            return Problem{.code = "json.malformed",
                           .message =
                               "日付を読み取れません。2026-04-01 のように書いてください。"
                               "不詳の月日は 00 です。",
                           .where = "/birth_date"};
        }
        query.birth_date = *date;
    }
    return query;
}

Response search(Call& call, const json::object& body) {
    auto query = query_of(body);
    if (!query) return call.problem(query.problem());
    const std::size_t limit = query->limit;
    query->limit = limit + 1;
    const auto found = registry::find_persons(call.session(), *query, as_of(call));
    call.saw({}, "API 検索", "resident-register", identity::Deed::search);
    if (!found) return call.problem(found.problem());
    // Protected persons are found by name, never by a place: that somebody lives there is what
    // nobody may learn.
    const bool by_place = !query->town_code.empty() || !query->lot.empty();
    json::array items;
    bool more = false;
    for (const registry::Found& one : *found) {
        if (by_place && call.gate().is_protected(one.resident)) continue;
        if (items.size() == limit) {
            more = true;
            break;
        }
        call.saw(one.resident.person_id, "API 検索の結果", "resident-register");
        const PersonView view = view_of(call, one.resident);
        json::object item = write_json(person_view_description(), &view);
        item["formerly"] = one.formerly;
        items.push_back(std::move(item));
    }
    return web::json(json::serialize(json::object{{"items", std::move(items)}, {"more", more}}));
}

std::string found_schema() {
    json::object item = written_object(person_view_description());
    item["properties"].as_object()["formerly"] = {{"type", "boolean"},
                                                  {"title", "以前の氏名・住所で見つかった"}};
    return R"({"type":"object","properties":{"items":{"type":"array","items":)" +
           json::serialize(item) +
           R"(},"more":{"type":"boolean","title":"ほかにもいる（条件を足してください）"}},)" +
           R"("required":["items","more"]})";
}

}  // namespace

std::vector<Operation> search_operations() {
    Operation op;
    op.method = web::Method::post;
    op.pattern = "/api/v1/persons/search";
    op.id = "searchPersons";
    op.section = "住民";
    op.scope = "persons.read";
    op.summary = "住民を検索する";
    op.text = "氏名（または振り仮名）の先頭、生年月日、町字と番地のどれかで探します。";
    op.parameters = as_of_parameters();
    op.request = R"({"type":"object","properties":{
        "name":{"type":"string","maxLength":200,"title":"氏名・振り仮名の先頭"},
        "birth_date":{"type":"string","maxLength":10,"title":"生年月日","description":"不詳の月・日は 00"},
        "town_code":{"type":"string","maxLength":7,"title":"町字ID"},
        "lot":{"type":"string","maxLength":100,"title":"番地の先頭"},
        "limit":{"type":"integer","minimum":1,"maximum":100,"title":"返す数"}},
        "additionalProperties":false})";
    op.good = {{200, "見つかった住民", found_schema()}};
    op.work = search;
    return {op};
}

}  // namespace yakuba::portal::api
