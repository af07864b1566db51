#include <algorithm>
#include <boost/json.hpp>
#include <charconv>

#include "procedures/answers.h"

namespace yakuba::procedures {

namespace json = boost::json;

namespace {

constexpr std::string_view kFact = "fact:";
constexpr std::string_view kItem = "item.";

/// The value a condition looks at; nullptr when there is none.
const json::value* looked_at(std::string_view of, const Surroundings& around) {
    if (of.starts_with(kFact)) {
        of.remove_prefix(kFact.size());
        if (of.starts_with(kItem)) {
            return around.item_fact == nullptr
                       ? nullptr
                       : at_path(*around.item_fact, of.substr(kItem.size()));
        }
        return at_path(around.facts, of);
    }
    if (around.item != nullptr) {
        if (const json::value* beside = around.item->if_contains(of)) return beside;
    }
    return around.answers.if_contains(of);
}

bool is_filled(const json::value* value) {
    if (value == nullptr || value->is_null()) return false;
    if (value->is_string()) return !value->get_string().empty();
    if (value->is_array()) return !value->get_array().empty();
    if (value->is_object()) return !value->get_object().empty();
    return true;
}

bool is_one(const json::value& value, const std::vector<std::string>& values) {
    std::string text;
    if (value.is_bool()) {
        text = value.get_bool() ? "yes" : "no";
    } else if (value.is_string()) {
        text = value.get_string().c_str();
    } else if (value.is_int64()) {
        text = std::to_string(value.get_int64());
    } else if (value.is_array()) {
        return std::any_of(value.get_array().begin(), value.get_array().end(),
                           [&](const json::value& one) { return is_one(one, values); });
    }
    return std::find(values.begin(), values.end(), text) != values.end();
}

/// How a value stands to a limit: dates and numbers, and how many were chosen.
std::optional<std::strong_ordering> compared(const json::value& value, const std::string& limit) {
    if (value.is_string()) return std::string_view{value.get_string()} <=> std::string_view{limit};
    std::int64_t bound = 0;
    const char* const end = limit.data() + limit.size();
    if (std::from_chars(limit.data(), end, bound).ptr != end) return std::nullopt;
    if (value.is_int64()) return value.get_int64() <=> bound;
    if (value.is_array()) return static_cast<std::int64_t>(value.get_array().size()) <=> bound;
    return std::nullopt;
}

bool holds_one(const Condition& condition, const Surroundings& around) {
    const json::value* const value = looked_at(condition.of, around);
    const bool filled = is_filled(value);
    switch (condition.test) {
        case Condition::Test::filled:
            return filled;
        case Condition::Test::empty:
            return !filled;
        case Condition::Test::is:
            return filled && is_one(*value, condition.values);
        case Condition::Test::is_not:
            return filled && !is_one(*value, condition.values);
        case Condition::Test::at_least:
        case Condition::Test::at_most: {
            if (!filled) return false;
            const auto order = compared(*value, condition.values.front());
            if (!order) return false;
            return condition.test == Condition::Test::at_least ? *order >= 0 : *order <= 0;
        }
    }
    return false;
}

/// The list a repeated section is made from.
const json::array* list_of(const Section& section, const json::object& facts) {
    if (section.items_from.empty()) return nullptr;
    const json::value* const list = at_path(facts, section.items_from);
    return list != nullptr && list->is_array() ? &list->get_array() : nullptr;
}

/// What a question's source says here; nullptr when it says nothing.
const json::value* sourced(const Question& question, const Surroundings& around) {
    const std::string_view source = question.prefill->source;
    const json::value* value = nullptr;
    if (source.starts_with(kItem)) {
        if (around.item_fact != nullptr)
            value = at_path(*around.item_fact, source.substr(kItem.size()));
    } else {
        value = at_path(around.facts, source);
    }
    return is_filled(value) ? value : nullptr;
}

/// The source's value in the form of an answer.
json::value as_answer(const Question& question, const json::value& value) {
    if (question.kind == Kind::person && value.is_int64())
        return json::object{{"person_id", value.get_int64()}};
    return value;
}

void lay_in(const Question& question, json::object& into, const Surroundings& around) {
    if (!question.prefill) return;
    const json::value* const value = sourced(question, around);
    if (value == nullptr) return;
    if (!question.prefill->editable || into.if_contains(question.key) == nullptr)
        into[question.key] = as_answer(question, *value);
}

json::array items_of(const Section& section, const json::object& answers,
                     const json::object& facts) {
    if (const json::value* given = answers.if_contains(section.key)) {
        if (given->is_array()) return given->get_array();
    }
    json::array items;
    if (const json::array* list = list_of(section, facts)) {
        for (const json::value& fact : *list) {
            json::object item;
            const json::value* const value =
                fact.is_object() ? fact.get_object().if_contains("value") : nullptr;
            if (value != nullptr) item[kSourceItem] = *value;
            items.push_back(std::move(item));
        }
    }
    return items;
}

}  // namespace

const json::value* at_path(const json::object& object, std::string_view path) {
    // A key may hold dots itself, so the longest key that leads on is tried first.
    for (auto end = path.size(); end != std::string_view::npos && end > 0;
         end = path.rfind('.', end - 1)) {
        const json::value* const value = object.if_contains(path.substr(0, end));
        if (value == nullptr) continue;
        if (end == path.size()) return value;
        if (!value->is_object()) return nullptr;
        return at_path(value->get_object(), path.substr(end + 1));
    }
    return nullptr;
}

bool holds(const Conditions& conditions, const Surroundings& around) {
    return std::all_of(conditions.begin(), conditions.end(),
                       [&](const Condition& c) { return holds_one(c, around); });
}

Surroundings around_item(const Section& section, const json::object& item,
                         const json::object& answers, const json::object& facts) {
    Surroundings around{answers, facts, &item, nullptr};
    const json::value* const source = item.if_contains(kSourceItem);
    const json::array* const list = list_of(section, facts);
    if (source == nullptr || list == nullptr) return around;
    for (const json::value& fact : *list) {
        if (!fact.is_object()) continue;
        const json::value* const value = fact.get_object().if_contains("value");
        if (value != nullptr && *value == *source) around.item_fact = &fact.get_object();
    }
    return around;
}

json::object with_prefilled(const Procedure& procedure, const json::object& answers,
                            const json::object& facts) {
    json::object filled = answers;
    for (const Section& section : procedure.sections) {
        if (!section.repeats) {
            for (const Question& question : section.questions)
                lay_in(question, filled, {answers, facts, nullptr, nullptr});
            continue;
        }
        json::array items = items_of(section, filled, facts);
        for (json::value& item : items) {
            if (!item.is_object()) continue;
            const json::object given = item.get_object();
            const Surroundings around = around_item(section, given, filled, facts);
            for (const Question& question : section.questions)
                lay_in(question, item.get_object(), around);
        }
        filled[section.key] = std::move(items);
    }
    return filled;
}

}  // namespace yakuba::procedures
