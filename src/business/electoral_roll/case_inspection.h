#pragma once
#include <boost/json/fwd.hpp>
#include <vector>

#include "procedures/hooks.h"

/// 抄本の閲覧の申出 (28条の2, 28条の3): for three purposes, by those the Act names, outside
/// elections.
namespace yakuba::electoral_roll {

std::vector<Problem> check_inspection(const procedures::Asked&, const procedures::Matter&);
Result<std::vector<procedures::PreviewLine>> preview_inspection(const procedures::Asked&,
                                                                const procedures::Matter&);
Result<boost::json::value> apply_inspection(const Town&, storage::Transaction&,
                                            const procedures::Matter&);

}  // namespace yakuba::electoral_roll
