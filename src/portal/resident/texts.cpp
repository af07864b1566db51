#include "portal/resident/texts.h"

#include <array>
#include <chrono>

#include "web/house.h"

namespace yakuba::portal::resident {

using web::Call;
using web::View;

namespace {

constexpr std::array kWeekdays{"日", "月", "火", "水", "木", "金", "土"};
constexpr std::array kEnglishWeekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array kEnglishMonths{"January",   "February", "March",    "April",
                                    "May",       "June",     "July",     "August",
                                    "September", "October",  "November", "December"};

std::size_t weekday_of(Date date) { return std::chrono::weekday{date.days()}.c_encoding(); }

std::string in_brackets(std::string_view text) { return "（" + std::string{text} + "）"; }

/// "令和8年11月20日" → "令和8年（2026年）11月20日".
std::string with_western_year(std::string era_date, int year) {
    constexpr std::string_view kYear = "年";
    const std::size_t at = era_date.find(kYear);
    if (at == std::string::npos) return era_date;
    return era_date.insert(at + kYear.size(), in_brackets(std::to_string(year) + "年"));
}

std::string replaced(std::string text, const Fillings& fillings) {
    for (const auto& [name, value] : fillings) {
        const std::string marker = "{{" + std::string{name} + "}}";
        for (std::size_t at = 0; (at = text.find(marker, at)) != std::string::npos;) {
            text.replace(at, marker.size(), value);
            at += value.size();
        }
    }
    return text;
}

const std::string& words_of(const Call& call, std::string_view key) {
    const std::string* text = call.house().templates().words().find(call.language(), key);
    if (text == nullptr) throw std::logic_error("web/i18n has no words for " + std::string{key});
    return *text;
}

bool is_borrowed(const Call& call, std::string_view key) {
    return !is_japanese(call) && !call.house().templates().words().has(call.language(), key);
}

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

bool is_japanese(const Call& call) { return call.language().starts_with("ja"); }

void put_text(View& view, std::string_view section, std::string_view text, bool borrowed) {
    const std::string_view plain_kind = borrowed ? "BORROWED" : "PLAIN";
    const auto put_plain = [&](std::string_view piece) {
        if (piece.empty()) return;
        View row = view.row(section);
        row.row(plain_kind).set("TEXT", piece);
    };
    while (!text.empty()) {
        const std::size_t open = text.find('{');
        const std::size_t bar = text.find('|', open);
        const std::size_t close = text.find('}', bar);
        if (open == std::string_view::npos || bar == std::string_view::npos ||
            close == std::string_view::npos) {
            break;
        }
        put_plain(text.substr(0, open));
        View row = view.row(section);
        row.row("RUBY")
            .set("BASE", text.substr(open + 1, bar - open - 1))
            .set("READING", text.substr(bar + 1, close - bar - 1));
        text.remove_prefix(close + 1);
    }
    put_plain(text);
}

void put_words(View& view, std::string_view section, const procedures::Words& words,
               const Call& call) {
    const std::string& text = words.in(call.language());
    put_text(view, section, text, !is_japanese(call) && &text == &words.ja);
}

void put_japanese(View& view, std::string_view section, std::string_view text, const Call& call) {
    put_text(view, section, text, !is_japanese(call));
}

void put_key(View& view, std::string_view section, const Call& call, std::string_view key) {
    put_text(view, section, words_of(call, key), is_borrowed(call, key));
}

std::string plain(const procedures::Words& words, const Call& call) {
    return procedures::without_ruby(words.in(call.language()));
}

std::string filled(const Call& call, std::string_view key, const Fillings& fillings) {
    return replaced(call.words(key), fillings);
}

std::string filled_with_readings(const Call& call, std::string_view key, const Fillings& fillings) {
    return replaced(words_of(call, key), fillings);
}

void put_filled(View& view, std::string_view section, const Call& call, std::string_view key,
                const Fillings& fillings) {
    put_text(view, section, replaced(words_of(call, key), fillings), is_borrowed(call, key));
}

std::string long_date(const Call& call, Date date) {
    if (!date) return {};
    if (is_japanese(call)) {
        return with_western_year(call.town().calendar->format(date), date.year()) +
               in_brackets(kWeekdays[weekday_of(date)]);
    }
    if (call.language() == "en") {
        return std::to_string(date.day()) + " " +
               kEnglishMonths[static_cast<std::size_t>(date.month() - 1)] + " " +
               std::to_string(date.year()) + " (" + kEnglishWeekdays[weekday_of(date)] + ")";
    }
    return to_iso(date);
}

std::string birth_date(const Call& call, PartialDate date) {
    if (!date) return {};
    if (!is_japanese(call)) return to_iso(date);
    return with_western_year(call.town().calendar->format(date), date.year());
}

std::string short_date(const Call& call, Date date) {
    if (!date) return {};
    if (!is_japanese(call)) return long_date(call, date);
    return std::to_string(date.month()) + "月" + std::to_string(date.day()) + "日" +
           in_brackets(kWeekdays[weekday_of(date)]);
}

std::string clock_time(const Call& call, Instant at) {
    const std::int64_t minutes = (at.microseconds / 60'000'000 + 9 * 60) % (24 * 60);
    const int hour = static_cast<int>(minutes / 60);
    const int minute = static_cast<int>(minutes % 60);
    if (!is_japanese(call)) return two_digits(hour) + ":" + two_digits(minute);
    return std::to_string(hour) + "時" + two_digits(minute) + "分";
}

std::string moment(const Call& call, Instant at) {
    if (at.microseconds == 0) return {};
    return short_date(call, date_in_japan(at)) + " " + clock_time(call, at);
}

std::string with_commas(std::int64_t number) {
    std::string digits = std::to_string(number);
    const std::size_t sign = digits.front() == '-' ? 1 : 0;
    for (std::size_t at = digits.size(); at > sign + 3;) {
        at -= 3;
        digits.insert(at, ",");
    }
    return digits;
}

}  // namespace yakuba::portal::resident
