#pragma once
#include <vector>

#include "department/person_page.h"

namespace yakuba::electoral_roll {

/// What the commission, or the elector, has to do: a mark or removal that is due, an objection to
/// be decided, a ballot to be sent, an election to vote in from elsewhere.
std::vector<ToDo> to_dos(const PersonQuestion& question);

}  // namespace yakuba::electoral_roll
