#pragma once
#include <stdexcept>
#include <string>

#include "business/long_term_care_insurance/rules.h"
#include "rules/rates.h"

/// The rates of the project's own data, for this room's tests.
namespace yakuba::long_term_care_insurance {

inline const RateBook& book() {
    static const RateBook loaded = [] {
        auto result =
            RateBook::load(std::string{YAKUBA_ROOT} + "/data", "long_term_care_insurance");
        if (!result) throw std::runtime_error(result.problem().message + result.problem().detail);
        return *std::move(result);
    }();
    return loaded;
}

template <class Rates>
Rates rates_on(const Description& description, Date day, const std::string& town = "352039") {
    auto resolved = resolve<Rates>(book(), description, town, day);
    if (!resolved) throw std::runtime_error(resolved.problem().message + resolved.problem().detail);
    return resolved->rates;
}

inline Rates rates_of(int year, const std::string& town = "352039") {
    return rates_on<Rates>(rates_description(), Date{year, 4, 1}, town);
}

}  // namespace yakuba::long_term_care_insurance
