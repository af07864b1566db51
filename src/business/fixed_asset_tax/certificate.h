#pragma once
#include <boost/json/value.hpp>
#include <string>
#include <vector>

#include "procedures/hooks.h"

/// 評価証明書・公課証明書・名寄帳の写し (地方税法382条の3・387条3項): of the applicant's own assets
/// and of the groups the applicant is a member of.
namespace yakuba::fixed_asset_tax {

std::vector<Problem> check_certificate(const procedures::Asked& asked,
                                       const procedures::Matter& matter);
Result<std::vector<procedures::PreviewLine>> preview_certificate(const procedures::Asked& asked,
                                                                 const procedures::Matter& matter);
Result<boost::json::value> apply_certificate(const Town& town, storage::Transaction& transaction,
                                             const procedures::Matter& matter);
Result<std::string> certificate_pdf(const Town& town, storage::Session& session,
                                    const procedures::LetterOrder& order);

}  // namespace yakuba::fixed_asset_tax
