#include "business/fixed_asset_tax/rules.h"

#include <gtest/gtest.h>

#include "business/fixed_asset_tax/business.h"
#include "business/fixed_asset_tax/test_rates.h"
#include "rules/examples.h"

namespace yakuba::fixed_asset_tax {
namespace {

TEST(FixedAssetTax, WorkedExamples) {
    const ExamplesReport report = run_examples(
        YAKUBA_ROOT "/src/business/fixed_asset_tax/examples.csv", tax_calculator(), book());
    for (const std::string& failure : report.failures)
        ADD_FAILURE() << failure;
    EXPECT_GE(report.ran, 16);
}

Parcel home_lot(int area, std::int64_t price) {
    Parcel parcel;
    parcel.area = square_metres(area);
    parcel.price = Yen{price};
    parcel.dwellings = 1;
    return parcel;
}

ParcelSheet sheet_of(const Rates& rates, const Parcel& parcel) {
    ParcelSheet sheet;
    assess_parcel(rates, parcel, FiscalYear{2026}, sheet);
    return sheet;
}

TEST(Land, TwoHundredSquareMetresOfEachDwellingAreSmall) {
    Parcel parcel = home_lot(500, 50'000'000);
    ParcelSheet sheet = sheet_of(rates_of(2026), parcel);
    EXPECT_EQ(sheet.small_area, square_metres(200));
    EXPECT_EQ(sheet.general_area, square_metres(300));
    EXPECT_EQ(sheet.small_principal, Yen{20'000'000 / 6});
    EXPECT_EQ(sheet.general_principal, Yen{10'000'000});
    parcel.dwellings = 3;
    EXPECT_EQ(sheet_of(rates_of(2026), parcel).small_area, square_metres(500));
}

TEST(Land, BeyondTenTimesTheHouseIsNotResidential) {
    Parcel parcel = home_lot(700, 7'000'000);
    parcel.house_area = square_metres(60);
    const ParcelSheet sheet = sheet_of(rates_of(2026), parcel);
    EXPECT_EQ(sheet.small_area, square_metres(200));
    EXPECT_EQ(sheet.general_area, square_metres(400));
    EXPECT_EQ(sheet.other_area, square_metres(100));
    EXPECT_EQ(sheet.other_base, Yen{700'000});
}

/// 施行令52条の11第2項2号の表.
TEST(Land, MixedBuildingsFollowTheTableOfTheOrder) {
    const struct {
        bool tall;
        int living;  // of 400 ㎡
        int residential;
    } rows[] = {{false, 99, 0},    {false, 100, 100}, {false, 199, 100}, {false, 200, 200},
                {false, 399, 200}, {true, 99, 0},     {true, 100, 100},  {true, 199, 100},
                {true, 200, 150},  {true, 299, 150},  {true, 300, 200},  {true, 399, 200}};
    for (const auto& row : rows) {
        Parcel parcel = home_lot(200, 20'000'000);
        parcel.house_area = square_metres(400);
        parcel.living_area = square_metres(row.living);
        parcel.tall_fireproof = row.tall;
        const ParcelSheet sheet = sheet_of(rates_of(2026), parcel);
        EXPECT_EQ(sheet.small_area, square_metres(row.residential)) << row.tall << row.living;
        EXPECT_EQ(sheet.other_area, square_metres(200 - row.residential));
    }
}

TEST(Land, AnAdvisedVacantHouseLosesTheSpecialRate) {
    Parcel parcel = home_lot(200, 6'000'000);
    EXPECT_EQ(sheet_of(rates_of(2026), parcel).base, Yen{1'000'000});
    parcel.advised = true;
    EXPECT_EQ(sheet_of(rates_of(2026), parcel).base, Yen{4'200'000});
}

Yen commercial(int year, std::int64_t previous, bool changed = false) {
    return adjust_commercial(rates_of(year), Yen{10'000'000} * Ratio{1, 1}, Yen{previous}, changed)
        .base;
}

TEST(Land, CommercialLotsAtEachLimit) {
    EXPECT_EQ(commercial(2026, 7'000'001), Yen{7'000'000});
    EXPECT_EQ(commercial(2026, 7'000'000), Yen{7'000'000});
    EXPECT_EQ(commercial(2026, 6'999'999), Yen{6'999'999});
    EXPECT_EQ(commercial(2026, 6'000'000), Yen{6'000'000});
    EXPECT_EQ(commercial(2026, 5'999'999), Yen{6'000'000});
    EXPECT_EQ(commercial(2026, 5'500'000), Yen{6'000'000});
    EXPECT_EQ(commercial(2026, 5'499'999), Yen{5'999'999});
    EXPECT_EQ(commercial(2026, 1'500'000), Yen{2'000'000});
    EXPECT_EQ(commercial(2026, 1'000), Yen{2'000'000});
}

TEST(Land, TheYearsOfReliefForThePandemic) {
    // 令和3年度: nothing rises unless the use changed; what falls, falls.
    EXPECT_EQ(commercial(2021, 3'000'000), Yen{3'000'000});
    EXPECT_EQ(commercial(2021, 3'000'000, true), Yen{3'500'000});
    EXPECT_EQ(commercial(2021, 9'000'000), Yen{7'000'000});
    const auto home = [](int year) {
        return adjust_general(rates_of(year), Yen{6'000'000} * Ratio{1, 6}, Yen{700'000}, false)
            .base;
    };
    EXPECT_EQ(home(2021), Yen{700'000});
    // 令和4年度: 2.5％ for commercial lots only.
    EXPECT_EQ(commercial(2022, 3'000'000), Yen{3'250'000});
    EXPECT_EQ(home(2022), Yen{750'000});
    EXPECT_EQ(commercial(2023, 3'000'000), Yen{3'500'000});
}

TEST(Land, FarmlandGrowsByItsLevel) {
    const auto farm = [](std::int64_t previous) {
        return adjust_farm(rates_of(2026), Yen{1'000'000} * Ratio{1, 1}, Yen{previous}, false).base;
    };
    EXPECT_EQ(farm(900'000), Yen{922'500});
    EXPECT_EQ(farm(899'999), Yen{944'998});
    EXPECT_EQ(farm(800'000), Yen{840'000});
    EXPECT_EQ(farm(700'000), Yen{752'500});
    EXPECT_EQ(farm(699'999), Yen{769'998});
    EXPECT_EQ(farm(990'000), Yen{1'000'000});
}

TEST(Land, UrbanFarmlandRisesLikeFarmlandToAThirdOfItsPrice) {
    Parcel field;
    field.land = LandClass::urban_farm;
    field.area = square_metres(500);
    field.price = Yen{9'000'000};
    field.zone = Zone::inner;
    field.previous_other = Yen{2'400'000};  // 80 % of a third
    field.previous_other_city = Yen{5'940'000};
    const ParcelSheet sheet = sheet_of(rates_of(2026), field);
    EXPECT_EQ(sheet.other_principal, Yen{3'000'000});
    EXPECT_EQ(sheet.base, Yen{2'520'000});
    EXPECT_EQ(sheet.base_city, Yen{6'000'000});
    // 特定市街化区域農地: as 宅地等, by a twentieth of the law's base.
    field.land = LandClass::special_urban_farm;
    EXPECT_EQ(sheet_of(rates_of(2026), field).base, Yen{2'550'000});
}

/// 附則19条の3第1項.
TEST(Land, NewSpecialUrbanFarmlandComesIntoTheTaxOverFourYears) {
    Parcel field;
    field.land = LandClass::special_urban_farm;
    field.area = square_metres(500);
    field.price = Yen{9'000'000};
    const auto base = [&](int since) {
        field.urban_since = since;
        return sheet_of(rates_of(2026), field).base;
    };
    EXPECT_EQ(base(2026), Yen{600'000});
    EXPECT_EQ(base(2025), Yen{1'200'000});
    EXPECT_EQ(base(2024), Yen{1'800'000});
    EXPECT_EQ(base(2023), Yen{2'400'000});
    EXPECT_EQ(base(2022), Yen{3'000'000});
}

/// 附則17条7号: a dwelling pulled down; similar land stood at 61.25 %.
TEST(Land, LandOfAnotherUseBeginsWhereSimilarLandStood) {
    Parcel parcel = home_lot(180, 12'000'000);
    parcel.dwellings = 0;
    parcel.changed = true;
    parcel.previous_small = Yen{2'000'000};  // what it was taxed at as land for a dwelling
    EXPECT_EQ(sheet_of(rates_of(2026), parcel).base, Yen{8'400'000});
    parcel.last_price = Yen{12'000'000};
    parcel.similar_other = 6'125;
    ParcelSheet sheet = sheet_of(rates_of(2026), parcel);
    EXPECT_EQ(sheet.other_previous, Yen{7'350'000});
    EXPECT_EQ(sheet.other_level, 6'125);
    EXPECT_EQ(sheet.base, Yen{7'350'000});
    parcel.similar_other = 5'000;
    EXPECT_EQ(sheet_of(rates_of(2026), parcel).base, Yen{6'600'000});
    // 令和3年度: what changed its use is not frozen.
    EXPECT_EQ(sheet_of(rates_of(2021), parcel).base, Yen{6'600'000});
}

/// 附則21条・21条の2: what an ordinance may set.
TEST(Land, AnOrdinanceMayLowerTheUpperLimitAndTheRise) {
    Rates rates = rates_of(2026);
    rates.commercial_upper = {65, 100};
    Parcel shop;
    shop.area = square_metres(100);
    shop.price = Yen{10'000'000};
    shop.previous_other = Yen{6'900'000};
    EXPECT_EQ(sheet_of(rates, shop).base, Yen{6'500'000});
    rates.rise_limit = {11, 10};
    shop.previous_other = Yen{3'000'000};
    const ParcelSheet sheet = sheet_of(rates, shop);
    EXPECT_EQ(sheet.base, Yen{3'500'000});  // next year begins here all the same
    EXPECT_EQ(sheet.relieved, Yen{200'000});
    Facts facts;
    facts.parcels.push_back(shop);
    const Sheet bill = assess(rates, facts, Date{2026, 4, 1});
    EXPECT_EQ(bill.reductions, Yen{2'800});
    EXPECT_EQ(bill.fixed_tax, Yen{46'200});
    facts.parcels[0].land = LandClass::farm;
    EXPECT_EQ(assess(rates, facts, Date{2026, 4, 1}).reductions, Yen{});
}

/// 352条・352条の2.
TEST(Bill, AnOwnerOfAUnitPaysTheShareOfTheWhole) {
    Facts facts;
    facts.houses.push_back(House{.price = Yen{300'000'000}, .area = square_metres(75)});
    facts.houses[0].share = {75, 3'000};
    facts.parcels.push_back(home_lot(1'200, 120'000'000));
    facts.parcels[0].dwellings = 40;
    facts.parcels[0].previous_small = Yen{10'000'000};
    facts.parcels[0].share = {75, 3'000};
    const Sheet sheet = assess(rates_of(2026), facts, Date{2026, 4, 1});
    EXPECT_EQ(sheet.house_base, Yen{7'500'000});
    // The whole parcel rises by 5 % of 20,000,000; the share is of what comes out.
    EXPECT_EQ(sheet.land_base, Yen{275'000});
    EXPECT_EQ(sheet.land_ground, Ground::below_exemption);
}

House new_house() {
    House house;
    house.price = Yen{12'000'000};
    house.area = square_metres(120);
    house.built_on = Date{2023, 6, 1};
    house.reduction = HouseReduction::new_house;
    return house;
}

HouseSheet sheet_of(const House& house, int year) {
    HouseSheet sheet;
    assess_house(rates_of(year), house, FiscalYear{year}, sheet);
    return sheet;
}

TEST(Houses, ANewHouseIsReducedForThreeYearsFromTheFirst) {
    House house = new_house();
    EXPECT_EQ(sheet_of(house, 2024).reduction, Yen{84'000});
    EXPECT_EQ(sheet_of(house, 2026).reduction, Yen{84'000});
    house.built_on = Date{2023, 1, 1};  // the base date itself: taxed from FY2023
    EXPECT_EQ(sheet_of(house, 2025).reduction, Yen{84'000});
    EXPECT_EQ(sheet_of(house, 2026).reduction, Yen{});
    house.reduction = HouseReduction::long_life;
    EXPECT_EQ(sheet_of(house, 2026).reduction, Yen{84'000});
}

TEST(Houses, TheAreaOfEachDwellingDecides) {
    const auto reduction = [](std::int64_t hundredths, int dwellings, bool rented) {
        House house = new_house();
        house.area = Area{hundredths};
        house.dwellings = dwellings;
        house.rented = rented;
        return sheet_of(house, 2025).reduction;
    };
    EXPECT_EQ(reduction(4'999, 1, false), Yen{});
    EXPECT_EQ(reduction(5'000, 1, false), Yen{84'000});
    EXPECT_EQ(reduction(28'000, 1, false), Yen{36'000});
    EXPECT_EQ(reduction(28'001, 1, false), Yen{});
    EXPECT_EQ(reduction(16'000, 4, true), Yen{84'000});
    EXPECT_EQ(reduction(15'999, 4, true), Yen{});
    EXPECT_EQ(reduction(16'000, 4, false), Yen{});
}

TEST(Houses, LessThanHalfLivingAreaIsNotReduced) {
    House house = new_house();
    house.living_area = square_metres(60);
    EXPECT_EQ(sheet_of(house, 2025).reduction, Yen{42'000});
    house.living_area = Area{5'999};
    EXPECT_EQ(sheet_of(house, 2025).reduction, Yen{});
}

TEST(Houses, ARevaluationNeverRaisesThePrice) {
    House house;
    house.points = 1'000'000;
    house.previous_price = Yen{900'000};
    EXPECT_EQ(house_price(house), Yen{900'000});
    house.age_correction = {1, 2};
    EXPECT_EQ(house_price(house), Yen{500'000});
}

TEST(Bill, EachKindHasItsOwnExemption) {
    Facts facts;
    facts.parcels.push_back(home_lot(150, 1'799'994));
    facts.parcels[0].zone = Zone::inner;
    House house;
    house.price = Yen{200'000};
    house.zone = Zone::inner;
    facts.houses.push_back(house);
    Sheet sheet = assess(rates_of(2026), facts, Date{2026, 4, 1});
    EXPECT_EQ(sheet.land_base, Yen{299'999});
    EXPECT_EQ(sheet.land_ground, Ground::below_exemption);
    EXPECT_EQ(sheet.house_ground, Ground::taxed);
    EXPECT_EQ(sheet.fixed_tax, Yen{2'800});
    EXPECT_EQ(sheet.city_base, Yen{200'000});
    facts.parcels[0].price = Yen{1'800'000};
    sheet = assess(rates_of(2026), facts, Date{2026, 4, 1});
    EXPECT_EQ(sheet.land_ground, Ground::taxed);
    EXPECT_EQ(sheet.fixed_base, Yen{500'000});
    EXPECT_EQ(sheet.city_base, Yen{800'000});
}

TEST(Bill, TwoZonesHaveTheirOwnRates) {
    Facts facts;
    for (const Zone zone : {Zone::inner, Zone::outer, Zone::none}) {
        House house;
        house.price = Yen{10'000'900};
        house.zone = zone;
        facts.houses.push_back(house);
    }
    const Sheet sheet = assess(rates_of(2026), facts, Date{2026, 4, 1});
    EXPECT_EQ(sheet.city_base, Yen{10'000'000});
    EXPECT_EQ(sheet.city_base_outer, Yen{10'000'000});
    EXPECT_EQ(sheet.city_tax, Yen{25'000 + 15'000});
    EXPECT_EQ(sheet.fixed_base, Yen{30'002'000});
}

TEST(Bill, TheFirstTermTakesWhatIsLeft) {
    std::vector<TermSheet> terms;
    split_terms(rates_of(2026), Yen{129'400}, terms);
    ASSERT_EQ(terms.size(), 4U);
    EXPECT_EQ(terms[0].amount, Yen{33'400});
    EXPECT_EQ(terms[3].amount, Yen{32'000});
    split_terms(rates_of(2026), Yen{3'900}, terms);
    ASSERT_EQ(terms.size(), 1U);
    EXPECT_EQ(terms[0].amount, Yen{3'900});
}

TEST(Bill, ReliefTakesItsShareOfBothTaxes) {
    Facts facts;
    House house;
    house.price = Yen{10'000'000};
    facts.houses.push_back(house);
    facts.relief = {1, 2};
    EXPECT_EQ(assess(rates_of(2026), facts, Date{2026, 4, 1}).annual_tax, Yen{70'000});
    facts.relief = {1, 1};
    const Sheet sheet = assess(rates_of(2026), facts, Date{2026, 4, 1});
    EXPECT_EQ(sheet.ground, Ground::relieved);
    EXPECT_EQ(sheet.relief, Yen{140'000});
    EXPECT_TRUE(sheet.terms.empty());
}

TEST(Facts, WhatCannotBeIsSaidWithItsPlace) {
    Facts facts;
    facts.parcels.push_back({});
    House later;
    later.built_on = Date{2026, 1, 2};
    facts.houses.push_back(later);
    facts.assets.push_back({.acquired = YearMonth{2026, 1}, .useful_life = 1});
    const auto problems = impossible(facts, Date{2026, 4, 1});
    ASSERT_EQ(problems.size(), 4U);
    EXPECT_EQ(problems[0].where, "/parcels/0/area");
    EXPECT_EQ(problems[1].where, "/houses/0/built_on");
    EXPECT_EQ(problems[2].where, "/assets/0/useful_life");
    EXPECT_EQ(problems[3].where, "/assets/0/acquired");
}

}  // namespace
}  // namespace yakuba::fixed_asset_tax
