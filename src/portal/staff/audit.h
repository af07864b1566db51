#pragma once
#include <functional>
#include <string>
#include <vector>

#include "department/offices.h"
#include "identity/access_log.h"
#include "web/route.h"

/// 監査: who saw and changed what; what looks unusual; what a journal entry wrote.
namespace yakuba::portal::staff {

web::Routes audit_pages(const Offices& offices);    // audit.cpp
web::Routes journal_pages(const Offices& offices);  // journal.cpp

/// Something in the access log that a person ought to look at.
struct Finding {
    enum class Kind { own, surname, night, mass };
    Kind kind = Kind::own;
    std::string actor;
    PersonId person;  // none: no single one
    Date on;
    std::int64_t count = 0;  // how often, how many persons
};
/// What stands out in these accesses: one's own record, namesakes, outside 7:00–22:00, more than
/// `many` persons in a day. `surname_of_staff` and `surname_of_person` answer "" when unknown.
/// Pure.
std::vector<Finding> find_unusual(
    const std::vector<identity::AccessFound>& accesses, std::int64_t many,
    const std::function<PersonId(const std::string& actor)>& own_number,
    const std::function<std::string(const std::string& actor)>& surname_of_staff,
    const std::function<std::string(PersonId)>& surname_of_person);

}  // namespace yakuba::portal::staff
