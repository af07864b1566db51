#include <algorithm>
#include <cmath>

#include "bench/figure.h"
#include "business/child_allowance/rules.h"
#include "business/electoral_roll/rules.h"
#include "business/fixed_asset_tax/rules.h"
#include "business/individual_inhabitant_tax/rules.h"
#include "business/long_term_care_insurance/rules.h"
#include "business/national_health_insurance/rules.h"
#include "rules/rates.h"

// Sheets per second of one core, every sheet kept. The floor beside each figure is the same number
// of sheets of the same size copied in memory: no rule can be quicker than writing its answer down.
namespace yakuba::bench {
namespace {

constexpr std::string_view kMunicipality = "352039";
constexpr int kRounds = 5;

/// The best of a few rounds: another program on the machine can only make a round slower.
template <class Work>
double best_seconds(Work work) {
    double best = 1e9;
    for (int round = 0; round < kRounds; ++round) {
        const Stopwatch watch;
        work();
        best = std::min(best, watch.seconds());
    }
    return best;
}

template <class Sheet>
double copy_seconds(const std::vector<Sheet>& sheets) {
    std::vector<Sheet> copy(sheets.size());
    return best_seconds([&] { std::copy(sheets.begin(), sheets.end(), copy.begin()); });
}

Figure figure(std::string name, std::size_t sheets, double seconds, double floor_seconds,
              double goal) {
    Figure f;
    f.name = std::move(name);
    f.setting = "一つのコア";
    f.value = static_cast<double>(sheets) / seconds;
    f.unit = "/s";
    f.goal = "≥ " + std::to_string(static_cast<long long>(goal));
    f.reached = f.value >= goal;
    f.floor_name = "計算書の複写";
    f.floor = static_cast<double>(sheets) / floor_seconds;
    return f;
}

/// Taxpayers of every sort in turn: salaries from 1 to 12 million with families, pensioners,
/// businesses, stock gains, housing credits and gifts.
std::vector<individual_inhabitant_tax::Facts> taxpayers(std::size_t count) {
    using namespace individual_inhabitant_tax;
    std::vector<Facts> all(count);
    for (std::size_t i = 0; i < count; ++i) {
        Facts& facts = all[i];
        const auto n = static_cast<std::int64_t>(i);
        facts.age = 20 + static_cast<int>(n % 60);
        if (facts.age >= 65) facts.public_pension = Yen{800'000 + n * 7'919 % 3'000'000};
        if (facts.age < 70) facts.salary = Yen{900'000 + n * 104'729 % 11'000'000};
        facts.social_insurance = Yen{facts.salary.amount() * 15 / 100};
        if (n % 7 == 0) facts.business = Yen{n * 31 % 4'000'000};
        if (n % 19 == 0) facts.medical_paid = 240'000_yen;
        if (n % 3 == 0) facts.dependants.push_back({.relation = Relation::spouse, .age = 45});
        for (std::int64_t child = 0; child < n % 4; ++child) {
            facts.dependants.push_back(
                {.relation = Relation::child, .age = 8 + static_cast<int>(n % 14)});
        }
    }
    return all;
}

Figure inhabitant_tax(const Plan& plan) {
    using namespace individual_inhabitant_tax;
    constexpr std::size_t kSheets = 500'000;
    const FiscalYear year{2026};
    const auto book = RateBook::load(plan.data_folder, "individual_inhabitant_tax");
    const auto rates = resolve<Rates>(*book, rates_description(), kMunicipality, year.first_day());
    const auto facts = taxpayers(kSheets);
    std::vector<Sheet> sheets(kSheets);
    const double seconds = best_seconds([&] { assess(rates->rates, facts, sheets, year); });
    return figure("inhabitant_tax_sheets_per_second", kSheets, seconds, copy_seconds(sheets),
                  2'000'000);
}

Figure child_allowance_figure(const Plan& plan) {
    using namespace child_allowance;
    constexpr std::size_t kSheets = 2'000'000;
    const YearMonth month{2026, 10};
    const auto book = RateBook::load(plan.data_folder, "child_allowance");
    const auto rates = resolve<Rates>(*book, rates_description(), kMunicipality, month.first_day());
    std::vector<Child> children;
    children.reserve(kSheets * 2);
    std::vector<Family> families(kSheets);
    for (std::size_t i = 0; i < kSheets; ++i) {
        const std::size_t first = children.size();
        const std::size_t count = 1 + i % 3;
        for (std::size_t c = 0; c < count; ++c) {
            const int year = 2005 + static_cast<int>((i * 7 + c * 3) % 21);
            children.push_back({.birth_date = Date{year, 1 + static_cast<int>((i + c) % 12),
                                                   1 + static_cast<int>(i % 28)},
                                .confirmed = true});
        }
        families[i].children = {children.data() + first, count};
    }
    std::vector<Sheet> sheets(kSheets);
    const double seconds =
        best_seconds([&] { monthly_allowances(rates->rates, month, families, sheets); });
    return figure("child_allowance_sheets_per_second", kSheets, seconds, copy_seconds(sheets),
                  10'000'000);
}

Figure electoral_roll_figure(const Plan& plan) {
    using namespace electoral_roll;
    constexpr std::size_t kSheets = 2'000'000;
    const Date base{2026, 9, 1};
    const auto book = RateBook::load(plan.data_folder, "electoral_roll");
    const auto rates = resolve<Rates>(*book, rates_description(), kMunicipality, base);
    const RunLines lines = run_lines(rates->rates, Run::regular, base, base);
    std::vector<Elector> electors(kSheets);
    for (std::size_t i = 0; i < kSheets; ++i) {
        const int n = static_cast<int>(i % 10'000);
        electors[i].birth_date = Date{1930 + n % 90, 1 + n % 12, 1 + n % 28};
        electors[i].counted_from = Date{2010 + n % 16, 1 + n % 12, 1 + n % 28};
        // One in twenty has left: these alone are counted in months.
        if (n % 20 == 0) electors[i].left_on = Date{2026, 1 + n % 8, 1 + n % 28};
        electors[i].on_roll = n % 30 != 0;
    }
    std::vector<Sheet> sheets(kSheets);
    const double seconds = best_seconds([&] { decide(rates->rates, lines, electors, sheets); });
    return figure("electoral_roll_sheets_per_second", kSheets, seconds, copy_seconds(sheets),
                  10'000'000);
}

/// Taxpayers with one to three parcels, mostly a house, some with depreciable assets; of each, the
/// whole bill with its lists.
Figure fixed_asset_tax_figure(const Plan& plan) {
    using namespace fixed_asset_tax;
    constexpr std::size_t kSheets = 200'000;
    const FiscalYear year{2026};
    const auto book = RateBook::load(plan.data_folder, "fixed_asset_tax");
    const auto rates = resolve<Rates>(*book, rates_description(), kMunicipality, year.first_day());
    std::vector<Facts> facts(kSheets);
    for (std::size_t i = 0; i < kSheets; ++i) {
        const auto n = static_cast<std::int64_t>(i);
        for (std::int64_t p = 0; p <= n % 3; ++p) {
            Parcel parcel;
            parcel.area = square_metres(80 + n * 37 % 400);
            parcel.price = Yen{2'000'000 + n * 104'729 % 30'000'000};
            parcel.dwellings = p == 0 ? 1 : 0;
            parcel.zone = n % 4 == 0 ? Zone::none : Zone::inner;
            parcel.previous_small = parcel.previous_general =
                Yen{parcel.price.amount() / (6 + n % 5)};
            parcel.previous_other = Yen{parcel.price.amount() * (50 + n % 25) / 100};
            parcel.previous_small_city = parcel.previous_general_city = parcel.previous_small;
            parcel.previous_other_city = parcel.previous_other;
            facts[i].parcels.push_back(parcel);
        }
        if (n % 5 != 0) {
            House house;
            house.price = Yen{1'000'000 + n * 7'919 % 15'000'000};
            house.area = square_metres(70 + n % 120);
            house.built_on = Date{1980 + static_cast<int>(n % 46), 6, 1};
            house.reduction = n % 3 == 0 ? HouseReduction::new_house : HouseReduction::none;
            house.zone = facts[i].parcels[0].zone;
            facts[i].houses.push_back(house);
        }
        if (n % 20 == 0) {
            facts[i].assets.push_back({.acquired = YearMonth{2019 + static_cast<int>(n % 6), 4},
                                       .cost = Yen{500'000 + n % 3'000'000},
                                       .useful_life = 5 + static_cast<int>(n % 10)});
        }
    }
    std::vector<Sheet> sheets(kSheets);
    const double seconds = best_seconds([&] {
        for (std::size_t i = 0; i < kSheets; ++i)
            assess(rates->rates, facts[i], year, sheets[i]);
    });
    return figure("fixed_asset_tax_sheets_per_second", kSheets, seconds, copy_seconds(sheets),
                  2'000'000);
}

/// Insured people of every stage in turn: pensions, a few salaries, some moving in during the year.
Figure long_term_care_figure(const Plan& plan) {
    using namespace long_term_care_insurance;
    constexpr std::size_t kSheets = 1'000'000;
    const FiscalYear year{2026};
    const auto book = RateBook::load(plan.data_folder, "long_term_care_insurance");
    const auto rates = resolve<Rates>(*book, rates_description(), kMunicipality, year.first_day());
    std::vector<Facts> facts(kSheets);
    for (std::size_t i = 0; i < kSheets; ++i) {
        Facts& person = facts[i];
        const auto n = static_cast<std::int64_t>(i);
        person.pension_revenue = Yen{n * 7'919 % 3'000'000};
        person.pension_income = at_least_zero(person.pension_revenue - 1'100'000_yen);
        if (n % 5 == 0) person.salary_revenue = Yen{n * 104'729 % 6'000'000};
        person.salary_income = at_least_zero(person.salary_revenue - 650'000_yen);
        person.total_income = person.pension_income + person.salary_income;
        person.self_taxed = person.total_income > 450'000_yen;
        person.household_taxed = person.self_taxed || n % 3 == 0;
        if (n % 25 == 0) person.acquired_on = Date{2026, 5 + static_cast<int>(n % 8), 10};
    }
    std::vector<Sheet> sheets(kSheets);
    const double seconds = best_seconds([&] { premiums(rates->rates, facts, year, sheets); });
    return figure("long_term_care_sheets_per_second", kSheets, seconds, copy_seconds(sheets),
                  2'000'000);
}

/// Households of one to four members: incomes from nothing to 10 million, children, pensioners,
/// movers in the middle of the year, mothers.
std::vector<national_health_insurance::Facts> insured_households(std::size_t count) {
    using namespace national_health_insurance;
    std::vector<Facts> all(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto n = static_cast<std::int64_t>(i);
        Facts& household = all[i];
        const std::size_t size = i % 5 == 0 ? 3 : 1 + i % 2;
        for (std::size_t m = 0; m < size; ++m) {
            Member member;
            member.birth_date = Date{m < 2 ? 1952 + static_cast<int>((n * 7) % 50) : 2019,
                                     1 + static_cast<int>(i % 12), 1 + static_cast<int>(i % 28)};
            if (m == 0) member.gross_income = Yen{n * 104'729 % 10'000'000};
            if (m == 1) member.pension_income = Yen{n * 7'919 % 800'000};
            if (i % 11 == 0) member.acquired_on = Date{2026, 8, 17};
            if (i % 97 == 0 && m == 1) member.due_month = YearMonth{2026, 10};
            household.members.push_back(member);
        }
    }
    return all;
}

Figure national_health_insurance_figure(const Plan& plan) {
    using namespace national_health_insurance;
    constexpr std::size_t kSheets = 500'000;
    const FiscalYear year{2026};
    const auto book = RateBook::load(plan.data_folder, "national_health_insurance");
    const auto rates = resolve<Rates>(*book, rates_description(), kMunicipality, year.first_day());
    const auto facts = insured_households(kSheets);
    std::vector<Sheet> sheets(kSheets);
    const PreparedYear prepared{rates->rates, year};
    const double seconds = best_seconds([&] { levies(prepared, facts, sheets); });
    return figure("national_health_insurance_sheets_per_second", kSheets, seconds,
                  copy_seconds(sheets), 2'000'000);
}

}  // namespace

void measure_sheets(const Plan& plan, const Sink& sink) {
    sink(inhabitant_tax(plan));
    sink(child_allowance_figure(plan));
    sink(electoral_roll_figure(plan));
    sink(fixed_asset_tax_figure(plan));
    sink(long_term_care_figure(plan));
    sink(national_health_insurance_figure(plan));
}

}  // namespace yakuba::bench
