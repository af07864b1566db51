#include "support/town.h"

#include <gtest/gtest.h>

#include "business/fixed_asset_tax/business.h"
#include "business/fixed_asset_tax/decide.h"
#include "business/fixed_asset_tax/imports.h"
#include "business/fixed_asset_tax/jobs.h"
#include "registry/schema.h"
#include "storage/as_of.h"
#include "support/table_check.h"

// A handful of owners in a database of their own: assessed, sold, corrected, explained.
namespace yakuba::fixed_asset_tax {
namespace {

constexpr PersonId kOwner{11};
constexpr PersonId kWife{12};
constexpr PersonId kBuyer{13};
constexpr PersonId kGroup{81};
constexpr PersonId kCompany{91};
constexpr FiscalYear kYear{2026};
const Instant kImported = start_of_day({2023, 1, 20});
const Instant kAssessed = start_of_day({2026, 4, 10});
const Instant kCorrected = start_of_day({2026, 9, 5});

ParcelRecord home(std::int64_t number, PersonId taxpayer) {
    ParcelRecord parcel;
    parcel.parcel_id = number;
    parcel.taxpayer_id = taxpayer;
    parcel.town = "大内御堀";
    parcel.lot = std::to_string(number) + "番";
    parcel.use = parcel.registered_use = "宅地";
    parcel.area = square_metres(180);
    parcel.dwellings = 1;
    parcel.zone = Zone::inner;
    parcel.street = "S1";
    return parcel;
}

HouseRecord house(std::int64_t number, PersonId taxpayer) {
    HouseRecord record;
    record.house_id = number;
    record.taxpayer_id = taxpayer;
    record.town = "大内御堀";
    record.number = std::to_string(number) + "番の1";
    record.use = "居宅";
    record.area = record.living_area = square_metres(100);
    record.built_on = Date{2010, 5, 1};
    record.zone = Zone::inner;
    return record;
}

class FixedAssetTown : public test::TownTest {
protected:
    void SetUp() override {
        open_town({2023, 1, 20}, {registry::migrations(), ledger::migrations(), migrations()});
        transact(kImported, [](storage::Transaction& t) { settle(t); });
    }

    template <class Record>
    static void append(storage::Transaction& t, const storage::Table& table, Date from,
                       const std::vector<Record>& records) {
        std::vector<storage::Versioned<Record>> rows;
        for (const Record& record : records) {
            storage::Version version;
            version.valid_from = from;
            rows.push_back({record, version});
        }
        t.append_versions<Record>(table, rows);
    }

