#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "business/individual_inhabitant_tax/test_rates.h"

// What the law promises whatever the facts, and every limit one yen under, on and over it.
namespace yakuba::individual_inhabitant_tax {
namespace {

Sheet sheet_of(const Facts& facts, int year = 2026, const char* municipality = "352039") {
    return assess(rates_of(year, municipality), facts, Date{year, 4, 1});
}

Facts self_employed(std::int64_t income) {
    Facts facts;
    facts.business = Yen{income};
    return facts;
}

Facts employee(std::int64_t salary) {
    Facts facts;
    facts.salary = Yen{salary};
    return facts;
}

Dependant relative(Relation relation, int age, std::int64_t income = 0) {
    Dependant dependant;
    dependant.relation = relation;
    dependant.age = age;
    dependant.income = Yen{income};
    return dependant;
}

struct Step {
    std::int64_t at;      // the last amount before the change
    std::int64_t before;  // what is expected at it
    std::int64_t after;   // and one yen above
};

TEST(Limits, PerCapitaOfTheOrdinance) {
    for (int n = 0; n <= 4; ++n) {
        const std::int64_t limit = 320'000 * (n + 1) + 100'000 + (n > 0 ? 190'000 : 0);
        for (const std::int64_t offset : {-1, 0, 1}) {
            Facts facts = self_employed(limit + offset);
            for (int i = 0; i < n; ++i)
                facts.dependants.push_back(relative(Relation::child, 10));
            const Sheet sheet = sheet_of(facts);
            EXPECT_EQ(sheet.per_capita_limit, Yen{limit});
            EXPECT_EQ(sheet.city_per_capita, offset > 0 ? 3'000_yen : 0_yen) << n << " " << offset;
        }
    }
}

TEST(Limits, ForestTaxIsItsOwnTest) {
    // Between the statute's limit and the ordinance's higher one, the forest tax alone is owed.
    EXPECT_EQ(sheet_of(self_employed(414'999)).annual_tax, 0_yen);
    EXPECT_EQ(sheet_of(self_employed(415'000)).annual_tax, 0_yen);
    EXPECT_EQ(sheet_of(self_employed(415'001)).annual_tax, 1'000_yen);
    EXPECT_EQ(sheet_of(self_employed(420'000)).ground, Ground::forest_only);
    EXPECT_EQ(sheet_of(self_employed(420'001)).annual_tax, 5'500_yen);
    // Before the forest tax there is none to owe.
    EXPECT_EQ(sheet_of(self_employed(420'000), 2023).ground, Ground::below_limit);
}

TEST(Limits, IncomeLevy) {
    EXPECT_EQ(sheet_of(self_employed(450'000)).ground, Ground::per_capita_only);
    EXPECT_EQ(sheet_of(self_employed(450'001)).ground, Ground::taxed);
    Facts with_spouse = self_employed(1'120'000);
    with_spouse.dependants.push_back(relative(Relation::spouse, 40));
    EXPECT_EQ(sheet_of(with_spouse).ground, Ground::per_capita_only);
    with_spouse.business += 1_yen;
    EXPECT_EQ(sheet_of(with_spouse).ground, Ground::taxed);
}

TEST(Limits, CarriedLossesCountForTheLevyButNotForThePerCapita) {
    Facts facts = self_employed(3'000'000);
    facts.net_loss_carried = 2'600'000_yen;
    const Sheet sheet = sheet_of(facts);
    EXPECT_EQ(sheet.total_income, 3'000'000_yen);
    EXPECT_EQ(sheet.gross_income, 400'000_yen);
    EXPECT_EQ(sheet.ground, Ground::per_capita_only);
    EXPECT_EQ(sheet.city_per_capita, 3'000_yen);
}

TEST(Limits, ProtectedStatus) {
    for (const std::int64_t offset : {-1, 0, 1}) {
        Facts facts = self_employed(1'350'000 + offset);
        facts.disability = Disability::general;
        EXPECT_EQ(sheet_of(facts).ground == Ground::protected_status, offset <= 0);
        facts.disability = Disability::none;
        facts.family_status = FamilyStatus::widow;
        EXPECT_EQ(sheet_of(facts).ground == Ground::protected_status, offset <= 0);
    }
}

TEST(Limits, MinorsAreCountedByTheLawOfAges) {
    // 令和5年度から18歳未満: born on 2 January 2005 one is 18 on 1 January 2023.
    Facts facts = self_employed(1'000'000);
    facts.birth_date = PartialDate{2005, 1, 2};
    EXPECT_EQ(sheet_of(facts, 2023).ground, Ground::taxed);
    facts.birth_date = PartialDate{2005, 1, 3};
    EXPECT_EQ(sheet_of(facts, 2023).ground, Ground::protected_status);
    facts.birth_date = PartialDate{2003, 1, 2};  // 令和4年度までは20歳未満
    EXPECT_EQ(sheet_of(facts, 2022).ground, Ground::protected_status);
    facts.birth_date = PartialDate{2002, 1, 2};
    EXPECT_EQ(sheet_of(facts, 2022).ground, Ground::taxed);
}

TEST(Limits, SalaryTableBefore2026) {
    const auto income = [](std::int64_t s) {
        return sheet_of(employee(s), 2025).salary_income.amount();
    };
    EXPECT_EQ(income(550'999), 0);
    EXPECT_EQ(income(551'000), 1'000);
    EXPECT_EQ(income(1'618'999), 1'068'999);
    EXPECT_EQ(income(1'619'000), 1'069'000);
    EXPECT_EQ(income(1'620'000), 1'070'000);
    EXPECT_EQ(income(1'622'000), 1'072'000);
    EXPECT_EQ(income(1'624'000), 1'074'000);
    EXPECT_EQ(income(1'627'999), 1'074'000);
    EXPECT_EQ(income(1'628'000), 1'076'800);
    EXPECT_EQ(income(1'799'999), 1'177'600);
    EXPECT_EQ(income(1'800'000), 1'180'000);
    EXPECT_EQ(income(3'599'999), 2'437'200);
    EXPECT_EQ(income(3'600'000), 2'440'000);
    EXPECT_EQ(income(6'599'999), 4'836'800);
    EXPECT_EQ(income(6'600'000), 4'840'000);
    EXPECT_EQ(income(8'499'999), 6'549'999);
    EXPECT_EQ(income(8'500'000), 6'550'000);
}

TEST(Limits, SalaryTableFrom2026) {
    const auto income = [](std::int64_t s) { return sheet_of(employee(s)).salary_income.amount(); };
    EXPECT_EQ(income(650'999), 0);
    EXPECT_EQ(income(651'000), 1'000);
    EXPECT_EQ(income(1'899'999), 1'249'999);
    EXPECT_EQ(income(1'900'000), 1'250'000);
    EXPECT_EQ(income(4'370'000), 3'054'400);
}

TEST(Limits, PensionByAgeAndOtherIncome) {
    const auto income = [](std::int64_t pension, int age, std::int64_t other = 0) {
        Facts facts = self_employed(other);
        facts.public_pension = Yen{pension};
        facts.age = age;
        return sheet_of(facts).pension_income.amount();
    };
    EXPECT_EQ(income(1'100'000, 65), 0);
    EXPECT_EQ(income(1'100'001, 65), 1);
    EXPECT_EQ(income(1'100'001, 64), 500'001);
    EXPECT_EQ(income(3'299'999, 65), 2'199'999);
    EXPECT_EQ(income(3'300'000, 65), 2'200'000);
    EXPECT_EQ(income(1'299'999, 64), 699'999);
    EXPECT_EQ(income(1'300'000, 64), 700'000);
    EXPECT_EQ(income(4'100'000, 70), 2'800'000);
    EXPECT_EQ(income(7'700'000, 70), 5'860'000);
    EXPECT_EQ(income(10'000'000, 70), 8'045'000);
    EXPECT_EQ(income(2'000'000, 70, 10'000'000), 900'000);
    EXPECT_EQ(income(2'000'000, 70, 10'000'001), 1'000'000);
    EXPECT_EQ(income(2'000'000, 70, 20'000'001), 1'100'000);
    EXPECT_EQ(income(500'000, 70, 20'000'001), 0);
}

TEST(Limits, BornOnNewYearsDayIsAYearOlder) {
    Facts facts;
    facts.public_pension = 2'000'000_yen;
    facts.birth_date = PartialDate{1961, 1, 1};  // 65 on 31 December 2025
    EXPECT_EQ(sheet_of(facts).pension_income, 900'000_yen);
    facts.birth_date = PartialDate{1961, 1, 2};
    EXPECT_EQ(sheet_of(facts).pension_income, 1'225'000_yen);
}

TEST(Limits, DependantIncomeRisesIn2026) {
    const auto deduction = [](int year, std::int64_t income) {
        Facts facts = self_employed(5'000'000);
        facts.dependants.push_back(relative(Relation::child, 30, income));
        return sheet_of(facts, year).dependant_deduction;
    };
    EXPECT_EQ(deduction(2025, 480'000), 330'000_yen);
    EXPECT_EQ(deduction(2025, 480'001), 0_yen);
    EXPECT_EQ(deduction(2026, 580'000), 330'000_yen);
    EXPECT_EQ(deduction(2026, 580'001), 0_yen);
}

TEST(Limits, SpecificRelativeOf2026) {
    const auto deduction = [](std::int64_t income, int age = 20, int year = 2026) {
        Facts facts = self_employed(5'000'000);
        facts.dependants.push_back(relative(Relation::child, age, income));
        return sheet_of(facts, year).specific_relative_deduction.amount();
    };
    constexpr Step kSteps[] = {{580'000, 0, 450'000},         {950'000, 450'000, 410'000},
                               {1'000'000, 410'000, 310'000}, {1'050'000, 310'000, 210'000},
                               {1'100'000, 210'000, 110'000}, {1'150'000, 110'000, 60'000},
                               {1'200'000, 60'000, 30'000},   {1'230'000, 30'000, 0}};
    for (const Step& step : kSteps) {
        EXPECT_EQ(deduction(step.at - 1), step.before);
        EXPECT_EQ(deduction(step.at), step.before);
        EXPECT_EQ(deduction(step.at + 1), step.after);
    }
    EXPECT_EQ(deduction(700'000, 18), 0);
    EXPECT_EQ(deduction(700'000, 19), 450'000);
    EXPECT_EQ(deduction(700'000, 22), 450'000);
    EXPECT_EQ(deduction(700'000, 23), 0);
    EXPECT_EQ(deduction(700'000, 20, 2025), 0);
}

TEST(Limits, SpouseByBothIncomes) {
    const auto spouse = [](std::int64_t own, std::int64_t income, int age = 40) {
        Facts facts = self_employed(own);
        facts.dependants.push_back(relative(Relation::spouse, age, income));
        const Sheet sheet = sheet_of(facts, 2025);
        return (sheet.spouse_deduction + sheet.spouse_special_deduction).amount();
    };
    EXPECT_EQ(spouse(9'000'000, 480'000), 330'000);
    EXPECT_EQ(spouse(9'000'001, 480'000), 220'000);
    EXPECT_EQ(spouse(9'500'001, 480'000), 110'000);
    EXPECT_EQ(spouse(10'000'000, 480'000), 110'000);
    EXPECT_EQ(spouse(10'000'001, 480'000), 0);
    EXPECT_EQ(spouse(5'000'000, 480'000, 69), 330'000);
    EXPECT_EQ(spouse(5'000'000, 480'000, 70), 380'000);
    constexpr Step kSteps[] = {
        {480'000, 330'000, 330'000},   {1'000'000, 330'000, 310'000}, {1'050'000, 310'000, 260'000},
        {1'100'000, 260'000, 210'000}, {1'150'000, 210'000, 160'000}, {1'200'000, 160'000, 110'000},
        {1'250'000, 110'000, 60'000},  {1'300'000, 60'000, 30'000},   {1'330'000, 30'000, 0}};
    for (const Step& step : kSteps) {
        EXPECT_EQ(spouse(5'000'000, step.at), step.before) << step.at;
        EXPECT_EQ(spouse(5'000'000, step.at + 1), step.after) << step.at;
    }
}

TEST(Limits, DependantsByAge) {
    const auto deduction = [](int age, Relation relation, bool cohabiting = true) {
        Facts facts = self_employed(5'000'000);
        Dependant dependant = relative(relation, age);
        dependant.cohabiting = cohabiting;
        facts.dependants.push_back(dependant);
        return sheet_of(facts).dependant_deduction.amount();
    };
    EXPECT_EQ(deduction(15, Relation::child), 0);
    EXPECT_EQ(deduction(16, Relation::child), 330'000);
    EXPECT_EQ(deduction(18, Relation::child), 330'000);
    EXPECT_EQ(deduction(19, Relation::child), 450'000);
    EXPECT_EQ(deduction(22, Relation::child), 450'000);
    EXPECT_EQ(deduction(23, Relation::child), 330'000);
    EXPECT_EQ(deduction(69, Relation::ascendant), 330'000);
    EXPECT_EQ(deduction(70, Relation::ascendant), 450'000);
    EXPECT_EQ(deduction(70, Relation::ascendant, false), 380'000);
    EXPECT_EQ(deduction(70, Relation::other), 380'000);
}

TEST(Limits, RelativesAbroadFrom2024) {
    const auto counted = [](int year, int age, Abroad abroad) {
        Facts facts = self_employed(5'000'000);
        Dependant dependant = relative(Relation::other, age);
        dependant.abroad = abroad;
        facts.dependants.push_back(dependant);
        return sheet_of(facts, year).dependants;
    };
    EXPECT_EQ(counted(2023, 40, Abroad::yes), 1);
    EXPECT_EQ(counted(2024, 29, Abroad::yes), 1);
    EXPECT_EQ(counted(2024, 30, Abroad::yes), 0);
    EXPECT_EQ(counted(2024, 69, Abroad::yes), 0);
    EXPECT_EQ(counted(2024, 70, Abroad::yes), 1);
    EXPECT_EQ(counted(2024, 40, Abroad::remittance), 1);
}

TEST(Limits, BasicDeduction) {
    const auto basic = [](std::int64_t income) {
        return sheet_of(self_employed(income)).basic_deduction.amount();
    };
    EXPECT_EQ(basic(24'000'000), 430'000);
    EXPECT_EQ(basic(24'000'001), 290'000);
    EXPECT_EQ(basic(24'500'001), 150'000);
    EXPECT_EQ(basic(25'000'001), 0);
    EXPECT_EQ(sheet_of(self_employed(25'000'000)).city_adjustment_credit, 1'500_yen);
    EXPECT_EQ(sheet_of(self_employed(25'000'001)).city_adjustment_credit, 0_yen);
}

TEST(Limits, WorkingStudent) {
    const auto deduction = [](int year, std::int64_t salary, std::int64_t other) {
        Facts facts = employee(salary);
        facts.miscellaneous = Yen{other};
        facts.working_student = true;
        return sheet_of(facts, year).student_deduction.amount();
    };
    EXPECT_EQ(deduction(2025, 1'300'000, 0), 260'000);
    EXPECT_EQ(deduction(2025, 1'300'001, 0), 0);
    EXPECT_EQ(deduction(2026, 1'500'000, 0), 260'000);
    EXPECT_EQ(deduction(2026, 1'500'001, 0), 0);
    EXPECT_EQ(deduction(2026, 1'000'000, 100'000), 260'000);
    EXPECT_EQ(deduction(2026, 1'000'000, 100'001), 0);
}

TEST(Limits, LifeInsuranceBands) {
    const auto both = [](std::int64_t paid_new, std::int64_t paid_old) {
        Facts facts = self_employed(5'000'000);
        facts.life_new_general = Yen{paid_new};
        facts.life_old_general = Yen{paid_old};
        return sheet_of(facts).life_insurance_deduction.amount();
    };
    EXPECT_EQ(both(12'000, 0), 12'000);
    EXPECT_EQ(both(12'001, 0), 12'001);  // 6,000.5 rounds up
    EXPECT_EQ(both(32'000, 0), 22'000);
    EXPECT_EQ(both(56'000, 0), 28'000);
    EXPECT_EQ(both(56'001, 0), 28'000);
    EXPECT_EQ(both(0, 15'000), 15'000);
    EXPECT_EQ(both(0, 40'000), 27'500);
    EXPECT_EQ(both(0, 70'000), 35'000);
    EXPECT_EQ(both(20'000, 20'000), 28'000);  // 16,000 + 17,500, to the limit of both
    EXPECT_EQ(both(5'000, 80'000), 35'000);   // the old alone is more
}

TEST(Limits, FixedReductionOf2024And2025) {
    Facts facts = self_employed(18'050'000);
    facts.dependants.push_back(relative(Relation::spouse, 40));
    facts.dependants.push_back(relative(Relation::child, 3));
    const auto given = [](const Sheet& s) {
        return s.city_fixed_reduction + s.pref_fixed_reduction;
    };
    EXPECT_EQ(given(sheet_of(facts, 2024)), 20'000_yen);  // the spouse waits for 2025
    EXPECT_EQ(given(sheet_of(facts, 2025)), 10'000_yen);
    EXPECT_EQ(given(sheet_of(facts, 2026)), 0_yen);
    facts.business += 1_yen;
    EXPECT_EQ(given(sheet_of(facts, 2024)), 0_yen);
    facts.business = 10'000'000_yen;
    EXPECT_EQ(given(sheet_of(facts, 2024)), 30'000_yen);
    EXPECT_EQ(given(sheet_of(facts, 2025)), 0_yen);
}

TEST(Limits, HouseOnlyOwesThePerCapitaAndNoForestTax) {
    Facts facts;
    facts.residence = Residence::house_only;
    const Sheet sheet = sheet_of(facts);
    EXPECT_EQ(sheet.annual_tax, 4'500_yen);
    EXPECT_EQ(sheet.forest_tax, 0_yen);
}

TEST(Limits, UndeclaredIsNotZeroIncome) {
    Facts facts;
    facts.declared = false;
    EXPECT_EQ(sheet_of(facts).ground, Ground::undeclared);
    EXPECT_EQ(sheet_of(facts).annual_tax, 0_yen);
}

TEST(SeparateTaxation, SpecialDeductionsLowerTheBaseButNotTheIncome) {
    Facts facts;
    facts.long_residence = 100'000'000_yen;
    facts.long_residence_special = 30'000'000_yen;
    const Sheet sheet = sheet_of(facts);
    EXPECT_EQ(sheet.total_income, 100'000'000_yen);
    EXPECT_EQ(sheet.basic_deduction, 0_yen);  // gone above 25 million yen of income
    EXPECT_EQ(sheet.long_residence_base, 70'000'000_yen);
    EXPECT_EQ(sheet.long_residence_city, 1'740'000_yen);  // 60 million at 2.4%, the rest at 3%
    EXPECT_EQ(sheet.long_residence_pref, 1'160'000_yen);
}

TEST(SeparateTaxation, RatesAndBases) {
    Facts facts;
    facts.long_residence = 15'000'000_yen;
    facts.short_reduced = 3'000'000_yen;
    facts.futures = 1'000'999_yen;
    const Sheet sheet = sheet_of(facts);
    // 430,000 yen of basic deduction is taken from the short-term gain first.
    EXPECT_EQ(sheet.short_reduced_base, 2'570'000_yen);
    EXPECT_EQ(sheet.short_reduced_city, 77'100_yen);
    EXPECT_EQ(sheet.short_reduced_pref, 51'400_yen);
    EXPECT_EQ(sheet.long_residence_city, 360'000_yen);  // 2.4%
    EXPECT_EQ(sheet.long_residence_pref, 240'000_yen);
    EXPECT_EQ(sheet.futures_base, 1'000'000_yen);
    EXPECT_EQ(sheet.futures_city, 30'000_yen);
    EXPECT_EQ(sheet.city_before_credit, 467'100_yen);
}

TEST(SeparateTaxation, ListedLossesAndCarriedLosses) {
    Facts facts = self_employed(3'000'000);
    facts.listed_dividend = 500'000_yen;
    facts.stocks_listed = -200'000_yen;
    facts.stock_loss_carried = 100'000_yen;
    const Sheet sheet = sheet_of(facts);
    EXPECT_EQ(sheet.listed_dividend_base, 200'000_yen);
    EXPECT_EQ(sheet.total_income, 3'300'000_yen);
    EXPECT_EQ(sheet.gross_income, 3'200'000_yen);
    EXPECT_EQ(sheet.carried_losses, 100'000_yen);
}

TEST(Income, LossesAreSettledInTheOrderOfTheLaw) {
    Facts facts = employee(5'000'000);  // 3,560,000 of income
    facts.real_estate = -600'000_yen;
    facts.occasional = 1'500'000_yen;  // 1,000,000 after the special deduction
    Sheet sheet = sheet_of(facts);
    EXPECT_EQ(sheet.total_income, 3'560'000_yen - 600'000_yen + 500'000_yen);
    facts.salary = 0_yen;
    sheet = sheet_of(facts);  // the loss meets the occasional income before it is halved
    EXPECT_EQ(sheet.transfer_income, 200'000_yen);
    EXPECT_EQ(sheet.total_income, 200'000_yen);
    EXPECT_EQ(sheet.offset_losses, 600'000_yen);
}

TEST(Income, HighSalaryWithAChildAndSalaryWithAPension) {
    Facts facts = employee(9'000'000);
    EXPECT_EQ(sheet_of(facts).salary_adjustment, 0_yen);
    facts.dependants.push_back(relative(Relation::child, 22));
    EXPECT_EQ(sheet_of(facts).salary_adjustment, 50'000_yen);
    facts.salary = 20'000'000_yen;
    EXPECT_EQ(sheet_of(facts).salary_adjustment, 150'000_yen);
    facts.dependants[0].age = 23;
    EXPECT_EQ(sheet_of(facts).salary_adjustment, 0_yen);

    Facts both = employee(2'000'000);
    both.age = 66;
    both.public_pension = 1'150'000_yen;
    EXPECT_EQ(sheet_of(both).salary_adjustment, 50'000_yen);
    both.public_pension = 2'000'000_yen;
    EXPECT_EQ(sheet_of(both).salary_adjustment, 100'000_yen);
}

TEST(Credits, WithheldTaxIsSetOffAndTheRestGivenBack) {
    Facts facts = self_employed(1'000'000);
    facts.listed_dividend = 10'000_yen;
    facts.dividend_withheld = 100'000_yen;
    const Sheet sheet = sheet_of(facts);
    EXPECT_EQ(sheet.city_income_levy, 0_yen);
    EXPECT_EQ(sheet.annual_tax, 5'500_yen);
    EXPECT_EQ(sheet.set_off, 5'500_yen);
    EXPECT_EQ(sheet.payable, 0_yen);
    EXPECT_EQ(
        sheet.city_withheld_credit + sheet.pref_withheld_credit + sheet.set_off + sheet.refund,
        100'000_yen);
}

TEST(Credits, HousingAndOneStop) {
    Facts facts = employee(5'000'000);
    facts.social_insurance = 700'000_yen;
    facts.housing_moved_in = Date{2020, 3, 1};
    facts.housing_special = true;
    facts.housing_available = 300'000_yen;
    facts.housing_used = 120'000_yen;
    facts.income_tax_taxable = 2'000'000_yen;
    Sheet sheet = sheet_of(facts);
    EXPECT_EQ(sheet.city_housing_credit, 81'900_yen);  // 136,500 × 3/5
    EXPECT_EQ(sheet.pref_housing_credit, 54'600_yen);
    facts.housing_moved_in = Date{2023, 3, 1};
    facts.housing_special = false;
    sheet = sheet_of(facts);
    EXPECT_EQ(sheet.city_housing_credit, 58'500_yen);  // 97,500 × 3/5

    Facts giver = employee(5'000'000);
    giver.gift_furusato = 30'000_yen;
    const Sheet by_return = sheet_of(giver);
    giver.one_stop = true;
    EXPECT_GT(sheet_of(giver).city_gift_credit, by_return.city_gift_credit);
    // 申告特例: what the income tax would have given comes off the inhabitant tax instead.
    const Yen all = sheet_of(giver).city_gift_credit + sheet_of(giver).pref_gift_credit;
    EXPECT_GE(all, 28'000_yen);
    EXPECT_LE(all, 28'004_yen);
}

// ---- whatever the facts -------------------------------------------------------------------------

std::int64_t amount(std::int64_t most) { return *rc::gen::inRange<std::int64_t>(0, most); }
Yen sometimes(std::int64_t most) { return Yen{*rc::gen::inRange(0, 3) == 0 ? amount(most) : 0}; }

Dependant any_dependant(bool spouse) {
    Dependant d =
        relative(spouse ? Relation::spouse
                        : *rc::gen::element(Relation::other, Relation::child, Relation::ascendant),
                 *rc::gen::inRange(0, 100));
    d.income = sometimes(1'500'000);
    d.disability = *rc::gen::element(Disability::none, Disability::general, Disability::special);
    return d;
}

Facts any_facts() {
    Facts f;
    f.age = *rc::gen::inRange(18, 100);
    f.salary = sometimes(30'000'000);
    f.public_pension = sometimes(6'000'000);
    f.business = sometimes(30'000'000);
    f.real_estate = sometimes(5'000'000) - sometimes(5'000'000);
    f.dividend = sometimes(2'000'000);
    f.occasional = sometimes(3'000'000);
    f.long_general = sometimes(50'000'000);
    f.stocks_listed = sometimes(5'000'000);
    f.listed_dividend = sometimes(1'000'000);
    f.social_insurance = sometimes(1'500'000);
    f.medical_paid = sometimes(1'000'000);
    f.gift_furusato = sometimes(300'000);
    f.dividend_withheld = sometimes(50'000);
    f.housing_moved_in = Date{2015, 5, 1};
    f.housing_available = sometimes(400'000);
    f.income_tax_taxable = 3'000'000_yen;
    if (*rc::gen::inRange(0, 2) == 0) f.dependants.push_back(any_dependant(true));
    const int relatives = *rc::gen::inRange(0, 4);
    for (int i = 0; i < relatives; ++i)
        f.dependants.push_back(any_dependant(false));
    return f;
}

int any_year() { return *rc::gen::inRange(2021, 2027); }

RC_GTEST_PROP(Properties, TheSheetAddsUp, ()) {
    const int year = any_year();
    const Sheet s = sheet_of(any_facts(), year);
    RC_ASSERT(s.annual_tax == s.city_income_levy + s.pref_income_levy + s.city_per_capita +
                                  s.pref_per_capita + s.forest_tax);
    RC_ASSERT(s.payable == s.annual_tax - s.set_off);
    RC_ASSERT(s.city_income_levy.amount() % 100 == 0);
    RC_ASSERT(s.pref_income_levy.amount() % 100 == 0);
    RC_ASSERT(s.taxable_income.amount() % 1000 == 0);
    for (const Yen line : {s.city_income_levy, s.pref_income_levy, s.payable, s.refund, s.set_off,
                           s.city_after_credit, s.pref_after_credit}) {
        RC_ASSERT(line >= 0_yen);
    }
    const Yen city_credits = s.city_adjustment_credit + s.city_levy_relief +
                             s.city_dividend_credit + s.city_housing_credit + s.city_gift_credit +
                             s.city_foreign_credit;
    RC_ASSERT(s.city_after_credit == s.city_before_credit - city_credits);
    RC_ASSERT(s.gross_income == s.total_income - s.carried_losses);
}

RC_GTEST_PROP(Properties, TheLevyNeverPushesIncomeBelowTheLimit, ()) {
    const Sheet s = sheet_of(any_facts(), any_year());
    if (s.ground == Ground::taxed) {
        RC_ASSERT(s.gross_income - s.city_income_levy - s.pref_income_levy >= s.levy_limit);
    }
}

RC_GTEST_PROP(Properties, MoreSalaryNeverLessIncome, ()) {
    Facts facts = any_facts();
    const int year = any_year();
    const Sheet less = sheet_of(facts, year);
    facts.salary += Yen{amount(5'000'000)};
    RC_ASSERT(sheet_of(facts, year).total_income >= less.total_income);
}

// With nothing but a salary and the basic deduction the law has no step that lowers the levy as the
// salary rises, but one: 調整控除 falls to its minimum smoothly, and never faster than the tax
// rises.
RC_GTEST_PROP(Properties, MoreSalaryNeverLessLevyForOneAlone, ()) {
    const int year = any_year();
    const std::int64_t salary = amount(40'000'000);
    const std::int64_t more = amount(1'000'000);
    RC_ASSERT(sheet_of(employee(salary + more), year).annual_tax >=
              sheet_of(employee(salary), year).annual_tax);
}

RC_GTEST_PROP(Properties, FixedReductionIsSharedExactly, ()) {
    const Sheet s = sheet_of(any_facts(), 2024);
    const Yen given = s.city_fixed_reduction + s.pref_fixed_reduction;
    if (given > 0_yen) RC_ASSERT((given + s.unused_fixed_reduction).amount() % 10'000 == 0);
    RC_ASSERT(s.city_fixed_reduction <= s.city_after_credit);
    RC_ASSERT(s.pref_fixed_reduction <= s.pref_after_credit);
}

RC_GTEST_PROP(Properties, ManyAtOnceAreTheSameAsOneByOne, ()) {
    const std::vector<Facts> facts{any_facts(), any_facts(), any_facts()};
    std::vector<Sheet> sheets(facts.size());
    assess(rates_of(2026), facts, sheets, FiscalYear{2026});
    for (std::size_t i = 0; i < facts.size(); ++i) {
        RC_ASSERT(sheets[i].annual_tax == sheet_of(facts[i]).annual_tax);
    }
}

}  // namespace
}  // namespace yakuba::individual_inhabitant_tax
