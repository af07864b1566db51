#pragma once
#include <string>
#include <vector>

#include "portal/resident/form_values.h"
#include "procedures/desk.h"
#include "web/call.h"

/// The fields of a question page, one section of the template for each kind of answer.
namespace yakuba::portal::resident {

class BankSearch;
class PlaceSearch;

/// The lists in which an answer is looked up.
struct Lists {
    const BankSearch& banks;
    const PlaceSearch& places;
};

struct PageFields {
    const web::Call& call;
    const Lists& lists;
    const procedures::Form& form;
    const procedures::Page& page;
    const FormValues& values;
    const procedures::AnswerProblems& problems;
    const std::string& once;                 // where the town's answers come from; empty: no box
    const std::vector<std::string>& marked;  // 補正: these fields alone are open; none: all
};

/// Whether the person may not change this answer here: the town filled it in, or did not ask for
/// its correction.
bool is_fixed(const procedures::Question& question, const procedures::Page& page,
              const procedures::Form& form, const std::vector<std::string>& marked);

/// Rows FIELDS of resident/question.html.
void put_fields(web::View& view, const PageFields& fields);

/// An account with the names of its bank and branch: 山口（0170） 本店（001） 普通 1234567. As it
/// was given when the lists do not know it.
std::string account_text(const web::Call& call, const BankSearch& banks,
                         const boost::json::value& answer, const std::string& given);

/// Rows ERRORS: what is to be mended, each a link to its field. Does nothing without problems.
void put_errors(web::View& view, const web::Call& call, const procedures::Page& page,
                const procedures::AnswerProblems& problems);

/// The year is of the common era: an era's name in a date's boxes.
inline constexpr std::string_view kWesternYear = "西暦";

/// The card for somebody who is not of the household.
inline constexpr std::string_view kOtherPerson = "other";

/// "children.0.job" → "children-0-job": the id of a field's first box.
std::string field_id(std::string_view name);

}  // namespace yakuba::portal::resident
