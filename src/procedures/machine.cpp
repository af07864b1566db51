// The state machine: one table, and the pure fold of a case's events.
#include "procedures/case.h"

namespace yakuba::procedures {
namespace {

using identity::Duty;

// From, action, to, duty, by the applicant. `hold` may come from any open state and `resume` goes
// back there; `note` and `inspect` leave the state as it is.
constexpr Transition kTransitions[] = {
    {State::received, Action::begin_review, State::in_review, Duty::review},
    {State::received, Action::request_correction, State::correction, Duty::review},
    {State::received, Action::review, State::reviewed, Duty::review},
    {State::received, Action::accept, State::approved, Duty::review},
    {State::received, Action::hold, State::held, Duty::review},
    {State::received, Action::withdraw, State::withdrawn, Duty::enter, true},
    {State::received, Action::note, State::received, Duty::enter},

    {State::in_review, Action::request_correction, State::correction, Duty::review},
    {State::in_review, Action::review, State::reviewed, Duty::review},
    {State::in_review, Action::accept, State::approved, Duty::review},
    {State::in_review, Action::hold, State::held, Duty::review},
    {State::in_review, Action::withdraw, State::withdrawn, Duty::enter, true},
    {State::in_review, Action::note, State::in_review, Duty::enter},

    {State::correction, Action::correct, State::corrected, Duty::enter, true},
    {State::correction, Action::begin_review, State::in_review, Duty::review},
    {State::correction, Action::withdraw, State::withdrawn, Duty::enter, true},
    {State::correction, Action::note, State::correction, Duty::enter},

    {State::corrected, Action::begin_review, State::in_review, Duty::review},
    {State::corrected, Action::request_correction, State::correction, Duty::review},
    {State::corrected, Action::review, State::reviewed, Duty::review},
    {State::corrected, Action::accept, State::approved, Duty::review},
    {State::corrected, Action::hold, State::held, Duty::review},
    {State::corrected, Action::withdraw, State::withdrawn, Duty::enter, true},
    {State::corrected, Action::note, State::corrected, Duty::enter},

    {State::reviewed, Action::endorse, State::reviewed, Duty::approve},
    // Where the proposal was to refuse, these two lead to State::refused.
    {State::reviewed, Action::decide, State::approved, Duty::approve},
    {State::reviewed, Action::decide_for, State::approved, Duty::review},
    {State::reviewed, Action::send_back, State::in_review, Duty::approve},
    {State::reviewed, Action::pull_back, State::in_review, Duty::review},
    {State::reviewed, Action::hold, State::held, Duty::approve},
    {State::reviewed, Action::withdraw, State::withdrawn, Duty::enter, true},
    {State::reviewed, Action::note, State::reviewed, Duty::enter},

    {State::approved, Action::complete, State::completed, Duty::enter},
    {State::approved, Action::inspect, State::approved, Duty::approve},
    {State::approved, Action::note, State::approved, Duty::enter},
    {State::refused, Action::complete, State::completed, Duty::enter},
    {State::refused, Action::inspect, State::refused, Duty::approve},
    {State::refused, Action::note, State::refused, Duty::enter},
    {State::completed, Action::inspect, State::completed, Duty::approve},
    {State::completed, Action::note, State::completed, Duty::enter},
    {State::withdrawn, Action::note, State::withdrawn, Duty::enter},

    {State::held, Action::resume, State::held, Duty::review},
    {State::held, Action::withdraw, State::withdrawn, Duty::enter, true},
    {State::held, Action::note, State::held, Duty::enter},
};

void begin_round_of_decision(Standing& standing) {
    standing.proposal = Proposal::none;
    standing.step = 0;
    standing.reviewer.clear();
    standing.reviewer_name.clear();
}

}  // namespace

std::span<const Transition> transitions() { return kTransitions; }

const Transition* find_transition(State from, Action action) {
    for (const Transition& transition : kTransitions) {
        if (transition.from == from && transition.action == action) return &transition;
    }
    return nullptr;
}

void apply(Standing& standing, const CaseEvent& event, Instant at) {
    standing.version = event.number;
    standing.changed_at = at;
    switch (event.action) {
        case Action::review:
            standing.proposal = event.proposal;
            standing.step = 0;
            standing.reviewer = event.actor;
            standing.reviewer_name = event.actor_name;
            break;
        case Action::endorse:
            standing.step = event.step + 1;
            break;
        case Action::decide_for:
            standing.inspection_open = true;
            standing.inspector = event.absent;
            break;
        case Action::inspect:
            standing.inspection_open = false;
            break;
        case Action::send_back:
        case Action::pull_back:
            begin_round_of_decision(standing);
            break;
        case Action::correct:
            ++standing.round;
            break;
        case Action::hold:
            standing.held_from = event.from;
            break;
        case Action::accept:
            standing.proposal = Proposal::approve;
            standing.reviewer = event.actor;
            standing.reviewer_name = event.actor_name;
            break;
        default:
            break;
    }
    standing.state = event.to;
}

Standing standing_of(const Case& record, std::span<const DatedEvent> events) {
    Standing standing;
    standing.record = record;
    for (const DatedEvent& dated : events)
        apply(standing, dated.event, dated.at);
    return standing;
}

}  // namespace yakuba::procedures
