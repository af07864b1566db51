#pragma once
#include <boost/json/fwd.hpp>
#include <initializer_list>
#include <string>
#include <string_view>

#include "rules/description.h"

/// JSON Schemas, as text.
namespace yakuba::portal::api {

/// What write_json makes of a record: every line is there; absent dates and ids are null.
std::string written(const Description& description);
boost::json::object written_object(const Description& description);
/// {"items": […], "next": cursor or null}.
std::string page_of(const std::string& item);

inline constexpr std::string_view kNumberInPath =
    R"({"type":"integer","minimum":1,"maximum":1000000000000})";
inline constexpr std::string_view kDate = R"({"type":"string","format":"date"})";
inline constexpr std::string_view kInstant = R"({"type":"string","format":"date-time"})";
inline constexpr int kPageMost = 100;
inline constexpr int kPageUsual = 50;
inline constexpr std::string_view kLimit =
    R"({"type":"integer","minimum":1,"maximum":100,"default":50})";

}  // namespace yakuba::portal::api
