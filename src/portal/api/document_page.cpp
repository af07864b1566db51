#include <boost/json.hpp>

#include "portal/api/document.h"
#include "web/view.h"

/// The page /api/v1: what the OpenAPI document says, to be read.
namespace yakuba::portal::api {
namespace {

namespace json = boost::json;

std::string text_of(const json::object& schema, std::string_view key) {
    const json::value* value = schema.if_contains(key);
    return value != nullptr && value->is_string() ? std::string{value->as_string()} : std::string{};
}

std::string type_text(const json::object& schema) {
    std::string text;
    if (const json::value* type = schema.if_contains("type")) {
        if (type->is_string()) text = std::string{type->as_string()};
        if (type->is_array()) {
            for (const json::value& one : type->as_array())
                text += (text.empty() ? "" : " / ") + std::string{one.as_string()};
        }
    }
    if (const std::string format = text_of(schema, "format"); !format.empty())
        text += "（" + format + "）";
    if (const json::value* words = schema.if_contains("enum")) {
        text += ": ";
        for (const json::value& word : words->as_array())
            text += json::serialize(word) + " ";
    }
    return text;
}

void fill_field(web::View& rows, std::string_view section, const std::string& name,
                const json::object& schema, bool required) {
    std::string label = text_of(schema, "title");
    if (const std::string more = text_of(schema, "description"); !more.empty())
        label += (label.empty() ? "" : "。") + more;
    rows.row(section)
        .set("FIELD", name)
        .set("FIELD_TYPE", type_text(schema))
        .set("FIELD_LABEL", label)
        .show_if("FIELD_REQUIRED", required);
}

bool is_required(const json::object& schema, std::string_view key) {
    const json::value* required = schema.if_contains("required");
    if (required == nullptr) return false;
    for (const json::value& one : required->as_array()) {
        if (one.as_string() == key) return true;
    }
    return false;
}

/// The fields of an object and of the objects in it, each under its whole name: "persons[].name".
void fill_fields(web::View& view, std::string_view section, const json::object& schema,
                 const std::string& prefix) {
    if (const json::value* properties = schema.if_contains("properties")) {
        for (const auto& [key, value] : properties->as_object()) {
            const json::object& property = value.as_object();
            const std::string name = prefix + std::string{key};
            fill_field(view, section, name, property, is_required(schema, key));
            fill_fields(view, section, property, name + ".");
        }
    }
    if (const json::value* items = schema.if_contains("items")) {
        const std::string list = prefix.empty() ? "" : prefix.substr(0, prefix.size() - 1);
        fill_fields(view, section, items->as_object(), list + "[].");
    }
}

void fill_schema(web::View& view, std::string_view whole, std::string_view section,
                 const std::string& schema) {
    if (schema.empty()) return;
    const json::object object = json::parse(schema).as_object();
    web::View part = view.row(whole);
    fill_fields(part, section, object, "");
}

void fill_operation(web::View row, const Operation& operation) {
    row.set("ID", operation.id)
        .set("METHOD", web::name_of(operation.method))
        .set("PATTERN", operation.pattern)
        .set("SUMMARY", operation.summary)
        .set("TEXT", operation.text)
        .set("SCOPE", operation.scope.empty() ? "要りません" : operation.scope)
        .show_if("ONCE", operation.once);
    if (!operation.parameters.empty()) {
        web::View part = row.row("PARAMETERS");
        for (const Parameter& parameter : operation.parameters) {
            json::object schema = json::parse(parameter.schema).as_object();
            schema["title"] = parameter.label;
            fill_field(part, "PARAMETER_ROWS", std::string{parameter.name}, schema,
                       parameter.required);
        }
    }
    fill_schema(row, "BODY", "BODY_ROWS", operation.request);
    for (const Good& good : operation.good) {
        web::View answer = row.row("ANSWERS");
        answer.set("STATUS", good.status)
            .set("ANSWER_LABEL", good.label)
            .set("MEDIA_TYPE", good.media_type);
        fill_schema(answer, "ANSWER", "ANSWER_ROWS", good.schema);
    }
    std::string bad;
    for (const int status : bad_statuses(operation))
        bad += (bad.empty() ? "" : "・") + std::to_string(status);
    row.set("BAD", bad);
}

}  // namespace

web::Response document_page(web::Call& call, std::span<const Operation> operations) {
    web::View view;
    for (const Operation& operation : operations) {
        view.row("CONTENTS")
            .set("ID", operation.id)
            .set("SECTION", operation.section)
            .set("SUMMARY", operation.summary);
        fill_operation(view.row("OPERATIONS"), operation);
    }
    return call.page("open/api.html", "API", view);
}

}  // namespace yakuba::portal::api
