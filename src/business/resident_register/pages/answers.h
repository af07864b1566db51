#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/date.h"
#include "kernel/id.h"

namespace yakuba::resident_register {

/// What a clerk has entered so far: the boxes' names and what stands in them. A day is kept as
/// "2026-11-20" once it could be read, several persons as "12,13", a tick as "yes". What belongs to
/// the second of several persons is named "people-1-name", to person 12 "relation-12".
class Answers {
public:
    /// Empty when there is none.
    const std::string& get(std::string_view name) const;
    bool has(std::string_view name) const { return !get(name).empty(); }
    bool ticked(std::string_view name) const { return get(name) == "yes"; }
    bool is(std::string_view name, std::string_view value) const { return get(name) == value; }
    Date day(std::string_view name) const;
    PartialDate partial_day(std::string_view name) const;
    std::int64_t number(std::string_view name) const;
    PersonId person(std::string_view name) const { return PersonId{number(name)}; }
    HouseholdId household(std::string_view name) const { return HouseholdId{number(name)}; }
    std::vector<std::string> list(std::string_view name) const;
    std::vector<PersonId> persons(std::string_view name) const;

    void set(std::string_view name, std::string value);
    /// Takes the i-th of `prefix.0.…`, `prefix.1.…` out; those after it move up.
    void take_out(std::string_view prefix, std::int64_t index);

    const std::map<std::string, std::string, std::less<>>& all() const { return values_; }
    std::string to_json() const;
    static Answers from_json(std::string_view text);

private:
    std::map<std::string, std::string, std::less<>> values_;
};

/// "people-1-name".
std::string of_item(std::string_view prefix, std::int64_t index, std::string_view name);
/// "relation-12".
std::string of_person(std::string_view prefix, PersonId person);

}  // namespace yakuba::resident_register
