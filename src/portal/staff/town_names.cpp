#include "portal/staff/town_names.h"

#include <algorithm>

#include "kernel/kana.h"
#include "kernel/utf8.h"

namespace yakuba::portal::staff {
namespace {

constexpr std::string_view kTownsSql =
    "SELECT DISTINCT town_code, town FROM resident WHERE town_code <> ''";

/// 一 … 九 as digits; 十 is handled by its neighbours.
int digit_of(char32_t c) {
    constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
    const std::size_t at = kDigits.find(c);
    return at == std::u32string_view::npos ? -1 : static_cast<int>(at);
}

/// "十二" → "12", "二十" → "20", "三" → "3".
std::string number_of(std::u32string_view kanji) {
    int number = 0, last = 0;
    bool ten = false;
    for (const char32_t c : kanji) {
        if (c == U'十') {
            number = (last == 0 ? 1 : last) * 10;
            last = 0;
            ten = true;
        } else {
            last = digit_of(c);
        }
    }
    return std::to_string(ten ? number + last : last);
}

bool is_kanji_number(char32_t c) { return c == U'十' || digit_of(c) > 0; }

}  // namespace

std::string town_key(std::string_view text) {
    std::u32string letters;
    while (!text.empty()) {
        const char32_t c = to_ascii_width(take_code_point(text));
        if (c == U' ') continue;
        letters += is_long_mark(c) ? U'-' : c;
    }
    std::string key;
    for (std::size_t i = 0; i < letters.size();) {
        std::size_t end = i;
        while (end < letters.size() && is_kanji_number(letters[end]))
            ++end;
        const std::u32string_view after = std::u32string_view{letters}.substr(end);
        if (end > i && after.starts_with(U"丁目")) {
            key += number_of(std::u32string_view{letters}.substr(i, end - i));
            i = end;
        } else {
            append_utf8(key, letters[i++]);
        }
    }
    return key;
}

TownNames::List TownNames::of(const Town& town, storage::Session& session, Date today) {
    const std::lock_guard lock(mutex_);
    Kept& kept = kept_[town.database];
    if (kept.names && kept.day == today) return kept.names;
    auto names = std::make_shared<std::vector<TownName>>();
    session.read_values(kTownsSql, {}, [&](std::span<const storage::Value> row) {
        const std::string& name = std::get<std::string>(row[1]);
        names->push_back({town_key(name), name, std::get<std::string>(row[0])});
    });
    std::ranges::sort(*names, {}, &TownName::key);
    kept = {today, std::move(names)};
    return kept.names;
}

}  // namespace yakuba::portal::staff
