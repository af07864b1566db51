#include "generator/protection.h"

#include <algorithm>
#include <utility>

namespace yakuba::generator {
namespace {

using registry::MeasureState;
using registry::ProtectiveMeasure;
using std::chrono::days;

constexpr std::size_t kNobody = ~std::size_t{0};

/// Whom to protect from whom, since when.
struct Danger {
    std::vector<std::size_t> protect;
    std::size_t from = kNobody;  // a member, or somebody who never lived here
    Date since;
};

std::string address_text(const registry::Resident& person) {
    return person.town + person.lot + (person.building.empty() ? "" : "　" + person.building);
}

bool present(const Member& member) { return member.until == kForever; }

/// A household that has parted: those who stayed (or, of one that parted at one address, those who
/// left it) need protection now and then.
Danger danger_of(Random& random, const Household& household, Date begins) {
    Danger danger;
    for (const Happening& happening : household.happenings) {
        const bool apart =
            happening.what == What::divorce_apart || happening.what == What::split_same_address;
        const bool left = happening.what == What::move_out &&
                          household.shape == Shape::single_parent && happening.member >= 0;
        if (!apart && !left) continue;
        danger.since = happening.on;
        for (std::size_t i = 0; i < household.members.size(); ++i) {
            const Member& member = household.members[i];
            const bool gone = left ? std::cmp_equal(happening.member, i) : member.apart;
            const bool stays = happening.what == What::split_same_address ? gone : !gone;
            if (stays && present(member)) danger.protect.push_back(i);
            if (!stays && danger.from == kNobody && (present(member) || gone)) danger.from = i;
        }
        const int often = happening.what == What::split_same_address ? 14 : 90;
        if (danger.from == kNobody || !random.chance(often)) danger.protect.clear();
        return danger;
    }
    // A parent who fled to this town with the children: the counterpart is not registered here.
    const bool fled =
        household.shape == Shape::single_parent && household.since >= begins && random.chance(90);
    for (std::size_t i = 0; fled && i < household.members.size(); ++i) {
        if (present(household.members[i])) danger.protect.push_back(i);
    }
    danger.since = household.since;
    return danger;
}

struct Course {
    Date accepted;
    MeasureState last = MeasureState::active;
    Date last_on;
};

/// How a measure went: in force, to be renewed, past its last day and still shown as in force,
/// over.
Course draw_course(Random& random, Date since, Date today) {
    Course course;
    const Date first = std::min(since + days{random.between(0, 20)}, today - days{1});
    const int draw = random.below(100);
    const auto ago = [&](int low, int high) {
        return std::max(first, today - days{random.between(low, high)});
    };
    if (draw < 55) {
        course.accepted = ago(10, 320);
    } else if (draw < 67) {
        course = {ago(340, 362), MeasureState::renewal_open, today - days{random.between(0, 3)}};
    } else if (draw < 79) {
        course.accepted = ago(380, 600);
    } else if (draw < 91) {
        course.accepted = ago(400, 900);
        course.last = MeasureState::ended;
        course.last_on = add_months(course.accepted, 12) + days{random.between(1, 20)};
    } else if (draw < 96) {
        course = {ago(60, 400), MeasureState::withdrawn, {}};
        course.last_on = course.accepted + days{50};
    } else {
        course = {ago(1, 6), MeasureState::provisional, {}};
    }
    if (course.last_on > today) course.last = MeasureState::active;
    return course;
}

class Protection {
public:
    Protection(const City& city, Random& random, const Course& course, Sheaf& sheaf)
        : city_(city), random_(random), course_(course), sheaf_(sheaf) {}

    void write(ProtectiveMeasure measure) {
        number_ = 0;
        measure.accepted_on = course_.accepted;
        measure.ends_on = add_months(course_.accepted, 12);
        add(measure, MeasureState::provisional, course_.accepted);
        const Date decided = std::min(course_.accepted + days{7}, city_.plan.today);
        if (course_.last != MeasureState::provisional) add(measure, MeasureState::active, decided);
        const bool over =
            course_.last != MeasureState::provisional && course_.last != MeasureState::active;
        if (over) add(measure, course_.last, std::max(course_.last_on, decided));
    }

private:
    void add(ProtectiveMeasure& measure, MeasureState state, Date on) {
        measure.state = state;
        Instant recorded = office_hour(random_, on, city_.plan.today);
        if (number_ > 0 && recorded <= last_)
            recorded.microseconds = last_.microseconds + 1'000'000;
        last_ = recorded;
        sheaf_.add(File::protective_measure, measure, {++number_, on, kForever, recorded, 0});
    }

    const City& city_;
    Random& random_;
    const Course& course_;
    Sheaf& sheaf_;
    int number_ = 0;
    Instant last_;
};

}  // namespace

void write_protection(const City& city, const Household& household, const std::vector<Life>& lives,
                      Sheaf& sheaf) {
    Random random{city.plan.seed, Purpose::protection, static_cast<std::uint64_t>(household.index)};
    const Danger danger = danger_of(random, household, history_begins(city.plan.today));
    if (danger.protect.empty()) return;
    static const std::string kConsulted[] = {"警察署", "配偶者暴力相談支援センター", "児童相談所",
                                             "女性相談支援センター"};
    const Course course = draw_course(random, danger.since, city.plan.today);
    ProtectiveMeasure measure;
    measure.consulted = kConsulted[random.weighted({50, 30, 10, 10})];
    if (danger.from != kNobody) {
        const registry::Resident& counterpart = lives[danger.from].now;
        measure.counterpart_id = counterpart.person_id;
        measure.counterpart_name = counterpart.name;
        measure.counterpart_address = address_text(counterpart);
    } else {
        const Word& family = city.words.surnames.draw(random);
        measure.counterpart_name =
            family.text + "　" + city.words.given_name(random, registry::Sex::male, 1985).text;
        measure.counterpart_address = draw_address_elsewhere(random, city.words);
    }
    measure.applicant_id = lives[danger.protect.front()].now.person_id;
    Protection protection{city, random, course, sheaf};
    for (const std::size_t i : danger.protect) {
        measure.person_id = lives[i].now.person_id;
        measure.hidden_addresses = address_text(lives[i].now);
        protection.write(measure);
    }
}

}  // namespace yakuba::generator
