#pragma once
#include <boost/json/fwd.hpp>
#include <vector>

#include "procedures/hooks.h"

/// 異議の申出 (24条): approving means that the objection is right: the person is entered on the
/// roll, or removed from it, at once (2項).
namespace yakuba::electoral_roll {

std::vector<Problem> check_objection(const procedures::Asked&, const procedures::Matter&);
Result<std::vector<procedures::PreviewLine>> preview_objection(const procedures::Asked&,
                                                               const procedures::Matter&);
Result<boost::json::value> apply_objection(const Town&, storage::Transaction&,
                                           const procedures::Matter&);

}  // namespace yakuba::electoral_roll
