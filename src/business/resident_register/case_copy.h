#pragma once
#include <boost/json/fwd.hpp>
#include <vector>

#include "procedures/hooks.h"

/// 住民票の写しの交付請求 (12条) as an effect of a case: number and fee recorded, the copy printed.
namespace yakuba::resident_register {

std::vector<Problem> check_copy(const procedures::Asked&, const procedures::Matter&);
Result<std::vector<procedures::PreviewLine>> preview_copy(const procedures::Asked&,
                                                          const procedures::Matter&);
Result<boost::json::value> apply_copy(const Town&, storage::Transaction&,
                                      const procedures::Matter&);
Result<std::string> copy_pdf(const Town&, storage::Session&, const procedures::LetterOrder&);

}  // namespace yakuba::resident_register
