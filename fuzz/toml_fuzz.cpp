// Rate files of any shape: a RateFile whose values are in order, or a Problem that names the place.
#include <cstdint>
#include <cstdlib>

#include "rules/rates.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace yakuba;
    const auto file = parse_rate_file({reinterpret_cast<const char*>(data), size}, "fuzz.toml");
    if (!file) {
        if (file.problem().code != "rates.malformed") std::abort();
        return 0;
    }
    for (const auto& [key, rate] : file->keys) {
        if (rate.label.empty() || rate.values.empty()) std::abort();
        Date last;
        for (const RateEntry& entry : rate.values) {
            if (entry.from <= last || !entry.value || entry.article.empty()) std::abort();
            last = entry.from;
        }
    }
    return 0;
}
