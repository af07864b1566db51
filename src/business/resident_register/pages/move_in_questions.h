#pragma once
#include <string_view>
#include <vector>

#include "business/resident_register/pages/event_form.h"

/// The questions of a move-in (転入, 職権記載), step by step. The persons who come are
/// "people-0-…", "people-1-…".
namespace yakuba::resident_register {

inline constexpr std::string_view kPeople = "people";

std::int64_t people_count(const Scene& scene);
/// The i-th of them as the register will hold her.
registry::Resident move_in_person(const Scene& scene, std::int64_t i);

Step move_in_kind_step();
Step move_in_papers_step(const Scene& scene);
Step move_in_people_step(const Scene& scene);
Step move_in_address_step(const Scene& scene);
/// None, or one page on which the clerk says 同一人 or 別人 of each who may be known already.
std::vector<Step> move_in_duplicates_steps(const Scene& scene);
Step move_in_relations_step(const Scene& scene);
/// 支援措置 asked for together with the move.
Step move_in_protected_step(const Scene& scene);

}  // namespace yakuba::resident_register
