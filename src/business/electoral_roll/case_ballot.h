#pragma once
#include <boost/json/fwd.hpp>
#include <vector>

#include "procedures/hooks.h"

/// 不在者投票の投票用紙及び投票用封筒の請求 (施行令50条).
namespace yakuba::electoral_roll {

std::vector<Problem> check_ballot(const procedures::Asked&, const procedures::Matter&);
Result<std::vector<procedures::PreviewLine>> preview_ballot(const procedures::Asked&,
                                                            const procedures::Matter&);
Result<boost::json::value> apply_ballot(const Town&, storage::Transaction&,
                                        const procedures::Matter&);

}  // namespace yakuba::electoral_roll
