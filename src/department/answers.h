#pragma once
#include <boost/json/fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/date.h"
#include "kernel/id.h"
#include "kernel/money.h"

namespace yakuba::procedures {
struct Procedure;
}

namespace yakuba {

/// The answers of a case, read by their keys in the forms of procedures/answers.h. They have been
/// checked; what was not asked or left out reads as nothing.
///
///     const Answers answers{matter.answers};
///     const Date event = answers.date("event_on");
///     for (const Answers& child : answers.items("children")) … child.person("child") …
class Answers {
public:
    explicit Answers(const boost::json::object& object) : object_(&object) {}

    bool has(std::string_view key) const;
    std::string text(std::string_view key) const;
    Date date(std::string_view key) const;
    YearMonth month(std::string_view key) const;
    bool yes(std::string_view key) const;
    std::optional<bool> yes_or_no(std::string_view key) const;
    std::int64_t number(std::string_view key) const;
    Yen yen(std::string_view key) const { return Yen{number(key)}; }
    /// {"person_id": 123}, "123" or 123; none for somebody described by name.
    PersonId person(std::string_view key) const;
    std::vector<std::string> several(std::string_view key) const;
    std::vector<PersonId> persons(std::string_view key) const;
    /// The items of a repeated section.
    std::vector<Answers> items(std::string_view key) const;
    /// A value of parts: an address, an account, a person described.
    std::optional<Answers> part(std::string_view key) const;
    /// The words of a chosen value, as the form gives them; the value itself where it has none.
    std::string chosen(const procedures::Procedure& procedure, std::string_view key) const;
    /// 住所 in one line: 都道府県 市区町村 町字 番地 方書.
    std::string address(std::string_view key) const;

private:
    const boost::json::value* find(std::string_view key) const;

    const boost::json::object* object_;
};

}  // namespace yakuba
