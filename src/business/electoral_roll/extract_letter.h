#pragma once
#include <span>

#include "business/electoral_roll/extract.h"
#include "notices/form.h"
#include "notices/letter.h"

namespace yakuba::electoral_roll {

/// For whom an extract is laid out.
enum class ExtractUse {
    polling,  // 投票所: everyone; protected electors without their address
    reading,  // 閲覧: protected electors are left out
};

/// The number that stands on the pages of a district's extract: it is about a district, not about a
/// person.
PersonId subject_of(const std::string& district);

/// One district's extract (様式は施行令の定めによる).
notices::Letter extract_letter(const Town& town, const notices::Form& form,
                               const std::string& district_name, const std::string& district,
                               Date day, std::span<const ExtractLine> lines, ExtractUse use);

}  // namespace yakuba::electoral_roll
