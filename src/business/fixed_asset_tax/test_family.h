#pragma once
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "business/fixed_asset_tax/case_effects.h"
#include "business/fixed_asset_tax/decide.h"
#include "business/fixed_asset_tax/jobs.h"
#include "business/fixed_asset_tax/notices.h"
#include "business/fixed_asset_tax/person_page.h"
#include "notices/page_reader.h"
#include "registry/residents.h"
#include "registry/schema.h"
#include "storage/as_of.h"
#include "support/department.h"
#include "support/town.h"

/// A family with its house in a database of its own: what cases are decided for.
namespace yakuba::fixed_asset_tax {

namespace json = boost::json;

inline constexpr PersonId kOwner{11}, kWife{12}, kSon{13}, kStranger{14};
inline constexpr FiscalYear kYear{2026};
inline constexpr Date kToday{2026, 9, 10};

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

class FixedAssetCase : public test::TownTest {
protected:
    void SetUp() override {
        open_town({2026, 4, 10}, {registry::migrations(), ledger::migrations(), migrations()});
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
        append(t, taxpayer_table(),
               Taxpayer{.taxpayer_id = kOwner, .recipient_id = kOwner, .note = {}}, begins);
        ParcelRecord parcel;
        parcel.parcel_id = 1;
        parcel.taxpayer_id = kOwner;
        parcel.town = "大内御堀";
        parcel.lot = "１番";
        parcel.use = parcel.registered_use = "宅地";
        parcel.area = square_metres(240);
        parcel.dwellings = 1;
        parcel.zone = Zone::inner;
        append(t, parcel_table(), parcel, begins);
        append(t, parcel_price_table(), ParcelPrice{1, FiscalYear{2024}, Yen{14'400'000}}, begins);
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
        append(t, house_table(), house, begins);
        append(t, house_price_table(),
               HousePrice{1, FiscalYear{2024}, 10'000'000, 2'000, 99, Yen{1'980'000}}, begins);
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
        append(registry::resident_table(), r, from ? from : birth);
    }
    void assess_all() {
        batch::Request request;
        request.day = kYear.first_day();
        request.now = tick();
        request.threads = 1;
        ASSERT_TRUE(assess_year(town_, request));
    }
    void owner_dies() {
        put(kOwner, "世帯主", "青木　健", Date{1950, 5, 5}, registry::Standing::dead,
            Date{2026, 7, 20});
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
                auto applied = test::effect(part_, name).apply(town_, t, matter);
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
        return test::effect(part_, name)
            .check({town_, *session, applicant, {kToday}, kToday},
                   {procedure_, record_, answers_.as_object(), facts_});
    }
    json::value facts(std::string_view name, PersonId person) {
        const auto session = database_->session();
        return test::prefilled(part_, name, {town_, *session, person, {kToday}, kToday});
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
        return test::shown(part, town_, who, {kToday}, kToday);
    }

    OnlyThisDepartment recomputing_;
    procedures::Part part_ = procedures_part();
    procedures::Procedure procedure_;
    procedures::Case record_;
    json::value answers_;
    json::object facts_;
    std::string pdf_;
    PersonPage page_ = person_page();
};

}  // namespace yakuba::fixed_asset_tax
