#pragma once
#include <boost/json/fwd.hpp>
#include <vector>

#include "procedures/hooks.h"

/// 資格の確認 (施行令12条): the commission's clerk enters a doubt, and later what the inquiry
/// found.
namespace yakuba::electoral_roll {

std::vector<Problem> check_doubt(const procedures::Asked&, const procedures::Matter&);
Result<std::vector<procedures::PreviewLine>> preview_doubt(const procedures::Asked&,
                                                           const procedures::Matter&);
Result<boost::json::value> apply_doubt(const Town&, storage::Transaction&,
                                       const procedures::Matter&);

}  // namespace yakuba::electoral_roll
