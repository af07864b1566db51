#pragma once
#include <string>

#include "portal/api/operation.h"
#include "procedures/case.h"

/// A case as other systems see it: where it stands, never what the applicant wrote.
namespace yakuba::portal::api {

struct CaseView {
    std::int64_t case_id = 0;
    std::string receipt_number;
    std::string procedure;
    std::string department;
    PersonId person_id;
    procedures::State state = procedures::State::received;
    std::int64_t version = 0;
    Instant received_at;
    Instant changed_at;
    Date due_on;
};
const Description& case_view_description();
CaseView view_of(const procedures::Standing& standing);

inline constexpr std::string_view kCaseInPath =
    R"({"type":"integer","minimum":1,"maximum":1000000000000})";
/// The case in the path; notes the access. Problem "procedure.case_not_found".
Result<procedures::Standing> find_case(web::Call& call, std::string_view what);

}  // namespace yakuba::portal::api
