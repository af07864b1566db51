#include "generator/work.h"

#include <algorithm>

#include "business/individual_inhabitant_tax/steps.h"

namespace yakuba::generator {
namespace {

using registry::Sex;

// Thousands of yen a year, by quantile. Shapes of the national statistics of private salaries and
// of pensions, rounded: figures to look real, not to be cited.
constexpr int kRegularPay[] = {1600, 2500, 2900, 3250, 3550, 3800, 4100, 4400,  4700,  5000, 5350,
                               5700, 6100, 6600, 7100, 7700, 8500, 9500, 10900, 13500, 21000};
constexpr int kPartPay[] = {60,   220,  420,  560,  700,  820,  900,  960,  1000,
                            1030, 1080, 1150, 1220, 1290, 1380, 1520, 1750, 2100};
constexpr int kExecutivePay[] = {1200, 2400, 3600, 6000, 8400, 11000, 15000, 24000, 60000};
constexpr int kStudentPay[] = {50, 200, 350, 480, 600, 720, 850, 950, 1020, 1080, 1180, 1350, 1600};
constexpr int kBusinessIncome[] = {-1800, -200, 100,  400,  800,  1300,
                                   1900,  2600, 3500, 4800, 7500, 18000};
constexpr int kFarmIncome[] = {-900, -400, -150, 0, 150, 350, 700, 1300, 2600, 6000};
constexpr int kPensionMen[] = {180,  500,  780,  1050, 1300, 1500, 1650,
                               1800, 1950, 2100, 2300, 2600, 3300};
constexpr int kPensionWomen[] = {150, 400,  580,  680,  740,  790, 830,
                                 900, 1020, 1200, 1450, 1750, 2300};
constexpr int kSecondPension[] = {20, 90, 200, 380, 700, 1200, 1900};

/// Pay at an age, in per cent of that at forty.
int pay_at_age(int age) {
    constexpr int kAtAge[] = {60, 66, 75, 85, 93, 100, 107, 112, 113, 92, 68, 58, 50, 45};
    const int step = std::clamp((age - 18) / 5, 0, 13);
    return kAtAge[step];
}

Yen thousands(std::int64_t amount, Random& random) {
    return Yen{amount * 1000 + (amount == 0 ? 0 : random.below(1000))};
}

Occupation draw_occupation(Random& random, const Member& member, bool married, int age) {
    // Out of a thousand: none, regular, part time, self-employed, farmer, executive.
    const bool man = member.sex == Sex::male;
    if (age < 15) return Occupation::none;
    if (member.role == Role::child && age <= 22 && random.chance(age <= 18 ? 960 : 600)) {
        return Occupation::student;
    }
    if (age < 18) return Occupation::none;
    std::array<int, 6> mix =
        man ? std::array{60, 775, 60, 65, 12, 28} : std::array{130, 620, 200, 38, 4, 8};
    if (!man && married) mix = {200, 410, 330, 42, 9, 9};
    if (age >= 60)
        mix = man ? std::array{180, 500, 170, 90, 25, 35} : std::array{450, 195, 290, 42, 15, 8};
    if (age >= 65)
        mix = man ? std::array{580, 110, 170, 75, 40, 25} : std::array{775, 40, 130, 30, 20, 5};
    if (age >= 75) mix = {910, 4, 18, 26, 33, 9};
    if (member.foreign) mix[0] /= 3;
    return static_cast<Occupation>(random.weighted(mix));
}

PersonId draw_employer(Random& random, const Employers& employers, Work& work) {
    if (work.occupation == Occupation::regular && random.chance(55)) {
        work.public_servant = true;
        return random.chance(420) ? employers.city_hall() : employers.prefecture();
    }
    return employers.draw_company(random);
}

void add_job(Work& work, Job job) {
    if (job.revenue <= Yen{0} || work.job_count == work.jobs.size()) return;
    work.salary += job.revenue;
    work.jobs[work.job_count++] = job;
}

std::int64_t main_pay(Random& lasting, Random& yearly, const Member& member, const Work& work) {
    const bool man = member.sex == Sex::male;
    std::int64_t pay = 0;
    switch (work.occupation) {
        case Occupation::regular:
            pay =
                lasting.quantile(kRegularPay) * pay_at_age(work.age) / 100 * (man ? 100 : 79) / 100;
            if (lasting.chance(4)) pay *= lasting.between(2, 4);
            break;
        case Occupation::part_time:
            pay = lasting.quantile(kPartPay);
            break;
        case Occupation::executive:
            pay = lasting.quantile(kExecutivePay);
            break;
        case Occupation::student:
            if (work.age < 16 || !lasting.chance(work.age < 19 ? 120 : 640)) return 0;
            pay = lasting.quantile(kStudentPay);
            break;
        default:
            return 0;
    }
    return pay * yearly.between(95, 104) / 100;
}

void draw_jobs(Random& lasting, Random& yearly, const Employers& employers, const TaxYear& year,
               const Member& member, Work& work) {
    const std::int64_t pay = main_pay(lasting, yearly, member, work);
    const PersonId employer = draw_employer(lasting, employers, work);
    if (pay == 0) return;
    Job main{employer, thousands(pay, yearly), false, {}};
    // Some change their employer in the year, some leave, some have a second job.
    const bool employee =
        work.occupation == Occupation::regular || work.occupation == Occupation::part_time;
    if (employee && !work.public_servant && yearly.chance(55)) {
        const int month = yearly.between(2, 11);
        const Yen before = Yen{main.revenue.amount() * month / 12};
        main.left_on = YearMonth{year.income_year(), month}.last_day();
        const Yen rest = main.revenue - before;
        main.revenue = before;
        add_job(work, main);
        if (!yearly.chance(250)) add_job(work, {employers.draw_company(yearly), rest, false, {}});
    } else {
        add_job(work, main);
    }
    if (yearly.chance(employee ? 45 : 20)) {
        add_job(work, {employers.draw_company(yearly),
                       thousands(yearly.between(40, 1100), yearly),
                       true,
                       {}});
    }
}

void draw_pension(Random& lasting, const Member& member, Work& work) {
    const bool due = work.age >= 65 ? lasting.chance(965) : work.age >= 60 && lasting.chance(90);
    if (!due) return;
    const std::int64_t amount =
        member.sex == Sex::male ? lasting.quantile(kPensionMen) : lasting.quantile(kPensionWomen);
    work.public_pension = thousands(work.age >= 65 ? amount : amount * 6 / 10, lasting);
    if (lasting.chance(160))
        work.second_pension = thousands(lasting.quantile(kSecondPension), lasting);
}

}  // namespace

Work draw_work(std::uint64_t seed, const Employers& employers, const TaxYear& year,
               const Household& household, std::size_t index) {
    const Member& member = household.members[index];
    const std::uint64_t key = static_cast<std::uint64_t>(household.index) * 16 + index;
    Random lasting{seed, Purpose::work, key * 2};
    Random yearly{seed + static_cast<std::uint64_t>(year.year.value), Purpose::work, key * 2 + 1};
    Work work;
    work.age = individual_inhabitant_tax::age_at_year_end(member.birth, -1, year.income_year());
    const bool married = household.members.size() > 1 && household.members[1].role != Role::child;
    work.occupation = draw_occupation(lasting, member, married, work.age);
    draw_jobs(lasting, yearly, employers, year, member, work);
    if (work.occupation == Occupation::self_employed) {
        work.business = thousands(yearly.quantile(kBusinessIncome), yearly);
    }
    if (work.occupation == Occupation::farmer)
        work.farming = thousands(yearly.quantile(kFarmIncome), yearly);
    draw_pension(lasting, member, work);

    const Yen apart_from_pension =
        individual_inhabitant_tax::salary_income(year.rates, work.salary) + work.business +
        work.farming;
    work.total_income =
        at_least_zero(apart_from_pension +
                      individual_inhabitant_tax::pension_income(
                          year.rates, work.pension(), work.age, at_least_zero(apart_from_pension)));
    return work;
}

}  // namespace yakuba::generator
