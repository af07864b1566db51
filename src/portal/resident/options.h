#pragma once
#include <string>
#include <vector>

#include "procedures/desk.h"
#include "web/call.h"

namespace yakuba::portal::resident {

/// One card to choose: from the procedure's own list, or from what the town knows.
struct Option {
    std::string value;
    std::string label;                           // may carry readings
    const procedures::Choice* choice = nullptr;  // words in several languages
    std::vector<std::string> more;               // 令和2年（2020年）5月9日生まれ
    std::string sum;                             // 10,000円
};

std::vector<Option> options_of(const web::Call& call, const procedures::Question& question,
                               const procedures::Form& form);
/// The applicant's household, for a question that asks for a person.
std::vector<Option> household_options(const web::Call& call, const procedures::Form& form);

/// "三浦　蒼" with "ミウラ　アオイ" → "{三浦|みうら} {蒼|あおい}"; the plain name when no reading
/// is recorded.
std::string name_with_reading(std::string_view name, std::string_view kana);

void put_option(web::View& row, const web::Call& call, const Option& option);

}  // namespace yakuba::portal::resident
