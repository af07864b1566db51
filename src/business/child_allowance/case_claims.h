#pragma once
#include <boost/json/fwd.hpp>
#include <vector>

#include "procedures/hooks.h"

/// Claims as effects of a case: 認定請求 ①, 額改定 ②, 変更届 ③, 受給事由消滅届 ④.
namespace yakuba::child_allowance {

using Preview = Result<std::vector<procedures::PreviewLine>>;

std::vector<Problem> check_recognise(const procedures::Asked&, const procedures::Matter&);
Preview preview_recognise(const procedures::Asked&, const procedures::Matter&);
Result<boost::json::value> apply_recognise(const Town&, storage::Transaction&,
                                           const procedures::Matter&);

std::vector<Problem> check_increase(const procedures::Asked&, const procedures::Matter&);
Preview preview_increase(const procedures::Asked&, const procedures::Matter&);
Result<boost::json::value> apply_increase(const Town&, storage::Transaction&,
                                          const procedures::Matter&);

std::vector<Problem> check_claimant(const procedures::Asked&, const procedures::Matter&);
Preview preview_decrease(const procedures::Asked&, const procedures::Matter&);
Result<boost::json::value> apply_decrease(const Town&, storage::Transaction&,
                                          const procedures::Matter&);

Result<boost::json::value> apply_change(const Town&, storage::Transaction&,
                                        const procedures::Matter&);

Preview preview_end(const procedures::Asked&, const procedures::Matter&);
Result<boost::json::value> apply_end(const Town&, storage::Transaction&, const procedures::Matter&);

}  // namespace yakuba::child_allowance
