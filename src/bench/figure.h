#pragma once
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace yakuba::bench {

/// One measured figure, beside the goal and beside a floor or peer measured in the same run: the
/// machine may be slow or busy, the ratio says what the program is worth.
struct Figure {
    std::string name;     // "assessment_seconds", stable for JSON
    std::string setting;  // "sqlite 190000"
    double value = 0;
    std::string unit;  // "s", "/s", "ms", "MiB"
    std::string goal;  // "≥ 2000000", "≤ 2 × floor"; empty: none
    bool reached = true;
    std::string floor_name;  // what the floor is; empty: none
    double floor = 0;

    double ratio() const { return floor > 0 ? value / floor : 0; }
};

/// What is measured and with what.
struct Plan {
    bool full = false;  // the whole prefecture, 1,340,000 residents, too
    std::int64_t population = 190'000;
    std::string postgresql;         // postgresql://… of an empty database; empty: SQLite alone
    std::string data_folder;        // law and forms
    std::string work_folder;        // for temporary towns
    std::vector<std::string> only;  // names of groups; empty: all
};

/// Takes each figure as soon as it is measured.
using Sink = std::function<void(const Figure&)>;

/// One group of figures ("sheets", "city", …).
struct Group {
    std::string_view name;
    std::string_view label;
    void (*measure)(const Plan& plan, const Sink& sink);
};

/// Every group, in the order they are run.
const std::vector<Group>& groups();

void measure_sheets(const Plan& plan, const Sink& sink);
void measure_city(const Plan& plan, const Sink& sink);
/// With `full`, ten minutes more of the same, to see whether memory stays flat.
void measure_serve(const Plan& plan, const Sink& sink);

/// Wall-clock seconds since construction.
class Stopwatch {
public:
    Stopwatch();
    double seconds() const;

private:
    std::int64_t start_;
};

}  // namespace yakuba::bench
