#pragma once
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>

#include "business/national_health_insurance/business.h"
#include "business/national_health_insurance/care_jobs.h"
#include "business/national_health_insurance/case_effects.h"
#include "business/national_health_insurance/enrolment.h"
#include "business/national_health_insurance/high_cost.h"
#include "business/national_health_insurance/jobs.h"
#include "business/national_health_insurance/person_page.h"
#include "ledger/accounts.h"
#include "ledger/charges.h"
#include "ledger/payments.h"
#include "notices/page_reader.h"
#include "registry/residents.h"
#include "registry/schema.h"
#include "registry/tax_status.h"
#include "support/department.h"
#include "support/town.h"

/// An office with one family, for the tests of its cases, letters and pages; on both databases.
namespace yakuba::national_health_insurance::test_office {

namespace json = boost::json;

inline constexpr PersonId kFather{10}, kMother{11}, kBaby{12};
inline constexpr HouseholdId kHome{1};
inline constexpr FiscalYear kYear{2026};

inline const json::object kAccount{{"bank_code", "0170"},
                                   {"branch_code", "001"},
                                   {"account_type", "ordinary"},
                                   {"account_number", "1234567"},
                                   {"holder_kana", "ｱｵｷ ｹﾝ"}};

/// This department alone.
class OnlyThis final : public Recomputing {
public:
    Result<std::vector<DepartmentDifferences>> recompute(const Town& town,
                                                         storage::Transaction& transaction,
                                                         const PastChange& change) const override {
        auto found = national_health_insurance::recompute(town, transaction, change);
        if (!found) return found.problem();
        return std::vector<DepartmentDifferences>{
            {"national-health-insurance", "国民健康保険", *std::move(found)}};
    }
};

class Office : public test::TownTest {
protected:
    void SetUp() override {
        open_town({2026, 6, 10}, {registry::migrations(), ledger::migrations(), migrations()});
        town_.recomputing = &recomputing_;
        live(kFather, "世帯主", "青木　健", {1985, 5, 5});
        live(kMother, "妻", "青木　美月", {1991, 5, 5});
        live(kBaby, "子", "青木　結衣", {2026, 4, 20});
        Enrolment spell;
        spell.person_id = kFather;
        spell.acquired_on = Date{2020, 4, 1};
        spell.number = "山1000001";
        transact([&](storage::Transaction& t) { write_enrolments(t, {&spell, 1}); });
        income(kFather, 3'000'000_yen);
        income(kMother, 0_yen);
        batch::Request request;
        request.day = kYear.first_day();
        request.now = tick();
        request.threads = 1;
        ASSERT_TRUE(assess_year(town_, request));
    }

    void live(PersonId person, std::string relation, std::string name, Date birth,
              registry::Standing standing = registry::Standing::resident, Date from = {}) {
        registry::Resident r;
        r.person_id = person;
        r.household_id = kHome;
        r.standing = standing;
        r.relation = std::move(relation);
        r.name = std::move(name);
        r.birth_date = birth;
        r.postcode = "7530000";
        r.town = "亀山町";
        r.lot = "２番１号";
        r.became_resident_on = birth;
        append(registry::resident_table(), r, from ? from : birth);
    }
    void income(PersonId person, Yen amount) {
        for (const int year : {2025, 2026}) {
            registry::TaxStatus tax;
            tax.person_id = person;
            tax.fiscal_year = FiscalYear{year};
            tax.declared = true;
            tax.gross_income = tax.total_income = amount;
            tax.per_capita_taxed = amount > 450'000_yen;
            append(registry::tax_status_table(), tax, tax.fiscal_year.tax_base_date());
        }
    }

    /// A case of the father's, decided; the outcome, or the Problem's code as a text.
    json::value decide(std::string name, json::object answers) {
        procedures::Procedure procedure;
        procedure.effect = name;
        procedures::Case record;
        record.person_id = kFather;
        record.received_at = tick();
        const json::object facts;
        const procedures::Matter matter{procedure, record, answers, facts};
        const auto session = database_->session();
        const Date today = date_in_japan(now_);
        const procedures::Asked asked{town_, *session, kFather, {today}, today};
        for (const Problem& problem : test::effect(part_, name).check(asked, matter))
            return json::string{problem.code};
        const auto preview = test::effect(part_, name).preview(asked, matter);
        if (!preview) return json::string{preview.problem().code};
        EXPECT_FALSE(preview->empty());
        json::value outcome;
        transact([&](storage::Transaction& t) {
            auto done = test::effect(part_, name).apply(town_, t, matter);
            ASSERT_TRUE(done) << done.problem().message;
            outcome = *std::move(done);
        });
        return outcome;
    }

    std::string letter(std::string name, const json::value& outcome) {
        const procedures::Procedure procedure;
        procedures::Case record;
        record.person_id = kFather;
        const json::object none;
        const procedures::Matter matter{procedure, record, none, none};
        const auto session = database_->session();
        for (const procedures::CaseLetter& known : part_.letters) {
            if (known.name != name) continue;
            const procedures::LetterOrder order{matter, outcome, {}, "第1号", date_in_japan(now_),
                                                kFather};
            const auto pdf = known.pdf(town_, *session, order);
            EXPECT_TRUE(pdf) << pdf.problem().message << pdf.problem().detail;
            return pdf ? text_of(*pdf) : std::string{};
        }
        return {};
    }
    static std::string text_of(const std::string& pdf) {
        const auto pages = notices::read_pages(pdf);
        EXPECT_TRUE(pages);
        std::string text;
        for (const std::string& page : *pages)
            text += page;
        return text;
    }
    std::string printed(std::string_view name, Date day) {
        LetterRequest request;
        request.day = day;
        request.issued_on = Date{2026, 6, 15};
        request.now = tick();
        request.folder = folder().path() + "/letters";
        for (const DepartmentLetter& known : department().letters) {
            if (known.name != name) continue;
            const auto report = known.print(town_, request);
            EXPECT_TRUE(report) << report.problem().message << report.problem().detail;
            std::string text;
            for (const Problem& held : report->held_back)
                ADD_FAILURE() << held.message << " " << held.detail;
            for (const std::string& path : report->files) {
                std::ifstream file{path, std::ios::binary};
                text += text_of({std::istreambuf_iterator<char>{file}, {}});
            }
            return text;
        }
        return {};
    }
    Yen charged() {
        const auto session = database_->session();
        return ledger::find_charge(*session, ledger::Business::national_health_insurance, kFather,
                                   kYear)
            ->record.amount;
    }

    OnlyThis recomputing_;
    procedures::Part part_ = procedures_part();
};

}  // namespace yakuba::national_health_insurance::test_office
