#pragma once
#include <boost/json/fwd.hpp>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/era.h"
#include "procedures/answers.h"

/// What stands in the boxes of a form: by field name, as a browser would post it.
namespace yakuba::portal::resident {

class FormValues {
public:
    FormValues() = default;
    /// As they were posted: a form that comes back keeps every letter.
    explicit FormValues(const procedures::Fields& posted);

    void add(std::string name, std::string value);
    /// Lays a stored answer into the boxes of its question. `name` is the field's:
    /// "children.0.job".
    void add_answer(const procedures::Question& question, const std::string& name,
                    const boost::json::value& answer, const Calendar& calendar);

    /// The first value; empty when there is none.
    const std::string& get(const std::string& name) const;
    bool has(const std::string& name, std::string_view value) const;
    procedures::Fields pairs() const;
    bool any(const std::string& name) const { return values_.contains(name); }

private:
    void add_date(const std::string& name, std::string_view iso, const Calendar& calendar);
    void add_members(const std::string& name, const boost::json::object& members,
                     const Calendar& calendar);

    std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

/// The name of a question's field on a page.
std::string field_name(const procedures::Page& page, const procedures::Question& question);
/// The stored answer of a question of this page; nullptr when there is none.
const boost::json::value* answer_on(const procedures::Page& page,
                                    const procedures::Question& question,
                                    const boost::json::object& answers);

}  // namespace yakuba::portal::resident
