#include "bench/search.h"

#include <algorithm>

#include "app/town_folder.h"
#include "bench/drawn_residents.h"
#include "registry/search.h"

namespace yakuba::bench {
namespace {

constexpr std::size_t kSampled = 500;
constexpr double kGoalMilliseconds = 10;

/// The first characters of a UTF-8 text.
std::string beginning(const std::string& text, std::size_t characters) {
    std::size_t at = 0;
    while (at < text.size() && characters > 0) {
        ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80)
            ++at;
        --characters;
    }
    return text.substr(0, at);
}

/// What a clerk might ask of one person.
std::vector<registry::PersonQuery> questions(const registry::Resident& person) {
    const std::string surname = person.name.substr(0, person.name.find("　"));
    std::vector<registry::PersonQuery> all;
    all.push_back({.name = person.name});
    all.push_back({.name = surname});
    all.push_back({.name = beginning(person.kana, 2)});
    all.push_back({.name = beginning(person.kana, 3), .birth_date = person.birth_date});
    all.push_back({.birth_date = person.birth_date});
    all.push_back({.name = surname, .town_code = person.town_code});
    all.push_back({.town_code = person.town_code, .lot = beginning(person.lot, 2)});
    return all;
}

}  // namespace

std::vector<Figure> measure_search(const std::string& town_folder, const std::string& setting) {
    auto open = app::open_town(town_folder);
    if (!open) return {};
    const auto session = open->database->session();
    const AsOf now{kMeasuredDay};
    std::vector<double> milliseconds;
    for (const registry::Resident& person : drawn_residents(*session, kSampled)) {
        for (const registry::PersonQuery& query : questions(person)) {
            const Stopwatch watch;
            const auto found = registry::find_persons(*session, query, now);
            if (found) milliseconds.push_back(watch.seconds() * 1'000);
        }
    }
    if (milliseconds.empty()) return {};
    std::sort(milliseconds.begin(), milliseconds.end());
    const auto at = [&](double share) {
        return milliseconds[static_cast<std::size_t>(share *
                                                     static_cast<double>(milliseconds.size() - 1))];
    };
    Figure p99;
    p99.name = "search_p99_ms";
    p99.setting = setting;
    p99.value = at(0.99);
    p99.unit = "ms";
    p99.goal = "≤ 10";
    p99.reached = p99.value <= kGoalMilliseconds;
    p99.floor_name = "中央値";
    p99.floor = at(0.5);
    return {p99};
}

}  // namespace yakuba::bench
