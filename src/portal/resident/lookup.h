#pragma once
#include "portal/resident/fields.h"
#include "procedures/answers.h"

/// What people type and the desk knows by number: banks, branches, towns of a postcode.
namespace yakuba::portal::resident {

/// Finds the codes of typed names among the posted fields and lays them in; the town of a postcode
/// where none was typed. A name that means nothing becomes a Problem; one that may mean several
/// things too, unless people are only `searching`: the page then shows what it may mean.
procedures::AnswerProblems look_up(procedures::Fields& fields, const procedures::Page& page,
                                   const Lists& lists, bool searching);

/// The fields as the desk takes them.
procedures::Fields without_lookups(const procedures::Fields& fields, const procedures::Page& page);

}  // namespace yakuba::portal::resident
