#include "web/strict.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <stdexcept>

namespace yakuba::web {
namespace {

std::atomic<bool> strictness{false};

/// What Call::page fills for every page: a layout may do without some of it.
constexpr std::array kOfTheHouse = std::to_array<std::string_view>(
    {"TITLE",      "ERROR_PREFIX",    "ROOT",          "TOWN",        "PREFECTURE",   "LANG",
     "LOCATION",   "REQUEST_ID",      "FORM_TOKEN",    "ONCE",        "VISITOR_NAME", "SECTION",
     "TERMINAL",   "SESSION_SECONDS", "SESSION_ENDS",  "PURPOSE",     "QUERY",        "TRAINING",
     "PRODUCTION", "SIGNED_IN",       "NOT_SIGNED_IN", "FURIGANA_ON", "FURIGANA_OFF", "NAV",
     "NAV_ITEMS",  "NAV_CURRENT",     "NAV_OTHER",     "LANGUAGES"});

bool of_the_house(std::string_view marker) {
    return std::find(kOfTheHouse.begin(), kOfTheHouse.end(), marker) != kOfTheHouse.end();
}

[[noreturn]] void complain(std::string_view file, std::string_view what, std::string_view marker) {
    throw std::logic_error(std::string{file} + ": " + std::string{what} + " " +
                           std::string{marker});
}

/// Every marker name of a template, wherever it stands.
void collect(const Markers& markers, std::set<std::string, std::less<>>& names) {
    names.insert(markers.values.begin(), markers.values.end());
    for (const Markers& section : markers.sections) {
        names.insert(section.name);
        collect(section, names);
    }
}

void check_known(std::string_view file, const std::set<std::string, std::less<>>& names,
                 const Filled& filled) {
    for (const std::string& value : filled.values) {
        if (!names.contains(value) && !of_the_house(value)) {
            complain(file, "has no marker", value);
        }
    }
    for (const auto& [section, rows] : filled.sections) {
        if (!names.contains(section)) {
            if (of_the_house(section)) continue;
            complain(file, "has no section", section);
        }
        for (const auto& row : rows)
            check_known(file, names, *row);
    }
}

/// `around` are the views from the page down to this part: a marker may be filled in any of them.
void check_shown(std::string_view file, const Markers& markers,
                 const std::vector<const Filled*>& around) {
    for (const std::string& value : markers.values) {
        bool found = false;
        for (const Filled* filled : around)
            found = found || filled->values.contains(value);
        if (!found) complain(file, "leaves a marker unfilled:", value);
    }
    for (const Markers& section : markers.sections) {
        // A section's rows stand in the nearest view that has them, as the template library looks.
        for (std::size_t depth = around.size(); depth-- > 0;) {
            const auto rows = around[depth]->sections.find(section.name);
            if (rows == around[depth]->sections.end()) continue;
            // They see that view and what is around it, but no row that stands between.
            std::vector<const Filled*> inside(
                around.begin(), around.begin() + static_cast<std::ptrdiff_t>(depth) + 1);
            for (const auto& row : rows->second) {
                inside.push_back(row.get());
                check_shown(file, section, inside);
                inside.pop_back();
            }
            break;
        }
    }
}

}  // namespace

bool strict() { return strictness; }
void set_strict(bool strict) { strictness = strict; }

Markers markers_of(std::string_view text) {
    Markers whole;
    std::vector<Markers*> open{&whole};
    std::size_t at = 0;
    while ((at = text.find("{{", at)) != std::string_view::npos) {
        const std::size_t end = text.find("}}", at);
        if (end == std::string_view::npos) throw std::logic_error("a marker does not close");
        std::string_view marker = text.substr(at + 2, end - at - 2);
        at = end + 2;
        if (marker.empty() || marker.front() == '!' || marker.front() == '%') continue;
        const char kind = marker.front();
        if (kind == '#' || kind == '/') marker.remove_prefix(1);
        const std::string name{marker.substr(0, marker.find(':'))};
        if (kind == '#') {
            open.back()->sections.push_back({name, {}, {}});
            open.push_back(&open.back()->sections.back());
        } else if (kind == '/') {
            if (open.size() == 1 || open.back()->name != name) {
                throw std::logic_error("section " + name + " closes without having been opened");
            }
            open.pop_back();
        } else {
            open.back()->values.push_back(name);
        }
    }
    if (open.size() != 1)
        throw std::logic_error("section " + open.back()->name + " does not close");
    return whole;
}

void check_filled(std::string_view file, const Markers& markers, const Filled& filled) {
    std::set<std::string, std::less<>> names;
    collect(markers, names);
    check_known(file, names, filled);
    check_shown(file, markers, {&filled});
}

}  // namespace yakuba::web
