#include <algorithm>

#include "generator/household_builder.h"

namespace yakuba::generator {
namespace {

using registry::Sex;

constexpr int kDaysOfYear = 365;

Date leap_day_near(int year) { return Date{year - year % 4, 2, 29}; }

}  // namespace

/// A birth date that makes this age today; now and then one of the days on which ages and school
/// years turn.
Date HouseholdBuilder::birth(int age) {
    const Date last = add_months(today_, -12 * age);
    Date day = last - std::chrono::days{random_.below(kDaysOfYear)};
    if (random_.chance(12)) {
        const int year = day.year();
        const Date special[] = {{year, 4, 1}, {year, 4, 2}, {year, 1, 1}, leap_day_near(year)};
        const Date chosen = special[random_.below(4)];
        if (chosen <= last) day = chosen;
    }
    return day;
}

Date HouseholdBuilder::between(Date low, Date high) {
    const auto span = static_cast<int>((high - low).count());
    return span <= 0 ? low : low + std::chrono::days{random_.below(span + 1)};
}

/// A day within the years of history; people move in spring.
Date HouseholdBuilder::lately(Date not_before) {
    const Date low = std::max(begins_ + std::chrono::days{20}, not_before);
    const Date high = today_ - std::chrono::days{1};
    Date day = between(low, high);
    if (random_.chance(300)) {
        const Date spring = Date{day.year(), 3, 15} + std::chrono::days{random_.below(27)};
        if (spring >= low && spring <= high) day = spring;
    }
    return std::min(std::max(day, low), high);
}

/// Since when a household lives where it lives.
Date HouseholdBuilder::settle(int recent_per_mille, Date not_before) {
    if (random_.chance(recent_per_mille)) return lately(not_before);
    const int years = 3 + random_.below(9) + random_.below(9) + random_.below(9);
    const Date last = begins_ - std::chrono::days{1};
    const Date since = last - std::chrono::days{random_.below(years * kDaysOfYear)};
    return std::min(std::max(since, not_before), last);
}

int HouseholdBuilder::add(Role role, Sex sex, Date birth, Date from) {
    house_.members.push_back({role, sex, birth, std::max(birth, from), kForever, false, false});
    return static_cast<int>(house_.members.size()) - 1;
}

int HouseholdBuilder::single(int youngest, int oldest, int men_per_mille, int recent_per_mille) {
    const Sex sex = random_.chance(men_per_mille) ? Sex::male : Sex::female;
    const Date born = birth(random_.between(youngest, oldest));
    house_.since = settle(recent_per_mille, add_months(born, 12 * std::min(youngest, 18)));
    return add(Role::head, sex, born, house_.since);
}

/// Head and spouse; 18 per mille live together without having married (未届).
int HouseholdBuilder::couple(int youngest, int oldest, int recent_per_mille) {
    const int age = random_.between(youngest, oldest);
    const Sex head = random_.chance(930) ? Sex::male : Sex::female;
    const Date born = birth(age);
    house_.since = settle(recent_per_mille, add_months(born, 12 * 22));
    const Date spouse_born =
        birth(std::max(20, age + (head == Sex::male ? 1 : -1) * random_.between(-6, 2)));
    add(Role::head, head, born, house_.since);
    return add(random_.chance(18) ? Role::partner : Role::spouse, other(head), spouse_born,
               house_.since);
}

/// Children of `mother`, eldest first, born when she was 20 to 42.
void HouseholdBuilder::children(int count, int mother, Role role) {
    const Date her_birth = member(mother).birth;
    const int her_age = age_on(today_, her_birth);
    const int oldest = std::min(17, her_age - 20);
    const int youngest = std::max(0, her_age - 43);
    if (oldest < youngest) return;
    std::vector<int> ages;
    for (int i = 0; i < count; ++i) {
        // Fewer are born every year.
        ages.push_back(
            std::max(random_.between(youngest, oldest), random_.between(youngest, oldest) - 5));
    }
    std::sort(ages.rbegin(), ages.rend());
    for (std::size_t i = 0; i < ages.size(); ++i) {
        if (i > 0 && ages[i] == ages[i - 1]) {
            if (random_.chance(60)) {  // twins
                const Member& elder = house_.members.back();
                add(role, random_.chance(500) ? elder.sex : other(elder.sex), elder.birth,
                    house_.since);
            }
            continue;
        }
        add(role, random_.chance(512) ? Sex::male : Sex::female, birth(ages[i]), house_.since);
    }
}

int HouseholdBuilder::adult_child(int parent, Role role) {
    const int parent_age = age_on(today_, member(parent).birth);
    const int oldest = std::max(19, std::min(58, parent_age - 23));
    const int youngest = std::max(18, std::min(oldest, parent_age - 40));
    return add(role, random_.chance(580) ? Sex::male : Sex::female,
               birth(random_.between(youngest, oldest)), house_.since);
}

/// One or both parents of a member; the other one may have died lately.
int HouseholdBuilder::parents_of(int child, Role role) {
    const int age = age_on(today_, member(child).birth);
    const int mother_age = std::min(101, age + random_.between(22, 34));
    const int mother = add(role, Sex::female, birth(mother_age), house_.since);
    if (random_.chance(450)) {
        const int father =
            add(role, Sex::male, birth(std::min(100, mother_age + random_.between(0, 5))),
                house_.since);
        if (random_.chance(220))
            end(father, lately(house_.since + std::chrono::days{90}), What::die);
    }
    return mother;
}

void HouseholdBuilder::end(int index, Date on, What what) {
    member(index).until = on;
    happen(on, what, index);
}

/// One household in seventy has come from abroad; a few married someone who has.
void HouseholdBuilder::make_foreign() {
    if (house_.shape == Shape::facility) return;
    if (random_.chance(house_.shape == Shape::single_young ? 60 : 7)) {
        for (Member& each : house_.members)
            each.foreign = true;
    } else if (house_.members.size() > 1 && member(1).role == Role::spouse && random_.chance(6)) {
        member(1).foreign = true;
    }
}

/// One more thing that may happen to people who stayed.
void HouseholdBuilder::tell_a_story() {
    if (house_.residents() == 0 || house_.since >= begins_) return;
    const int story = random_.below(1000);
    const bool quiet = house_.happenings.empty();
    const Date day = lately(house_.since);
    const int head = 0;
    const bool head_here = member(head).until == kForever;
    if (story < 105 && quiet) {
        happen(day, What::move_within);
        if (random_.chance(30))
            happen(std::min(day + std::chrono::days{45}, today_), What::correct_move_day);
    } else if (story < 113 && quiet && day + std::chrono::days{20} < today_) {
        happen(day, What::cancel_out);
    } else if (story < 118 && quiet) {
        happen(today_ + std::chrono::days{random_.between(1, 13)}, What::plan_out);
    } else if (story < 138 && quiet) {
        happen(day, What::correct_lot);
    } else if (story < 158 && quiet && head_here) {
        happen(day, What::correct_birth, head);
    } else if (story < 166 && head_here && !member(head).foreign) {
        happen(day, What::change_name, head);
    } else if (story < 168 && quiet && day + std::chrono::days{100} < today_) {
        happen(day, What::remove_and_restore);
    }
}

/// The first events: who arrived or was born within the years of history.
void HouseholdBuilder::begin() {
    if (house_.since >= begins_) happen(house_.since, What::arrive);
    for (std::size_t i = 0; i < house_.members.size(); ++i) {
        Member& each = house_.members[i];
        if (each.birth >= begins_ && each.birth > house_.since) {
            each.from = each.birth;
            happen(each.birth, What::birth, static_cast<int>(i));
        }
    }
    std::stable_sort(house_.happenings.begin(), house_.happenings.end(),
                     [](const Happening& a, const Happening& b) {
                         return a.on != b.on ? a.on < b.on : a.what < b.what;
                     });
}

Household HouseholdBuilder::build(bool plain_single) {
    static constexpr int kShapes[] = {130, 105, 142, 75, 164, 126, 90, 37,
                                      56,  22,  12,  24, 112, 21,  44};
    if (plain_single) {
        house_.since = begins_ - std::chrono::days{400};
        add(Role::head, random_.chance(500) ? Sex::male : Sex::female,
            birth(random_.between(40, 60)), house_.since);
        return std::move(house_);
    }
    house_.twin = house_.index % 4096 / 2 == 77 ? static_cast<int>(house_.index / 4096) + 1 : 0;
    house_.shape =
        house_.twin != 0 ? Shape::single_middle : static_cast<Shape>(random_.weighted(kShapes));
    switch (house_.shape) {
        case Shape::couple_middle:
        case Shape::couple_old:
            shape_couple();
            break;
        case Shape::couple_children:
            shape_couple_children();
            break;
        case Shape::couple_adults:
            shape_couple_adults();
            break;
        case Shape::single_parent:
            shape_single_parent();
            break;
        case Shape::parent_and_adult:
            shape_parent_and_adult();
            break;
        case Shape::three_generations:
            shape_three_generations();
            break;
        case Shape::elder_and_young_family:
            shape_elder_and_young_family();
            break;
        case Shape::gone_young:
        case Shape::gone_family:
        case Shape::gone_old:
            shape_gone();
            break;
        default:
            shape_single();
    }
    if (house_.twin != 0) {
        Random shared{static_cast<std::uint64_t>(house_.twin), Purpose::household, 0};
        member(0).birth =
            Date{1965 + shared.below(25), shared.between(1, 12), shared.between(1, 28)};
        member(0).sex = shared.chance(500) ? Sex::male : Sex::female;
    } else {
        make_foreign();
    }
    tell_a_story();
    begin();
    return std::move(house_);
}

int Household::residents() const {
    return static_cast<int>(std::count_if(
        members.begin(), members.end(), [](const Member& each) { return each.until == kForever; }));
}

bool Household::has_second() const {
    return std::any_of(members.begin(), members.end(),
                       [](const Member& each) { return each.apart && each.until == kForever; });
}

int Household::households_today() const {
    const bool first = std::any_of(members.begin(), members.end(), [](const Member& each) {
        return !each.apart && each.until == kForever;
    });
    return (first ? 1 : 0) + (has_second() ? 1 : 0);
}

Date history_begins(Date today) { return Date{today.year() - 3, today.month(), 1}; }

Household make_household(std::uint64_t seed, Date today, std::int64_t index, bool plain_single) {
    return HouseholdBuilder{seed, today, index}.build(plain_single);
}

}  // namespace yakuba::generator
