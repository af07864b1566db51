#include "portal/resident/form_values.h"

#include <algorithm>
#include <boost/json.hpp>

namespace yakuba::portal::resident {

namespace json = boost::json;
using procedures::Kind;

namespace {

std::string text_of(const json::value& value) {
    if (value.is_string()) return std::string{value.get_string()};
    if (value.is_bool()) return value.get_bool() ? "yes" : "no";
    if (value.is_int64()) return std::to_string(value.get_int64());
    return {};
}

}  // namespace

FormValues::FormValues(const procedures::Fields& posted) {
    for (const auto& [name, value] : posted)
        add(name, value);
}

void FormValues::add(std::string name, std::string value) {
    values_[std::move(name)].push_back(std::move(value));
}

const std::string& FormValues::get(const std::string& name) const {
    static const std::string kNothing;
    const auto found = values_.find(name);
    return found == values_.end() ? kNothing : found->second.front();
}

bool FormValues::has(const std::string& name, std::string_view value) const {
    const auto found = values_.find(name);
    return found != values_.end() &&
           std::find(found->second.begin(), found->second.end(), value) != found->second.end();
}

procedures::Fields FormValues::pairs() const {
    procedures::Fields pairs;
    for (const auto& [name, values] : values_) {
        for (const std::string& value : values)
            pairs.emplace_back(name, value);
    }
    return pairs;
}

void FormValues::add_date(const std::string& name, std::string_view iso, const Calendar& calendar) {
    const auto date =
        parse_partial_date(iso.size() == 7 ? std::string{iso} + "-00" : std::string{iso});
    if (!date) return;
    // The era as it is written today; a day before the first era is told by the western year.
    std::string era = "西暦";
    int year = date->year();
    for (const Era& known : calendar.eras()) {
        if (known.first_day > date->latest()) continue;
        era = known.name;
        year = date->year() - known.first_day.year() + 1;
    }
    add(name + ".era", era);
    add(name + ".year", std::to_string(year));
    if (date->month() != 0) add(name + ".month", std::to_string(date->month()));
    if (date->day() != 0) add(name + ".day", std::to_string(date->day()));
}

void FormValues::add_members(const std::string& name, const json::object& members,
                             const Calendar& calendar) {
    for (const auto& [key, value] : members) {
        const std::string member = name + "." + std::string{key};
        if (key == "person_id") {
            add(name, text_of(value));
        } else if (key == "birth_date") {
            add_date(member, text_of(value), calendar);
        } else {
            add(member, text_of(value));
        }
    }
}

void FormValues::add_answer(const procedures::Question& question, const std::string& name,
                            const json::value& answer, const Calendar& calendar) {
    if (answer.is_null()) return;
    switch (question.kind) {
        case Kind::date:
        case Kind::partial_date:
        case Kind::month:
            return add_date(name, text_of(answer), calendar);
        case Kind::person:
            if (answer.is_object() && !answer.get_object().contains("person_id")) {
                add(name, "other");
            }
            [[fallthrough]];
        case Kind::address:
        case Kind::account:
            if (answer.is_object()) add_members(name, answer.get_object(), calendar);
            return;
        case Kind::several:
        case Kind::file:
            if (answer.is_array()) {
                for (const json::value& one : answer.get_array())
                    add(name, text_of(one));
            }
            return;
        default:
            add(name, text_of(answer));
    }
}

std::string field_name(const procedures::Page& page, const procedures::Question& question) {
    if (page.item < 0) return question.key;
    return page.section->key + "." + std::to_string(page.item) + "." + question.key;
}

const json::value* answer_on(const procedures::Page& page, const procedures::Question& question,
                             const json::object& answers) {
    const json::object* holder = &answers;
    if (page.item >= 0) {
        const json::value* list = answers.if_contains(page.section->key);
        if (list == nullptr || !list->is_array()) return nullptr;
        const auto index = static_cast<std::size_t>(page.item);
        if (index >= list->get_array().size() || !list->get_array()[index].is_object())
            return nullptr;
        holder = &list->get_array()[index].get_object();
    }
    return holder->if_contains(question.key);
}

}  // namespace yakuba::portal::resident
