#include "generator/papers.h"

namespace yakuba::generator {

namespace tax = individual_inhabitant_tax;

namespace {

Yen share(Yen amount, int per_mille) { return Yen{amount.amount() * per_mille / 1000}; }

Yen premium(Random& random, int per_mille, int low, int high) {
    return random.chance(per_mille) ? Yen{random.between(low / 100, high / 100) * 100} : Yen{};
}

}  // namespace

Premiums draw_premiums(Random& random, const Work& work) {
    Premiums p;
    const bool insured = work.occupation == Occupation::regular ||
                         work.occupation == Occupation::executive || work.salary > Yen{1'500'000};
    p.social_insurance =
        insured ? share(work.salary, random.between(143, 156)) : share(work.salary, 6);
    if (work.business > Yen{} || work.farming > Yen{}) {
        p.social_insurance += share(work.business + work.farming, random.between(80, 160));
    }
    if (work.pension() > Yen{})
        p.pension_social_insurance = share(work.pension(), random.between(35, 90));
    if (work.salary + at_least_zero(work.business) < Yen{1'000'000}) return p;
    p.small_enterprise =
        premium(random, work.occupation == Occupation::self_employed ? 140 : 45, 60'000, 816'000);
    p.life_new_general = premium(random, 420, 12'000, 160'000);
    p.life_old_general = premium(random, work.age > 45 ? 260 : 40, 20'000, 220'000);
    p.life_care = premium(random, 460, 9'000, 110'000);
    p.life_new_pension = premium(random, 110, 36'000, 180'000);
    p.life_old_pension = premium(random, work.age > 45 ? 70 : 5, 36'000, 200'000);
    p.earthquake = premium(random, 220, 5'000, 62'000);
    p.old_long_term = premium(random, 8, 3'000, 40'000);
    return p;
}

tax::Disability disability_of(std::uint64_t seed, const Household& household, std::size_t place,
                              int age) {
    Random random{seed, Purpose::papers,
                  (static_cast<std::uint64_t>(household.index) * 16 + place) * 4 + 3};
    const int draw = random.below(1000);
    const bool lives_in_facility = household.shape == Shape::facility;
    const int special = lives_in_facility ? 200 : age >= 75 ? 34 : age >= 60 ? 16 : 7;
    const int general = lives_in_facility ? 150 : age >= 75 ? 55 : age >= 60 ? 28 : 13;
    if (draw < special) return tax::Disability::special;
    return draw < special + general ? tax::Disability::general : tax::Disability::none;
}

tax::FamilyStatus family_status_of(const Taxpayer& taxpayer) {
    const Member& member = taxpayer.member();
    const bool man = member.sex == registry::Sex::male;
    if (taxpayer.work().total_income > taxpayer.year.rates.family_status_income_max) {
        return tax::FamilyStatus::none;
    }
    if (taxpayer.household.shape == Shape::single_parent && member.role != Role::child &&
        !member.apart) {
        for (const Support& support : taxpayer.supports()) {
            if (support.relation == tax::Relation::child) {
                return man ? tax::FamilyStatus::single_father : tax::FamilyStatus::single_mother;
            }
        }
    }
    const bool lost_husband = taxpayer.household.shape == Shape::single_old && !man;
    return lost_husband && taxpayer.household.index % 5 < 2 ? tax::FamilyStatus::widow
                                                            : tax::FamilyStatus::none;
}

HousingLoan housing_loan_of(const Taxpayer& taxpayer) {
    const Work& work = taxpayer.work();
    Random random{taxpayer.city.plan.seed, Purpose::papers, taxpayer.key() * 4 + 2};
    const bool buyer = work.occupation == Occupation::regular && work.age >= 28 && work.age <= 56 &&
                       taxpayer.tax.first_earner == taxpayer.place &&
                       taxpayer.household.members.size() > 1;
    if (!buyer || !random.chance(240)) return {};
    HousingLoan loan;
    loan.moved_in = Date{taxpayer.year.income_year() - random.between(1, 9), random.between(1, 12),
                         random.between(1, 28)};
    loan.available = Yen{random.between(60, 273) * 1000};
    const Yen income_tax =
        Yen{at_least_zero(work.total_income - Yen{1'700'000}).amount() * 6 / 100};
    loan.used = std::min(loan.available, floor_to(Yen{100}, income_tax));
    return loan;
}

storage::Version received(const Taxpayer& taxpayer, Random& random, Date day, int number) {
    return {number, taxpayer.year.base_date(), kForever,
            office_hour(random, day, taxpayer.city.plan.today), 0};
}

}  // namespace yakuba::generator
