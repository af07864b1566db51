#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "department/offices.h"
#include "procedures/case.h"
#include "web/call.h"

/// What the pages about cases share: who may see which, and how a state looks.
namespace yakuba::portal::staff {

/// Whether this visitor works in the department at all (監査 alone is no work in it).
bool works_in(const identity::Visitor& visitor, std::string_view department);
/// The departments whose cases the visitor sees, in the order of the floor plan.
std::vector<const Department*> departments_of(const identity::Visitor& visitor,
                                              const Offices& offices);
/// 児童手当; the id itself for a department that is not there any more.
std::string_view department_label(const Offices& offices, std::string_view id);
/// 児童手当 認定請求; the id itself for a procedure that is not there any more.
std::string_view procedure_label(const Offices& offices, std::string_view id);

/// Class of the chip that names the state.
std::string_view chip_of(procedures::State state);

/// Fills what a page wants to say of a case; `markers` names it, a space between: CASE, VERSION,
/// RECEIPT_NUMBER, PROCEDURE, DEPARTMENT, APPLICANT, PERSON, RECEIVED, CHANNEL, DUE, STATE (with
/// its chip), REVIEWER, and the sections LATE, DUPLICATE, AGAIN, PROPOSED.
void fill_case(web::View& row, web::Call& call, const Offices& offices,
               const procedures::Standing& standing, std::string_view markers);

/// The case in the path, when the visitor may see it. Problems "procedure.case_not_found",
/// "case.forbidden".
Result<procedures::Standing> case_in_path(web::Call& call, const Offices& offices);
/// What is answered to whoever asks for a case of another department.
Problem not_your_department(const Offices& offices, std::string_view department);

}  // namespace yakuba::portal::staff
