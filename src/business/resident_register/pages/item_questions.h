#pragma once
#include <span>
#include <string_view>
#include <vector>

#include "business/resident_register/pages/event_form.h"

/// The items of one person's entry as questions: what is recorded on the event's day stands in the
/// boxes, and only what was altered is part of the event. An emptied box is kept as "−".
namespace yakuba::resident_register {

inline constexpr std::string_view kEmptied = "−";

std::vector<Question> item_questions(const Scene& scene, std::span<const std::string_view> keys);
Items changed_items(const Scene& scene, std::span<const std::string_view> keys);

/// Whether an item tells where the person lives or lived.
bool tells_a_place(std::string_view key);

/// What a change in the family register may change.
std::span<const std::string_view> name_items();
/// Every item that a correction may put right.
std::span<const std::string_view> correctable_items();

}  // namespace yakuba::resident_register
