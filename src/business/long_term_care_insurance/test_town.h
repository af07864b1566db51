#pragma once
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include "business/long_term_care_insurance/applications.h"
#include "business/long_term_care_insurance/case_effects.h"
#include "business/long_term_care_insurance/jobs.h"
#include "business/long_term_care_insurance/letters.h"
#include "ledger/charges.h"
#include "procedures/desk.h"
#include "registry/resident.h"
#include "registry/schema.h"
#include "support/both_engines.h"

namespace yakuba::long_term_care_insurance {

namespace json = boost::json;
inline constexpr PersonId kPerson{10};

inline Calendar test_calendar() {
    std::ifstream file{YAKUBA_ROOT "/data/codes/eras.csv"};
    std::ostringstream text;
    text << file.rdbuf();
    return *Calendar::from_csv(text.str());
}

/// A small town with one insured person, whose cases are decided one after the other.
class TestTown : public test::BothEngines {
protected:
    void SetUp() override {
        std::vector<storage::Migration> all;
        for (const auto list : {registry::migrations(), ledger::migrations(), migrations()})
            all.insert(all.end(), list.begin(), list.end());
        database_ = open(all);
        town_ = {"352039", "山口市", "山口県", YAKUBA_ROOT "/data", database_.get(), &calendar_};
        registry::Resident r;
        r.person_id = kPerson;
        r.household_id = HouseholdId{1};
        r.relation = "世帯主";
        r.name = "青木　はる";
        r.birth_date = Date{1948, 5, 5};
        r.became_resident_on = Date{1990, 1, 1};
        r.postcode = "7530000";
        r.town = "亀山町";
        r.lot = "２番１号";
        append(registry::resident_table(), r, {1990, 1, 1});
        run(&enrol_month, {2026, 4, 1});
        run(&assess_year, {2026, 4, 1});
    }

    storage::Command command() {
        now_.microseconds += 1'000'000;
        return {"決裁者", "決定", {}, {}, {}, now_};
    }
    void on(Date day) { now_ = start_of_day(day); }
    template <class Record>
    void append(const storage::Table& table, const Record& record, Date from) {
        const auto done =
            database_->transact(command(), [&](storage::Transaction& t) -> Result<std::string> {
                storage::Version version;
                version.valid_from = from;
                const std::vector<storage::Versioned<Record>> rows{{record, version}};
                t.append_versions<Record>(table, rows);
                return std::string{};
            });
        ASSERT_TRUE(done);
    }
    batch::Report run(Result<batch::Report> (*job)(const Town&, const batch::Request&), Date day) {
        batch::Request request;
        request.day = day;
        request.now = command().at;
        request.threads = 1;
        request.key = "run " + std::to_string(now_.microseconds);
        const auto report = job(town_, request);
        EXPECT_TRUE(report) << report.problem().message << report.problem().detail;
        if (!report) return {};
        for (const Problem& failed : report->failed)
            ADD_FAILURE() << failed.message << failed.detail;
        return *report;
    }
    template <class Work>
    auto in_transaction(Work work) {
        std::optional<decltype(work(std::declval<storage::Transaction&>()))> result;
        const auto done =
            database_->transact(command(), [&](storage::Transaction& t) -> Result<std::string> {
                result = work(t);
                if (!*result) return result->problem();
                return std::string{};
            });
        EXPECT_TRUE(done) << done.problem().message << done.problem().detail;
        return *std::move(result);
    }
    static json::value parse(std::string text) {
        for (char& c : text)
            if (c == '\'') c = '"';
        return json::parse(text);
    }

