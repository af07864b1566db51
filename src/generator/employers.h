#pragma once
#include <cstdint>

#include "generator/random.h"
#include "generator/sheaf.h"
#include "generator/words.h"
#include "kernel/id.h"

namespace yakuba::generator {

/// The corporations of a city: its public employers and pension payers first, then companies, each
/// smaller than the one before (about as the inverse square root of its place).
struct Employers {
    std::int64_t count = 0;

    static Employers for_population(std::int64_t population);

    PersonId city_hall() const;
    PersonId prefecture() const;
    PersonId public_pension() const;     // 国民年金・厚生年金
    PersonId mutual_pension() const;     // 共済年金
    PersonId corporate_pension() const;  // 企業年金
    PersonId draw_company(Random& random) const;
};

/// corporation.csv.
void write_employers(const Employers& employers, std::uint64_t seed, Date today, const Words& words,
                     Sheaf& sheaf);

}  // namespace yakuba::generator
