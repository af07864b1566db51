#include "generator/household.h"

#include <algorithm>

namespace yakuba::generator {
namespace {

using registry::Sex;

constexpr int kDaysOfYear = 365;

Sex other(Sex sex) { return sex == Sex::male ? Sex::female : Sex::male; }

Date leap_day_near(int year) { return Date{year - year % 4, 2, 29}; }

/// Builds one household: the shapes below say who is in it and what became of them.
class Builder {
public:
    Builder(std::uint64_t seed, Date today, std::int64_t index)
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
    int add(Role role, Sex sex, Date birth, Date from);
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

/// A birth date that makes this age today; now and then one of the days on which ages and school
/// years turn.
Date Builder::birth(int age) {
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

Date Builder::between(Date low, Date high) {
    const auto span = static_cast<int>((high - low).count());
    return span <= 0 ? low : low + std::chrono::days{random_.below(span + 1)};
}

/// A day within the years of history; people move in spring.
Date Builder::lately(Date not_before) {
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
Date Builder::settle(int recent_per_mille, Date not_before) {
    if (random_.chance(recent_per_mille)) return lately(not_before);
    const int years = 3 + random_.below(9) + random_.below(9) + random_.below(9);
    const Date last = begins_ - std::chrono::days{1};
    const Date since = last - std::chrono::days{random_.below(years * kDaysOfYear)};
    return std::min(std::max(since, not_before), last);
}

int Builder::add(Role role, Sex sex, Date birth, Date from) {
    house_.members.push_back({role, sex, birth, std::max(birth, from), kForever, false, false});
    return static_cast<int>(house_.members.size()) - 1;
}

int Builder::single(int youngest, int oldest, int men_per_mille, int recent_per_mille) {
    const Sex sex = random_.chance(men_per_mille) ? Sex::male : Sex::female;
    const Date born = birth(random_.between(youngest, oldest));
    house_.since = settle(recent_per_mille, add_months(born, 12 * std::min(youngest, 18)));
    return add(Role::head, sex, born, house_.since);
}

/// Head and spouse; 18 per mille live together without having married (未届).
int Builder::couple(int youngest, int oldest, int recent_per_mille) {
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
void Builder::children(int count, int mother, Role role) {
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

int Builder::adult_child(int parent, Role role) {
    const int parent_age = age_on(today_, member(parent).birth);
    const int oldest = std::max(19, std::min(58, parent_age - 23));
    const int youngest = std::max(18, std::min(oldest, parent_age - 40));
    return add(role, random_.chance(580) ? Sex::male : Sex::female,
               birth(random_.between(youngest, oldest)), house_.since);
}

/// One or both parents of a member; the other one may have died lately.
int Builder::parents_of(int child, Role role) {
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

void Builder::end(int index, Date on, What what) {
    member(index).until = on;
    happen(on, what, index);
}

void Builder::shape_single() {
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

void Builder::shape_couple() {
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

void Builder::shape_couple_children() {
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

void Builder::shape_couple_adults() {
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

void Builder::shape_single_parent() {
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

void Builder::shape_parent_and_adult() {
    if (random_.chance(550)) {
        single(38, 66, 640, 30);
        parents_of(0, Role::head_parent);
    } else {
        single(64, 94, 330, 15);
        adult_child(0, Role::child);
    }
}

void Builder::shape_three_generations() {
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

void Builder::shape_elder_and_young_family() {
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
void Builder::shape_gone() {
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

/// One household in seventy has come from abroad; a few married someone who has.
void Builder::make_foreign() {
    if (house_.shape == Shape::facility) return;
    if (random_.chance(house_.shape == Shape::single_young ? 60 : 7)) {
        for (Member& each : house_.members)
            each.foreign = true;
    } else if (house_.members.size() > 1 && member(1).role == Role::spouse && random_.chance(6)) {
        member(1).foreign = true;
    }
}

/// One more thing that may happen to people who stayed.
void Builder::tell_a_story() {
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
void Builder::begin() {
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

Household Builder::build(bool plain_single) {
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

}  // namespace

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
    return Builder{seed, today, index}.build(plain_single);
}

}  // namespace yakuba::generator
