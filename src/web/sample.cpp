#include "web/sample.h"

#include <boost/json.hpp>

namespace yakuba::web {
namespace {

void fill(View& view, const boost::json::object& values);

void fill_row(View& view, std::string_view section, const boost::json::value& values) {
    View row = view.row(section);
    if (const auto* object = values.if_object()) fill(row, *object);
}

void fill(View& view, const boost::json::object& values) {
    for (const auto& [name, value] : values) {
        const std::string_view marker{name.data(), name.size()};
        if (value.is_string()) {
            view.set(marker, std::string_view{value.as_string()});
        } else if (value.is_int64()) {
            view.set(marker, value.as_int64());
        } else if (value.is_object()) {
            fill_row(view, marker, value);
        } else if (value.is_array()) {
            for (const boost::json::value& row : value.as_array())
                fill_row(view, marker, row);
        } else if (value.is_bool() && value.as_bool()) {
            view.show(marker);
        }
    }
}

}  // namespace

Result<bool> fill_sample(View& view, std::string_view json) {
    boost::system::error_code error;
    const boost::json::value read = boost::json::parse({json.data(), json.size()}, error);
    if (error || !read.is_object()) {
        return Problem{"web.sample_broken",
                       "部品の見本が読めません。web/templates/dev の JSON を直してください。",
                       error.message()};
    }
    fill(view, read.as_object());
    return true;
}

}  // namespace yakuba::web
