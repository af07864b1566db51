#include <algorithm>

#include "portal/staff/authors.h"
#include "portal/staff/dates.h"
#include "portal/staff/person_screen.h"

/// 異動履歴: one timeline over all businesses, before → after, with who registered it. Nothing
/// disappears: what was cancelled stays, struck through.
namespace yakuba::portal::staff {
namespace {

constexpr std::size_t kShownFirst = 12;
constexpr std::size_t kShownMost = 500;
/// 届出 within 14 days (住民基本台帳法22条) is no going back in time.
constexpr std::chrono::days kInTime{14};

bool is_mended(const TimelineEntry& entry) { return entry.correction || entry.cancelled; }

struct Choice {
    std::string family;  // empty: all
    bool without_mended = false;
    bool all = false;

    bool takes(const HistoryRow& row) const {
        const std::string_view own = row.business ? row.business->family : "resident";
        return (family.empty() || own == family) && !(without_mended && is_mended(row.entry));
    }
};

Choice choice_of(const Screen& screen) {
    const web::Fields& query = screen.call.request().query;
    return {query.get("filter"), query.get("hide") == "corrections", query.get("all") == "1"};
}

std::size_t count(const Screen& screen, const Choice& choice) {
    return static_cast<std::size_t>(std::ranges::count_if(
        screen.history, [&](const HistoryRow& row) { return choice.takes(row); }));
}

void fill_filters(web::View& view, const Screen& screen, const Choice& chosen) {
    const auto add = [&](std::string_view id, std::string_view label) {
        Choice choice = chosen;
        choice.family = id;
        const std::size_t rows = count(screen, choice);
        if (rows == 0 && id != chosen.family) return;
        web::View row = view.row("FILTERS");
        row.set("FILTER", std::string{label} + " " + std::to_string(rows))
            .set("FILTER_LINK",
                 screen.link({{"filter", std::string{id}}, {"all", ""}}) + "#history")
            .show_if("FILTER_CURRENT", chosen.family == id);
    };
    add("", "すべて");
    for (const Family& family : families())
        add(family.id, family.label);
    view.set("MENDED_LINK",
             screen.link({{"hide", chosen.without_mended ? "" : "corrections"}}) + "#history")
        .show(chosen.without_mended ? "MENDED_HIDDEN" : "MENDED_SHOWN");
}

std::string family_of(const HistoryRow& row) {
    if (row.entry.what.starts_with("支援措置")) return "protection";
    return std::string{row.business ? row.business->family : "resident"};
}

/// Registered long after the day it happened.
std::string backdated(const HistoryRow& row) {
    if (family_of(row) != "resident" || is_mended(row.entry)) return {};
    const auto late = date_in_japan(row.entry.recorded_at) - row.entry.on;
    if (late <= kInTime || row.entry.what.ends_with("当初登録")) return {};
    return "さかのぼり " + std::to_string(late.count()) + "日";
}

void fill_entry(web::View row, const Screen& screen, const HistoryRow& history,
                const std::map<std::int64_t, std::string>& authors) {
    const Town& town = screen.call.town();
    const TimelineEntry& entry = history.entry;
    std::string classes = screen.is_later(entry) ? "later" : "";
    if (entry.cancelled) classes += classes.empty() ? "cancelled" : " cancelled";
    const auto author = authors.find(entry.entry);
    row.set("ENTRY_CLASS", classes)
        .set("FAMILY", family_of(history))
        .set("ON", compact_day(town, entry.on))
        .set("ON_ISO", to_iso(entry.on))
        .set("BUSINESS", history.department->label)
        .set("ENTRY_LINK", entry.link.empty()
                               ? screen.path() + "/" + std::string{history.department->id}
                               : entry.link)
        .set("WHAT", entry.what)
        .set("RECORDED", moment(town, entry.recorded_at))
        .set("BY", author == authors.end() ? "" : author->second)
        .show_if("CORRECTION", entry.correction)
        .show_if("CANCELLED", entry.cancelled);
    if (!entry.subject.empty()) row.show("SUBJECT").set("SUBJECT_TEXT", entry.subject);
    if (const std::string late = backdated(history); !late.empty())
        row.show("BACKDATED").set("BACKDATED_TEXT", late);
    for (const batch::ChangedLine& line : entry.changes) {
        row.row("CHANGED")
            .set("LINE", line.label)
            .set("BEFORE", line.before)
            .set("AFTER", line.after);
    }
}

}  // namespace

void fill_rows(web::View& view, const Screen& screen) {
    const Choice choice = choice_of(screen);
    std::vector<const HistoryRow*> rows;
    for (const HistoryRow& row : screen.history) {
        if (choice.takes(row)) rows.push_back(&row);
    }
    const std::size_t total = rows.size();
    rows.resize(std::min(total, choice.all ? kShownMost : kShownFirst));
    std::vector<std::int64_t> entries;
    for (const HistoryRow* row : rows)
        entries.push_back(row->entry.entry);
    const auto authors = authors_of(screen.call.session(), entries, screen.today);

    std::optional<web::View> group;
    FiscalYear year{};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const FiscalYear own = fiscal_year_of(screen.day_of(rows[i]->entry));
        if (!group || own != year) {
            year = own;
            group.emplace(view.row("YEARS"));
            group->set("YEAR_LABEL", fiscal_year(screen.call.town(), year));
            const auto later = std::ranges::count_if(rows, [&](const HistoryRow* row) {
                return screen.is_later(row->entry) &&
                       fiscal_year_of(screen.day_of(row->entry)) == year;
            });
            if (screen.past() && later > 0)
                group->show("YEAR_LATER").set("YEAR_LATER_COUNT", std::int64_t{later});
        }
        fill_entry(group->row("ENTRIES"), screen, *rows[i], authors);
    }
    view.show(rows.empty() ? "HISTORY_NONE" : "HISTORY_SOME")
        .set("HISTORY_WORDS",
             std::to_string(total) + "件のうち" + std::to_string(rows.size()) + "件を表示");
    if (rows.size() < total && !choice.all) {
        view.show("HISTORY_MORE")
            .set("HISTORY_MORE_LINK", screen.link({{"all", "1"}}) + "#history");
    }
}

void fill_history(web::View& view, const Screen& screen) {
    fill_filters(view, screen, choice_of(screen));
    fill_rows(view, screen);
}

}  // namespace yakuba::portal::staff
