#pragma once
#include <cstdint>
#include <vector>

#include "generator/random.h"
#include "kernel/date.h"
#include "registry/resident.h"

namespace yakuba::generator {

/// What a member is to the one who was the head when the household began.
enum class Role : std::uint8_t {
    head,
    spouse,
    partner,
    child,
    child_spouse,
    grandchild,
    head_parent,
    spouse_parent
};

enum class Shape : std::uint8_t {
    single_young,
    single_middle,
    single_old,
    couple_middle,
    couple_old,
    couple_children,
    couple_adults,
    single_parent,
    parent_and_adult,
    three_generations,
    elder_and_young_family,
    facility,
    gone_young,
    gone_family,
    gone_old
};

struct Member {
    Role role = Role::head;
    registry::Sex sex = registry::Sex::male;
    Date birth;
    Date from;              // lives here, as the register has it, from this day
    Date until = kForever;  // and until this day
    bool foreign = false;
    bool apart = false;  // leaves for the second household when this one divides
};

/// What happened to a household. `member` −1 is everybody it
/// concerns: all who are there, or all who part.
/// In the order in which they can follow each other on one day.
enum class What : std::uint8_t {
    arrive,
    birth,
    marry_in,
    move_within,
    move_out,
    plan_out,
    cancel_out,
    die,
    split_same_address,
    divorce_apart,
    remove,
    remove_and_restore,
    correct_lot,
    correct_move_day,
    change_name,
    correct_birth
};
struct Happening {
    Date on;
    What what = What::arrive;
    int member = -1;
};

/// People who live together, or lived together within the years of history, and what happened to
/// them: all that must be known before anything can be numbered. No words yet.
struct Household {
    std::int64_t index = 0;
    Shape shape = Shape::single_middle;
    Date since;  // the address of the beginning: from this day
    std::vector<Member> members;
    std::vector<Happening> happenings;  // in order of days
    int twin = 0;                       // not 0: shares name and birth date with another

    int residents() const;
    bool has_second() const;
    int households_today() const;
};

/// When the register begins to know history: three years before today, on the first of a month.
Date history_begins(Date today);

/// The household of an index. A plain single is one person without history: with some of them at
/// the end the population becomes exact.
Household make_household(std::uint64_t seed, Date today, std::int64_t index, bool plain_single);

}  // namespace yakuba::generator
