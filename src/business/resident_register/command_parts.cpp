#include "business/resident_register/command_parts.h"

#include <algorithm>

#include "business/resident_register/pages/item_questions.h"
#include "registry/disclosure.h"

namespace yakuba::resident_register::parts {
namespace {

constexpr std::string_view kFiling = R"(
    "occurred_on":{"type":"string","format":"date","title":"異動日"},
    "notified_on":{"type":"string","format":"date","title":"届出日"},
    "filed_by":{"type":"string","maxLength":200,"title":"届出人"},
    "late_reason":{"type":"string","maxLength":500,"title":"届出期間を過ぎた理由"})";

}  // namespace

// ---- schemas

std::string number(std::string_view key, std::string_view title) {
    return "\"" + std::string{key} +
           R"(":{"type":"integer","minimum":1,"maximum":1000000000000,"title":")" +
           std::string{title} + "\"}";
}
std::string text(std::string_view key, std::string_view title) {
    return "\"" + std::string{key} + R"(":{"type":"string","maxLength":200,"title":")" +
           std::string{title} + "\"}";
}
std::string persons(std::string_view title) {
    return R"("persons":{"type":"array","minItems":1,"maxItems":50,"items":)" +
           std::string{kNumber} + R"(,"title":")" + std::string{title} + "\"}";
}
std::string relations(std::string_view key, std::string_view title, bool needed) {
    return "\"" + std::string{key} + R"(":{"type":"array","minItems":)" + (needed ? "1" : "0") +
           R"(,"maxItems":50,"items":{"type":"object","properties":{"person_id":)" +
           std::string{kNumber} +
           R"(,"relation":{"type":"string","minLength":1,"maxLength":50}},)" +
           R"("required":["person_id","relation"],"additionalProperties":false},"title":")" +
           std::string{title} + "\"}";
}
std::string flag(std::string_view key, std::string_view title) {
    return "\"" + std::string{key} + R"(":{"type":"boolean","title":")" + std::string{title} +
           "\"}";
}
std::string items(std::span<const std::string_view> keys, std::string_view title) {
    json::object properties;
    for (const std::string_view key : keys) {
        const Line& line = *registry::resident_description().find(key);
        json::object property{{"type", "string"}, {"maxLength", 300}, {"title", line.label}};
        if (line.type->codes != nullptr) {
            json::array words;
            for (const Code& code : line.type->codes())
                words.emplace_back(code.key);
            property["enum"] = std::move(words);
        }
        properties[key] = std::move(property);
    }
    json::object schema{{"type", "object"},
                        {"title", title},
                        {"description", "変わった項目だけを書きます。空にすると消えます"},
                        {"properties", std::move(properties)},
                        {"additionalProperties", false}};
    return R"("items":)" + json::serialize(schema);
}
std::string body(std::initializer_list<std::string> properties, std::string_view required) {
    std::string schema = R"({"type":"object","properties":{)" + std::string{kFiling};
    for (const std::string& property : properties)
        schema += "," + property;
    return schema + R"(},"required":["occurred_on","notified_on",)" + std::string{required} +
           R"(],"additionalProperties":false})";
}

// ---- reading a body that fits its schema

std::string text_of(const json::object& object, std::string_view key) {
    const json::value* value = object.if_contains(key);
    return value == nullptr ? std::string{} : std::string{value->as_string()};
}
bool flag_of(const json::object& object, std::string_view key, bool otherwise) {
    const json::value* value = object.if_contains(key);
    return value == nullptr ? otherwise : value->as_bool();
}
std::vector<PersonId> persons_of(const json::object& object) {
    std::vector<PersonId> persons;
    for (const json::value& value : object.at("persons").as_array())
        persons.emplace_back(value.as_int64());
    return persons;
}
PersonId first_person(const json::object& object) { return persons_of(object).front(); }
Relations relations_of(const json::object& object, std::string_view key) {
    Relations relations;
    if (const json::value* list = object.if_contains(key)) {
        for (const json::value& one : list->as_array()) {
            relations[PersonId{one.as_object().at("person_id").as_int64()}] =
                text_of(one.as_object(), "relation");
        }
    }
    return relations;
}
Items items_of(const json::object& object) {
    Items items;
    for (const auto& [key, value] : object.at("items").as_object())
        items.emplace(std::string{key}, std::string{value.as_string()});
    return items;
}
Address address_of(const json::object& object) {
    const json::object& a = object.at("address").as_object();
    return {text_of(a, "postcode"), text_of(a, "town_code"), text_of(a, "town"), text_of(a, "lot"),
            text_of(a, "building")};
}
Filing filing_of(const CommandContext& context, const json::object& object) {
    Filing filing;
    filing.actor = context.actor;
    filing.now = context.now;
    filing.key = context.key;
    filing.occurred_on = *parse_date(text_of(object, "occurred_on"));
    filing.notified_on = *parse_date(text_of(object, "notified_on"));
    filing.filed_by = text_of(object, "filed_by");
    filing.late_reason = text_of(object, "late_reason");
    filing.ground = text_of(object, "ground");
    filing.duplicates_checked = flag_of(object, "duplicates_checked");
    return filing;
}
Result<registry::Resident> resident_of(const json::object& object, const std::string& path) {
    registry::Resident resident;
    resident.person_id = number_of<PersonId>(object, "person_id");
    resident.relation = text_of(object, "relation");
    resident.name = text_of(object, "name");
    resident.kana = text_of(object, "kana");
    resident.nationality = object.contains("nationality") ? text_of(object, "nationality") : "JPN";
    resident.registered_domicile = text_of(object, "registered_domicile");
    resident.register_head = text_of(object, "register_head");
    resident.sex =
        FieldForm<registry::Sex>::parse(text_of(object, "sex")).value_or(registry::Sex::unknown);
    if (object.contains("birth_date")) {
        const auto birth = parse_partial_date(text_of(object, "birth_date"));
        if (!birth) {
            Problem problem = birth.problem();
            problem.where = path + "/birth_date";
            return problem;
        }
        resident.birth_date = *birth;
    }
    return resident;
}

// ---- carrying it out

DescribedCommand described(std::string_view event) {
    const EventForm& form = *find_event_form(event);
    DescribedCommand command;
    command.name = form.id;
    command.label = form.label;
    command.department = "resident-register";
    command.text = std::string{form.summary} + "（" + std::string{form.article} + "）。";
    return command;
}

DescribedCommand described_ex_officio(std::string_view event) {
    DescribedCommand command = described(event);
    command.scope = "events.ex-officio";
    return command;
}

/// A place that the gate hides from a system may not be corrected by it either: it would write over
/// it, or find it by guessing.
Result<Done> refuse_hidden_places(storage::Session& session, PersonId person, const Items& items,
                                  const Filing& filing) {
    const bool places =
        std::ranges::any_of(items, [](const auto& item) { return tells_a_place(item.first); });
    if (!places) return Done{};
    const auto found = registry::find_resident(session, person, AsOf{filing.occurred_on});
    if (!found) return Done{};  // the event itself says so
    const auto gate = registry::Disclosure::load(session, date_in_japan(filing.now));
    registry::AddressRequest request;
    request.actor = filing.actor;
    if (gate.decide(request, found->record).answer == registry::Answer::allow) return Done{};
    return Problem{.code = "items.forbidden",
                   .message =
                       "この人の住所などは、システムからは書きかえられません。職員の画面で"
                       "行ってください。",
                   .where = "items"};
}

std::string outcome_json(const Outcome& outcome) {
    json::array persons, recomputed;
    for (const PersonId person : outcome.persons)
        persons.emplace_back(person.value());
    for (const DepartmentDifferences& department : outcome.differences) {
        for (const batch::Difference& difference : department.differences) {
            recomputed.push_back(json::object{{"department", department.department},
                                              {"person_id", difference.person_id.value()},
                                              {"period", difference.period}});
        }
    }
    json::object object{{"persons", std::move(persons)},
                        {"household_id", nullptr},
                        {"late", outcome.late},
                        {"deadline", nullptr},
                        {"household_notice_needed", outcome.household_notice_needed},
                        {"recomputed", std::move(recomputed)}};
    if (outcome.household) object["household_id"] = outcome.household.value();
    if (outcome.deadline) object["deadline"] = to_iso(outcome.deadline);
    return json::serialize(object);
}

}  // namespace yakuba::resident_register::parts
