#include "business/resident_register/pages/answers.h"

#include <boost/json.hpp>
#include <charconv>

namespace yakuba::resident_register {

const std::string& Answers::get(std::string_view name) const {
    static const std::string kNothing;
    const auto found = values_.find(name);
    return found == values_.end() ? kNothing : found->second;
}

Date Answers::day(std::string_view name) const {
    const auto day = parse_date(get(name));
    return day ? *day : Date{};
}

PartialDate Answers::partial_day(std::string_view name) const {
    const auto day = parse_partial_date(get(name));
    return day ? *day : PartialDate{};
}

std::int64_t Answers::number(std::string_view name) const {
    const std::string& text = get(name);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? number : 0;
}

std::vector<std::string> Answers::list(std::string_view name) const {
    std::vector<std::string> items;
    std::string_view rest = get(name);
    while (!rest.empty()) {
        const std::size_t comma = rest.find(',');
        items.emplace_back(rest.substr(0, comma));
        rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
    }
    return items;
}

std::vector<PersonId> Answers::persons(std::string_view name) const {
    std::vector<PersonId> persons;
    for (const std::string& item : list(name)) {
        std::int64_t number = 0;
        std::from_chars(item.data(), item.data() + item.size(), number);
        if (number > 0) persons.emplace_back(number);
    }
    return persons;
}

void Answers::set(std::string_view name, std::string value) {
    if (value.empty()) {
        if (const auto found = values_.find(name); found != values_.end()) values_.erase(found);
    } else {
        values_.insert_or_assign(std::string{name}, std::move(value));
    }
}

void Answers::take_out(std::string_view prefix, std::int64_t index) {
    const std::string start = std::string{prefix} + "-";
    std::map<std::string, std::string, std::less<>> kept;
    for (auto& [name, value] : values_) {
        std::int64_t item = -1;
        const char* const end = name.data() + name.size();
        const char* after = nullptr;
        if (name.starts_with(start)) {
            after = std::from_chars(name.data() + start.size(), end, item).ptr;
        }
        if (item == index) continue;
        if (item > index) {
            kept.emplace(start + std::to_string(item - 1) + std::string(after, end), value);
        } else {
            kept.emplace(name, value);
        }
    }
    values_ = std::move(kept);
}

std::string Answers::to_json() const {
    boost::json::object object;
    for (const auto& [name, value] : values_)
        object[name] = value;
    return boost::json::serialize(object);
}

Answers Answers::from_json(std::string_view text) {
    Answers answers;
    boost::system::error_code error;
    const boost::json::value value = boost::json::parse(text, error);
    if (error || !value.is_object()) return answers;
    for (const auto& [name, answer] : value.as_object()) {
        if (answer.is_string()) answers.set(name, std::string{answer.as_string()});
    }
    return answers;
}

std::string of_item(std::string_view prefix, std::int64_t index, std::string_view name) {
    return std::string{prefix} + "-" + std::to_string(index) + "-" + std::string{name};
}

std::string of_person(std::string_view prefix, PersonId person) {
    return std::string{prefix} + "-" + std::to_string(person.value());
}

}  // namespace yakuba::resident_register
