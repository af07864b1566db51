#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"
#include "rules/description.h"

// The only Boost.JSON header others see: forward declarations.
#include <boost/json/fwd.hpp>

namespace yakuba {

/// Reads a record from a JSON object. `record` is the default-constructed record of `description`.
///
/// Integers are JSON integers (a boolean for "boolean"), dates, months, ratios and codes are
/// strings in their file form; a ratio may also be a JSON number (0.06, read exactly as written is
/// not promised: the nearest ratio with denominator 1,000,000). null and an absent key leave the
/// default. Problems, each with its JSON path in `where`: "json.unknown_key", "json.wrong_type",
/// "json.malformed", "json.missing" (a needed line is absent).
std::vector<Problem> read_json(const Description& description, void* record,
                               const boost::json::object& object, std::string_view path = "",
                               std::string_view ignored_key = "");

/// One field from a JSON value; empty when it was read.
std::vector<Problem> read_json_field(const Line& line, void* record,
                                     const boost::json::value& value, std::string_view path);

/// The record as a JSON object, every line in order. Absent dates and ids are null.
boost::json::object write_json(const Description& description, const void* record);

/// JSON Schema (2020-12) of the record: types, labels as "title", article as "x-article", unit and
/// hints as "description"; additionalProperties false.
boost::json::object json_schema(const Description& description);

}  // namespace yakuba
