#pragma once
#include <string>
#include <vector>

#include "bench/figure.h"

namespace yakuba::bench {

/// What the departments cost on one person's screen: tile, timeline and to-dos of all of them
/// together, in processor time, for persons spread over the whole town.
std::vector<Figure> measure_person_page(const std::string& town_folder, const std::string& setting);

}  // namespace yakuba::bench
