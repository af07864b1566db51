#include "business/resident_register/pages/event_form.h"
#include "business/resident_register/pages/interview.h"
#include "business/resident_register/pages/test_counter.h"
#include "procedures/definition.h"
#include "rules/open_days_file.h"

namespace yakuba::resident_register {
namespace {

TEST(Interview, every_life_event_names_events_and_procedures_that_there_are) {
    const auto events = read_interview(YAKUBA_ROOT "/data");
    ASSERT_TRUE(events) << events.problem().detail;
    EXPECT_EQ((*events)->size(), 7U);
    const auto catalogue = procedures::Catalogue::load(YAKUBA_ROOT "/data");
    ASSERT_TRUE(catalogue) << catalogue.problem().message;
    for (const LifeEvent& event : **events) {
        for (const DueProcedure& due : event.due) {
            if (due.kind == DueProcedure::Kind::register_event) {
                EXPECT_NE(find_event_form(due.target), nullptr) << due.target;
            }
            if (due.kind == DueProcedure::Kind::procedure) {
                EXPECT_NE(catalogue->find(due.target), nullptr) << due.target;
            }
            EXPECT_FALSE(due.article.empty()) << due.label;
        }
    }
}

TEST(Interview, a_clock_begins_the_day_after_and_ends_on_an_open_day) {
    const auto days = open_days(YAKUBA_ROOT "/data", Closed::municipality);
    ASSERT_TRUE(days);
    DueProcedure due;
    due.days = 14;
    // 20 November + 14 = Friday 4 December; 21 November + 14 = Saturday, so Monday 7 December.
    EXPECT_EQ(due_day(due, Date{2026, 11, 20}, *days), (Date{2026, 12, 4}));
    EXPECT_EQ(due_day(due, Date{2026, 11, 21}, *days), (Date{2026, 12, 7}));
    due.days = 0;
    EXPECT_FALSE(due_day(due, Date{2026, 11, 20}, *days));
}

TEST(Interview, a_notice_of_the_family_register_counts_the_day_itself) {
    const auto days = open_days(YAKUBA_ROOT "/data", Closed::municipality);
    const auto events = read_interview(YAKUBA_ROOT "/data");
    ASSERT_TRUE(days && events);
    const auto due_of = [&](std::string_view event, std::string_view target) {
        for (const DueProcedure& due : find_life_event(**events, event)->due) {
            if (due.target == target) return due_day(due, Date{2026, 11, 10}, *days);
        }
        return Date{};
    };
    // 戸籍法43条1項: the 10th is the first of the fourteen, and of the seven days.
    EXPECT_EQ(due_of("born", "birth"), (Date{2026, 11, 24})) << "the 23rd is a holiday";
    EXPECT_EQ(due_of("died", "death"), (Date{2026, 11, 16}));
    // 住民基本台帳法22条: the day after is the first.
    EXPECT_EQ(due_of("moved-in", "move-in"), (Date{2026, 11, 24}));
}

TEST(Interview, an_article_that_nobody_compared_says_so) {
    const auto events = read_interview(YAKUBA_ROOT "/data");
    ASSERT_TRUE(events);
    int marked = 0;
    for (const LifeEvent& event : **events) {
        for (const DueProcedure& due : event.due) {
            const bool mark = due.article.ends_with("（要確認）");
            marked += mark ? 1 : 0;
            if (due.article.starts_with("身体障害者福祉法施行令")) {
                EXPECT_TRUE(mark) << due.label;
            }
            if (due.article.starts_with("住民基本台帳法2")) {
                EXPECT_FALSE(mark) << due.label;
            }
        }
    }
    EXPECT_GT(marked, 0);
}

class CounterVisit : public CounterTest {};

TEST_P(CounterVisit, from_the_interview_to_the_papers) {
    Browser clerk = browser("satou");
    ASSERT_EQ(clerk.get("/s/counter").status, 200);
    ASSERT_EQ(clerk.get("/s/counter?person=1").status, 200);
    clerk.send_on("/s/counter", {{"person", "1"}, {"life_event", "moved-within"}});
    const std::string visit = clerk.at().substr(0, clerk.at().rfind('/') + 1);
    EXPECT_EQ(clerk.post(visit + "interview", {{"event_day", "R8.11.20"}}).status, 422);
    const auto plan = clerk.send_on(visit + "interview", {{"event_day", "R8.11.20"},
                                                          {"ask-children", "yes"},
                                                          {"ask-own_insurance", "no"},
                                                          {"ask-care", "no"},
                                                          {"ask-pupils", "no"},
                                                          {"ask-disabled", "no"}});
    EXPECT_NE(plan.body.find("/s/register/begin/move-within/1"), std::string::npos);
    EXPECT_NE(plan.body.find("R8.12.4（金）まで"), std::string::npos);
    EXPECT_EQ(plan.body.find("転学の手続"), std::string::npos);
    EXPECT_NE(clerk.get(visit + "papers/pdf").status, 200) << "not before the resident agreed";

    EXPECT_EQ(clerk.get(visit + "window").body.find("架空"), std::string::npos)
        << "nothing is shown before the clerk shows it";
    clerk.send_on(visit + "plan", {{"show", "yes"}});
    const auto window = clerk.get(visit + "window");
    EXPECT_NE(window.body.find("架空　太郎"), std::string::npos);
    EXPECT_EQ(window.body.find("架空　花"), std::string::npos) << "only the resident's own data";
    EXPECT_EQ(window.body.find("satou"), std::string::npos);
    EXPECT_NE(clerk.send_on(visit + "window", {}).body.find("ありがとうございました"),
              std::string::npos);
    const auto pdf = clerk.get(visit + "papers/pdf");
    ASSERT_EQ(pdf.status, 200) << pdf.body;
    EXPECT_EQ(pdf.media_type, "application/pdf");
    EXPECT_EQ(clerk.get(visit + "papers").status, 200);
    EXPECT_EQ(browser("mori").get(visit + "plan").status, 404);
    clerk.send_on(visit + "papers", {});
    EXPECT_EQ(clerk.at(), "/s/counter");
}

YAKUBA_ON_BOTH_ENGINES(CounterVisit);

}  // namespace
}  // namespace yakuba::resident_register
