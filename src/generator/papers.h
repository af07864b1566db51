#pragma once
#include <vector>

#include "business/individual_inhabitant_tax/records.h"
#include "generator/city.h"
#include "generator/family.h"
#include "generator/life.h"

namespace yakuba::generator {

/// Everything that is true of one taxpayer of one year before any paper says so.
struct Taxpayer {
    const City& city;
    const TaxYear& year;
    const Household& household;
    const TaxHousehold& tax;
    const std::vector<Life>& lives;
    std::size_t place = 0;  // in the household

    const Work& work() const { return tax.work[place]; }
    const Member& member() const { return household.members[place]; }
    PersonId person() const { return lives[place].now.person_id; }
    const std::vector<Support>& supports() const { return tax.supports[place]; }
    std::uint64_t key() const { return static_cast<std::uint64_t>(household.index) * 16 + place; }
};

/// What is paid in the year and deductible, whoever reports it.
struct Premiums {
    Yen social_insurance;  // of salary
    Yen pension_social_insurance;
    Yen small_enterprise;
    Yen life_new_general;
    Yen life_old_general;
    Yen life_care;
    Yen life_new_pension;
    Yen life_old_pension;
    Yen earthquake;
    Yen old_long_term;
};
Premiums draw_premiums(Random& random, const Work& work);

individual_inhabitant_tax::Disability disability_of(std::uint64_t seed, const Household& household,
                                                    std::size_t place, int age);
individual_inhabitant_tax::FamilyStatus family_status_of(const Taxpayer& taxpayer);

/// 住宅借入金等特別控除: in the tenth year and before of those who bought.
struct HousingLoan {
    Yen available;
    Yen used;
    Date moved_in;
};
HousingLoan housing_loan_of(const Taxpayer& taxpayer);

/// The version of a paper that came on `day`: true from 1 January, known since that day's office
/// hours.
storage::Version received(const Taxpayer& taxpayer, Random& random, Date day, int number = 1);

/// What the year held for this person beyond salary, pension and business, and whether it was
/// declared. `filed` false: no return.
struct Filing {
    bool filed = false;
    individual_inhabitant_tax::TaxReturn form;
};
Filing draw_filing(const Taxpayer& taxpayer, const Premiums& premiums);

/// All income records of the people of a household for one year.
void write_papers(const City& city, const TaxYear& year, const Household& household,
                  const std::vector<Life>& lives, Sheaf& sheaf);

}  // namespace yakuba::generator
