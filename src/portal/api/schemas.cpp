#include "portal/api/schemas.h"

#include <boost/json.hpp>

#include "rules/json.h"

namespace yakuba::portal::api {

namespace json = boost::json;

json::object written_object(const Description& description) {
    json::object schema = json_schema(description);
    json::array required;
    json::object& properties = schema["properties"].as_object();
    for (const Line& line : description.lines) {
        required.emplace_back(line.key);
        json::object& property = properties[line.key].as_object();
        const FieldType& type = *line.type;
        if (type.kind == Kind::list) {
            json::object rows = written_object(*type.row());
            property["items"] = std::move(rows);
        } else if (type.name == "date" || type.name == "month" || type.name == "id" ||
                   type.name == "partial_date") {
            property["type"] = json::array{property["type"], "null"};
        }
    }
    schema["required"] = std::move(required);
    return schema;
}

std::string written(const Description& description) {
    return json::serialize(written_object(description));
}

std::string page_of(const std::string& item) {
    return R"({"type":"object","properties":{"items":{"type":"array","items":)" + item +
           R"(},"next":{"type":["string","null"],"title":"続きの印","description":)" +
           R"("次の cursor に渡します。null: 続きはありません"}},"required":["items","next"]})";
}

}  // namespace yakuba::portal::api
