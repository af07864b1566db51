#include "business/resident_register/case_effects.h"

#include <boost/json.hpp>

#include "business/resident_register/case_copy.h"
#include "business/resident_register/case_facts.h"
#include "business/resident_register/case_moves.h"
#include "department/case_letters.h"

namespace yakuba::resident_register {
namespace {

Result<std::string> copy_refusal(const Town& town, storage::Session& session,
                                 const procedures::LetterOrder& order) {
    return print_refusal(town, session, order, "resident_register_office");
}

}  // namespace

procedures::Part procedures_part() {
    procedures::Part part;
    part.prefills = {
        {"resident-register.person", "住民基本台帳", &person_facts},
        {"resident-register.household", "住民基本台帳", &household_facts},
        {"resident-register.children", "住民基本台帳", &children_facts},
    };
    part.effects = {
        {"resident-register.move_out", &check_move_out, &preview_move_out, &apply_move_out},
        {"resident-register.book_visit", &check_visit, &preview_visit, &apply_visit},
        {"resident-register.issue_copy", &check_copy, &preview_copy, &apply_copy},
    };
    part.letters = {
        {"resident-register.copy", "住民票の写し", &copy_pdf},
        {"resident-register.copy_refusal", "住民票の写しの交付請求 却下通知書", &copy_refusal},
    };
    return part;
}

}  // namespace yakuba::resident_register
