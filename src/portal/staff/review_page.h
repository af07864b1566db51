#pragma once
#include <string>
#include <vector>

#include "department/offices.h"
#include "portal/staff/cases.h"
#include "procedures/case.h"
#include "web/call.h"

/// The review page, put together from its parts.
namespace yakuba::portal::staff {

/// What the visitor had typed when an act was refused: the page comes back with it.
struct Kept {
    const web::Fields* form = nullptr;
    const Problem* problem = nullptr;
};

web::Response show_case(web::Call& call, const Offices& offices,
                        const procedures::Standing& standing, const Kept& kept);
/// 409: what others did meanwhile, beside what the visitor wanted to do.
web::Response show_conflict(web::Call& call, const Offices& offices,
                            const procedures::Standing& standing, const web::Fields& form);

/// The forms of what the visitor may do now (review_acts.cpp).
void show_actions(web::View& view, web::Call& call, const Offices& offices,
                  const procedures::Standing& standing, const Kept& kept);

/// What must not be read from a page about protected persons: their places.
class PlaceMask {
public:
    PlaceMask(web::Call& call, const procedures::Case& record);
    bool active() const { return !places_.empty() || protected_; }
    /// A whole answer that is a place.
    std::string place(const std::string& text) const;
    /// A text that may hold one.
    std::string text(std::string text) const;

private:
    bool protected_ = false;
    std::vector<std::string> places_;
};

}  // namespace yakuba::portal::staff
