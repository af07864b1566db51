#pragma once
#include <stdexcept>
#include <string>

#include "business/national_health_insurance/rules.h"
#include "rules/rates.h"

/// The rates of the project's own data, for this room's tests.
namespace yakuba::national_health_insurance {

inline const RateBook& book(const std::string& name = "national_health_insurance") {
    static std::map<std::string, RateBook> books;
    const auto found = books.find(name);
    if (found != books.end()) return found->second;
    auto loaded = RateBook::load(std::string{YAKUBA_ROOT} + "/data", name);
    if (!loaded) throw std::runtime_error(loaded.problem().message + loaded.problem().detail);
    return books.emplace(name, *std::move(loaded)).first->second;
}

inline Rates rates_of(int year, const std::string& municipality = "352039") {
    auto resolved = resolve<Rates>(book(), rates_description(), municipality, Date{year, 4, 1});
    if (!resolved) throw std::runtime_error(resolved.problem().message + resolved.problem().detail);
    return resolved->rates;
}

}  // namespace yakuba::national_health_insurance
