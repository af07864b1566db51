#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"

namespace yakuba::portal::resident {

/// Towns (町字) of the prefecture by postcode. Immutable after loading.
class PlaceSearch {
public:
    struct Place {
        std::string postcode;  // 7 digits
        std::string prefecture;
        std::string city;
        std::string town;
    };
    static Result<PlaceSearch> open(const std::string& data_folder);

    /// `typed` as people write it: "753-0000", "〒７５３００００".
    std::vector<const Place*> at(std::string_view typed) const;

private:
    std::vector<Place> places_;  // in order of postcode
};

}  // namespace yakuba::portal::resident
