#include "portal/staff/shown.h"

#include <charconv>

#include "registry/residents.h"

namespace yakuba::portal::staff {
namespace {

constexpr std::string_view kNone = "—";
constexpr std::int64_t kSecond = 1'000'000;

std::string two_digits(std::int64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

std::string short_date(const Town& town, Date date) {
    if (!date || date == kForever) return std::string{kNone};
    return town.calendar->format_short(date);
}

std::string clock_time(Instant at) {
    const std::int64_t minutes =
        (at.microseconds - start_of_day(date_in_japan(at)).microseconds) / (60 * kSecond);
    return two_digits(minutes / 60) + ":" + two_digits(minutes % 60);
}

std::string short_moment(const Town& town, Instant at) {
    if (at.microseconds == 0) return std::string{kNone};
    return short_date(town, date_in_japan(at)) + " " + clock_time(at);
}

std::string with_commas(std::int64_t number) {
    std::string digits = std::to_string(number);
    const std::size_t first = number < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3; at -= 3)
        digits.insert(at - 3, ",");
    return digits;
}

std::string shown(Yen amount) { return with_commas(amount.amount()) + "円"; }

std::string file_size(std::int64_t bytes) {
    constexpr std::int64_t kKilo = 1'024;
    if (bytes < kKilo * kKilo) return std::to_string((bytes + kKilo - 1) / kKilo) + " KB";
    const std::int64_t tenths = bytes * 10 / (kKilo * kKilo);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " MB";
}

Due due_of(Date due, Date today) {
    constexpr int kSoonDays = 3;
    if (!due || due == kForever) return {"期限なし", "chip-line"};
    const auto days = (due - today).count();
    if (days < 0) return {"期限切れ " + std::to_string(-days) + "日", "chip-ng"};
    if (days == 0) return {"今日まで", "chip-ng"};
    return {"あと" + std::to_string(days) + "日", days <= kSoonDays ? "chip-warn" : "chip-line"};
}

std::string name_of(web::Call& call, PersonId person) {
    if (!person) return std::string{kNone};
    const auto found = registry::find_resident(call.session(), person, {call.today(), call.now()});
    return found ? found->record.name : "宛名番号 " + std::to_string(person.value());
}

std::int64_t number_in(const web::Fields& fields, std::string_view name) {
    const std::string& text = fields.get(name);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() && number > 0 ? number : 0;
}

void option(web::View& view, std::string_view section, std::string_view value,
            std::string_view label, bool selected) {
    web::View row = view.row(section);
    row.set("VALUE", value).set("LABEL", label).show_if("SELECTED", selected);
}

}  // namespace yakuba::portal::staff
