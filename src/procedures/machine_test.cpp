// The state machine, pushed at random: whatever people try in whatever order, nobody decides what
// he has drafted himself, and nothing is paid twice.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <set>

#include "procedures/test_desk.h"

namespace yakuba::procedures {
namespace {

using namespace test;
using identity::Duty;

TEST(Machine, every_transition_starts_and_ends_where_it_can_go_on_or_is_closed) {
    std::set<std::pair<State, Action>> seen;
    for (const Transition& transition : transitions()) {
        EXPECT_TRUE(seen.insert({transition.from, transition.action}).second)
            << "two lines for one act";
        const bool closed = transition.to == State::completed || transition.to == State::withdrawn;
        bool leads_on = closed;
        for (const Transition& next : transitions())
            leads_on = leads_on || (next.from == transition.to && next.action != Action::note);
        EXPECT_TRUE(leads_on);
    }
}

TEST(Machine, nothing_leaves_a_closed_case) {
    for (const Transition& transition : transitions()) {
        if (transition.from == State::withdrawn || transition.from == State::completed) {
            EXPECT_EQ(transition.to, transition.from);
        }
    }
}

/// Any of so many, each as likely as the other from the first run on.
std::size_t one_of(std::size_t count) {
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(0, count));
}

/// Everybody who might try, with more duties than is good for them.
const std::vector<identity::Visitor>& crowd() {
    static const std::vector<identity::Visitor> people = {
        resident(kParent),
        resident(kNeighbour),
        staff("satou", {Duty::enter, Duty::review}),
        staff("mori", {Duty::review, Duty::approve}),
        staff("kato", {Duty::approve, Duty::manage}),
        staff("all", {Duty::enter, Duty::review, Duty::approve, Duty::manage}),
    };
    return people;
}

class AtRandom : public DeskTest {
protected:
    /// One try: it may be refused, it may not break anything.
    void anything(std::int64_t id) {
        // Mostly somebody who may do something, and what is offered to him, so that cases get
        // somewhere; otherwise anybody and anything at all.
        std::size_t number = one_of(crowd().size());
        const auto offers = [&] {
            return desk_->possible(town_, *database_->session(), crowd()[number], standing(id));
        };
        auto offered = offers();
        for (int tries = 0; offered.size() < 2 && tries < 6; ++tries) {
            number = (number + 1) % crowd().size();
            offered = offers();
        }
        const auto& who = crowd()[number];
        const bool as_offered = !offered.empty() && one_of(4) != 0;
        const auto action =
            as_offered ? offered[one_of(offered.size())] : static_cast<Action>(2 + one_of(16));
        // What ends the story or leads nowhere: seldom.
        const bool idle = action == Action::withdraw || action == Action::note ||
                          action == Action::hold || action == Action::pull_back;
        if (idle && one_of(8) != 0) return;
        if (action == Action::correct) return correct(id, who);
        Act wanted = act(id, action);
        wanted.proposal = *rc::gen::element(Proposal::approve, Proposal::approve, Proposal::refuse,
                                            Proposal::none);
        wanted.comment = "理由";
        wanted.message = "理由です。";
        wanted.absent = *rc::gen::element<std::string>("kato", "mori", "all", "");
        wanted.checklist = {{"custody", true}};
        if (one_of(12) == 0) --wanted.version;
        const auto taken = desk_->act(town_, who, wanted, "", now_);
        static_cast<void>(taken);
    }
    void correct(std::int64_t id, const identity::Visitor& who) {
        const auto draft = desk_->begin_correction(town_, who, id, now_);
        if (!draft) return;
        const auto receipt = desk_->submit(town_, who, draft->id,
                                           signed_with(draft->id + std::to_string(++tries_)), now_);
        static_cast<void>(receipt);
    }

    /// Reads the log as an auditor would.
    void expect_lawful(std::int64_t id) {
        const auto events = events_of(*database_->session(), id);
        std::string drafter;
        std::set<std::string> endorsers;
        State state = State::received;
        int decisions = 0;
        std::int64_t number = 0;
        for (const DatedEvent& dated : events) {
            const CaseEvent& event = dated.event;
            RC_ASSERT(event.number == ++number);
            RC_ASSERT(event.from == state);
            state = event.to;
            if (event.action == Action::review) {
                drafter = event.actor;
                endorsers.clear();
            }
            if (event.action == Action::endorse) {
                RC_ASSERT(event.actor != drafter);
                RC_ASSERT(endorsers.insert(event.actor).second);
            }
            if (event.action == Action::decide || event.action == Action::decide_for) {
                ++decisions;
                RC_ASSERT(!drafter.empty());
                RC_ASSERT(event.actor != drafter);
                if (event.action == Action::decide) RC_ASSERT(!endorsers.contains(event.actor));
            }
            RC_ASSERT(event.action != Action::accept);
        }
        RC_ASSERT(decisions <= 1);
        decisions_ += decisions;
        RC_ASSERT(standing(id).state == state);
        RC_ASSERT(standing_of(standing(id).record, events).version == standing(id).version);
        const bool approved = std::any_of(events.begin(), events.end(), [](const DatedEvent& e) {
            return e.event.to == State::approved;
        });
        RC_ASSERT(*database_->session()->number(
                      "SELECT count(*) FROM test_payment WHERE case_id = :id", {{"id", id}}) ==
                  (approved ? 1 : 0));
    }

    int decisions_ = 0;  // over all runs: the test would be hollow without any

private:
    int tries_ = 0;
};

TEST_P(AtRandom, no_sequence_of_acts_lets_a_drafter_decide) {
    if (GetParam() != storage::Engine::sqlite) GTEST_SKIP() << "the rules are the same on both";
    EXPECT_TRUE(rc::check("acts in any order", [&] {
        const std::int64_t id = received(kParent, *rc::gen::element(50'000, 150'000));
        const std::size_t acts = 10 + one_of(40);
        for (std::size_t i = 0; i < acts; ++i)
            anything(id);
        expect_lawful(id);
    }));
    EXPECT_GT(decisions_, 5);
}

YAKUBA_ON_BOTH_ENGINES(AtRandom);

}  // namespace
}  // namespace yakuba::procedures
