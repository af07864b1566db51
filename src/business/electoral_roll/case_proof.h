#pragma once
#include <boost/json/fwd.hpp>
#include <vector>

#include "procedures/hooks.h"

/// 引き続き都道府県の区域内に住所を有する旨の証明 (44条3項, 施行令34条の2).
namespace yakuba::electoral_roll {

std::vector<Problem> check_proof(const procedures::Asked&, const procedures::Matter&);
Result<boost::json::value> apply_proof(const Town&, storage::Transaction&,
                                       const procedures::Matter&);

}  // namespace yakuba::electoral_roll
