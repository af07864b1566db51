// What the counter and the cases write, what is printed, and what a person's page says.
#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "business/fixed_asset_tax/case_effects.h"
#include "business/fixed_asset_tax/decide.h"
#include "business/fixed_asset_tax/jobs.h"
#include "business/fixed_asset_tax/notices.h"
#include "business/fixed_asset_tax/person_page.h"
#include "notices/page_reader.h"
#include "registry/residents.h"
#include "registry/schema.h"
#include "storage/as_of.h"
#include "support/both_engines.h"

namespace yakuba::fixed_asset_tax {
namespace {

namespace json = boost::json;

constexpr PersonId kOwner{11}, kWife{12}, kSon{13}, kStranger{14};
constexpr FiscalYear kYear{2026};
constexpr Date kToday{2026, 9, 10};

Calendar calendar() {
    std::ifstream file{YAKUBA_ROOT "/data/codes/eras.csv"};
    std::ostringstream text;
    text << file.rdbuf();
    return *Calendar::from_csv(text.str());
}

/// The house of departments, as far as this room's test goes.
class OnlyThisDepartment final : public Recomputing {
public:
    Result<std::vector<DepartmentDifferences>> recompute(const Town& town,
                                                         storage::Transaction& transaction,
                                                         const PastChange& change) const override {
        auto differences = fixed_asset_tax::recompute(town, transaction, change);
        if (!differences) return differences.problem();
        std::vector<DepartmentDifferences> all;
        if (!differences->empty())
            all.push_back({"fixed-asset-tax", "固定資産税・都市計画税", *std::move(differences)});
        return all;
    }
};

class FixedAssetCase : public test::BothEngines {
protected:
    void SetUp() override {
        std::vector<storage::Migration> all;
        for (const auto list : {registry::migrations(), ledger::migrations(), migrations()})
            all.insert(all.end(), list.begin(), list.end());
        database_ = open(all);
        town_ = {"352039", "山口市", "山口県", YAKUBA_ROOT "/data", database_.get(), &calendar_};
        town_.recomputing = &recomputing_;
        town_.folder = folder().path();
        put(kOwner, "世帯主", "青木　健", Date{1950, 5, 5});
        put(kWife, "妻", "青木　美月", Date{1952, 5, 5});
        put(kSon, "子", "青木　陽翔", Date{1980, 8, 10});
        transact([](storage::Transaction& t) { settle(t); });
        assess_all();
    }

