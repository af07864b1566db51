#pragma once
#include <span>
#include <string_view>

#include "department/offices.h"
#include "identity/visitor.h"

/// The 17 standardised businesses as the person screen shows them, in its order.
namespace yakuba::portal::staff {

struct Business {
    std::string_view label;             // 住民基本台帳
    std::string_view id;                // the department's, when this program has it
    std::string_view family;            // colour: resident, tax, insurance, welfare
    std::string_view short_label = {};  // for a chip or tile that is narrow
};
std::span<const Business> all_businesses();
const Business* find_business(std::string_view id);

/// A family of businesses, as the history is filtered.
struct Family {
    std::string_view id;
    std::string_view label;
};
std::span<const Family> families();

/// Departments of this program whose data the visitor may see.
std::vector<const Department*> visible_departments(const Offices& offices,
                                                   const identity::Visitor& visitor);

}  // namespace yakuba::portal::staff
