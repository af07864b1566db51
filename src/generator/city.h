#pragma once
#include <cstdint>
#include <vector>

#include "business/fixed_asset_tax/rates.h"
#include "generator/employers.h"
#include "generator/generator.h"
#include "generator/roll.h"
#include "generator/sheaf.h"
#include "generator/words.h"
#include "generator/work.h"

namespace yakuba::generator {

struct Headcount {
    std::int64_t persons = 0;     // with those who are gone
    std::int64_t residents = 0;   // today
    std::int64_t households = 0;  // today

    Headcount& operator+=(const Headcount& other) {
        persons += other.persons;
        residents += other.residents;
        households += other.households;
        return *this;
    }
};

/// What every part of the city is made from.
struct City {
    Plan plan;
    Words words;
    Employers employers;
    std::vector<TaxYear> tax_years;  // the fiscal year, then those before it
    fixed_asset_tax::Rates fixed_asset_rates;
    Headcount headcount;
    RollCalendar roll;
    std::vector<electoral_roll::RunLines> roll_lines;  // beside roll.runs
};

/// Households `first` to `first + count − 1`, whose people are numbered after `persons_before`.
struct Range {
    std::int64_t first = 0;
    std::int64_t count = 0;
    std::int64_t persons_before = 0;
    bool plain_single = false;
};

Headcount count_people(const Plan& plan, std::int64_t first, std::int64_t count);

/// Everything about the people of a range, into `sheaf`.
void make_range(const City& city, const Range& range, Sheaf& sheaf);

}  // namespace yakuba::generator