    static void settle(storage::Transaction& t) {
        const Date begins{2021, 1, 1};
        append<Taxpayer>(
            t, taxpayer_table(), begins,
            {{.taxpayer_id = kOwner, .recipient_id = kOwner, .note = {}},
             {.taxpayer_id = kBuyer, .recipient_id = kBuyer, .note = {}},
             {.taxpayer_id = kGroup, .shared = true, .recipient_id = kOwner, .note = {}},
             {.taxpayer_id = kCompany, .recipient_id = kCompany, .note = {}}});
        append<CoOwner>(t, co_owner_table(), begins,
                        {{kGroup, kOwner, 1, 2}, {kGroup, kWife, 1, 2}});
        append<ParcelRecord>(t, parcel_table(), begins, {home(1, kOwner), home(2, kGroup)});
        append<StreetValue>(t, street_value_table(), begins, {{"S1", Yen{60'000}}});
        append<ParcelPrice>(
            t, parcel_price_table(), begins,
            {{1, FiscalYear{2021}, Yen{12'000'000}}, {2, FiscalYear{2021}, Yen{12'000'000}}});
        append<HouseRecord>(t, house_table(), begins, {house(1, kOwner)});
        append<HousePrice>(t, house_price_table(), begins,
                           {{1, FiscalYear{2021}, 9'000'000, 5'000, 99, Yen{4'455'000}}});
        AssetRecord lathe;
        lathe.taxpayer_id = kCompany;
        lathe.name = "旋盤";
        lathe.acquired = YearMonth{2022, 6};
        lathe.cost = Yen{20'000'000};
        lathe.useful_life = 10;
        append<AssetRecord>(t, asset_table(), Date{2022, 7, 1}, {lathe});
    }

    batch::Report run(auto job, FiscalYear year, Instant now) {
        batch::Request request;
        request.day = year.first_day();
        request.now = now;
        request.threads = 1;
        request.key = to_iso(now);
        auto report = job(town_, request);
        EXPECT_TRUE(report) << report.problem().message << report.problem().detail;
        EXPECT_TRUE(report->failed.empty());
        return *report;
    }
    batch::Report assess_all(FiscalYear year = kYear, Instant now = kAssessed) {
        return run(&assess_year, year, now);
    }

    std::optional<StoredBill> bill(PersonId taxpayer, FiscalYear year = kYear) {
        auto found = storage::find_as_of<StoredBill>(
            *database_->session(), stored_bill_table(), {year.tax_base_date()},
            storage::both(storage::equals("fiscal_year", std::int64_t{year.value}),
                          storage::equals("taxpayer_id", taxpayer.value())));
        if (!found) return std::nullopt;
        return found->record;
    }
    std::int64_t number(std::string_view sql) {
        return database_->session()->number(sql).value_or(-1);
    }
};

TEST_P(FixedAssetTown, TablesAreAsTheirDescriptionsSay) {
    EXPECT_EQ(test::misfits(*database_, tables()), "");
}

TEST_P(FixedAssetTown, EveryTaxpayerGetsOneBillAndCoOwnersOneTogether) {
    const batch::Report report = assess_all();
    EXPECT_EQ(report.counts.of("納税義務者"), 3);  // the buyer has nothing yet
    EXPECT_EQ(bill(kOwner)->land_base, Yen{2'000'000});
    EXPECT_EQ(bill(kOwner)->house_base, Yen{4'455'000});
    EXPECT_EQ(bill(kOwner)->fixed_tax, Yen{90'300});
    EXPECT_EQ(bill(kOwner)->city_tax, Yen{21'100});
    EXPECT_EQ(bill(kGroup)->fixed_tax, Yen{28'000});
    EXPECT_EQ(bill(kCompany)->asset_ground, Ground::taxed);
    EXPECT_FALSE(bill(kWife));
    EXPECT_FALSE(bill(kBuyer));
    EXPECT_EQ(number("SELECT sum(amount) FROM charge WHERE business = 5"),
              number("SELECT sum(annual_tax) FROM fixed_asset_bill"));
    EXPECT_EQ(number("SELECT sum(amount) FROM instalment"),
              number("SELECT sum(amount) FROM charge"));
}

TEST_P(FixedAssetTown, ASecondRunWritesNothingNew) {
    assess_all();
    const auto bills = number("SELECT count(*) FROM fixed_asset_bill");
    const auto bases = number("SELECT count(*) FROM fixed_asset_land_base");
    assess_all(kYear, kCorrected);
    EXPECT_EQ(number("SELECT count(*) FROM fixed_asset_bill"), bills);
    EXPECT_EQ(number("SELECT count(*) FROM fixed_asset_land_base"), bases);
    EXPECT_EQ(number("SELECT max(version) FROM charge"), 1);
}

TEST_P(FixedAssetTown, WhoOwnsOnTheFirstOfJanuaryOwesTheYear) {
    transact(start_of_day({2026, 1, 8}), [](storage::Transaction& t) {
        append<ParcelRecord>(t, parcel_table(), Date{2026, 1, 2}, {home(1, kBuyer)});
    });
    assess_all();
    EXPECT_EQ(bill(kOwner)->land_base, Yen{2'000'000});
    EXPECT_FALSE(bill(kBuyer));
    // Recorded late: it had been sold on the last day of the year.
    std::vector<batch::Difference> differences;
    transact(kCorrected, [&](storage::Transaction& t) {
        append<ParcelRecord>(t, parcel_table(), Date{2025, 12, 31}, {home(1, kBuyer)});
        const std::vector persons{kOwner, kBuyer};
        auto result = recompute(town_, t, {persons, Date{2025, 12, 31}, "所有権移転の日の訂正"});
        ASSERT_TRUE(result) << result.problem().message;
        differences = *result;
    });
    EXPECT_EQ(differences.size(), 2u);
    EXPECT_EQ(bill(kOwner)->land_base, 0_yen);
    EXPECT_EQ(bill(kBuyer)->land_base, Yen{2'000'000});
    // The seller has paid two terms and owes less; the buyer pays what is left of the year.
    EXPECT_EQ(number("SELECT count(*) FROM instalment WHERE person_id = 13 AND due_on < 20260905"),
              0);
    EXPECT_EQ(number("SELECT sum(amount) FROM instalment WHERE person_id = 13"),
              bill(kBuyer)->annual_tax.amount());
    EXPECT_LT(number("SELECT difference FROM charge WHERE person_id = 11 AND version = 2"), 0);
}

TEST_P(FixedAssetTown, ThisYearsBaseIsWhereNextYearBegins) {
    transact(kImported, [](storage::Transaction& t) {
        LandBase low;
        low.fiscal_year = FiscalYear{2023};
        low.parcel_id = 1;
        low.small = Yen{1'300'000};
        low.small_city = Yen{4'100'000};
        append<LandBase>(t, land_base_table(), FiscalYear{2023}.tax_base_date(), {low});
    });
    assess_all(FiscalYear{2024}, start_of_day({2024, 4, 10}));
    assess_all(FiscalYear{2025}, start_of_day({2025, 4, 10}));
    EXPECT_EQ(bill(kOwner, FiscalYear{2024})->land_base, Yen{1'400'000});
    EXPECT_EQ(bill(kOwner, FiscalYear{2025})->land_base, Yen{1'500'000});
    EXPECT_EQ(bill(kOwner, FiscalYear{2024})->land_base_city, Yen{4'000'000});
    // 2024's lot turns out to be twice as large: both years follow, each from the other.
    transact(kCorrected, [&](storage::Transaction& t) {
        append<ParcelPrice>(t, parcel_price_table(), Date{2024, 1, 1},
                            {{1, FiscalYear{2024}, Yen{24'000'000}}});
        auto result = recompute(town_, t, {std::vector{kOwner}, Date{2024, 1, 1}, "価格の修正"});
        ASSERT_TRUE(result);
        EXPECT_EQ(result->size(), 2u);
    });
    EXPECT_EQ(bill(kOwner, FiscalYear{2024})->land_base, Yen{1'500'000});
    EXPECT_EQ(bill(kOwner, FiscalYear{2025})->land_base, Yen{1'700'000});
}

TEST_P(FixedAssetTown, NothingIsDecidedAnewPastTheFiveYears) {
    assess_all(FiscalYear{2021}, start_of_day({2023, 4, 10}));
    const auto correct_at = [&](Date day) {
        std::size_t found = 0;
        transact(start_of_day(day), [&](storage::Transaction& t) {
            HouseRecord gone = house(1, kOwner);
            gone.removed = day.day() % 2 == 0;
            append<HouseRecord>(t, house_table(), Date{2020, 12, 1}, {gone});
            auto result = recompute(town_, t, {std::vector{kOwner}, Date{2020, 12, 1}, "滅失"});
            ASSERT_TRUE(result);
            found = result->size();
        });
        return found;
    };
    // The first term of R3 was due on 30 April 2021.
    EXPECT_EQ(correct_at({2026, 4, 30}), 1u);
    EXPECT_EQ(correct_at({2026, 5, 1}), 0u);
}

TEST_P(FixedAssetTown, ARevaluationFollowsTheStreetAndNeverRaisesAHouse) {
    transact(start_of_day({2024, 1, 10}), [](storage::Transaction& t) {
        append<StreetValue>(t, street_value_table(), Date{2024, 1, 1}, {{"S1", Yen{70'000}}});
    });
    run(&revalue_year, FiscalYear{2024}, start_of_day({2024, 3, 1}));
    const auto price = [&](int year) {
        const Holding holding =
            gather_one(*database_->session(), FiscalYear{year}, kEndOfTime, kOwner);
        return std::pair{holding.facts.parcels[0].price, holding.facts.houses[0].price};
    };
    EXPECT_EQ(price(2023).first, Yen{12'000'000});
    EXPECT_EQ(price(2024).first, Yen{12'600'000});
    EXPECT_LT(price(2024).second, Yen{4'455'001});
    // In the years between a street that rises changes nothing, one that falls does.
    for (const auto& [year, unit] : {std::pair{2025, 80'000}, {2026, 65'000}}) {
        transact(start_of_day({year, 1, 10}), [&](storage::Transaction& t) {
            append<StreetValue>(t, street_value_table(), Date{year, 1, 1}, {{"S1", Yen{unit}}});
        });
        run(&revalue_year, FiscalYear{year}, start_of_day({year, 3, 1}));
    }
    EXPECT_EQ(price(2025).first, Yen{12'600'000});
    EXPECT_EQ(price(2026).first, Yen{11'700'000});
    const auto prices = number("SELECT count(*) FROM fixed_asset_parcel_price");
    run(&revalue_year, kYear, start_of_day({2026, 3, 20}));
    EXPECT_EQ(number("SELECT count(*) FROM fixed_asset_parcel_price"), prices);
}

TEST_P(FixedAssetTown, ATrialOfTheAdjustmentWritesNothing) {
    const batch::Report report = run(&try_adjustment, kYear, kAssessed);
    EXPECT_EQ(report.counts.of("小規模住宅用地：本則課税標準額"), 2);
    EXPECT_EQ(number("SELECT count(*) FROM fixed_asset_land_base"), 0);
}

TEST_P(FixedAssetTown, AnyDecisionIsExplainedAsItWasMade) {
    assess_all();
    transact(kCorrected, [&](storage::Transaction& t) {
        append<ParcelPrice>(t, parcel_price_table(), Date{2026, 1, 1},
                            {{1, kYear, Yen{9'000'000}}});
        ASSERT_TRUE(recompute(town_, t, {std::vector{kOwner}, Date{2026, 1, 1}, "価格の修正"}));
    });
    const auto now = explain(town_, kOwner, kYear.first_day(), kEndOfTime, false);
    const auto then = explain(town_, kOwner, kYear.first_day(), kAssessed, false);
    ASSERT_TRUE(now && then);
    EXPECT_NE(now->find("9,000,000"), std::string::npos);
    EXPECT_NE(then->find("12,000,000"), std::string::npos);
    EXPECT_EQ(then->find("計算し直すと"), std::string::npos);
    // A co-owner sees the group's bill.
    const auto wife = explain(town_, kWife, kYear.first_day(), kEndOfTime, false);
    ASSERT_TRUE(wife);
    EXPECT_NE(wife->find("2番"), std::string::npos);
    const auto nobody = explain(town_, PersonId{99}, kYear.first_day(), kEndOfTime, true);
    ASSERT_FALSE(nobody);
    EXPECT_EQ(nobody.problem().code, "tax.not_decided");
}

TEST_P(FixedAssetTown, ComesOutAsFilesAndGoesInAgain) {
    assess_all();
    const std::string folder = this->folder().file("csv");
    const std::vector<const storage::Table*> all_tables(tables().begin(), tables().end());
    ASSERT_TRUE(exchange::export_folder(*database_, folder, all_tables));
    const auto all = test::joined({registry::migrations(), ledger::migrations(), migrations()});
    const auto other = storage::Database::open(this->folder().file("other.db"));
    ASSERT_TRUE(other && (*other)->migrate(all));
    const storage::Command command{"test", "移行", {}, "import", {}, kCorrected};
    const auto parts = imports();
    const auto report = exchange::import_folder(**other, folder, parts, command);
    for (const auto& bad : report.bad)
        ADD_FAILURE() << bad.file << ' ' << bad.column << ' ' << bad.problem.message;
    EXPECT_EQ((*other)->session()->number("SELECT sum(annual_tax) FROM fixed_asset_bill"),
              number("SELECT sum(annual_tax) FROM fixed_asset_bill"));
}

YAKUBA_ON_BOTH_ENGINES(FixedAssetTown);

TEST(FixedAssetImports, RowsThatCannotBeAreRefused) {
    EXPECT_EQ(check(Taxpayer{}).size(), 1u);
    EXPECT_EQ(check(CoOwner{kGroup, kGroup, 3, 2}).size(), 2u);
    EXPECT_EQ(check(ParcelRecord{}).front().code, "fixed_asset.no_area");
    EXPECT_EQ(check(HouseRecord{}).size(), 2u);
    EXPECT_EQ(check(AssetRecord{}).size(), 2u);
    EXPECT_TRUE(check(home(1, kOwner)).empty());
}

}  // namespace
}  // namespace yakuba::fixed_asset_tax
