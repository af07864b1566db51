#pragma once
#include <span>
#include <string_view>

#include "business/resident_register/day_book.h"

namespace yakuba::resident_register {

/// Items in their written form as a change of a resident. Only keys in `allowed` (empty: all but
/// the number) may be named. Problems: "items.missing", "items.not_allowed", "items.unreadable",
/// each with the key in `where` and its article.
Result<DayBook::Patch> read_items(const Items& items,
                                  std::span<const std::string_view> allowed = {});

}  // namespace yakuba::resident_register
