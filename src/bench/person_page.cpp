#include "bench/person_page.h"

#include <algorithm>
#include <ctime>

#include "app/businesses.h"
#include "app/town_folder.h"
#include "bench/drawn_residents.h"

namespace yakuba::bench {
namespace {

constexpr std::size_t kSampled = 1'000;
constexpr double kGoalMilliseconds = 1;

/// Processor time of this thread: others on the machine do not count.
double processor_milliseconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1'000 + static_cast<double>(now.tv_nsec) / 1'000'000;
}

/// Asks every department everything; answers how many rows came.
std::size_t ask_all(const PersonQuestion& question) {
    std::size_t rows = 0;
    for (const Department& department : app::departments()) {
        const PersonPage& page = department.person_page;
        if (page.tile) rows += page.tile(question).status.empty() ? 0 : 1;
        if (page.timeline) rows += page.timeline(question).size();
        if (page.to_dos) rows += page.to_dos(question).size();
    }
    return rows;
}

}  // namespace

std::vector<Figure> measure_person_page(const std::string& town_folder,
                                        const std::string& setting) {
    auto open = app::open_town(town_folder);
    if (!open) return {};
    const auto session = open->database->session();
    const auto gate = registry::Disclosure::load(*session, kMeasuredDay);
    const registry::AddressRequest request;
    std::vector<double> costs;
    std::size_t rows = 0;
    for (const registry::Resident& resident : drawn_residents(*session, kSampled)) {
        const double before = processor_milliseconds();
        rows += ask_all({open->town,
                         *session,
                         resident.person_id,
                         {kMeasuredDay},
                         kMeasuredDay,
                         gate,
                         request});
        costs.push_back(processor_milliseconds() - before);
    }
    if (rows == 0) return {};
    std::sort(costs.begin(), costs.end());
    Figure figure;
    figure.name = "person_page_cpu_ms";
    figure.setting = setting;
    figure.value = costs[costs.size() * 95 / 100];
    figure.unit = "ms";
    figure.goal = "≤ 1";
    figure.reached = figure.value <= kGoalMilliseconds;
    figure.floor_name = "中央値";
    figure.floor = costs[costs.size() / 2];
    return {figure};
}

}  // namespace yakuba::bench
