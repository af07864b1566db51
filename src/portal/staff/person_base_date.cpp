#include <algorithm>
#include <cstdio>
#include <set>

#include "portal/staff/dates.h"
#include "portal/staff/person_screen.h"

/// 基準日: the date looked at, a step back and forth, and an axis with one dot for each change.
namespace yakuba::portal::staff {
namespace {

/// Dots on the axis: the latest changes; all others are reached by steps and in the history.
constexpr std::size_t kDotsMost = 14;
/// Places in percent: the first change, today, and how close two dots may stand.
constexpr double kFirst = 3, kToday = 94, kClosest = 1.6;
constexpr int kTicksMost = 9;

std::string percent(double place) {
    char text[16];
    std::snprintf(text, sizeof text, "%.2f", place);
    return text;
}

/// Where days stand between the first change shown and today.
struct Scale {
    Date first, last;
    double at(Date day) const {
        const auto span = static_cast<double>(std::max<std::int64_t>(1, (last - first).count()));
        const auto passed = static_cast<double>((day - first).count());
        return std::clamp(kFirst + (kToday - kFirst) * passed / span, 0.0, 100.0);
    }
};

/// The days on which something changed, newest first, with what it was.
struct Change {
    Date day;
    std::string what;
};

std::vector<Change> changes_of(const Screen& screen) {
    std::vector<Change> changes;
    for (const HistoryRow& row : screen.history) {
        const Date day = screen.day_of(row.entry);
        const std::string what =
            std::string{row.business ? row.business->label : row.department->label} + " " +
            row.entry.what;
        if (!changes.empty() && changes.back().day == day) {
            changes.back().what += "、" + what;
        } else {
            changes.push_back({day, what});
        }
    }
    return changes;
}

/// Marks of years, or of months when the axis is short.
void fill_ticks(web::View& view, const Screen& screen, const Scale& scale) {
    const Town& town = screen.call.town();
    const std::int64_t months = YearMonth{scale.last} - YearMonth{scale.first} + 1;
    const bool years = months > 3 * kTicksMost;
    int step = 1;
    const std::int64_t units = years ? months / 12 + 1 : months;
    while (units / step > kTicksMost)
        ++step;
    YearMonth month{scale.first};
    month = years ? YearMonth{month.year() + 1, 1} : month + 1;
    bool first = true;
    double before = -10;
    for (; month.first_day() <= scale.last; month = month + (years ? 12 * step : step)) {
        const double place = scale.at(month.first_day());
        constexpr double kRoom = 5.5;  // percent a label takes
        if (place - before < kRoom || kToday - place < kRoom) continue;
        before = place;
        const std::string day = compact_day(town, month.first_day());
        const std::string year = day.substr(0, day.find('.'));
        const std::string number = std::to_string(month.month());
        web::View row = view.row("TICKS");
        row.set("TICK_AT", percent(place));
        if (years) {
            row.set("TICK", year);
        } else {
            row.set("TICK", first || month.month() == 1 ? year + "." + number : number);
        }
        first = false;
    }
}

void fill_axis(web::View& view, const Screen& screen, const std::vector<Change>& changes) {
    std::size_t shown = std::min(changes.size(), kDotsMost);
    // What is still to come stands beyond today; today is the end of the axis.
    Scale scale{screen.today - std::chrono::days{365}, screen.today};
    if (shown > 0) scale.first = std::min(scale.first, changes[shown - 1].day);
    if (screen.day < scale.first) scale.first = screen.day;
    // A registration of decades ago would press the last years together.
    double before = 200;
    for (std::size_t i = 0; i < shown; ++i) {
        const double place = scale.at(changes[i].day);
        if (before - place < kClosest) continue;
        before = place;
        web::View row = view.row("CHANGES");
        const bool today = changes[i].day == screen.today;
        row.set("CHANGE_AT", percent(place))
            .set("CHANGE_LINK", screen.link({{"asof", today ? "" : to_iso(changes[i].day)}}))
            .set("CHANGE_WORDS",
                 era_day(screen.call.town(), changes[i].day) + "　" + changes[i].what);
    }
    view.set("ASOF_AT", percent(scale.at(screen.day))).set("TODAY_AT", percent(kToday));
    fill_ticks(view, screen, scale);
}

void fill_steps(web::View& view, const Screen& screen, const std::vector<Change>& changes) {
    std::optional<Date> earlier, later;
    for (const Change& change : changes) {
        if (change.day > screen.day) later = change.day;
        if (change.day < screen.day && !earlier) earlier = change.day;
    }
    if (screen.day < screen.today && (!later || *later > screen.today)) later = screen.today;
    if (earlier)
        view.show("EARLIER").set("EARLIER_LINK", screen.link({{"asof", to_iso(*earlier)}}));
    if (later) {
        view.show("LATER").set(
            "LATER_LINK", screen.link({{"asof", *later == screen.today ? "" : to_iso(*later)}}));
    }
}

}  // namespace

void fill_base_date(web::View& view, const Screen& screen) {
    const Town& town = screen.call.town();
    const std::vector<Change> changes = changes_of(screen);
    view.set("ASOF_PATH", screen.path())
        .set("ASOF", compact_day(town, screen.day))
        .set("ASOF_WORDS", long_day(town, screen.day))
        .set("AXIS", screen.axis == Axis::valid ? "valid" : "system")
        .set("BY_VALID_LINK", screen.link({{"axis", ""}}))
        .set("BY_SYSTEM_LINK", screen.link({{"axis", "system"}}))
        .show(screen.axis == Axis::valid ? "BY_VALID" : "BY_SYSTEM")
        .show(screen.past() ? "ASOF_PAST" : "ASOF_TODAY");
    if (screen.past()) view.set("ASOF_NOW_LINK", screen.link({{"asof", ""}}));
    fill_steps(view, screen, changes);
    fill_axis(view, screen, changes);
    view.set("PRINT_ASOF", long_day(town, screen.day))
        .set("PRINTED", moment(town, screen.call.now()));
}

}  // namespace yakuba::portal::staff
