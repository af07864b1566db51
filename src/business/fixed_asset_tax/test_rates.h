#pragma once
#include <map>
#include <stdexcept>
#include <string>
#include <utility>

#include "business/fixed_asset_tax/rules.h"
#include "rules/rates.h"

/// The rates of the project's own data, for this room's tests.
namespace yakuba::fixed_asset_tax {

inline const RateBook& book() {
    static const RateBook loaded = [] {
        auto result = RateBook::load(std::string{YAKUBA_ROOT} + "/data", "fixed_asset_tax");
        if (!result) throw std::runtime_error(result.problem().message + result.problem().detail);
        return *std::move(result);
    }();
    return loaded;
}

inline const Rates& rates_of(int year, const std::string& municipality = "352039") {
    static std::map<std::pair<int, std::string>, Rates> known;
    auto& slot = known[{year, municipality}];
    if (slot.terms.empty()) {
        auto resolved = resolve<Rates>(book(), rates_description(), municipality, Date{year, 4, 1});
        if (!resolved) throw std::runtime_error(resolved.problem().message);
        slot = resolved->rates;
    }
    return slot;
}

}  // namespace yakuba::fixed_asset_tax
