#include <algorithm>

#include "generator/household_builder.h"

// The shapes of households: who lives together, and what became of them in the years of history.
namespace yakuba::generator {

using registry::Sex;

void HouseholdBuilder::shape_single() {
    switch (house_.shape) {
        case Shape::single_young:
            single(18, 34, 540, 450);
            break;
        case Shape::single_old: {
            const int left = single(65, 97, 320, 25);
            if (random_.chance(160)) {  // the spouse died lately
                const Date day = lately(house_.since + std::chrono::days{120});
                const int age =
                    std::min(102, age_on(today_, member(left).birth) + random_.between(-3, 6));
                const int dead =
                    add(Role::spouse, other(member(left).sex), birth(age), house_.since);
                if (random_.chance(650)) std::swap(member(left).role, member(dead).role);
                end(dead, day, What::die);
            }
            break;
        }
        case Shape::facility:
            random_.chance(180) ? single(30, 64, 550, 300) : single(72, 101, 280, 450);
            break;
        default:
            single(35, 64, 600, 150);
    }
}

void HouseholdBuilder::shape_couple() {
    const bool old = house_.shape == Shape::couple_old;
    const int spouse = old ? couple(62, 90, 20) : couple(26, 64, 180);
    if (old || house_.since >= begins_ || age_on(today_, member(spouse).birth) > 45) return;
    if (random_.chance(250)) {  // married lately: one of the two came to the other
        const Date day = lately(house_.since);
        member(spouse).from = day;
        member(spouse).role = Role::spouse;
        happen(day, What::marry_in, spouse);
    }
}

void HouseholdBuilder::shape_couple_children() {
    const int spouse = couple(27, 54, 140);
    const int mother = member(spouse).sex == Sex::female ? spouse : 0;
    children(random_.weighted({0, 42, 43, 13, 2}), mother, Role::child);
    // A son or daughter who left for university or work, the parents paying.
    const int mother_age = age_on(today_, member(mother).birth);
    if (mother_age >= 43 && house_.since < begins_ && random_.chance(330)) {
        const Date born = birth(random_.between(18, std::min(22, mother_age - 20)));
        const Date day = Date{std::max(born.year() + 18 + (born.month() >= 4), begins_.year() + 1),
                              3, random_.between(18, 31)};
        if (day < today_ && day > begins_ + std::chrono::days{30}) {
            end(add(Role::child, random_.chance(500) ? Sex::male : Sex::female, born, house_.since),
                day, What::move_out);
        }
    }
}

void HouseholdBuilder::shape_couple_adults() {
    couple(50, 80, 15);
    const int children = 1 + random_.chance(280);
    for (int i = 0; i < children; ++i) {
        const int child = adult_child(1, Role::child);
        if (random_.chance(170)) end(child, lately(house_.since), What::move_out);
    }
    if (random_.chance(60) && age_on(today_, member(0).birth) > 65) {
        end(0, lately(house_.since), What::die);
    } else if (random_.chance(70)) {
        const int grown = static_cast<int>(house_.members.size()) - 1;
        if (member(grown).until == kForever && age_on(today_, member(grown).birth) >= 24) {
            happen(lately(house_.since), What::split_same_address);
            member(grown).apart = true;
        }
    }
}

void HouseholdBuilder::shape_single_parent() {
    const bool mother = random_.chance(860);
    const int head = single(24, 52, mother ? 0 : 1000, 180);
    children(random_.weighted({0, 50, 37, 13}), head, Role::child);
    if (house_.since >= begins_ || !random_.chance(330)) return;
    // Divorced lately: the other parent, head or not, went away.
    const Date day = lately(house_.since + std::chrono::days{60});
    const int left =
        add(Role::spouse, other(member(head).sex),
            birth(age_on(today_, member(head).birth) + random_.between(-4, 6)), house_.since);
    if (mother) std::swap(member(head).role, member(left).role);
    if (random_.chance(550)) {
        end(left, day, What::move_out);
    } else {
        member(left).apart = true;
        happen(day, What::divorce_apart);
    }
}

void HouseholdBuilder::shape_parent_and_adult() {
    if (random_.chance(550)) {
        single(38, 66, 640, 30);
        parents_of(0, Role::head_parent);
    } else {
        single(64, 94, 330, 15);
        adult_child(0, Role::child);
    }
}

void HouseholdBuilder::shape_three_generations() {
    const int spouse = couple(33, 55, 50);
    const int mother = member(spouse).sex == Sex::female ? spouse : 0;
    children(random_.weighted({0, 30, 48, 22}), mother, Role::child);
    const bool heads = random_.chance(800);
    const int elder =
        parents_of(heads ? 0 : spouse, heads ? Role::head_parent : Role::spouse_parent);
    if (house_.since < begins_ && random_.chance(120)) {  // 世帯分離
        for (Member& each : house_.members)
            each.apart = each.role == member(elder).role;
        happen(lately(house_.since), What::split_same_address);
    }
}

void HouseholdBuilder::shape_elder_and_young_family() {
    couple(58, 82, 10);
    const int child = adult_child(1, Role::child);
    if (age_on(today_, member(child).birth) < 24) return;
    const int in_law =
        add(Role::child_spouse, other(member(child).sex),
            birth(std::max(22, age_on(today_, member(child).birth) + random_.between(-3, 3))),
            house_.since);
    const int mother = member(child).sex == Sex::female ? child : in_law;
    children(random_.weighted({15, 35, 35, 15}), mother, Role::grandchild);
    if (random_.chance(80)) end(0, lately(house_.since), What::die);
}

/// Those who were here within the years of history and are gone.
void HouseholdBuilder::shape_gone() {
    switch (house_.shape) {
        case Shape::gone_old: {
            single(66, 100, 440, 10);
            end(0, lately(house_.since), What::die);
            break;
        }
        case Shape::gone_family: {
            const int spouse = couple(26, 50, 250);
            children(random_.weighted({20, 40, 32, 8}),
                     member(spouse).sex == Sex::female ? spouse : 0, Role::child);
            const Date day = lately(house_.since + std::chrono::days{40});
            std::erase_if(house_.members, [day](const Member& each) { return each.birth >= day; });
            for (Member& each : house_.members)
                each.until = day;
            happen(day, What::move_out);
            break;
        }
        default: {
            single(20, 38, 560, 450);
            const Date day = lately(house_.since + std::chrono::days{40});
            end(0, day, random_.chance(25) ? What::remove : What::move_out);
        }
    }
}

}  // namespace yakuba::generator
