#include "department/answers.h"

#include <boost/json.hpp>
#include <charconv>

#include "procedures/definition.h"

namespace yakuba {
namespace {

std::int64_t whole_number(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? number : 0;
}

PersonId person_of(const boost::json::value& value) {
    if (value.is_string()) return PersonId{whole_number(value.get_string())};
    if (value.is_number()) return PersonId{value.to_number<std::int64_t>()};
    const boost::json::object* object = value.if_object();
    const boost::json::value* number =
        object == nullptr ? nullptr : object->if_contains("person_id");
    return number == nullptr || number->is_object() ? PersonId{} : person_of(*number);
}

}  // namespace

const boost::json::value* Answers::find(std::string_view key) const {
    const boost::json::value* value = object_->if_contains(key);
    return value == nullptr || value->is_null() ? nullptr : value;
}

bool Answers::has(std::string_view key) const { return find(key) != nullptr; }

std::string Answers::text(std::string_view key) const {
    const auto* value = find(key);
    return value != nullptr && value->is_string() ? std::string{value->get_string()}
                                                  : std::string{};
}

Date Answers::date(std::string_view key) const {
    const auto date = parse_date(text(key));
    return date ? *date : Date{};
}

YearMonth Answers::month(std::string_view key) const {
    const auto month = parse_year_month(text(key));
    return month ? *month : YearMonth{};
}

std::optional<bool> Answers::yes_or_no(std::string_view key) const {
    const auto* value = find(key);
    if (value == nullptr || !value->is_bool()) return std::nullopt;
    return value->get_bool();
}

bool Answers::yes(std::string_view key) const { return yes_or_no(key).value_or(false); }

std::int64_t Answers::number(std::string_view key) const {
    const auto* value = find(key);
    if (value == nullptr) return 0;
    if (value->is_string()) return whole_number(value->get_string());
    return value->is_number() ? value->to_number<std::int64_t>() : 0;
}

PersonId Answers::person(std::string_view key) const {
    const auto* value = find(key);
    return value == nullptr ? PersonId{} : person_of(*value);
}

std::vector<std::string> Answers::several(std::string_view key) const {
    std::vector<std::string> all;
    const auto* value = find(key);
    if (value == nullptr || !value->is_array()) return all;
    for (const boost::json::value& one : value->get_array()) {
        if (one.is_string()) all.emplace_back(one.get_string());
    }
    return all;
}

std::vector<PersonId> Answers::persons(std::string_view key) const {
    std::vector<PersonId> all;
    const auto* value = find(key);
    if (value == nullptr || !value->is_array()) return all;
    for (const boost::json::value& one : value->get_array()) {
        if (const PersonId person = person_of(one)) all.push_back(person);
    }
    return all;
}

std::vector<Answers> Answers::items(std::string_view key) const {
    std::vector<Answers> all;
    const auto* value = find(key);
    if (value == nullptr || !value->is_array()) return all;
    for (const boost::json::value& one : value->get_array()) {
        if (one.is_object()) all.emplace_back(one.get_object());
    }
    return all;
}

std::optional<Answers> Answers::part(std::string_view key) const {
    const auto* value = find(key);
    if (value == nullptr || !value->is_object()) return std::nullopt;
    return Answers{value->get_object()};
}

std::string Answers::chosen(const procedures::Procedure& procedure, std::string_view key) const {
    const std::string value = text(key);
    const procedures::Question* question = procedure.find(key);
    if (question == nullptr) return value;
    for (const procedures::Choice& choice : question->choices) {
        if (choice.value == value) return procedures::without_ruby(choice.label.ja);
    }
    return value;
}

std::string Answers::address(std::string_view key) const {
    const auto parts = part(key);
    if (!parts) return text(key);
    std::string line;
    for (const std::string_view name : {"prefecture", "city", "town", "lot"})
        line += parts->text(name);
    const std::string building = parts->text("building");
    return building.empty() ? line : line + "　" + building;
}

}  // namespace yakuba
