#pragma once
#include "rules/description.h"

namespace yakuba::national_health_insurance {

/// The line of a field inside one of the four parts of the levy: the parts have the same lines, and
/// each stands in the record under its own key ("medical_income", "support_income", …).
template <auto Part, auto Field>
Line part_line(std::string_view key, std::string_view label, std::string_view article = {}) {
    using Outer = detail::MemberOf<Part>;
    using Inner = detail::MemberOf<Field>;
    return Line{key,
                label,
                article,
                {},
                detail::field_type<typename Inner::Field>(),
                [](const void* record) { return Inner::get(Outer::get(record)); },
                [](void* record) { return Inner::get_mutable(Outer::get_mutable(record)); }};
}

}  // namespace yakuba::national_health_insurance
