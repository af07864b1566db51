// JSON Schema of a procedure's answers, for the API's OpenAPI and for others who send applications.
#include <boost/json.hpp>

#include "procedures/definition.h"

namespace yakuba::procedures {

namespace json = boost::json;

namespace {

json::object text_of(std::string_view pattern = {}) {
    json::object schema{{"type", "string"}};
    if (!pattern.empty()) schema["pattern"] = pattern;
    return schema;
}

json::object object_of(json::object properties, json::array required) {
    return {{"type", "object"},
            {"properties", std::move(properties)},
            {"required", std::move(required)},
            {"additionalProperties", false}};
}

json::object choice_schema(const Question& question) {
    json::object schema = text_of();
    if (question.choices.empty()) return schema;
    json::array values;
    for (const Choice& choice : question.choices)
        values.push_back(json::string(choice.value));
    schema["enum"] = std::move(values);
    return schema;
}

json::object address_schema() {
    return object_of({{"postcode", text_of("^([0-9]{7})?$")},
                      {"prefecture", text_of()},
                      {"city", text_of()},
                      {"town", text_of()},
                      {"lot", text_of()},
                      {"building", text_of()}},
                     {"prefecture", "city", "town"});
}

json::object account_schema() {
    json::object type = text_of();
    type["enum"] = json::array{"ordinary", "current", "savings"};
    return object_of({{"bank_code", text_of("^[0-9]{4}$")},
                      {"branch_code", text_of("^[0-9]{3}$")},
                      {"account_type", std::move(type)},
                      {"account_number", text_of("^[0-9]{1,7}$")},
                      {"holder_kana", text_of()}},
                     {"bank_code", "branch_code", "account_number", "holder_kana"});
}

json::object person_schema() {
    json::object known =
        object_of({{"person_id", json::object{{"type", "integer"}}}}, {"person_id"});
    json::object described = object_of({{"name", text_of()},
                                        {"kana", text_of()},
                                        {"birth_date", text_of("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")},
                                        {"relation", text_of()}},
                                       {"name", "birth_date"});
    return {{"oneOf", json::array{std::move(known), std::move(described)}}};
}

json::object several_schema(const Question& question) {
    json::object schema{{"type", "array"}, {"items", choice_schema(question)}};
    schema["uniqueItems"] = true;
    if (question.at_least) schema["minItems"] = *question.at_least;
    if (question.at_most) schema["maxItems"] = *question.at_most;
    return schema;
}

json::object number_schema(const Question& question) {
    json::object schema{{"type", "integer"}};
    if (question.at_least) schema["minimum"] = *question.at_least;
    if (question.at_most) schema["maximum"] = *question.at_most;
    return schema;
}

json::object shape_of(const Question& question) {
    switch (question.kind) {
        case Kind::date:
            return text_of("^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
        case Kind::partial_date:
            return text_of("^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
        case Kind::month:
            return text_of("^[0-9]{4}-[0-9]{2}$");
        case Kind::yes_no:
        case Kind::consent:
            return {{"type", "boolean"}};
        case Kind::choice:
            return choice_schema(question);
        case Kind::several:
            return several_schema(question);
        case Kind::number:
        case Kind::yen:
            return number_schema(question);
        case Kind::phone:
            return text_of("^0[0-9]{9,10}$");
        case Kind::address:
            return address_schema();
        case Kind::account:
            return account_schema();
        case Kind::person:
            return person_schema();
        case Kind::file:
            return {{"type", "array"}, {"items", text_of()}, {"maxItems", question.file.count_max}};
        default: {
            json::object schema = text_of();
            schema["maxLength"] = question.at_most.value_or(500);
            return schema;
        }
    }
}

json::object schema_of(const Question& question) {
    json::object schema = shape_of(question);
    schema["title"] = without_ruby(question.label.ja);
    if (question.help) schema["description"] = without_ruby(question.help.ja);
    if (!question.article.empty()) schema["x-article"] = question.article;
    if (question.prefill) {
        schema["x-source"] = question.prefill->source;
        if (!question.prefill->editable) schema["readOnly"] = true;
    }
    if (!question.choices_from.empty()) schema["x-choices-from"] = question.choices_from;
    return schema;
}

/// Always asked, so always there.
bool is_always_needed(const Section& section, const Question& question) {
    return question.required && question.show_if.empty() && question.kind != Kind::file &&
           !question.prefill && !question.staff_only &&
           (section.show_if.empty() || section.repeats);
}

void add(const Section& section, json::object& properties, json::array& required) {
    for (const Question& question : section.questions) {
        if (question.kind == Kind::note) continue;
        properties[question.key] = schema_of(question);
        if (is_always_needed(section, question)) required.push_back(json::string(question.key));
    }
}

}  // namespace

json::object answer_schema(const Procedure& procedure) {
    json::object properties;
    json::array required;
    for (const Section& section : procedure.sections) {
        if (!section.repeats) {
            add(section, properties, required);
            continue;
        }
        json::object inside{{"source_item", text_of()}};
        json::array needed;
        add(section, inside, needed);
        json::object list{{"type", "array"},
                          {"title", without_ruby(section.title.ja)},
                          {"maxItems", section.repeat_max},
                          {"items", object_of(std::move(inside), std::move(needed))}};
        if (section.show_if.empty()) list["minItems"] = section.repeat_min;
        properties[section.key] = std::move(list);
    }
    json::object schema = object_of(std::move(properties), std::move(required));
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
    schema["title"] = procedure.name;
    schema["x-version"] = procedure.version;
    schema["x-fingerprint"] = procedure.fingerprint;
    return schema;
}

}  // namespace yakuba::procedures
