#include "business/resident_register/items.h"

#include <algorithm>

namespace yakuba::resident_register {

Result<DayBook::Patch> read_items(const Items& items, std::span<const std::string_view> allowed) {
    if (items.empty()) {
        return Problem{"items.missing", "変える項目を入力してください。"};
    }
    registry::Resident probe;
    for (const auto& [key, text] : items) {
        const Line* const line = registry::resident_description().find(key);
        const bool known = line != nullptr && key != "person_id" && key != "event" &&
                           (allowed.empty() || std::ranges::find(allowed, key) != allowed.end());
        if (!known) {
            return Problem{.code = "items.not_allowed",
                           .message = "この届出では変えられない項目です。",
                           .where = key};
        }
        if (!line->type->parse(line->mutable_field(&probe), text)) {
            return Problem{.code = "items.unreadable",
                           .message = std::string{line->label} + "の書き方が正しくありません。",
                           .where = key,
                           .article = line->article};
        }
    }
    return DayBook::Patch{[items](registry::Resident& resident) {
        for (const auto& [key, text] : items) {
            const Line& line = *registry::resident_description().find(key);
            line.type->parse(line.mutable_field(&resident), text);
        }
    }};
}

}  // namespace yakuba::resident_register
