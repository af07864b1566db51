#pragma once
#include <span>
#include <string>

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

/// Plain Japanese text, one line of the form a line; amounts as 1,234,000円, codes by their label.
std::string explain_text(const Explanation& explanation);
boost::json::object explain_json(const Explanation& explanation);

/// A field's value for people: 1,234,000円, 令和-free ISO dates, a code's label, はい/いいえ.
std::string format_for_people(const Line& line, const void* record);

}  // namespace yakuba
