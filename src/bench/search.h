#pragma once
#include <string>
#include <vector>

#include "bench/figure.h"

namespace yakuba::bench {

/// Person search as the counter uses it: by kana, by kanji, by birth date, by address and by their
/// combinations, asked of people drawn evenly from the register; the 99th percentile of the
/// answers.
std::vector<Figure> measure_search(const std::string& town_folder, const std::string& setting);

}  // namespace yakuba::bench
