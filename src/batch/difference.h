#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "kernel/id.h"
#include "rules/description.h"

namespace yakuba::batch {

/// One line of a sheet that came out otherwise. Key, label and article are those of the description
/// or other texts that stand for good; never one put together for the line.
struct ChangedLine {
    std::string_view key;
    std::string_view label;
    std::string_view article;
    std::string before;  // as people read it
    std::string after;
};

/// One person's decision before and after a correction of the past.
struct Difference {
    PersonId person_id;
    std::string period;  // 令和8年度, 2026-06
    std::string reason;  // what was corrected
    std::vector<ChangedLine> lines;
};

/// The lines of two sheets of one description that differ, in the order of the form.
std::vector<ChangedLine> compare(const Description& sheet, const void* before, const void* after);

}  // namespace yakuba::batch
