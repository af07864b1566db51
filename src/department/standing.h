#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "procedures/hooks.h"

/// How a person stands with a department today: whether insured, at which level, what is owned.
/// Shown on the department's page of the staff and on the person's own.
///
/// A department answers it as a source of facts named "DEPARTMENT.standing", so that forms may fill
/// it in like any other; a department that has no such source has nothing to say.
namespace yakuba {

struct StandingLine {
    std::string label;      // 要介護度
    std::string value;      // 要介護2
    std::string note = {};  // 令和9年12月31日まで
};

/// The most important first; empty for one the department has nothing to do with. No place of
/// somebody protected.
using Standing = std::vector<StandingLine> (*)(const procedures::Asked&);

/// `name` is "DEPARTMENT.standing", `label` the ledger as people call it.
procedures::PrefillSource standing_source(std::string_view name, std::string_view label,
                                          Standing standing);

/// What the department says of the person; empty where it says nothing.
std::vector<StandingLine> standing_of(const procedures::Hooks& hooks, std::string_view department,
                                      const procedures::Asked& asked);

/// "令和8年2月10日", as residents read them; "なし" where there is none.
std::string long_day(const Town& town, Date day);

/// A place that tells where the person lives, as the person's own page may show it: somebody
/// protected is shown it at the counter alone.
std::string own_place(const procedures::Asked& asked, const std::string& place);

}  // namespace yakuba
