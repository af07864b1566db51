#include "generator/city.h"

#include "generator/allowance.h"
#include "generator/assistance.h"
#include "generator/care.h"
#include "generator/fixed_assets.h"
#include "generator/health_insurance.h"
#include "generator/household.h"
#include "generator/life.h"
#include "generator/numbers.h"
#include "generator/papers.h"
#include "generator/protection.h"
#include "registry/vault.h"

namespace yakuba::generator {
namespace {

void write_lives(const City& city, const std::vector<Life>& lives, Sheaf& sheaf) {
    for (const Life& life : lives) {
        for (const auto& version : life.versions)
            sheaf.add(File::resident, version.record, version.version);
        if (life.versions.empty()) continue;
        const PersonId person = life.now.person_id;
        const registry::NumberRow number{person, my_number(city.plan.seed, person), "付番"};
        const storage::Version& first = life.versions.front().version;
        sheaf.add(File::my_number, number, {1, first.valid_from, kForever, first.recorded_at, 0});
    }
}

}  // namespace

Headcount count_people(const Plan& plan, std::int64_t first, std::int64_t count) {
    Headcount total;
    for (std::int64_t index = first; index < first + count; ++index) {
        const Household household = make_household(plan.seed, plan.today, index, false);
        total += {static_cast<std::int64_t>(household.members.size()), household.residents(),
                  household.households_today()};
    }
    return total;
}

void make_range(const City& city, const Range& range, Sheaf& sheaf) {
    std::int64_t serial = range.persons_before;
    for (std::int64_t index = range.first; index < range.first + range.count; ++index) {
        const Household household =
            make_household(city.plan.seed, city.plan.today, index, range.plain_single);
        const std::vector<Life> lives = tell_lives(city.plan.seed, city.plan.today, city.words,
                                                   household, person_id(serial + 1));
        write_lives(city, lives, sheaf);
        write_protection(city, household, lives, sheaf);
        write_allowance(city, household, lives, sheaf);
        write_fixed_assets(city, household, lives, sheaf);
        write_care(city, household, lives, sheaf);
        const TaxHousehold tax =
            draw_tax_household(city.plan.seed, city.employers, city.tax_years.front(), household);
        write_assistance(city, household, tax, lives, sheaf);
        write_health_insurance(city, household, tax, lives, sheaf);
        write_roll(city, lives, sheaf);
        for (const TaxYear& year : city.tax_years) {
            // Of the years before, three households in ten have left no paper.
            const bool first = &year == &city.tax_years.front();
            if (first || mix(static_cast<std::uint64_t>(index)) % 10 < 7) {
                write_papers(city, year, household, lives, sheaf);
            }
        }
        serial += static_cast<std::int64_t>(household.members.size());
    }
}

}  // namespace yakuba::generator
