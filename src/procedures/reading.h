#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "procedures/answers.h"

/// How typed texts become values: silently where what is meant is plain.
namespace yakuba::procedures {

/// Without spaces at the ends (of either width) and control characters; none when it is not UTF-8.
/// Otherwise kept as it was typed: no other character is changed.
std::optional<std::string> tidy(std::string_view text);
/// Letters, digits and signs of full width as ASCII.
std::string to_half_width(std::string_view text);
/// Digits alone of a text of digits, hyphens, spaces and brackets of either width; none when there
/// is anything else.
std::optional<std::string> digits_of(std::string_view text);
/// ヤマグチ　タロウ: katakana of full width, ー, ・ and one full-width space between words.
std::optional<std::string> to_kana(std::string_view text);
/// Family and given name parted by one full-width space.
std::string to_name(std::string_view text);
/// A whole number: digits of either width, separators, 円.
std::optional<std::int64_t> to_number(std::string_view text);
/// 2026-04-01, 2026/4/1, 20260401, 令和8年4月1日, R8.4.1, of either width; day and month may be
/// unknown (2026-04-00, 昭和10年月日不詳).
std::optional<PartialDate> to_date(std::string_view text, const Calendar& calendar);

}  // namespace yakuba::procedures
