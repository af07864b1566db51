#pragma once
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "department/person_page.h"
#include "procedures/hooks.h"

/// What the tests of every department ask of it: to decide a case, to fill in its part of a page.
namespace yakuba::test {

/// The answers of a form, written with ' for ": {'reason': 'move_in'}.
inline boost::json::value answers(std::string text) {
    std::ranges::replace(text, '\'', '"');
    return boost::json::parse(text);
}

inline const procedures::Effect& effect(const procedures::Part& part, std::string_view name) {
    for (const procedures::Effect& one : part.effects) {
        if (one.name == name) return one;
    }
    throw std::runtime_error("no such effect: " + std::string{name});
}

/// What a prefill knows of a person today.
inline boost::json::value prefilled(const procedures::Part& part, std::string_view name,
                                    const procedures::Asked& asked) {
    for (const procedures::PrefillSource& source : part.prefills) {
        if (source.name != name) continue;
        const auto value = source.facts(asked);
        EXPECT_TRUE(value);
        return *value;
    }
    throw std::runtime_error("no such source: " + std::string{name});
}

/// One part of a person's page, as a clerk sees it today.
template <class Answer>
Answer shown(const std::function<Answer(const PersonQuestion&)>& part, const Town& town,
             PersonId person, AsOf as_of, Date today) {
    const auto session = town.database->session();
    const auto gate = registry::Disclosure::load(*session, today);
    return part({town, *session, person, as_of, today, gate, {}});
}

}  // namespace yakuba::test