    static void settle(storage::Transaction& t) {
        const Date begins{2021, 1, 1};
        append<Taxpayer>(t, taxpayer_table(), begins,
                         {.taxpayer_id = kOwner, .recipient_id = kOwner, .note = {}});
        ParcelRecord parcel;
        parcel.parcel_id = 1;
        parcel.taxpayer_id = kOwner;
        parcel.town = "大内御堀";
        parcel.lot = "１番";
        parcel.use = parcel.registered_use = "宅地";
        parcel.area = square_metres(240);
        parcel.dwellings = 1;
        parcel.zone = Zone::inner;
        append<ParcelRecord>(t, parcel_table(), begins, parcel);
        append<ParcelPrice>(t, parcel_price_table(), begins,
                            {1, FiscalYear{2024}, Yen{14'400'000}});
        HouseRecord house;
        house.house_id = 1;
        house.taxpayer_id = kOwner;
        house.parcel_id = 1;
        house.town = "大内御堀";
        house.number = "１番の１";
        house.use = "居宅";
        house.area = house.living_area = square_metres(110);
        house.built_on = Date{1979, 4, 1};
        house.zone = Zone::inner;
        append<HouseRecord>(t, house_table(), begins, house);
        append<HousePrice>(t, house_price_table(), begins,
                           {1, FiscalYear{2024}, 10'000'000, 2'000, 99, Yen{1'980'000}});
    }

    template <class Record>
    static void append(storage::Transaction& t, const storage::Table& table, Date from,
                       Record record) {
        const std::vector<storage::Versioned<Record>> rows{{record, {.valid_from = from}}};
        t.append_versions<Record>(table, rows);
    }
    storage::Command command() {
        now_.microseconds += 1'000'000;
        return {"決裁者", "決定", {}, {}, {}, now_};
    }
    template <class Work>
    void transact(Work work) {
        ASSERT_TRUE(
            database_->transact(command(), [&](storage::Transaction& t) -> Result<std::string> {
                work(t);
                return std::string{};
            }));
    }
    void put(PersonId person, std::string relation, std::string name, Date birth,
             registry::Standing standing = registry::Standing::resident, Date from = {}) {
        registry::Resident r;
        r.person_id = person;
        r.household_id = HouseholdId{1};
        r.standing = standing;
        r.relation = std::move(relation);
        r.name = std::move(name);
        r.birth_date = birth;
        r.postcode = "7530000";
        r.town = "大内御堀";
        r.lot = "１番";
        transact([&](storage::Transaction& t) {
            append(t, registry::resident_table(), from ? from : birth, r);
        });
    }
    void assess_all() {
        batch::Request request;
        request.day = kYear.first_day();
        request.now = command().at;
        request.threads = 1;
        ASSERT_TRUE(assess_year(town_, request));
    }
    void owner_dies() {
        put(kOwner, "世帯主", "青木　健", Date{1950, 5, 5}, registry::Standing::dead,
            Date{2026, 7, 20});
    }

    const procedures::Effect& effect(std::string_view name) {
        for (const procedures::Effect& one : part_.effects) {
            if (one.name == name) return one;
        }
        throw std::runtime_error("no such effect");
    }
    /// Approves an application; its outcome, and the letter in pdf_ when one is named.
    Result<json::value> decide_case(std::string_view name, json::value answers, Date received,
                                    PersonId applicant, std::string_view letter = {}) {
        answers_ = std::move(answers);
        record_.person_id = applicant;
        record_.received_at = start_of_day(received);
        const procedures::Matter matter{procedure_, record_, answers_.as_object(), facts_};
        json::value outcome;
        const auto done =
            database_->transact(command(), [&](storage::Transaction& t) -> Result<std::string> {
                auto applied = effect(name).apply(town_, t, matter);
                if (!applied) return applied.problem();
                outcome = *applied;
                for (const procedures::CaseLetter& one : part_.letters) {
                    if (one.name != letter) continue;
                    auto pdf = one.pdf(town_, t.session(),
                                       {matter, outcome, "", "資税第1号", received, applicant});
                    if (!pdf) return pdf.problem();
                    pdf_ = *std::move(pdf);
                }
                return std::string{};
            });
        if (!done) return done.problem();
        return outcome;
    }
    std::vector<Problem> check_case(std::string_view name, json::value answers,
                                    PersonId applicant) {
        answers_ = std::move(answers);
        record_.person_id = applicant;
        record_.received_at = start_of_day(kToday);
        const auto session = database_->session();
        return effect(name).check({town_, *session, applicant, {kToday}, kToday},
                                  {procedure_, record_, answers_.as_object(), facts_});
    }
    static json::value parse(std::string text) {
        std::ranges::replace(text, '\'', '"');
        return json::parse(text);
    }
    json::value facts(std::string_view name, PersonId person) {
        const auto session = database_->session();
        for (const procedures::PrefillSource& source : part_.prefills) {
            if (source.name != name) continue;
            const auto value = source.facts({town_, *session, person, {kToday}, kToday});
            EXPECT_TRUE(value);
            return *value;
        }
        throw std::runtime_error("no such source");
    }
    Holding holding(PersonId taxpayer, int year = 2027) {
        return gather_one(*database_->session(), FiscalYear{year}, kEndOfTime, taxpayer);
    }
    LetterReport print(std::string_view name, Date day) {
        LetterRequest request;
        request.day = day;
        request.issued_on = kToday;
        request.now = start_of_day({2026, 12, 1});
        request.folder = folder().file("letters");
        for (const DepartmentLetter& letter : letters()) {
            if (letter.name != name) continue;
            auto report = letter.print(town_, request);
            EXPECT_TRUE(report) << report.problem().message << report.problem().detail;
            for (const Problem& held : report->held_back)
                ADD_FAILURE() << held.code << ' ' << held.message << ' ' << held.detail;
            return *report;
        }
        throw std::runtime_error("no such letter");
    }
    template <class Answer>
    Answer ask(const std::function<Answer(const PersonQuestion&)>& part, PersonId who) {
        const auto session = database_->session();
        const auto gate = registry::Disclosure::load(*session, kToday);
        return part({town_, *session, who, {kToday}, kToday, gate, {}});
    }

    Calendar calendar_ = calendar();
    OnlyThisDepartment recomputing_;
    std::unique_ptr<storage::Database> database_;
    Town town_;
    Instant now_ = start_of_day({2026, 4, 10});
    procedures::Part part_ = procedures_part();
    procedures::Procedure procedure_;
    procedures::Case record_;
    json::value answers_;
    json::object facts_;
    std::string pdf_;
    PersonPage page_ = person_page();
};

TEST_P(FixedAssetCase, ADeclaredAssetIsTaxedFromTheYearsItWasThere) {
    const auto outcome = decide_case(
        "fixed-asset-tax.file_assets",
        parse(
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
                            parse("{'fiscal_year': 2027, 'removed': ['1']}"), Date{2027, 1, 20},
                            kOwner));
    EXPECT_TRUE(holding(kOwner, 2027).assets.empty());
    EXPECT_EQ(holding(kOwner, 2026).assets.size(), 1U);
    const auto later = check_case(
        "fixed-asset-tax.file_assets",
        parse("{'fiscal_year': 2026, 'added': [{'name': '棚', 'kind': 'tool', 'quantity': 1, "
              "'acquired': '2026-01', 'cost': 9000, 'useful_life': 8}]}"),
        kOwner);
    ASSERT_EQ(later.size(), 1U);
    EXPECT_EQ(later[0].code, "applicant.acquired");
}

TEST_P(FixedAssetCase, AHousePulledDownChangesTheLandFromTheNextFirstOfJanuary) {
    const auto before = database_->session()->number("SELECT max(version) FROM charge");
    ASSERT_TRUE(decide_case("fixed-asset-tax.report_land",
                            parse("{'parcel': '1', 'changed_on': '2026-06-01', 'dwellings': 0}"),
                            kToday, kOwner));
    EXPECT_EQ(database_->session()->number("SELECT max(version) FROM charge"), before);
    EXPECT_EQ(holding(kOwner, 2026).parcels[0].dwellings, 1);
    EXPECT_EQ(holding(kOwner, 2027).parcels[0].dwellings, 0);
    // It had stood empty ground since last year: this year's bill is computed again.
    ASSERT_TRUE(decide_case("fixed-asset-tax.report_land",
                            parse("{'parcel': '1', 'changed_on': '2025-11-01', 'dwellings': 0}"),
                            kToday, kOwner));
    EXPECT_EQ(database_->session()->number("SELECT max(version) FROM charge"), *before + 1);
    EXPECT_EQ(
        check_case("fixed-asset-tax.report_land",
                   parse("{'parcel': '1', 'changed_on': '2026-06-01', 'dwellings': 0}"), kStranger)
            .front()
            .code,
        "applicant.not_owner");
}

TEST_P(FixedAssetCase, WorksFinishedThisYearReduceTheNextYearsTax) {
    ASSERT_TRUE(decide_case(
        "fixed-asset-tax.report_reduction",
        parse("{'house': '1', 'reduction': 'earthquake', 'completed_on': '2025-08-01'}"), kToday,
        kOwner));
    EXPECT_EQ(holding(kOwner, 2026).houses[0].reduction_from, 2026);
    const auto bill = storage::select_as_of<StoredBill>(
        *database_->session(), stored_bill_table(), {kYear.tax_base_date()}, storage::everything());
    ASSERT_EQ(bill.size(), 1U);
    EXPECT_EQ(bill[0].record.reductions, Yen{13'860});
}

TEST_P(FixedAssetCase, TheHeirsTakeOverWhatTheDeadOwned) {
    owner_dies();
    const auto to_dos = ask(page_.to_dos, kOwner);
    ASSERT_EQ(to_dos.size(), 1U);
    EXPECT_EQ(to_dos[0].due, (Date{2026, 10, 20}));
    ASSERT_EQ(facts("fixed-asset-tax.deceased", kWife).as_array().size(), 1U);
    const auto outcome = decide_case(
        "fixed-asset-tax.report_owners",
        parse("{'deceased': '11', 'heirs': ['12', '13'], 'representative': '12'}"), kToday, kWife);
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

TEST_P(FixedAssetCase, OneHeirNeedsNoGroup) {
    owner_dies();
    const auto outcome = decide_case(
        "fixed-asset-tax.report_owners",
        parse("{'deceased': '11', 'heirs': ['13'], 'representative': '13'}"), kToday, kSon);
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->as_object().at("taxpayer_id"), kSon.value());
    EXPECT_EQ(holding(kSon).parcels.size(), 1U);
    const auto nobody = decide_case(
        "fixed-asset-tax.report_owners",
        parse("{'deceased': '11', 'heirs': ['13'], 'representative': '12'}"), kToday, kSon);
    ASSERT_FALSE(nobody);
    EXPECT_EQ(nobody.problem().code, "applicant.heirs");
}

TEST_P(FixedAssetCase, CertificatesShowOnesOwnAssets) {
    for (const std::string kind : {"valuation", "holdings"}) {
        const auto outcome =
            decide_case("fixed-asset-tax.issue_certificate",
                        parse("{'kind': '" + kind + "', 'fiscal_year': 2026, 'purpose': '登記'}"),
                        kToday, kOwner, "fixed-asset-tax.certificate");
        ASSERT_TRUE(outcome) << outcome.problem().message << outcome.problem().detail;
        EXPECT_EQ(notices::read_pages(pdf_)->size(), 1U);
    }
    EXPECT_EQ(check_case("fixed-asset-tax.issue_certificate",
                         parse("{'kind': 'valuation', 'fiscal_year': 2026, 'purpose': '登記'}"),
                         kStranger)
                  .front()
                  .code,
              "applicant.no_bill");
}

TEST_P(FixedAssetCase, TheYearsLettersAndBooksArePrinted) {
    EXPECT_EQ(print("tax-notice", kYear.first_day()).pages, 2);
    EXPECT_EQ(print("holdings", kYear.first_day()).letters, 1);
    const LetterReport books = print("inspection", kYear.first_day());
    ASSERT_EQ(books.files.size(), 2U);
    std::ifstream land{books.files[0]};
    std::string header, line;
    std::getline(land, header);
    std::getline(land, line);
    EXPECT_EQ(line, "大内御堀,１番,宅地,240.00,14400000");
    EXPECT_EQ(print("change", Date{2026, 4, 1}).letters, 0);
    transact([&](storage::Transaction& t) {
        append<ParcelPrice>(t, parcel_price_table(), Date{2026, 1, 1}, {1, kYear, Yen{9'000'000}});
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
    EXPECT_EQ(facts("fixed-asset-tax.assets", kOwner).at("parcels").as_array().size(), 1U);
    EXPECT_FALSE(facts("fixed-asset-tax.assets", kStranger).at("has_any").as_bool());
}

YAKUBA_ON_BOTH_ENGINES(FixedAssetCase);

}  // namespace
}  // namespace yakuba::fixed_asset_tax
