#pragma once
#include <boost/json/fwd.hpp>
#include <vector>

#include "procedures/hooks.h"

/// 転出届 (24条) and 来庁予約 as effects of a case.
namespace yakuba::resident_register {

std::vector<Problem> check_move_out(const procedures::Asked&, const procedures::Matter&);
Result<std::vector<procedures::PreviewLine>> preview_move_out(const procedures::Asked&,
                                                              const procedures::Matter&);
Result<boost::json::value> apply_move_out(const Town&, storage::Transaction&,
                                          const procedures::Matter&);

std::vector<Problem> check_visit(const procedures::Asked&, const procedures::Matter&);
Result<std::vector<procedures::PreviewLine>> preview_visit(const procedures::Asked&,
                                                           const procedures::Matter&);
Result<boost::json::value> apply_visit(const Town&, storage::Transaction&,
                                       const procedures::Matter&);

}  // namespace yakuba::resident_register
