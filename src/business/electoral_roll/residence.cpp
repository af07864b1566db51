#include "business/electoral_roll/residence.h"

#include <algorithm>

#include "registry/residents.h"

namespace yakuba::electoral_roll {
namespace {

using registry::Event;
using registry::Standing;

bool is_arrival(Event event) {
    return event == Event::move_in || event == Event::move_in_special ||
           event == Event::ex_officio_entry;
}

/// The states that hold, in order of days: each version is the last word on the days it covers.
std::vector<RegisterRow> timeline_of(std::span<const RegisterRow> versions) {
    std::vector<RegisterRow> timeline;
    std::vector<RegisterRow> rest;
    for (const RegisterRow& version : versions) {
        rest.clear();
        for (const RegisterRow& old : timeline) {
            if (old.valid_from < version.valid_from) {
                rest.push_back(old);
                rest.back().valid_to = std::min(old.valid_to, version.valid_from);
            }
            if (version.valid_to < old.valid_to) {
                rest.push_back(old);
                rest.back().valid_from = std::max(old.valid_from, version.valid_to);
            }
        }
        rest.push_back(version);
        std::swap(timeline, rest);
    }
    std::ranges::sort(timeline, {}, &RegisterRow::valid_from);
    return timeline;
}

/// The day from which the three months count, of a residence that begins with `first`: of one who
/// came from elsewhere the day of the notice, else the day the record begins (21条1項). Where a
/// correction has taken the arrival's place, the arrival nearest to it tells the notice.
Date counting_from(const RegisterRow& first, std::span<const RegisterRow> versions) {
    const RegisterRow* arrival = is_arrival(first.event) ? &first : nullptr;
    if (arrival == nullptr && first.event == Event::correction) {
        const auto distance = [&](const RegisterRow& row) {
            return std::chrono::abs(row.valid_from - first.valid_from);
        };
        for (const RegisterRow& row : versions) {
            if (!is_arrival(row.event)) continue;
            if (arrival == nullptr || distance(row) < distance(*arrival)) arrival = &row;
        }
    }
    if (arrival != nullptr && arrival->notified_on) {
        return std::max(arrival->notified_on, first.valid_from);
    }
    // What was taken over from an older system has no notice.
    if (first.event == Event::initial && first.became_resident_on) return first.became_resident_on;
    return first.valid_from;
}

/// One residence being read, state by state.
class Reading {
public:
    Reading(Date base, std::span<const RegisterRow> versions) : base_(base), versions_(versions) {}

    void read(const RegisterRow& state) {
        elector_.birth_date = state.birth_date;
        if (here_ && last_to_ < state.valid_from) leave(last_to_);
        if (registry::is_resident(state.standing)) {
            state.japanese ? stay(state) : stay_as_foreigner(state);
        } else {
            go(state);
        }
        last_to_ = state.valid_to;
    }

    Elector done() {
        if (here_ && last_to_ <= base_) leave(last_to_);
        return elector_;
    }

private:
    void stay(const RegisterRow& state) {
        elector_.japanese = true;
        elector_.nationality_lost_on = Date{};
        elector_.died_on = Date{};
        if (here_) return;
        here_ = true;
        elector_.left_on = Date{};
        elector_.counted_from = counting_from(state, versions_);
    }

    /// A resident, but no elector; one who was has lost the nationality.
    void stay_as_foreigner(const RegisterRow& state) {
        if (here_) elector_.nationality_lost_on = state.valid_from;
        elector_.japanese = false;
        here_ = false;
    }

    void go(const RegisterRow& state) {
        if (state.standing == Standing::dead) elector_.died_on = state.valid_from;
        if (!here_) return;
        here_ = false;
        if (state.standing == Standing::dead) return;
        if (!state.japanese) {
            elector_.nationality_lost_on = state.valid_from;
        } else {
            elector_.left_on = state.valid_from;
        }
    }

    void leave(Date day) {
        elector_.left_on = day;
        here_ = false;
    }

    Date base_;
    std::span<const RegisterRow> versions_;
    Elector elector_;
    bool here_ = false;
    Date last_to_;
};

}  // namespace

RegisterRow register_row(const registry::Resident& r, const storage::Version& version) {
    return {r.person_id,
            r.standing,
            r.event,
            r.notified_on,
            r.birth_date.latest(),
            r.nationality == "JPN",
            r.became_resident_on,
            version.valid_from,
            version.valid_to};
}

Elector elector_on(Date base, std::span<const RegisterRow> versions) {
    Reading reading(base, versions);
    if (versions.size() == 1) {
        if (versions.front().valid_from <= base) reading.read(versions.front());
        return reading.done();
    }
    for (const RegisterRow& state : timeline_of(versions)) {
        if (state.valid_from > base) break;
        reading.read(state);
    }
    return reading.done();
}

}  // namespace yakuba::electoral_roll
