#pragma once
#include <iostream>
#include <string_view>
#include <vector>

#include "app/businesses.h"
#include "cli/timed_run.h"

namespace yakuba::cli {

/// Says what there is when what was asked for is not: the departments, or, of a known one, what it
/// has of a kind (`what`: "処理", "通知"), each with its name and label.
template <class Named>
void say_choices(std::string_view what, const Department* department,
                 std::vector<Named> Department::*kind) {
    std::cerr << "その業務・" << what << "はありません。\n";
    if (department == nullptr) {
        std::cerr << "業務:\n";
        for (const Department& each : app::departments())
            std::cerr << "  " << pad_right(each.id, 28) << each.label << '\n';
        return;
    }
    std::cerr << department->label << "の" << what << ":\n";
    for (const Named& each : department->*kind)
        std::cerr << "  " << pad_right(each.name, 28) << each.label << '\n';
}

}  // namespace yakuba::cli
