#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "business/fixed_asset_tax/test_rates.h"

namespace yakuba::fixed_asset_tax {
namespace {

Parcel any_parcel() {
    Parcel p;
    p.land =
        *rc::gen::element(LandClass::lot, LandClass::lot, LandClass::farm, LandClass::urban_farm,
                          LandClass::special_urban_farm, LandClass::other);
    p.urban_since = *rc::gen::element(0, 2022, 2024, 2026);
    p.area = Area{*rc::gen::inRange<std::int64_t>(1, 500'000)};
    p.price = Yen{*rc::gen::inRange<std::int64_t>(0, 100'000'000)};
    p.dwellings = *rc::gen::inRange(0, 4);
    p.house_area = Area{*rc::gen::inRange<std::int64_t>(0, 50'000)};
    p.living_area = Area{*rc::gen::inRange<std::int64_t>(0, p.house_area.hundredths + 1)};
    p.tall_fireproof = *rc::gen::arbitrary<bool>();
    p.zone = *rc::gen::element(Zone::none, Zone::inner, Zone::outer);
    for (Yen* previous : {&p.previous_small, &p.previous_general, &p.previous_other,
                          &p.previous_small_city, &p.previous_general_city, &p.previous_other_city})
        *previous = Yen{*rc::gen::inRange<std::int64_t>(0, 50'000'000)};
    return p;
}

House any_house() {
    House h;
    h.price = Yen{*rc::gen::inRange<std::int64_t>(0, 60'000'000)};
    h.area = Area{*rc::gen::inRange<std::int64_t>(1, 60'000)};
    h.living_area = Area{*rc::gen::inRange<std::int64_t>(0, h.area.hundredths + 1)};
    h.dwellings = *rc::gen::inRange(1, 6);
    h.built_on = Date{*rc::gen::inRange(1990, 2026), 5, 5};
    h.reduction = *rc::gen::element(HouseReduction::none, HouseReduction::new_house,
                                    HouseReduction::long_life, HouseReduction::energy);
    h.zone = *rc::gen::element(Zone::none, Zone::inner, Zone::outer);
    return h;
}

Facts any_facts() {
    Facts facts;
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
        facts.parcels.push_back(any_parcel());
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
        facts.houses.push_back(any_house());
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
        Asset asset;
        asset.acquired = YearMonth{*rc::gen::inRange(1990, 2021), *rc::gen::inRange(1, 13)};
        asset.cost = Yen{*rc::gen::inRange<std::int64_t>(0, 20'000'000)};
        asset.useful_life = *rc::gen::inRange(2, 61);
        facts.assets.push_back(asset);
    }
    return facts;
}

int any_year() { return *rc::gen::inRange(2021, 2027); }

TEST(Properties, ThePartsOfAParcelAreTheParcel) {
    rc::check([] {
        const Parcel parcel = any_parcel();
        ParcelSheet sheet;
        assess_parcel(rates_of(any_year()), parcel, FiscalYear{2026}, sheet);
        RC_ASSERT(sheet.small_area + sheet.general_area + sheet.other_area == parcel.area);
        RC_ASSERT(sheet.small_area <= square_metres(200) * parcel.dwellings);
        RC_ASSERT(sheet.base <= parcel.price);
        RC_ASSERT(sheet.base_city <= parcel.price);
    });
}

/// 附則18条 read once more, straight from its words, in whole yen.
TEST(Properties, TheBurdenAdjustmentIsTheTableOfTheLaw) {
    rc::check([] {
        const std::int64_t price = *rc::gen::inRange<std::int64_t>(1, 50'000) * 1'000;
        const std::int64_t previous = *rc::gen::inRange<std::int64_t>(1, 70'000) * 1'000;
        std::int64_t expected = 0;
        if (previous * 10 > price * 7) {
            expected = price * 7 / 10;
        } else if (previous * 10 >= price * 6) {
            expected = previous;
        } else {
            expected = std::clamp(previous + price / 20, price / 5, price * 6 / 10);
        }
        RC_ASSERT(adjust_commercial(rates_of(2025), Yen{price} * Ratio{1, 1}, Yen{previous}, false)
                      .base == Yen{expected});
        const std::int64_t home =
            previous >= price ? price : std::clamp(previous + price / 20, price / 5, price);
        RC_ASSERT(
            adjust_general(rates_of(2025), Yen{price} * Ratio{1, 1}, Yen{previous}, false).base ==
            Yen{home});
    });
}

TEST(Properties, MoreLastYearNeverMeansLessThisYear) {
    rc::check([] {
        const Rates& rates = rates_of(any_year());
        const Yen price{*rc::gen::inRange<std::int64_t>(1, 90'000'000)};
        const Yen a{*rc::gen::inRange<std::int64_t>(1, 90'000'000)};
        const Yen b = a + Yen{*rc::gen::inRange<std::int64_t>(0, 90'000'000)};
        for (const auto adjust : {&adjust_general, &adjust_commercial}) {
            RC_ASSERT(adjust(rates, price * Ratio{1, 3}, a, false).base <=
                      adjust(rates, price * Ratio{1, 3}, b, false).base);
        }
    });
}

TEST(Properties, UnchangedLandComesToRestAtTheLawsBase) {
    rc::check([] {
        const Yen price{*rc::gen::inRange<std::int64_t>(1'000, 90'000'000)};
        Yen home{*rc::gen::inRange<std::int64_t>(1, 90'000'000)};
        Yen shop = home;
        for (int year = 0; year < 25; ++year) {
            home = adjust_general(rates_of(2025), price * Ratio{1, 6}, home, false).base;
            shop = adjust_commercial(rates_of(2025), price * Ratio{1, 1}, shop, false).base;
        }
        RC_ASSERT(home == floor_to(1_yen, price * Ratio{1, 6}));
        RC_ASSERT(shop >= floor_to(1_yen, price * Ratio{6, 10}));
        RC_ASSERT(shop <= floor_to(1_yen, price * Ratio{7, 10}));
    });
}

TEST(Properties, AnAssetFallsEveryYearAndNeverBelowTheLeast) {
    rc::check([] {
        Asset asset;
        asset.acquired = YearMonth{2000, *rc::gen::inRange(1, 13)};
        asset.cost = Yen{*rc::gen::inRange<std::int64_t>(0, 1'000'000'000)};
        asset.useful_life = *rc::gen::inRange(2, 61);
        const Rates& rates = rates_of(2026);
        Yen before = asset.cost;
        for (int year = 2001; year < 2101; ++year) {
            const Yen value = asset_value(rates, asset, FiscalYear{year});
            RC_ASSERT(value <= before);
            RC_ASSERT(value >= floor_to(1_yen, asset.cost * Ratio{5, 100}));
            before = value;
        }
        RC_ASSERT(asset_value(rates, asset, FiscalYear{2000}) == 0_yen);
    });
}

TEST(Properties, TheBillAddsUp) {
    rc::check([] {
        const int year = any_year();
        const Facts facts = any_facts();
        const Sheet sheet = assess(rates_of(year), facts, Date{year, 4, 1});
        Yen land;
        Yen reductions;
        for (const ParcelSheet& row : sheet.parcels)
            land += row.base;
        for (const HouseSheet& row : sheet.houses)
            reductions += row.reduction;
        RC_ASSERT(land == sheet.land_base);
        RC_ASSERT(sheet.reductions == (sheet.house_ground == Ground::taxed ? reductions : 0_yen));
        RC_ASSERT(sheet.fixed_base.amount() % 1'000 == 0);
        RC_ASSERT(sheet.fixed_tax.amount() % 100 == 0);
        RC_ASSERT(sheet.city_tax.amount() % 100 == 0);
        RC_ASSERT(sheet.annual_tax == sheet.fixed_tax + sheet.city_tax);
        Yen terms;
        for (const TermSheet& term : sheet.terms)
            terms += term.amount;
        RC_ASSERT(terms == sheet.annual_tax);
    });
}

TEST(Properties, TheOrderOfTheAssetsAndAnOldSheetDoNotMatter) {
    rc::check([] {
        const Rates& rates = rates_of(2026);
        Facts facts = any_facts();
        const Sheet first = assess(rates, facts, Date{2026, 4, 1});
        std::reverse(facts.parcels.begin(), facts.parcels.end());
        std::reverse(facts.houses.begin(), facts.houses.end());
        std::reverse(facts.assets.begin(), facts.assets.end());
        Sheet used = assess(rates, any_facts(), Date{2026, 4, 1});
        assess(rates, facts, FiscalYear{2026}, used);
        RC_ASSERT(used.annual_tax == first.annual_tax);
        RC_ASSERT(used.parcels.size() == facts.parcels.size());
        RC_ASSERT(used.fixed_base == first.fixed_base);
    });
}

TEST(Areas, ReadAndWrittenAsSquareMetres) {
    using Form = FieldForm<Area>;
    EXPECT_EQ(Form::parse("120"), square_metres(120));
    EXPECT_EQ(Form::parse("120.5"), Area{12'050});
    EXPECT_EQ(Form::parse("0.05"), Area{5});
    for (const char* bad : {"", "-1", "1.", ".5", "1.234", "12a", "99999999999", "1e3"})
        EXPECT_FALSE(Form::parse(bad)) << bad;
    rc::check([] {
        const Area area{*rc::gen::inRange<std::int64_t>(0, 100'000'000)};
        RC_ASSERT(Form::parse(Form::format(area)) == area);
    });
}

}  // namespace
}  // namespace yakuba::fixed_asset_tax
