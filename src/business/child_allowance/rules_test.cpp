#include "business/child_allowance/rules.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <random>

#include "business/child_allowance/form.h"
#include "rules/examples.h"

namespace yakuba::child_allowance {
namespace {

const RateBook& book() {
    static const Result<RateBook> loaded = RateBook::load(YAKUBA_ROOT "/data", "child_allowance");
    return *loaded;
}

const Rates& rates_of(YearMonth month) {
    static std::map<YearMonth, Rates> resolved;
    const auto found = resolved.find(month);
    if (found != resolved.end()) return found->second;
    const auto rates = resolve<Rates>(book(), rates_description(), "352039", month.first_day());
    EXPECT_TRUE(rates) << to_iso(month);
    return resolved.emplace(month, rates->rates).first->second;
}

constexpr YearMonth kNew{2026, 4};
constexpr YearMonth kOld{2023, 6};

Child born(int year, int month, int day) { return Child{.birth_date = Date{year, month, day}}; }

Child student(int year, int month, int day) {
    Child child = born(year, month, day);
    child.confirmed = true;
    return child;
}

Sheet sheet_of(YearMonth month, const Claimant& claimant, const std::vector<Child>& children) {
    const Rates& rates = rates_of(month);
    return monthly_allowance(rates, age_lines(rates, month), month, claimant, children);
}

TEST(ChildAllowance, WorkedExamples) {
    const ExamplesReport report = run_examples(
        YAKUBA_ROOT "/src/business/child_allowance/examples.csv", calculator(), book());
    for (const std::string& failure : report.failures)
        ADD_FAILURE() << failure;
    EXPECT_GE(report.ran, 30);
}

/// 児童手当法6条1項1号の表, cell by cell.
Yen statute_table(const Rates& rates, int counted, int over, int under) {
    const Yen u = rates.under_three;
    const Yen o = rates.over_three;
    const Yen third = rates.third_or_later;
    if (counted == 0) {
        if (over == 0) return under <= 1 ? u * under : u * 2 + third * (under - 2);
        if (over == 1) return under == 0 ? o : o + u + third * (under - 1);
        return o * 2 + third * (over - 2) + third * under;
    }
    if (counted == 1) {
        if (over == 0) return under == 0 ? Yen{0} : u + third * (under - 1);
        return o + third * (over - 1) + third * under;
    }
    return third * (over + under);
}

std::vector<Child> family(int counted, int over, int under) {
    std::vector<Child> children;
    for (int i = 0; i < counted; ++i)
        children.push_back(student(2005, 5, 1 + i));
    for (int i = 0; i < over; ++i)
        children.push_back(born(2012, 5, 1 + i));
    for (int i = 0; i < under; ++i)
        children.push_back(born(2024, 5, 1 + i));
    return children;
}

TEST(ChildAllowance, IsTheStatutesTableForEveryFamilyUpToSixOfEach) {
    for (int counted = 0; counted <= 6; ++counted) {
        for (int over = 0; over <= 6; ++over) {
            for (int under = 0; under <= 6; ++under) {
                const Sheet sheet = sheet_of(kNew, {}, family(counted, over, under));
                EXPECT_EQ(sheet.monthly_amount, statute_table(rates_of(kNew), counted, over, under))
                    << counted << ' ' << over << ' ' << under;
                EXPECT_EQ(sheet.counted_only, counted);
                EXPECT_EQ(sheet.over_three + sheet.under_three + sheet.third_or_later,
                          over + under);
            }
        }
    }
}

/// 令和6年改正前の6条1項1号, by the amounts each child's place and school gives it.
Yen old_amount(int high, int junior, int elementary, int under) {
    std::int64_t sum = 10'000 * junior + 15'000 * under;
    for (int i = 1; i <= elementary; ++i)
        sum += high + junior + i >= 3 ? 15'000 : 10'000;
    return Yen{sum};
}

TEST(ChildAllowance, IsTheOldTableForEveryFamilyUpToFiveOfEach) {
    for (int high = 0; high <= 5; ++high) {
        for (int junior = 0; junior <= 5; ++junior) {
            for (int elementary = 0; elementary <= 5; ++elementary) {
                for (int under = 0; under <= 5; ++under) {
                    std::vector<Child> children;
                    for (int i = 0; i < high; ++i)
                        children.push_back(born(2006, 5, 1 + i));
                    for (int i = 0; i < junior; ++i)
                        children.push_back(born(2009, 5, 1 + i));
                    for (int i = 0; i < elementary; ++i)
                        children.push_back(born(2015, 5, 1 + i));
                    for (int i = 0; i < under; ++i)
                        children.push_back(born(2021, 5, 1 + i));
                    EXPECT_EQ(sheet_of(kOld, {}, children).monthly_amount,
                              old_amount(high, junior, elementary, under))
                        << high << junior << elementary << under;
                }
            }
        }
    }
}

TEST(ChildAllowance, SchoolYearLinesAgreeWithTheStatutoryAgeForEveryBirthday) {
    for (const YearMonth month : {YearMonth{2024, 3}, YearMonth{2024, 4}, YearMonth{2026, 3},
                                  YearMonth{2026, 4}, YearMonth{2026, 12}, YearMonth{2027, 1}}) {
        const Rates& rates = rates_of(month);
        const AgeLines ages = age_lines(rates, month);
        for (Date birth{1998, 1, 1}; birth < month.first_day();
             birth = birth + std::chrono::days{1}) {
            const auto in_school_year = [&](int age) {
                return school_year_end_at_age(birth, age) >= month.first_day();
            };
            ASSERT_EQ(birth >= ages.elementary, in_school_year(12)) << to_iso(birth);
            ASSERT_EQ(birth >= ages.child, in_school_year(18)) << to_iso(birth);
            ASSERT_EQ(birth >= ages.paid, in_school_year(rates.paid_age)) << to_iso(birth);
            ASSERT_EQ(birth >= ages.counted, in_school_year(rates.counted_age)) << to_iso(birth);
            // 6条2項5号, 9条3項: the month of the third birthday is the last under three; reaching
            // the age a day early moves it only for the 1st, and there the Act counts from the
            // birth.
            const YearMonth last_under_three = YearMonth{birth} + 36;
            ASSERT_EQ(birth >= ages.under_three, month <= last_under_three) << to_iso(birth);
        }
    }
}

TEST(ChildAllowance, IncomeLimitsOneYenUnderOnAndOver) {
    const Rates& rates = rates_of(kOld);
    for (int dependants = 0; dependants <= 5; ++dependants) {
        for (int elderly = 0; elderly <= dependants; ++elderly) {
            Claimant claimant{.dependants = dependants, .elderly_dependants = elderly};
            const Yen limit = limit_for(rates, rates.income_limit, claimant);
            const Yen ceiling = limit_for(rates, rates.income_ceiling, claimant);
            EXPECT_EQ(limit.amount(), 6'220'000 + 380'000 * dependants + 60'000 * elderly);
            EXPECT_EQ(ceiling.amount(), 8'580'000 + 380'000 * dependants + 60'000 * elderly);
            const auto ground_at = [&](Yen tested) {
                claimant.income = tested + rates.flat_deduction;
                return sheet_of(kOld, claimant, {born(2018, 5, 5)}).ground;
            };
            EXPECT_EQ(ground_at(limit - 1_yen), Ground::allowance);
            EXPECT_EQ(ground_at(limit), Ground::special_benefit);
            EXPECT_EQ(ground_at(limit + 1_yen), Ground::special_benefit);
            EXPECT_EQ(ground_at(ceiling - 1_yen), Ground::special_benefit);
            EXPECT_EQ(ground_at(ceiling), Ground::over_ceiling);
            EXPECT_EQ(ground_at(ceiling + 1_yen), Ground::over_ceiling);
        }
    }
}

TEST(ChildAllowance, TheSalaryDeductionIsNoMoreThanTheSalary) {
    const Rates& rates = rates_of(kOld);
    Claimant claimant{.income = Yen{5'000'000}, .salary_and_pension_income = Yen{30'000}};
    EXPECT_EQ(income_for_test(rates, claimant), Yen{4'890'000});
    claimant.salary_and_pension_income = Yen{5'000'000};
    EXPECT_EQ(income_for_test(rates, claimant), Yen{4'820'000});
    claimant.deductions = Yen{9'000'000};
    EXPECT_EQ(income_for_test(rates, claimant), Yen{0});
}

TEST(ChildAllowance, FacilitiesAndLegalPersonsHaveNeitherOrderNorIncomeTest) {
    Claimant facility{
        .kind = ClaimantKind::facility, .public_servant = true, .income = Yen{99'999'999}};
    std::vector<Child> children = family(0, 4, 2);
    for (Child& child : children)
        child.in_facility = true;
    EXPECT_EQ(sheet_of(kNew, facility, children).monthly_amount, Yen{70'000});
    EXPECT_EQ(sheet_of(kOld, facility, {children.begin(), children.begin() + 4}).monthly_amount,
              Yen{40'000});
    Claimant guardian{.kind = ClaimantKind::corporate_guardian, .income = Yen{99'999'999}};
    EXPECT_EQ(sheet_of(kNew, guardian, family(0, 4, 2)).monthly_amount, Yen{70'000});
}

TEST(ChildAllowance, TheConfirmationHoldsToTheMonthItNames) {
    std::vector<Child> children = family(1, 2, 0);
    children[0].confirmed_until = Date{2026, 4, 30};
    EXPECT_EQ(sheet_of(YearMonth{2026, 4}, {}, children).monthly_amount, Yen{40'000});
    EXPECT_EQ(sheet_of(YearMonth{2026, 5}, {}, children).monthly_amount, Yen{20'000});
    children[0].confirmed_until = Date{};
    children[0].raised = false;
    EXPECT_EQ(sheet_of(YearMonth{2026, 4}, {}, children).monthly_amount, Yen{20'000});
}

Date any_birth_date(YearMonth month) {
    const auto days = *rc::gen::inRange(0, 25 * 365);
    return month.last_day() - std::chrono::days{days};
}

std::vector<Child> any_children(YearMonth month) {
    std::vector<Child> children;
    const int number = *rc::gen::inRange(0, 8);
    for (int i = 0; i < number; ++i) {
        Child child{.birth_date = any_birth_date(month)};
        child.raised = *rc::gen::inRange(0, 8) != 0;
        child.confirmed = *rc::gen::inRange(0, 3) != 0;
        child.in_facility = *rc::gen::inRange(0, 8) == 0;
        child.in_japan = *rc::gen::inRange(0, 8) != 0;
        child.studying_abroad = *rc::gen::arbitrary<bool>();
        if (*rc::gen::inRange(0, 6) == 0) child.starts = month + *rc::gen::inRange(-2, 3);
        if (*rc::gen::inRange(0, 6) == 0) child.ends = month + *rc::gen::inRange(-2, 3);
        children.push_back(child);
    }
    return children;
}

Claimant any_claimant() {
    Claimant claimant;
    claimant.kind = *rc::gen::element(ClaimantKind::parent, ClaimantKind::caretaker,
                                      ClaimantKind::facility, ClaimantKind::corporate_guardian);
    claimant.income = Yen{*rc::gen::inRange<std::int64_t>(0, 12'000'000)};
    claimant.dependants = *rc::gen::inRange(0, 4);
    return claimant;
}

YearMonth any_month() { return YearMonth{2018, 1} + *rc::gen::inRange(0, 108); }

TEST(ChildAllowance, TheOrderInWhichChildrenAreWrittenDoesNotMatter) {
    rc::check([] {
        const YearMonth month = any_month();
        const Claimant claimant = any_claimant();
        std::vector<Child> children = any_children(month);
        const Sheet sheet = sheet_of(month, claimant, children);
        std::shuffle(children.begin(), children.end(),
                     std::mt19937{*rc::gen::arbitrary<unsigned>()});
        RC_ASSERT(sheet_of(month, claimant, children) == sheet);
    });
}

TEST(ChildAllowance, TheRowsOfTheChildrenAddUpToTheSheet) {
    rc::check([] {
        const YearMonth month = any_month();
        const Claimant claimant = any_claimant();
        const std::vector<Child> children = any_children(month);
        const Sheet sheet = sheet_of(month, claimant, children);
        const auto rows = child_sheets(rates_of(month), month, claimant, children);
        RC_ASSERT(rows.size() == children.size());
        Yen sum;
        int last_order = 0;
        for (const ChildSheet& row : rows) {
            sum += row.monthly_amount;
            if (row.order == 0) continue;
            RC_ASSERT(row.order == ++last_order);
        }
        RC_ASSERT(sum == sheet.monthly_amount);
        const auto how_many = [&](ChildGround ground) {
            return std::ranges::count(rows, ground, &ChildSheet::ground);
        };
        RC_ASSERT(how_many(ChildGround::third_or_later) == sheet.third_or_later);
        RC_ASSERT(how_many(ChildGround::under_three) == sheet.under_three);
        RC_ASSERT(how_many(ChildGround::over_three) == sheet.over_three);
        RC_ASSERT(how_many(ChildGround::special_benefit) == sheet.special);
    });
}

TEST(ChildAllowance, MoreIncomeNeverMoreAllowanceAndOneMoreChildNeverLess) {
    rc::check([] {
        const YearMonth month = any_month();
        Claimant claimant = any_claimant();
        std::vector<Child> children = any_children(month);
        const Sheet sheet = sheet_of(month, claimant, children);
        Claimant richer = claimant;
        richer.income += Yen{*rc::gen::inRange<std::int64_t>(1, 5'000'000)};
        RC_ASSERT(sheet_of(month, richer, children).monthly_amount <= sheet.monthly_amount);
        children.push_back(Child{.birth_date = any_birth_date(month)});
        RC_ASSERT(sheet_of(month, claimant, children).monthly_amount >= sheet.monthly_amount);
    });
}

TEST(ChildAllowance, TheRunOverManyFamiliesIsTheRuleForEach) {
    const std::vector<Child> first = family(1, 2, 1);
    const std::vector<Child> second = family(0, 0, 1);
    const Family families[] = {{{}, first}, {{.public_servant = true}, second}, {{}, {}}};
    std::vector<Sheet> sheets(3);
    monthly_allowances(rates_of(kNew), kNew, families, sheets);
    EXPECT_EQ(sheets[0], sheet_of(kNew, {}, first));
    EXPECT_EQ(sheets[0].monthly_amount, Yen{70'000});
    EXPECT_EQ(sheets[1].ground, Ground::public_servant);
    EXPECT_EQ(sheets[2].ground, Ground::no_child);
}

}  // namespace
}  // namespace yakuba::child_allowance
