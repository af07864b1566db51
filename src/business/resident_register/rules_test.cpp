#include "business/resident_register/rules.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "business/resident_register/business.h"
#include "rules/examples.h"

namespace yakuba::resident_register {
namespace {

const RateBook& book() {
    static const RateBook loaded = *RateBook::load(YAKUBA_ROOT "/data", "resident_register");
    return loaded;
}

Rates rates() {
    return resolve<Rates>(book(), rates_description(), "352039", Date{2026, 4, 1})->rates;
}

TEST(NoticeRules, answer_the_worked_examples) {
    const auto report = run_examples(YAKUBA_ROOT "/src/business/resident_register/examples.csv",
                                     notice_calculator(), book());
    for (const std::string& failure : report.failures)
        ADD_FAILURE() << failure;
    EXPECT_GE(report.ran, 20);
}

TEST(NoticeRules, property_later_notices_are_never_better) {
    const Rates r = rates();
    EXPECT_TRUE(rc::check([&] {
        Facts facts;
        facts.occurred_on = Date{2025, 1, 1} + std::chrono::days{*rc::gen::inRange(0, 400)};
        facts.planned_out_on = facts.occurred_on + std::chrono::days{*rc::gen::inRange(-60, 20)};
        facts.card_presented = true;
        bool was_in_time = true, was_special = true;
        for (int after = 0; after < 50; ++after) {
            facts.notified_on = facts.occurred_on + std::chrono::days{after};
            const Sheet sheet = examine(r, facts, facts.notified_on);
            RC_ASSERT(sheet.accepted);
            RC_ASSERT(was_in_time || !sheet.in_time);
            RC_ASSERT(was_special || !sheet.special_move_in_allowed);
            RC_ASSERT(sheet.in_time == (after <= 14));
            was_in_time = sheet.in_time;
            was_special = sheet.special_move_in_allowed;
        }
    }));
}

}  // namespace
}  // namespace yakuba::resident_register
