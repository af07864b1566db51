// Papers about owners and houses: heirs, representatives, managers, what became of a house, relief.
#include "business/fixed_asset_tax/test_family.h"
#include "business/fixed_asset_tax/unit_holdings.h"

namespace yakuba::fixed_asset_tax {
namespace {

class FixedAssetPapers : public FixedAssetCase {
protected:
    Parcel land(int year) { return holding(kOwner, year).facts.parcels.at(0); }
    PersonId recipient(PersonId taxpayer) {
        const auto found = storage::find_as_of<Taxpayer>(
            *database_->session(), taxpayer_table(), {Date{2026, 12, 31}},
            storage::equals("taxpayer_id", taxpayer.value()));
        return found->record.recipient_id;
    }
};

TEST_P(FixedAssetPapers, TheHeirsTakeOverWhatTheDeadOwned) {
    owner_dies();
    const auto to_dos = ask(page_.to_dos, kOwner);
    ASSERT_EQ(to_dos.size(), 1U);
    EXPECT_EQ(to_dos[0].due, (Date{2026, 10, 20}));
    ASSERT_EQ(facts("fixed-asset-tax.deceased", kWife).as_array().size(), 1U);
    const auto outcome = decide_case(
        "fixed-asset-tax.report_owners",
        test::answers("{'deceased': '11', 'heirs': ['12', '13'], 'representative': '12'}"), kToday,
        kWife);
    ASSERT_TRUE(outcome) << outcome.problem().message;
    const PersonId group{outcome->as_object().at("taxpayer_id").to_number<std::int64_t>()};
    EXPECT_NE(group, kWife);
    EXPECT_TRUE(holding(kOwner).parcels.empty());
    EXPECT_EQ(holding(group).parcels.size(), 1U);
    EXPECT_EQ(holding(group).houses.size(), 1U);
    EXPECT_EQ(holding(kOwner, 2026).parcels.size(), 1U);  // this year's tax stays the dead man's
    EXPECT_TRUE(ask(page_.to_dos, kOwner).empty());
    EXPECT_TRUE(facts("fixed-asset-tax.deceased", kWife).as_array().empty());
    const auto entry = registry::find_resident(*database_->session(), group, {kToday});
    ASSERT_TRUE(entry);
    EXPECT_EQ(entry->record.name, "青木　美月　外1名");
    // His bill goes to the widow, who represents the heirs.
    const LetterReport report = print("tax-notice", kYear.first_day());
    EXPECT_EQ(report.letters, 1);
    std::ifstream file{report.files.at(0), std::ios::binary};
    const std::string pdf{std::istreambuf_iterator<char>{file}, {}};
    EXPECT_EQ(notices::read_pages(pdf)->size(), 2U);
}

TEST_P(FixedAssetPapers, OneHeirNeedsNoGroup) {
    owner_dies();
    const auto outcome = decide_case(
        "fixed-asset-tax.report_owners",
        test::answers("{'deceased': '11', 'heirs': ['13'], 'representative': '13'}"), kToday, kSon);
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->as_object().at("taxpayer_id"), kSon.value());
    EXPECT_EQ(holding(kSon).parcels.size(), 1U);
    const auto nobody = decide_case(
        "fixed-asset-tax.report_owners",
        test::answers("{'deceased': '11', 'heirs': ['13'], 'representative': '12'}"), kToday, kSon);
    ASSERT_FALSE(nobody);
    EXPECT_EQ(nobody.problem().code, "applicant.heirs");
}

TEST_P(FixedAssetPapers, TheSharesAreThoseOfTheReturn) {
    owner_dies();
    const auto report = [&](std::string shares) {
        return test::answers(
            "{'deceased': '11', 'heirs': ['12', '13'], 'representative': '12', 'shares': " +
            shares + "}");
    };
    const auto wrong = report(
        "[{'heir': '12', 'numerator': 3, 'denominator': 4}, {'heir': '13', 'numerator': 1, "
        "'denominator': 2}]");
    EXPECT_EQ(check_case("fixed-asset-tax.report_owners", wrong, kWife).at(0).code,
              "applicant.shares");
    EXPECT_FALSE(decide_case("fixed-asset-tax.report_owners", wrong, kToday, kWife));
    const auto outcome = decide_case(
        "fixed-asset-tax.report_owners",
        report("[{'heir': '12', 'numerator': 3, 'denominator': 4}, {'heir': '13', 'numerator': 1, "
               "'denominator': 4}]"),
        kToday, kWife);
    ASSERT_TRUE(outcome) << outcome.problem().message;
    const PersonId group{outcome->as_object().at("taxpayer_id").to_number<std::int64_t>()};
    const auto owners =
        storage::select_as_of<CoOwner>(*database_->session(), co_owner_table(), {kToday},
                                       storage::equals("taxpayer_id", group.value()));
    ASSERT_EQ(owners.size(), 2U);
    EXPECT_EQ(owners[0].record.share_numerator, 3);
    EXPECT_EQ(owners[1].record.share_denominator, 4);
    // Whatever the share, each answers for the whole (10条の2).
    for (const PersonId heir : {kWife, kSon}) {
        const auto mine = taxpayers_of(*database_->session(), heir, {kToday});
        EXPECT_NE(std::ranges::find(mine, group), mine.end());
    }
    EXPECT_EQ(holding(group).parcels.size(), 1U);
}

TEST_P(FixedAssetPapers, AUnitOfACondominiumGoesToTheHeirsToo) {
    transact([](storage::Transaction& t) {
        Unit unit;
        unit.house_id = 9;
        unit.taxpayer_id = kOwner;
        unit.number = "９番の１の１";
        unit.area = square_metres(70);
        append(t, unit_table(), unit, Date{2021, 1, 1});
    });
    owner_dies();
    const auto outcome = decide_case(
        "fixed-asset-tax.report_owners",
        test::answers("{'deceased': '11', 'heirs': ['13'], 'representative': '13'}"), kToday, kSon);
    ASSERT_TRUE(outcome) << outcome.problem().message;
    EXPECT_EQ(outcome->as_object().at("houses"), 2);
    const auto session = database_->session();
    EXPECT_TRUE(units_of(*session, kOwner, {kToday}).empty());
    EXPECT_EQ(units_of(*session, kSon, {kToday}).size(), 1U);
    EXPECT_EQ(units_of(*session, kOwner, {Date{2026, 1, 1}}).size(), 1U);
}

TEST_P(FixedAssetPapers, ARepresentativeReceivesThePapersAndOwnsNothing) {
    owner_dies();
    ASSERT_TRUE(decide_case("fixed-asset-tax.represent",
                            test::answers("{'deceased': '11', 'representative': '13'}"), kToday,
                            kSon));
    EXPECT_EQ(recipient(kOwner), kSon);
    bool shown = false;
    for (const TimelineEntry& row : ask(page_.timeline, kOwner))
        shown |= row.what == "納税通知書の送り先";
    EXPECT_TRUE(shown);
    EXPECT_EQ(holding(kOwner).parcels.size(), 1U);
    EXPECT_TRUE(holding(kSon).parcels.empty());
    EXPECT_EQ(print("tax-notice", kYear.first_day()).letters, 1);
    EXPECT_EQ(check_case("fixed-asset-tax.represent",
                         test::answers("{'deceased': '12', 'representative': '13'}"), kSon)
                  .at(0)
                  .code,
              "applicant.deceased");
}

TEST_P(FixedAssetPapers, AManagerReceivesTheNoticesUntilItEnds) {
    const auto outcome = decide_case(
        "fixed-asset-tax.appoint_manager",
        test::answers(
            "{'change': 'appoint', 'manager_name': '河村　環', 'manager_address': {'postcode': "
            "'7500000', 'prefecture': '山口県', 'city': '下関市', 'town': '長府', 'lot': '１番'}}"),
        kToday, kOwner);
    ASSERT_TRUE(outcome) << outcome.problem().message;
    const PersonId manager = recipient(kOwner);
    EXPECT_NE(manager, kOwner);
    const auto entry = registry::find_resident(*database_->session(), manager, {kToday});
    ASSERT_TRUE(entry);
    EXPECT_EQ(entry->record.standing, registry::Standing::non_resident);
    EXPECT_EQ(entry->record.town, "山口県下関市長府１番");
    EXPECT_EQ(print("tax-notice", kYear.first_day()).letters, 1);
    // A number staff looked up must be somebody's.
    EXPECT_FALSE(decide_case("fixed-asset-tax.appoint_manager",
                             test::answers("{'change': 'appoint', 'manager_number': 99}"), kToday,
                             kOwner));
    ASSERT_TRUE(decide_case("fixed-asset-tax.appoint_manager", test::answers("{'change': 'end'}"),
                            kToday, kOwner));
    EXPECT_EQ(recipient(kOwner), kOwner);
}

TEST_P(FixedAssetPapers, AHouseThatIsGoneTakesItsDwellingOffTheLand) {
    ASSERT_TRUE(decide_case(
        "fixed-asset-tax.report_gone",
        test::answers("{'house': '1', 'gone_on': '2026-06-01', 'site': 'none'}"), kToday, kOwner));
    EXPECT_EQ(holding(kOwner, 2026).houses.size(), 1U);
    EXPECT_TRUE(holding(kOwner, 2027).houses.empty());
    EXPECT_EQ(land(2026).dwellings, 1);
    EXPECT_EQ(land(2027).dwellings, 0);
    EXPECT_EQ(
        check_case("fixed-asset-tax.report_gone",
                   test::answers("{'house': '1', 'gone_on': '2026-07-01', 'site': 'none'}"), kOwner)
            .at(0)
            .code,
        "applicant.not_owner");
}

TEST_P(FixedAssetPapers, LandBeingRebuiltOnOrStruckByADisasterIsDeemedForDwellings) {
    ASSERT_TRUE(
        decide_case("fixed-asset-tax.report_gone",
                    test::answers("{'house': '1', 'gone_on': '2026-06-01', 'site': 'rebuilding'}"),
                    kToday, kOwner));
    EXPECT_EQ(land(2027).dwellings, 1);
    EXPECT_EQ(land(2027).deemed, Deemed::rebuilding);
    EXPECT_EQ(land(2028).dwellings, 0);
    // 349条の3の3: two years after the year of the disaster.
    ASSERT_TRUE(
        decide_case("fixed-asset-tax.report_land",
                    test::answers("{'parcel': '1', 'changed_on': '2026-06-01', 'dwellings': 0, "
                                  "'site': 'disaster'}"),
                    kToday, kOwner));
    EXPECT_EQ(land(2027).deemed, Deemed::disaster);
    EXPECT_EQ(land(2028).dwellings, 1);
    EXPECT_EQ(land(2029).dwellings, 0);
}

TEST_P(FixedAssetPapers, AnExtensionIsTaxedFromTheNextFirstOfJanuary) {
    ASSERT_TRUE(decide_case("fixed-asset-tax.report_extended",
                            test::answers("{'house': '1', 'finished_on': '2026-05-20', 'area': 20, "
                                          "'living_area': 20, 'points': 1000000}"),
                            kToday, kOwner));
    EXPECT_EQ(holding(kOwner, 2026).facts.houses[0].price, Yen{1'980'000});
    // 1,000,000 points × 0.80 × 0.99 yen.
    EXPECT_EQ(holding(kOwner, 2027).facts.houses[0].price, Yen{1'980'000 + 792'000});
    EXPECT_EQ(holding(kOwner, 2027).facts.houses[0].area, square_metres(130));
}

TEST_P(FixedAssetPapers, AnUnregisteredHouseChangesHandsByThePaper) {
    const auto sell = [&] {
        return decide_case(
            "fixed-asset-tax.transfer_house",
            test::answers("{'house': '1', 'changed_on': '2026-06-01', 'owner_number': 13}"), kToday,
            kOwner);
    };
    const auto registered = sell();
    ASSERT_FALSE(registered);
    EXPECT_EQ(registered.problem().code, "house.registered");
    EXPECT_FALSE(facts("fixed-asset-tax.assets", kOwner).at("has_unregistered").as_bool());
    transact([](storage::Transaction& t) {
        auto house = storage::find_as_of<HouseRecord>(t.session(), house_table(), {kToday},
                                                      storage::equals("house_id", std::int64_t{1}));
        house->record.number.clear();
        append(t, house_table(), house->record, Date{2021, 1, 1});
    });
    EXPECT_TRUE(facts("fixed-asset-tax.assets", kOwner).at("has_unregistered").as_bool());
    ASSERT_TRUE(sell());
    EXPECT_EQ(holding(kOwner, 2026).houses.size(), 1U);
    EXPECT_TRUE(holding(kOwner, 2027).houses.empty());
    EXPECT_EQ(holding(kSon, 2027).houses.size(), 1U);
}

TEST_P(FixedAssetPapers, ReliefTakesItsShareOffWhatIsNotYetDue) {
    // 85,800 in four terms; on 10 September those of December and February, 21,000 each, are open.
    on({2026, 9, 20});
    const auto apply = [&] {
        return decide_case(
            "fixed-asset-tax.relieve",
            test::answers("{'taxpayer': '11', 'fiscal_year': 2026, 'reason': 'damage_half', "
                          "'details': '火災'}"),
            kToday, kOwner);
    };
    const auto outcome = apply();
    ASSERT_TRUE(outcome) << outcome.problem().message;
    const auto session = database_->session();
    EXPECT_EQ(session->number("SELECT amount FROM charge WHERE version = 2 AND person_id = 11"),
              85'800 - 42'000 * 6 / 10);
    EXPECT_EQ(session->number("SELECT sum(amount) FROM instalment WHERE person_id = 11 AND "
                              "charge_version = 2 AND due_on > 20260910"),
              42'000 * 4 / 10);
    bool shown = false;
    for (const TimelineEntry& row : ask(page_.timeline, kOwner))
        shown |= row.what == "固定資産税の減免";
    EXPECT_TRUE(shown);
    const auto again = apply();
    ASSERT_FALSE(again);
    EXPECT_EQ(again.problem().code, "relief.exists");
    EXPECT_EQ(
        check_case("fixed-asset-tax.relieve",
                   test::answers("{'taxpayer': '11', 'fiscal_year': 2026, 'reason': 'assistance', "
                                 "'details': ''}"),
                   kStranger)
            .at(0)
            .code,
        "applicant.not_owner");
}

YAKUBA_ON_BOTH_ENGINES(FixedAssetPapers);

}  // namespace
}  // namespace yakuba::fixed_asset_tax
