// 比準課税標準額: where the adjustment begins when the use or the size of a parcel changed.
#include <gtest/gtest.h>

#include "business/fixed_asset_tax/decide.h"
#include "business/fixed_asset_tax/jobs.h"
#include "registry/schema.h"
#include "support/both_engines.h"

namespace yakuba::fixed_asset_tax {
namespace {

constexpr PersonId kOwner{11}, kShop{12}, kOffice{13};
constexpr FiscalYear kYear{2026};
constexpr Date kBegins{2021, 1, 1};

class FixedAssetComparable : public test::BothEngines {
protected:
    void SetUp() override {
        std::vector<storage::Migration> all;
        for (const auto list : {registry::migrations(), ledger::migrations(), migrations()})
            all.insert(all.end(), list.begin(), list.end());
        database_ = open(all);
        town_.code = "352039";
        town_.data_folder = YAKUBA_ROOT "/data";
        town_.database = database_.get();
    }

    template <class Record>
    void put(const storage::Table& table, Date from, Record record) {
        now_.microseconds += 1'000'000;
        const auto done = database_->transact(
            {"test", "試験", {}, {}, {}, now_},
            [&](storage::Transaction& t) -> Result<std::string> {
                storage::Version version;
                version.valid_from = from;
                const std::vector<storage::Versioned<Record>> rows{{record, version}};
                t.append_versions<Record>(table, rows);
                return std::string{};
            });
        ASSERT_TRUE(done) << done.problem().detail;
    }
    /// A lot with its price of R6 and what its parts were taxed at in R7.
    void lot(ParcelRecord parcel, std::int64_t price, LandBase base) {
        parcel.town = "大内御堀";
        parcel.use = parcel.registered_use = "宅地";
        put(parcel_table(), kBegins, parcel);
        put(parcel_price_table(), Date{2024, 1, 1},
            ParcelPrice{parcel.parcel_id, FiscalYear{2024}, Yen{price}});
        base.fiscal_year = FiscalYear{2025};
        base.parcel_id = parcel.parcel_id;
        put(land_base_table(), base.fiscal_year.tax_base_date(), base);
        put(taxpayer_table(), kBegins,
            Taxpayer{
                .taxpayer_id = parcel.taxpayer_id, .recipient_id = parcel.taxpayer_id, .note = {}});
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
        put(parcel_table(), Date{2025, 9, 1}, empty);
    }
    Sheet sheet(FiscalYear year = kYear) {
        const auto tax = year_of_tax(town_, year);
        const auto session = database_->session();
        holding_ = holding_of(*session, **tax, kEndOfTime, kOwner);
        Sheet sheet;
        assess((*tax)->rates.rates, holding_.facts, year, sheet);
        return sheet;
    }

    std::unique_ptr<storage::Database> database_;
    Town town_;
    Holding holding_;
    Instant now_ = start_of_day({2025, 4, 1});
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
    put(parcel_table(), Date{2025, 6, 1}, two);
    const Sheet after = sheet();
    EXPECT_EQ(after.parcels[0].small_previous, Yen{2'800'000});
    EXPECT_EQ(after.parcels[0].general_previous, Yen{1'600'000});
    EXPECT_EQ(after.land_base, Yen{3'000'000 + 1'700'000});
    EXPECT_EQ(holding_.facts.parcels[0].comparable, Comparable::own);
}

TEST_P(FixedAssetComparable, LandBeingRebuiltOnIsDeemedForDwellingsUntilItsYear) {
    home();
    shops();
    put(land_status_table(), Date{2024, 8, 1}, LandStatus{1, Deemed::rebuilding, 2025, 0});
    EXPECT_EQ(sheet(FiscalYear{2025}).parcels[0].small_area, square_metres(180));
    // Nothing happened on it since, but the year is over.
    EXPECT_EQ(sheet().land_base, Yen{7'350'000});
    EXPECT_EQ(holding_.facts.parcels[0].comparable, Comparable::street);
}

YAKUBA_ON_BOTH_ENGINES(FixedAssetComparable);

}  // namespace
}  // namespace yakuba::fixed_asset_tax
