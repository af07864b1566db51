#pragma once
#include <span>
#include <string>
#include <string_view>

#include "rules/json.h"
#include "rules/rates.h"

namespace yakuba {

/// Everything a clerk needs to defend a figure: the facts, the rates with their sources, and the
/// sheet, each line with its name in the law, its value and its article.
struct Explanation {
    const Description& facts_description;
    const void* facts;
    const Description& rates_description;
    const void* rates;
    std::span<const RateSource> sources;
    const Description& sheet_description;
    const void* sheet;
};

/// Plain Japanese text, one line of the form a line, one row of a list a line; amounts as
/// 1,234,000円, codes by their label. What is absent (no date, no name) is left out.
std::string explain_text(const Explanation& explanation);
/// {"sheet": [...], "facts": [...], "rates": [...]}: an object for each line with key, label,
/// article, value (as files write it) and text (for people); a list has "rows" instead of a value.
boost::json::object explain_json(const Explanation& explanation);
/// The rates alone, each line with origin, from, source and unverified beside its value.
boost::json::array rates_json(const Description& description, const void* rates,
                              std::span<const RateSource> sources);

/// What is said of a stored decision that comes out otherwise when it is computed again.
inline constexpr std::string_view kDisagrees =
    "計算し直すと、保存されている決定と違います。計算のあとに率の表か資料の時点が変わっていないか、"
    "確かめてください。";
/// A stored decision computed again and explained, in either form; whether it agrees with what is
/// stored is said beside it ("agrees_with_stored", or `otherwise` when it does not).
std::string explain_stored(const Explanation& explanation, bool agrees, bool as_json,
                           std::string_view otherwise = kDisagrees);

/// A field's value for people: 1,234,000円, ISO dates, a code's label, はい/いいえ.
std::string format_for_people(const Line& line, const void* record);

}  // namespace yakuba
