// 比準課税標準額: where the adjustment begins when the use or the size of a parcel changed.
#include <gtest/gtest.h>

#include "business/fixed_asset_tax/decide.h"
#include "business/fixed_asset_tax/jobs.h"
#include "registry/schema.h"
#include "support/town.h"

namespace yakuba::fixed_asset_tax {
namespace {

constexpr PersonId kOwner{11}, kShop{12}, kOffice{13};
constexpr FiscalYear kYear{2026};
constexpr Date kBegins{2021, 1, 1};

class FixedAssetComparable : public test::TownTest {
protected:
    void SetUp() override {
        open_town({2025, 4, 1}, {registry::migrations(), ledger::migrations(), migrations()});
    }

    /// A lot with its price of R6 and what its parts were taxed at in R7.
    void lot(ParcelRecord parcel, std::int64_t price, LandBase base) {
        parcel.town = "大内御堀";
        parcel.use = parcel.registered_use = "宅地";
        append(parcel_table(), parcel, kBegins);
        append(parcel_price_table(), ParcelPrice{parcel.parcel_id, FiscalYear{2024}, Yen{price}},
               Date{2024, 1, 1});
        base.fiscal_year = FiscalYear{2025};
        base.parcel_id = parcel.parcel_id;
        append(land_base_table(), base, base.fiscal_year.tax_base_date());
        append(
            taxpayer_table(),
            Taxpayer{
                .taxpayer_id = parcel.taxpayer_id, .recipient_id = parcel.taxpayer_id, .note = {}},
            kBegins);
    }
    static ParcelRecord parcel(std::int64_t number, PersonId owner, int area, int dwellings) {
        ParcelRecord record;
        record.parcel_id = number;
        record.taxpayer_id = owner;
        record.lot = std::to_string(number) + "番";
        record.area = square_metres(area);
        record.dwellings = dwellings;
        record.street = "S1";
        return record;
    }
    static LandBase base(std::int64_t small, std::int64_t general, std::int64_t other) {
        LandBase row;
        row.small = Yen{small};
        row.general = Yen{general};
        row.other = Yen{other};
        return row;
    }
    void home() { lot(parcel(1, kOwner, 180, 1), 12'000'000, base(1'800'000, 0, 0)); }
    void shops() {
        lot(parcel(2, kShop, 100, 0), 10'000'000, base(0, 0, 6'500'000));
        lot(parcel(3, kOffice, 300, 0), 30'000'000, base(0, 0, 18'000'000));
    }
    void pull_down() {
        ParcelRecord empty = parcel(1, kOwner, 180, 0);
        empty.town = "大内御堀";
        append(parcel_table(), empty, Date{2025, 9, 1});
    }
    Sheet sheet(FiscalYear year = kYear) {
        const auto tax = year_of_tax(town_, year);
        const auto session = database_->session();
        holding_ = holding_of(*session, **tax, kEndOfTime, kOwner);
        Sheet sheet;
        assess((*tax)->rates.rates, holding_.facts, year, sheet);
        return sheet;
    }

    Holding holding_;
};

TEST_P(FixedAssetComparable, ADwellingPulledDownBeginsAtTheLevelOfItsStreet) {
    home();
    shops();
    EXPECT_EQ(sheet().land_base, Yen{1'900'000});  // still standing: a step of its own
    EXPECT_EQ(holding_.facts.parcels[0].comparable, Comparable::none);
    pull_down();
    // 65 % of 100 ㎡ and 60 % of 300 ㎡ are 61.25 % on the average.
    const Sheet after = sheet();
    EXPECT_EQ(holding_.facts.parcels[0].comparable, Comparable::street);
    EXPECT_EQ(after.parcels[0].other_previous, Yen{7'350'000});
    EXPECT_EQ(after.parcels[0].other_adjustment, Adjustment::kept);
    EXPECT_EQ(after.land_base, Yen{7'350'000});
    // It may be read from the explanation of the bill.
    batch::Request request;
    request.day = kYear.first_day();
    request.now = start_of_day({2026, 4, 10});
    request.threads = 1;
    ASSERT_TRUE(assess_year(town_, request));
    const auto text = explain(town_, kOwner, kYear.first_day(), kEndOfTime, false);
    ASSERT_TRUE(text);
    EXPECT_NE(text->find("同じ路線の類似土地"), std::string::npos) << *text;
    EXPECT_NE(text->find("7,350,000"), std::string::npos);
    EXPECT_EQ(text->find("計算し直すと"), std::string::npos);
}

TEST_P(FixedAssetComparable, WhatTheClerkEnteredStands) {
    lot(parcel(1, kOwner, 180, 1), 12'000'000, [] {
        LandBase entered = base(0, 0, 7'000'000);
        entered.comparable = true;
        return entered;
    }());
    shops();
    pull_down();
    EXPECT_EQ(sheet().parcels[0].other_adjustment, Adjustment::lower_limit);
    EXPECT_EQ(holding_.facts.parcels[0].comparable, Comparable::entered);
}

TEST_P(FixedAssetComparable, WithoutSimilarLandOnTheStreetThoseFartherAway) {
    home();
    ParcelRecord shop = parcel(2, kShop, 100, 0);
    shop.street = "S9";
    lot(shop, 10'000'000, base(0, 0, 6'500'000));
    pull_down();
    EXPECT_EQ(sheet().land_base, Yen{7'800'000});
    EXPECT_EQ(holding_.facts.parcels[0].comparable, Comparable::town);
}

TEST_P(FixedAssetComparable, WithoutAnySimilarLandTheLawsBase) {
    home();
    pull_down();
    EXPECT_EQ(sheet().land_base, Yen{8'400'000});
    EXPECT_EQ(holding_.facts.parcels[0].comparable, Comparable::none);
}

TEST_P(FixedAssetComparable, APartThatWasThereKeepsItsOwnLevel) {
    // 200 ㎡ at 70 %, 300 ㎡ at 80 %; a second dwelling makes it 400 and 100.
    lot(parcel(1, kOwner, 500, 1), 30'000'000, base(1'400'000, 4'800'000, 0));
    ParcelRecord two = parcel(1, kOwner, 500, 2);
    two.town = "大内御堀";
    append(parcel_table(), two, Date{2025, 6, 1});
    const Sheet after = sheet();
    EXPECT_EQ(after.parcels[0].small_previous, Yen{2'800'000});
    EXPECT_EQ(after.parcels[0].general_previous, Yen{1'600'000});
    EXPECT_EQ(after.land_base, Yen{3'000'000 + 1'700'000});
    EXPECT_EQ(holding_.facts.parcels[0].comparable, Comparable::own);
}

TEST_P(FixedAssetComparable, LandBeingRebuiltOnIsDeemedForDwellingsUntilItsYear) {
    home();
    shops();
    append(land_status_table(), LandStatus{1, Deemed::rebuilding, 2025, 0}, Date{2024, 8, 1});
    EXPECT_EQ(sheet(FiscalYear{2025}).parcels[0].small_area, square_metres(180));
    // Nothing happened on it since, but the year is over.
    EXPECT_EQ(sheet().land_base, Yen{7'350'000});
    EXPECT_EQ(holding_.facts.parcels[0].comparable, Comparable::street);
}

YAKUBA_ON_BOTH_ENGINES(FixedAssetComparable);

}  // namespace
}  // namespace yakuba::fixed_asset_tax
