#pragma once
#include <optional>
#include <string>

#include "registry/resident.h"

namespace yakuba::resident_register {

/// 続柄 is always seen from the head of the household (住民基本台帳法7条4号, 事務処理要領), so a
/// change of head rewrites it for everyone. What can be said without asking is said here; where the
/// register does not tell (a child of the former head need not be the new head's), the clerk states
/// it.

/// The new 続柄 of a member, `new_head` and `member` having been registered under `old_head`.
/// None: it cannot be told from the register.
std::optional<std::string> relation_to_new_head(const registry::Resident& old_head,
                                                const registry::Resident& new_head,
                                                const registry::Resident& member);

}  // namespace yakuba::resident_register
