#include "generator/non_residents.h"

#include "business/individual_inhabitant_tax/records.h"
#include "generator/household.h"
#include "generator/identity.h"
#include "generator/life.h"
#include "generator/numbers.h"

namespace yakuba::generator {
namespace {

registry::Resident draw_person(const City& city, Random& random, std::int64_t serial) {
    registry::Resident person;
    person.person_id = non_resident_id(serial);
    person.standing = registry::Standing::non_resident;
    person.sex = random.chance(560) ? registry::Sex::male : registry::Sex::female;
    person.birth_date =
        Date{random.between(1936, 1996), random.between(1, 12), random.between(1, 28)};
    const Word& family = city.words.surnames.draw(random);
    const Word& given = city.words.given_name(random, person.sex, person.birth_date.year());
    person.name = family.text + "　" + given.text;
    person.kana = family.kana + "　" + given.kana;
    person.nationality = "JPN";
    person.town = draw_address_elsewhere(random, city.words);
    return person;
}

}  // namespace

std::int64_t write_non_residents(const City& city, Sheaf& sheaf) {
    const std::int64_t count = city.plan.population / 250;
    const Date since = history_begins(city.plan.today);
    for (std::int64_t serial = 1; serial <= count; ++serial) {
        Random random{city.plan.seed, Purpose::non_resident, static_cast<std::uint64_t>(serial)};
        registry::Resident person = draw_person(city, random, serial);
        person.notified_on = since;
        sheaf.add(File::resident, person, {1, since, kForever, start_of_day(since), 0});
        if (!random.chance(600)) continue;
        for (const TaxYear& year : city.tax_years) {
            individual_inhabitant_tax::TaxpayerStatus status;
            status.person_id = person.person_id;
            status.fiscal_year = year.year;
            status.house_only = true;
            const Date day = year.base_date() + std::chrono::days{random.between(5, 60)};
            sheaf.add(
                File::taxpayer_status, status,
                {1, year.base_date(), kForever, office_hour(random, day, city.plan.today), 0});
        }
    }
    return count;
}

}  // namespace yakuba::generator
