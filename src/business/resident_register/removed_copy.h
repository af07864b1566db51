#pragma once
#include <string>

#include "business/resident_register/move_out_marks.h"
#include "business/resident_register/record_copy.h"

/// The papers about those who are leaving or have left.
namespace yakuba::resident_register {

/// 除票の写し (住民基本台帳法15条の4): the entry as it was when it was removed, with the reason,
/// the day and the place gone to. Problems: "registry.no_removed_entry", those of
/// Disclosure::permit.
Result<std::string> print_removed_copy(const Town& town, const CopyRequest& request);

/// 転出証明書 (令24条): for the person and those who leave the household on the same planned day;
/// to be handed in where they move in (22条2項). Problems: "registry.no_planned_move",
/// "move_out.no_certificate" (to a place abroad, by the card), those of Disclosure::permit.
Result<std::string> print_move_out_certificate(const Town& town, const CopyRequest& request,
                                               const PaidAllowance& allowance);

}  // namespace yakuba::resident_register
