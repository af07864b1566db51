#pragma once
#include "generator/household.h"

namespace yakuba::generator {

inline registry::Sex other(registry::Sex sex) {
    return sex == registry::Sex::male ? registry::Sex::female : registry::Sex::male;
}

/// Builds one household: the shapes below say who is in it and what became of them.
class HouseholdBuilder {
public:
    HouseholdBuilder(std::uint64_t seed, Date today, std::int64_t index)
        : random_(seed, Purpose::household, static_cast<std::uint64_t>(index)),
          today_(today),
          begins_(history_begins(today)) {
        house_.index = index;
    }

    Household build(bool plain_single);

private:
    // Days.
    Date birth(int age);
    Date between(Date low, Date high);
    Date lately(Date not_before = {});
    Date settle(int recent_per_mille, Date not_before);

    // Members.
    int add(Role role, registry::Sex sex, Date birth, Date from);
    int couple(int youngest, int oldest, int recent_per_mille);
    int single(int youngest, int oldest, int men_per_mille, int recent_per_mille);
    void children(int count, int mother, Role role);
    int adult_child(int parent, Role role);
    int parents_of(int member, Role role);
    void end(int member, Date on, What what);
    void happen(Date on, What what, int member = -1) {
        house_.happenings.push_back({on, what, member});
    }
    Member& member(int index) { return house_.members[static_cast<std::size_t>(index)]; }

    // Shapes.
    void shape_single();
    void shape_couple();
    void shape_couple_children();
    void shape_couple_adults();
    void shape_single_parent();
    void shape_parent_and_adult();
    void shape_three_generations();
    void shape_elder_and_young_family();
    void shape_gone();
    void make_foreign();
    void tell_a_story();
    void begin();

    Random random_;
    Date today_;
    Date begins_;
    Household house_;
};

}  // namespace yakuba::generator
