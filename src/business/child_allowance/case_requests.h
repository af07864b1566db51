#pragma once
#include "business/child_allowance/case_claims.h"

/// Requests as effects of a case: 未支払請求 ⑤, 寄附 ⑥⑦, 学校給食費等 ⑧⑨, 現況届 ⑩.
namespace yakuba::child_allowance {

std::vector<Problem> check_unpaid(const procedures::Asked&, const procedures::Matter&);
Preview preview_unpaid(const procedures::Asked&, const procedures::Matter&);
Result<boost::json::value> apply_unpaid(const Town&, storage::Transaction&,
                                        const procedures::Matter&);

Preview preview_offset(const procedures::Asked&, const procedures::Matter&);
Result<boost::json::value> apply_donate(const Town&, storage::Transaction&,
                                        const procedures::Matter&);
Result<boost::json::value> apply_collect(const Town&, storage::Transaction&,
                                         const procedures::Matter&);
Result<boost::json::value> apply_change_offset(const Town&, storage::Transaction&,
                                               const procedures::Matter&);

Result<boost::json::value> apply_report_status(const Town&, storage::Transaction&,
                                               const procedures::Matter&);

}  // namespace yakuba::child_allowance
