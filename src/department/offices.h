#pragma once
#include <functional>
#include <span>
#include <string_view>

#include "department/correction.h"
#include "department/department.h"
#include "procedures/desk.h"

namespace yakuba {

/// All departments and the desk they share, as the portals see them. Lives as long as the server.
struct Offices {
    std::span<const Department> departments;
    const procedures::Desk* desk = nullptr;
    /// The one door by which a page corrects the past of a record (app/correction.h).
    std::function<Result<CorrectionReport>(const Town&, const Correction&)> correct;

    const Department* find(std::string_view id) const {
        for (const Department& department : departments) {
            if (department.id == id) return &department;
        }
        return nullptr;
    }
};

}  // namespace yakuba
