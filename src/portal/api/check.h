#pragma once
#include <boost/json/fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"
#include "web/response.h"

namespace yakuba::portal::api {

/// Holds a value against a JSON Schema: type, enum, properties, required, additionalProperties,
/// items, lengths, limits, and the formats "date" and "date-time". Problems carry the JSON Pointer
/// of their place: "json.unknown_key", "json.wrong_type", "json.missing", "json.malformed",
/// "json.too_large".
std::vector<Problem> check(const boost::json::object& schema, const boost::json::value& value,
                           const std::string& path = "");

/// A parameter's text against its schema; empty when it fits.
std::vector<Problem> check_text(const boost::json::object& schema, std::string_view name,
                                std::string_view text);

/// RFC 9457 with all problems under "errors"; the first one speaks for them.
web::Response problems_json(const std::vector<Problem>& problems, int status);

}  // namespace yakuba::portal::api
