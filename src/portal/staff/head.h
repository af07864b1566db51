#pragma once
#include <string_view>

#include "portal/staff/person_screen.h"

/// The pages below a person (支援措置, 番号, 記録, 訂正 …) stand beside the same card and
/// household, under the same banner.
namespace yakuba::portal::staff {

/// Whoever may see the data of some department, with a purpose stated. What each department knows
/// is shown to those who may see that department's.
inline constexpr web::Access kPersonAccess{.door = identity::Door::staff,
                                           .duty = identity::Duty::view,
                                           .purpose = true,
                                           .duty_anywhere = true};

/// Card, household, banner and cautions: what components/person-frame.html shows.
void fill_frame(web::View& view, Screen& screen);

/// A reason somebody typed: long enough to say something, short enough to be read.
/// Problem "reason.missing".
Result<std::string> typed_reason(const web::Fields& form);

}  // namespace yakuba::portal::staff
