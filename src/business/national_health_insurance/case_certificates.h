#pragma once
#include <vector>

#include "procedures/hooks.h"

/// 限度額適用認定 and 特定疾病認定.
namespace yakuba::national_health_insurance {

std::vector<procedures::Effect> certificate_effects();
/// 認定証・受療証 of a decided case.
Result<std::string> care_certificate_pdf(const Town& town, storage::Session& session,
                                         const procedures::LetterOrder& order);

}  // namespace yakuba::national_health_insurance