    /// Decides a case received on the day; prints its letter when one is named.
    Result<json::value> decide(std::string procedure, std::string_view effect, std::string answers,
                               Date received, std::string_view letter = {}) {
        on(received);
        procedure_.id = std::move(procedure);
        answers_ = parse(std::move(answers));
        record_.person_id = kPerson;
        ++record_.case_id;
        record_.received_at = start_of_day(received);
        const procedures::Matter matter{procedure_, record_, answers_.as_object(), facts_};
        json::value outcome;
        pdf_.clear();
        const std::string name = "long-term-care-insurance." + std::string{effect};
        const auto done =
            database_->transact(command(), [&](storage::Transaction& t) -> Result<std::string> {
                for (const procedures::Effect& one : part_.effects) {
                    if (one.name != name) continue;
                    auto applied = one.apply(town_, t, matter);
                    if (!applied) return applied.problem();
                    outcome = *applied;
                }
                for (const procedures::CaseLetter& one : part_.letters) {
                    if (letter.empty() ||
                        one.name != "long-term-care-insurance." + std::string{letter})
                        continue;
                    auto pdf = one.pdf(town_, t.session(),
                                       {matter, outcome, "理由", "介保第12号", received, kPerson});
                    if (!pdf) return pdf.problem();
                    pdf_ = *std::move(pdf);
                }
                return std::string{};
            });
        if (!done) return done.problem();
        if (outcome.is_null()) return Problem{"test.no_effect", "no such effect", name};
        EXPECT_EQ(pdf_.empty(), letter.empty()) << letter;
        keep(letter);
        return outcome;
    }
    /// Leaves the letter where one can look at it, when a folder is named.
    void keep(std::string_view letter) {
        const char* folder = std::getenv("YAKUBA_LETTERS");
        if (folder == nullptr || letter.empty()) return;
        std::ofstream{std::filesystem::path{folder} / (std::string{letter} + ".pdf"),
                      std::ios::binary}
            << pdf_;
    }
    void certify() {
        const auto applied = decide("long-term-care-certification", "apply",
                                    "{'doctor': '山口医院　松本医師'}", {2026, 6, 10});
        ASSERT_TRUE(applied) << applied.problem().message;
        const auto judged = decide(
            "long-term-care-judgement", "judge",
            "{'application': '1', 'visited_on': '2026-06-15', 'investigator': '調査員甲', "
            "'opinion_on': '2026-06-20', 'minutes': 62, 'first_judgement': 'care_2', 'board_on': "
            "'2026-07-01', 'panel_no': 3, 'level': 'care_2', 'months': 0, 'opinion': "
            "'転倒に注意してください。'}",
            {2026, 7, 2}, "certification");
        ASSERT_TRUE(judged) << judged.problem().message << judged.problem().detail;
    }
    template <class Work>
    void must(Work work) {
        EXPECT_TRUE(in_transaction(std::move(work)));
    }
    /// Prints one kind of letter for a period and expects so many.
    void print(std::string_view name, Date period, Date issued_on, int expected) {
        LetterRequest request;
        request.day = period;
        request.issued_on = issued_on;
        request.now = command().at;
        request.folder = folder().path();
        for (const DepartmentLetter& letter : letters()) {
            if (letter.name != name) continue;
            const auto report = letter.print(town_, request);
            ASSERT_TRUE(report) << report.problem().message << report.problem().detail;
            for (const Problem& held : report->held_back)
                ADD_FAILURE() << held.message << held.detail;
            EXPECT_EQ(report->letters, expected) << name;
            const char* kept = std::getenv("YAKUBA_LETTERS");
            if (kept == nullptr || report->files.empty()) return;
            std::filesystem::copy_file(report->files.front(),
                                       std::filesystem::path{kept} / (std::string{name} + ".pdf"),
                                       std::filesystem::copy_options::overwrite_existing);
            return;
        }
        ADD_FAILURE() << "no such letter: " << name;
    }
    /// Certified at once, without the steps of a case.
    void certify(Date day, Level level, int months) {
        on(day);
        Application application;
        application.person_id = kPerson;
        application.applied_on = day;
        Judgement judgement;
        judgement.level = level;
        judgement.months = months;
        judgement.board_on = judgement.decided_on = day;
        must([&](storage::Transaction& t) -> Result<Application> {
            const auto number = apply(t, application);
            if (!number) return number.problem();
            return decide_application(town_, t, kPerson, *number, judgement);
        });
    }
    template <class Ask>
    auto on_page(Ask ask, Date today) {
        const auto session = database_->session();
        const registry::Disclosure gate = registry::Disclosure::load(*session, today);
        const registry::AddressRequest request{};
        return ask(PersonQuestion{town_, *session, kPerson, {today}, today, gate, request});
    }

    Calendar calendar_ = test_calendar();
    Town town_;
    std::unique_ptr<storage::Database> database_;
    Instant now_ = start_of_day({2026, 6, 1});
    procedures::Part part_ = procedures_part();
    procedures::Procedure procedure_;
    procedures::Case record_;
    json::value answers_;
    json::object facts_;
    std::string pdf_;
};

}  // namespace yakuba::long_term_care_insurance
