// 区分所有: a building and its site among the owners of its units.
#include <gtest/gtest.h>

#include "business/fixed_asset_tax/jobs.h"
#include "business/fixed_asset_tax/test_rates.h"
#include "business/fixed_asset_tax/unit_holdings.h"
#include "registry/schema.h"
#include "storage/as_of.h"
#include "support/town.h"

namespace yakuba::fixed_asset_tax {
namespace {

constexpr PersonId kFirst{11}, kSecond{12}, kThird{13};
constexpr FiscalYear kYear{2026};
constexpr Date kBegins{2021, 1, 1};

class FixedAssetUnits : public test::TownTest {
protected:
    void SetUp() override {
        open_town({2025, 4, 1}, {registry::migrations(), ledger::migrations(), migrations()});
        for (const PersonId owner : {kFirst, kSecond, kThird})
            put(taxpayer_table(),
                Taxpayer{.taxpayer_id = owner, .recipient_id = owner, .note = {}});
        ParcelRecord site;
        site.parcel_id = 1;
        site.town = "大内御堀";
        site.lot = "１番";
        site.use = site.registered_use = "宅地";
        site.area = square_metres(600);
        site.dwellings = 4;
        put(parcel_table(), site);
        put(parcel_price_table(), ParcelPrice{1, FiscalYear{2024}, Yen{60'000'000}});
        HouseRecord house;
        house.house_id = 1;
        house.parcel_id = 1;
        house.town = "大内御堀";
        house.number = "１番の１";
        house.use = "共同住宅";
        house.structure = Structure::concrete;
        house.area = house.living_area = square_metres(300);
        house.built_on = Date{2018, 5, 1};
        put(house_table(), house);
        put(house_price_table(),
            HousePrice{1, FiscalYear{2024}, 100'000'000, 8'000, 110, Yen{88'000'000}});
        // Two units of the first owner, one of each of the others.
        unit(1, kFirst, 60);
        unit(2, kFirst, 90);
        unit(3, kSecond, 90);
        unit(4, kThird, 60);
    }
    template <class Record>
    void put(const storage::Table& table, const Record& record, Date from = kBegins) {
        append(table, record, from);
    }
    void unit(int number, PersonId owner, int area, Date from = kBegins) {
        Unit unit;
        unit.house_id = 1;
        unit.unit_no = number;
        unit.taxpayer_id = owner;
        unit.number = "１番の１の" + std::to_string(number);
        unit.area = square_metres(area);
        put(unit_table(), unit, from);
    }
    void assess_all(Instant now) {
        batch::Request request;
        request.day = kYear.first_day();
        request.now = now;
        request.threads = 1;
        request.key = to_iso(now);
        const auto report = assess_year(town_, request);
        ASSERT_TRUE(report) << report.problem().message;
        EXPECT_TRUE(report->failed.empty());
    }
    StoredBill bill(PersonId taxpayer) {
        const auto found = storage::find_as_of<StoredBill>(
            *database_->session(), stored_bill_table(), {kYear.tax_base_date()},
            storage::both(storage::equals("fiscal_year", std::int64_t{kYear.value}),
                          storage::equals("taxpayer_id", taxpayer.value())));
        return found ? found->record : StoredBill{};
    }
    std::int64_t number(std::string_view sql) {
        return database_->session()->number(sql).value_or(-1);
    }
};

TEST_P(FixedAssetUnits, EachOwnerPaysTheShareOfTheBuildingAndOfItsSite) {
    assess_all(start_of_day({2026, 4, 10}));
    EXPECT_EQ(bill(kFirst).house_base, Yen{44'000'000});
    EXPECT_EQ(bill(kSecond).house_base, Yen{26'400'000});
    EXPECT_EQ(bill(kThird).house_base, Yen{17'600'000});
    // The site: 600 ㎡ of four dwellings, 60,000,000 / 6.
    EXPECT_EQ(bill(kFirst).land_base, Yen{5'000'000});
    EXPECT_EQ(bill(kThird).land_base, Yen{2'000'000});
    EXPECT_EQ(bill(kFirst).house_price + bill(kSecond).house_price + bill(kThird).house_price,
              Yen{88'000'000});
    // The base of the site is kept once, whole, and a second run writes nothing.
    EXPECT_EQ(number("SELECT count(*) FROM fixed_asset_land_base"), 1);
    EXPECT_EQ(number("SELECT small FROM fixed_asset_land_base"), 10'000'000);
    assess_all(start_of_day({2026, 5, 10}));
    EXPECT_EQ(number("SELECT count(*) FROM fixed_asset_land_base"), 1);
    EXPECT_EQ(number("SELECT count(*) FROM fixed_asset_bill"), 3);
}

TEST_P(FixedAssetUnits, ARevaluationReachesTheBuildingAndItsSite) {
    put(house_price_table(),
        HousePrice{1, FiscalYear{2021}, 100'000'000, 9'000, 110, Yen{99'000'000}});
    ParcelRecord site;
    site.parcel_id = 1;
    site.town = "大内御堀";
    site.lot = "１番";
    site.use = site.registered_use = "宅地";
    site.area = square_metres(600);
    site.dwellings = 4;
    site.street = "S1";
    put(parcel_table(), site);
    put(street_value_table(), StreetValue{"S1", Yen{90'000}}, Date{2024, 1, 1});
    batch::Request request;
    request.day = FiscalYear{2024}.first_day();
    request.now = start_of_day({2026, 3, 1});
    request.threads = 1;
    const auto report = revalue_year(town_, request);
    ASSERT_TRUE(report) << report.problem().message;
    EXPECT_EQ(number("SELECT count(*) FROM fixed_asset_house_price WHERE fiscal_year = 2024 AND "
                     "valid_from = 20240101"),
              1);
    assess_all(start_of_day({2026, 4, 10}));
    EXPECT_EQ(bill(kFirst).land_price, Yen{27'000'000});
}

TEST_P(FixedAssetUnits, AUnitThatIsSoldFollowsItsNewOwner) {
    unit(2, kThird, 90, Date{2025, 12, 1});
    assess_all(start_of_day({2026, 4, 10}));
    EXPECT_EQ(bill(kFirst).house_base, Yen{17'600'000});
    EXPECT_EQ(bill(kThird).house_base, Yen{44'000'000});
}

YAKUBA_ON_BOTH_ENGINES(FixedAssetUnits);

/// 施行規則15条の3の2: the 40th storey weighs a tenth more than the first.
TEST(Units, InATowerAStoreyWeighsMore) {
    Unit low;
    low.area = square_metres(78);
    Unit high = low;
    high.floor = 40;
    EXPECT_EQ(weight_of(rates_of(2026), low), weight_of(rates_of(2026), high));
    low.tower = high.tower = true;
    EXPECT_EQ(weight_of(rates_of(2026), high) * 10, weight_of(rates_of(2026), low) * 11);
}

}  // namespace
}  // namespace yakuba::fixed_asset_tax
