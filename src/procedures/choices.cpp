#include <boost/json.hpp>

#include "procedures/answers.h"

namespace yakuba::procedures {

namespace json = boost::json;

namespace {

std::string text_at(const json::object& object, std::string_view key) {
    const json::value* const value = object.if_contains(key);
    return value != nullptr && value->is_string() ? std::string{value->get_string().c_str()}
                                                  : std::string{};
}

const json::object* item_with(const json::value* list, std::string_view value) {
    if (list == nullptr || !list->is_array()) return nullptr;
    for (const json::value& one : list->get_array()) {
        if (one.is_object() && text_at(one.get_object(), "value") == value)
            return &one.get_object();
    }
    return nullptr;
}

/// "source", or "source[question].list": the list inside the item that the question has chosen.
const json::value* list_of(std::string_view from, const Surroundings& around) {
    const auto open = from.find('[');
    if (open == std::string_view::npos) return at_path(around.facts, from);
    const auto close = from.find("].", open);
    const json::value* const outer = at_path(around.facts, from.substr(0, open));
    const json::value* const chosen =
        around.answers.if_contains(from.substr(open + 1, close - open - 1));
    if (chosen == nullptr || !chosen->is_string()) return nullptr;
    const json::object* const item = item_with(outer, std::string_view{chosen->get_string()});
    return item == nullptr ? nullptr : at_path(*item, from.substr(close + 2));
}

}  // namespace

std::vector<const json::object*> choice_items(const Question& question,
                                              const Surroundings& around) {
    std::vector<const json::object*> items;
    if (question.choices_from.empty()) return items;
    const json::value* const list = list_of(question.choices_from, around);
    if (list == nullptr || !list->is_array()) return items;
    for (const json::value& one : list->get_array()) {
        if (!one.is_object()) continue;
        const json::object& item = one.get_object();
        const bool wanted =
            holds(question.choices_where, {around.answers, around.facts, around.item, &item});
        if (wanted && !text_at(item, "value").empty()) items.push_back(&item);
    }
    return items;
}

std::vector<Choice> choices_of(const Question& question, const Surroundings& around) {
    if (question.choices_from.empty()) return question.choices;
    std::vector<Choice> choices;
    for (const json::object* item : choice_items(question, around)) {
        const std::string value = text_at(*item, "value");
        const std::string label = text_at(*item, "label");
        choices.push_back({value, {label.empty() ? value : label, {}, {}}, {}});
    }
    return choices;
}

}  // namespace yakuba::procedures
