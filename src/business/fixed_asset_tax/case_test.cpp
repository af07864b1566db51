// What the counter and the cases write, what is printed, and what a person's page says.
#include "business/fixed_asset_tax/test_family.h"

namespace yakuba::fixed_asset_tax {
namespace {

TEST_P(FixedAssetCase, ADeclaredAssetIsTaxedFromTheYearsItWasThere) {
    const auto outcome = decide_case(
        "fixed-asset-tax.file_assets",
        test::answers(
            "{'fiscal_year': 2026, 'added': [{'name': '旋盤', 'kind': 'machinery', 'quantity': 1, "
            "'acquired': '2025-03', 'cost': 9000000, 'useful_life': 10}]}"),
        kToday, kOwner);
    ASSERT_TRUE(outcome) << outcome.problem().message;
    const json::array& differences = outcome->as_object().at("differences").as_array();
    ASSERT_EQ(differences.size(), 1U);  // 令和8年度: 8,073,000 of value more
    EXPECT_EQ(holding(kOwner, 2026).assets.size(), 1U);
    EXPECT_EQ(database_->session()->number("SELECT max(version) FROM charge"), 2);
    // Gone by the next 1 January.
    ASSERT_TRUE(decide_case("fixed-asset-tax.file_assets",
                            test::answers("{'fiscal_year': 2027, 'removed': ['1']}"),
                            Date{2027, 1, 20}, kOwner));
    EXPECT_TRUE(holding(kOwner, 2027).assets.empty());
    EXPECT_EQ(holding(kOwner, 2026).assets.size(), 1U);
    const auto later = check_case(
        "fixed-asset-tax.file_assets",
        test::answers(
            "{'fiscal_year': 2026, 'added': [{'name': '棚', 'kind': 'tool', 'quantity': 1, "
            "'acquired': '2026-01', 'cost': 9000, 'useful_life': 8}]}"),
        kOwner);
    ASSERT_EQ(later.size(), 1U);
    EXPECT_EQ(later[0].code, "applicant.acquired");
}

TEST_P(FixedAssetCase, AHousePulledDownChangesTheLandFromTheNextFirstOfJanuary) {
    const auto before = database_->session()->number("SELECT max(version) FROM charge");
    ASSERT_TRUE(
        decide_case("fixed-asset-tax.report_land",
                    test::answers("{'parcel': '1', 'changed_on': '2026-06-01', 'dwellings': 0}"),
                    kToday, kOwner));
    EXPECT_EQ(database_->session()->number("SELECT max(version) FROM charge"), before);
    EXPECT_EQ(holding(kOwner, 2026).parcels[0].dwellings, 1);
    EXPECT_EQ(holding(kOwner, 2027).parcels[0].dwellings, 0);
    // It had stood empty ground since last year: this year's bill is computed again.
    ASSERT_TRUE(
        decide_case("fixed-asset-tax.report_land",
                    test::answers("{'parcel': '1', 'changed_on': '2025-11-01', 'dwellings': 0}"),
                    kToday, kOwner));
    EXPECT_EQ(database_->session()->number("SELECT max(version) FROM charge"), *before + 1);
    EXPECT_EQ(
        check_case("fixed-asset-tax.report_land",
                   test::answers("{'parcel': '1', 'changed_on': '2026-06-01', 'dwellings': 0}"),
                   kStranger)
            .front()
            .code,
        "applicant.not_owner");
}

TEST_P(FixedAssetCase, WorksFinishedThisYearReduceTheNextYearsTax) {
    ASSERT_TRUE(decide_case(
        "fixed-asset-tax.report_reduction",
        test::answers("{'house': '1', 'reduction': 'earthquake', 'completed_on': '2025-08-01'}"),
        kToday, kOwner));
    EXPECT_EQ(holding(kOwner, 2026).houses[0].reduction_from, 2026);
    const auto bill = storage::select_as_of<StoredBill>(
        *database_->session(), stored_bill_table(), {kYear.tax_base_date()}, storage::everything());
    ASSERT_EQ(bill.size(), 1U);
    EXPECT_EQ(bill[0].record.reductions, Yen{13'860});
}

TEST_P(FixedAssetCase, CertificatesShowOnesOwnAssets) {
    for (const std::string kind : {"valuation", "taxes", "holdings"}) {
        const auto outcome = decide_case(
            "fixed-asset-tax.issue_certificate",
            test::answers("{'kind': '" + kind + "', 'fiscal_year': 2026, 'purpose': '登記'}"),
            kToday, kOwner, "fixed-asset-tax.certificate");
        ASSERT_TRUE(outcome) << outcome.problem().message << outcome.problem().detail;
        EXPECT_EQ(notices::read_pages(pdf_)->size(), 1U);
    }
    EXPECT_EQ(
        check_case("fixed-asset-tax.issue_certificate",
                   test::answers("{'kind': 'valuation', 'fiscal_year': 2026, 'purpose': '登記'}"),
                   kStranger)
            .front()
            .code,
        "applicant.no_bill");
}

TEST_P(FixedAssetCase, TheYearsLettersAndBooksArePrinted) {
    EXPECT_EQ(print("tax-notice", kYear.first_day()).pages, 2);
    EXPECT_EQ(print("holdings", kYear.first_day()).letters, 1);
    const LetterReport books = print("inspection", kYear.first_day());
    ASSERT_EQ(books.files.size(), 3U);
    std::ifstream land{books.files[0]};
    std::string header, line;
    std::getline(land, header);
    std::getline(land, line);
    EXPECT_EQ(line, "大内御堀,１番,宅地,240.00,14400000");
    const auto text_of = [](const std::string& path) {
        std::ifstream file{path};
        return std::string{std::istreambuf_iterator<char>{file}, {}};
    };
    // 416条1項: twenty days, or the first term (30 April 2026) when that is later.
    EXPECT_NE(text_of(books.files[2]).find("令和8年4月1日から令和8年4月30日まで"),
              std::string::npos)
        << text_of(books.files[2]);
    const LetterReport summary = print("summary", kYear.first_day());
    ASSERT_EQ(summary.files.size(), 4U);
    EXPECT_NE(
        text_of(summary.files[0]).find("宅地・小規模住宅用地,1,200.00,12000000,2000000,0,0.00,0,0"),
        std::string::npos)
        << text_of(summary.files[0]);
    EXPECT_NE(text_of(summary.files[0]).find("宅地・一般住宅用地,1,40.00,2400000,800000"),
              std::string::npos);
    EXPECT_NE(text_of(summary.files[1]).find("木造・居宅,1,110.00,1980000,1980000"),
              std::string::npos);
    EXPECT_EQ(print("change", Date{2026, 4, 1}).letters, 0);
    transact([&](storage::Transaction& t) {
        append(t, parcel_price_table(), ParcelPrice{1, kYear, Yen{9'000'000}}, Date{2026, 1, 1});
        ASSERT_TRUE(recompute(town_, t, {std::vector{kOwner}, Date{2026, 1, 1}, "価格の修正"}));
    });
    EXPECT_EQ(print("change", Date{2026, 4, 1}).letters, 1);
}

TEST_P(FixedAssetCase, ThePageSaysWhatIsOwedAndWhy) {
    const Tile tile = ask(page_.tile, kOwner);
    EXPECT_EQ(tile.state, Tile::State::active);
    EXPECT_TRUE(tile.status.ends_with("円")) << tile.status;
    EXPECT_EQ(ask(page_.tile, kSon).status, "対象なし");
    const auto rows = ask(page_.timeline, kOwner);
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0].what, "固定資産税の賦課");
    EXPECT_EQ(rows[1].what, "土地を所有");
    EXPECT_EQ(rows[2].what, "家屋を所有");
    EXPECT_EQ(ask(page_.decisions, kOwner).size(), 1U);
    EXPECT_TRUE(ask(page_.to_dos, kOwner).empty());
    // 432条: while the price may still be objected to.
    const auto session = database_->session();
    const auto gate = registry::Disclosure::load(*session, kToday);
    const Date in_may{2026, 5, 10};
    const auto open = page_.to_dos({town_, *session, kOwner, {in_may}, in_may, gate, {}});
    ASSERT_EQ(open.size(), 1U);
    EXPECT_EQ(open[0].due, (Date{2026, 7, 20}));
    EXPECT_EQ(open[0].article, "地方税法432条1項");
    EXPECT_EQ(facts("fixed-asset-tax.assets", kOwner).at("parcels").as_array().size(), 1U);
    EXPECT_FALSE(facts("fixed-asset-tax.assets", kStranger).at("has_any").as_bool());
}

YAKUBA_ON_BOTH_ENGINES(FixedAssetCase);

}  // namespace
}  // namespace yakuba::fixed_asset_tax
