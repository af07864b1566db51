#include "rules/field.h"

namespace yakuba {
namespace {

/// An empty text is "no date": records keep it as 0.
template <class T>
std::optional<T> parsed(std::string_view text, Result<T> (*parse)(std::string_view)) {
    if (text.empty()) return T{};
    Result<T> value = parse(text);
    return value ? std::optional<T>{*value} : std::nullopt;
}

}  // namespace

std::optional<Date> FieldForm<Date>::parse(std::string_view text) {
    return parsed<Date>(text, parse_date);
}

std::optional<PartialDate> FieldForm<PartialDate>::parse(std::string_view text) {
    return parsed<PartialDate>(text, parse_partial_date);
}

std::optional<YearMonth> FieldForm<YearMonth>::parse(std::string_view text) {
    return parsed<YearMonth>(text, parse_year_month);
}

std::optional<Instant> FieldForm<Instant>::parse(std::string_view text) {
    return parsed<Instant>(text, parse_instant);
}

}  // namespace yakuba
