#include "portal/staff/search_box.h"

#include <algorithm>

#include "kernel/kana.h"
#include "kernel/typed_date.h"
#include "kernel/utf8.h"

namespace yakuba::portal::staff {
namespace {

constexpr std::size_t kMyNumberDigits = 12, kResidentCodeDigits = 11, kDateDigits = 8;
/// An address that begins more towns than this says too little.
constexpr std::size_t kTownsMost = 12;

/// Words between spaces, letters of one width.
std::vector<std::string> words_of(std::string_view typed) {
    std::vector<std::string> words(1);
    while (!typed.empty()) {
        const char32_t c = to_ascii_width(take_code_point(typed));
        if (c == U' ' || c == U'\t' || c == U',' || c == U'、') {
            if (!words.back().empty()) words.emplace_back();
        } else {
            append_utf8(words.back(), c);
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

/// All words as one, without the hyphens, dashes and minus signs that part a number.
std::string without_hyphens(const std::vector<std::string>& words) {
    std::string run;
    for (const std::string_view word : words) {
        for (std::string_view rest = word; !rest.empty();) {
            const char32_t c = take_code_point(rest);
            if (c == U'-' || c == U'−' || (c >= U'‐' && c <= U'―')) continue;
            append_utf8(run, c);
        }
    }
    return run;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, is_digit);
}
bool has_digit(std::string_view text) { return std::ranges::any_of(text, is_digit); }

/// S63, S63.6.14, 昭和63年6月, 1988, 1988/6, 1988/6/14, 19880614, S630614; none for other words.
std::optional<PartialDate> birth_of(const std::string& word, const Calendar& calendar, Date today) {
    constexpr std::size_t kYearDigits = 4;
    if (!has_digit(word) && word.find("元年") == std::string::npos) return std::nullopt;
    const std::size_t digits = static_cast<std::size_t>(std::ranges::count_if(word, is_digit));
    if (all_digits(word) && digits != kYearDigits && digits != kDateDigits) return std::nullopt;
    if (all_digits(word.substr(0, kYearDigits)) && word.size() >= kYearDigits) {
        const int year = std::stoi(word.substr(0, kYearDigits));
        const std::string rest = word.substr(kYearDigits);
        if (year < 1868 || year > today.year()) return std::nullopt;
        if (rest.empty() || rest == "年") return PartialDate{year, 0, 0};
        const bool month_only = (rest.front() == '/' || rest.front() == '-') && rest.size() <= 3 &&
                                all_digits(rest.substr(1));
        if (month_only) {
            const int month = std::stoi(rest.substr(1));
            return month >= 1 && month <= 12 ? std::optional{PartialDate{year, month, 0}}
                                             : std::nullopt;
        }
    } else if (is_digit(word.front())) {
        return std::nullopt;  // 8-3 is a lot, not a birth date
    }
    auto date = read_typed_date(calendar, word, today);
    if (!date || date->earliest() > today) return std::nullopt;
    return *date;
}

/// A word that tells a place: a town's name, or the beginning of one with a lot behind it.
struct Place {
    std::vector<const TownName*> towns;
    std::string lot;
};

std::optional<Place> place_of(const std::string& word, const std::vector<TownName>& towns) {
    const std::string key = town_key(word);
    Place place;
    // The longest town the word begins with; what follows is the lot.
    for (const TownName& town : towns) {
        if (!key.starts_with(town.key)) continue;
        if (!place.towns.empty() && town.key.size() < place.towns.front()->key.size()) continue;
        if (!place.towns.empty() && town.key.size() > place.towns.front()->key.size())
            place.towns.clear();
        place.towns.push_back(&town);
    }
    if (!place.towns.empty()) {
        place.lot = key.substr(place.towns.front()->key.size());
        return place;
    }
    // 本町1: the beginning of 本町1丁目.
    if (!has_digit(key) && !key.ends_with("町") && !key.ends_with("丁目")) return std::nullopt;
    for (const TownName& town : towns) {
        if (town.key.starts_with(key)) place.towns.push_back(&town);
    }
    return place;
}

BoxContent digits_only(const std::string& digits, const Calendar& calendar, Date today) {
    constexpr std::size_t kNumberDigitsMost = 15;
    BoxContent content;
    content.words = "番号";
    if (digits.size() <= kNumberDigitsMost && digits.size() != kResidentCodeDigits)
        content.number = PersonId{std::stoll(digits)};
    if (digits.size() == kResidentCodeDigits) {
        content.queries.push_back({.resident_code = digits});
        content.words = "住民票コード";
    } else if (const auto birth = birth_of(digits, calendar, today)) {
        content.queries.push_back({.birth_date = *birth});
        content.words = "宛名番号または生年月日";
    }
    return content;
}

void add_word(std::string& words, std::string_view word) {
    words += (words.empty() ? "" : "・") + std::string{word};
}

}  // namespace

Result<BoxContent> read_search_box(std::string_view typed, const Calendar& calendar,
                                   const std::vector<TownName>& towns, Date today) {
    const std::vector<std::string> words = words_of(typed);
    if (words.empty()) {
        return Problem{"search.empty",
                       "氏名、カナ、生年月日、住所、宛名番号のどれかを入れてください。"};
    }
    const std::string run = without_hyphens(words);
    if (all_digits(run) && run.size() == kMyNumberDigits) {
        return Problem{.code = "search.my_number",
                       .message =
                           "12けたの番号では、ここからは検索できません。氏名と生年月日で"
                           "探してください。",
                       .article = "番号法9条"};
    }
    if (words.size() == 1 && all_digits(words.front()))
        return digits_only(words.front(), calendar, today);

    BoxContent content;
    registry::PersonQuery query;
    std::optional<Place> place;
    for (const std::string& word : words) {
        if (const auto birth = birth_of(word, calendar, today); birth && !query.birth_date) {
            query.birth_date = *birth;
        } else if (place && place->lot.empty() && has_digit(word)) {
            place->lot = town_key(word);
        } else if (auto found = place_of(word, towns); found && !place) {
            place = std::move(found);
        } else {
            query.name += word;
        }
    }
    if (!query.name.empty()) add_word(content.words, "氏名");
    if (query.birth_date) add_word(content.words, "生年月日");
    if (!place) {
        content.queries.push_back(std::move(query));
        return content;
    }
    add_word(content.words, "住所");
    content.by_address = true;
    if (place->towns.empty() || place->towns.size() > kTownsMost) {
        return Problem{"search.no_town",
                       "町名を最後まで入れてください。氏名と生年月日でも探せます。"};
    }
    for (const TownName* town : place->towns) {
        query.town_code = town->code;
        query.lot = place->lot;
        content.queries.push_back(query);
    }
    return content;
}

}  // namespace yakuba::portal::staff
