#pragma once
#include <optional>
#include <string_view>

/// Check digits of the numbers a town hall meets. The rules look alike and are not: a remainder of
/// 0 gives 1 in a municipality code and 0 in a My Number, so no two of them share a function.
///
/// Every number is text of ASCII digits and nothing else; leading zeros belong to it. The functions
/// named for a check digit take the number without it, and answer nothing when the text does not
/// have the right length or holds something other than a digit.
namespace yakuba {

/// 全国地方公共団体コード: the sixth digit, for the five before it.
std::optional<char> municipality_code_check_digit(std::string_view body);
bool is_municipality_code(std::string_view code);

/// 個人番号: the twelfth digit, for the eleven before it (平成26年総務省令第85号5条).
std::optional<char> my_number_check_digit(std::string_view body);
/// False for twelve zeros, too: the digits agree, but nobody can have been given that number.
bool is_my_number(std::string_view number);

/// Whether the check digit of a 住民票コード is looked at. A notice fixes its rule
/// (住民基本台帳法施行規則1条2号, 平成14年総務省告示第436号); that it is the rule of My Number is
/// general knowledge and was not read there, so an office can leave it out.
enum class ResidentCodeCheck { length_only, check_digit };

/// 住民票コード: the eleventh digit, for the ten before it.
std::optional<char> resident_code_check_digit(std::string_view body);
bool is_resident_code(std::string_view code, ResidentCodeCheck check);

/// 法人番号: the first digit, for the twelve after it (法人番号の指定等に関する省令2条). Never 0.
std::optional<char> corporate_number_check_digit(std::string_view body);
bool is_corporate_number(std::string_view number);

/// 保険者番号: the eighth digit, for the seven before it (厚生労働省の保険者番号等設定要領).
std::optional<char> insurer_number_check_digit(std::string_view body);
bool is_insurer_number(std::string_view number);

}  // namespace yakuba
