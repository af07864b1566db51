#include <boost/json.hpp>

#include "portal/api/operations.h"
#include "portal/api/schemas.h"

/// The catalogue of procedures, and the schema of each one's answers.
namespace yakuba::portal::api {
namespace {

namespace json = boost::json;
using web::Call;
using web::Response;

json::object summary_of(const procedures::Procedure& p) {
    json::array channels;
    for (const procedures::Channel channel : p.where)
        channels.emplace_back(FieldForm<procedures::Channel>::format(channel));
    return {{"procedure", p.id},
            {"name", p.name},
            {"form_name", p.form_name},
            {"version", p.version},
            {"department", p.department},
            {"summary", procedures::without_ruby(p.summary.ja)},
            {"channels", std::move(channels)},
            {"signature", FieldForm<procedures::Signature>::format(p.signature)},
            {"standard_days", p.standard_days}};
}

constexpr std::string_view kProperties = R"(
    "procedure":{"type":"string","title":"手続"},
    "name":{"type":"string","title":"名前"},
    "form_name":{"type":"string","title":"様式名"},
    "version":{"type":"string","title":"様式の版"},
    "department":{"type":"string","title":"業務"},
    "summary":{"type":"string","title":"説明"},
    "channels":{"type":"array","items":{"type":"string"},"title":"受け付ける窓口"},
    "signature":{"type":"string","title":"要る本人確認"},
    "standard_days":{"type":"integer","title":"標準処理期間（開庁日）"})";
constexpr std::string_view kRequired =
    R"("procedure","name","form_name","version","department","summary","channels","signature","standard_days")";

Response list(const procedures::Desk& desk) {
    json::array items;
    for (const procedures::Procedure& procedure : desk.catalogue().all())
        items.push_back(summary_of(procedure));
    return web::json(json::serialize(json::object{{"items", std::move(items)}}));
}

Response show(Call& call, const procedures::Desk& desk) {
    const auto* procedure = desk.catalogue().find(call.request().place.get("procedure"));
    if (procedure == nullptr)
        return call.problem({"procedure.not_found", "この手続はありません。"});
    json::object object = summary_of(*procedure);
    object["answers"] = procedures::answer_schema(*procedure);
    return web::json(json::serialize(object));
}

}  // namespace

std::vector<Operation> procedure_operations(const Offices& offices) {
    const std::string item = R"({"type":"object","properties":{)" + std::string{kProperties} +
                             R"(},"required":[)" + std::string{kRequired} + "]}";
    Operation all;
    all.pattern = "/api/v1/procedures";
    all.id = "listProcedures";
    all.section = "手続";
    all.scope = "procedures.read";
    all.summary = "手続の一覧";
    all.text = "この町で申請できる手続のすべて。";
    all.good = {{200, "手続",
                 R"({"type":"object","properties":{"items":{"type":"array","items":)" + item +
                     R"(}},"required":["items"]})"}};
    all.work = [&offices](Call&, const json::object&) { return list(*offices.desk); };

    Operation one;
    one.pattern = "/api/v1/procedures/{procedure}";
    one.id = "getProcedure";
    one.section = "手続";
    one.scope = "procedures.read";
    one.summary = "一つの手続と、答えの JSON Schema";
    one.text = "answers は、POST /cases の answers の形です。";
    one.parameters = {
        {"procedure", In::path, "手続", R"({"type":"string","maxLength":100})", true}};
    one.good = {{200, "手続",
                 R"({"type":"object","properties":{)" + std::string{kProperties} +
                     R"(,"answers":{"type":"object","title":"答えの JSON Schema（2020-12）"}},)" +
                     R"("required":["answers",)" + std::string{kRequired} + "]}"}};
    one.work = [&offices](Call& call, const json::object&) { return show(call, *offices.desk); };
    return {all, one};
}

}  // namespace yakuba::portal::api
