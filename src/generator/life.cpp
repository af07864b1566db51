#include "generator/life.h"

#include <algorithm>
#include <chrono>

#include "generator/numbers.h"
#include "generator/relation.h"

namespace yakuba::generator {
namespace {

using registry::Event;
using registry::Resident;
using registry::Sex;
using registry::Standing;
using std::chrono::days;

constexpr std::string_view kHead = "世帯主";

Dwelling dwelling_of(Shape shape) {
    if (shape == Shape::facility) return Dwelling::facility;
    return shape == Shape::single_young || shape == Shape::gone_young ? Dwelling::apartment
                                                                      : Dwelling::any;
}

/// 振り仮名: three in a hundred have none yet.
bool reading_recorded(PersonId person) {
    return mix(static_cast<std::uint64_t>(person.value())) % 100 >= 3;
}

class Lives {
public:
    Lives(std::uint64_t seed, Date today, const Words& words, const Household& household,
          PersonId first_person)
        : today_(today),
          begins_(history_begins(today)),
          words_(words),
          household_(household),
          random_{seed, Purpose::history, static_cast<std::uint64_t>(household.index)},
          address_random_{seed, Purpose::address, static_cast<std::uint64_t>(household.index)},
          address_(draw_address(address_random_, words, dwelling_of(household.shape))) {
        auto identities = draw_identities(seed, today, words, household, first_person);
        for (Resident& identity : identities) {
            people_.push_back({{std::move(identity), {}}, false, false});
        }
    }

    std::vector<Life> tell() {
        open_register();
        for (const Happening& happening : household_.happenings)
            apply(happening);
        std::vector<Life> lives;
        lives.reserve(people_.size());
        for (Person& person : people_)
            lives.push_back(std::move(person.life));
        return lives;
    }

private:
    struct Person {
        Life life;
        bool here = false;
        bool second = false;
    };
    struct Notice {
        Date on;           // the day it is true from
        Date notified_on;  // 届出年月日
        Instant recorded;
    };

    // Bookkeeping.
    const Member& member(std::size_t i) const { return household_.members[i]; }
    Resident& now(std::size_t i) { return people_[i].life.now; }
    Notice notice(Date on, int soonest, int latest);
    void write(std::size_t i, Event event, const Notice& notice, Date valid_to = kForever);
    void write_over(std::size_t i, Resident record, Event event, const Notice& notice,
                    Date valid_to = kForever);
    template <class Each>
    void everyone_here(const Happening& happening, Each each);
    bool mistaken(What what) const;

    // Heads and relations.
    std::size_t head_of(bool second) const;
    void relate();
    void rewrite_relations(const Notice& notice);

    // Events.
    void open_register();
    void settle(std::size_t i, const Address& address, Date since);
    void apply(const Happening& happening);
    void arrive(std::size_t i, const Notice& notice);
    void arrive_together(const Happening& happening);
    void be_born(const Happening& happening);
    void move_within(const Happening& happening);
    void move_out(const Happening& happening);
    void plan_out(const Happening& happening);
    void cancel_out(const Happening& happening);
    void die(const Happening& happening);
    void divide(const Happening& happening);
    void remove(const Happening& happening);
    void remove_and_restore(const Happening& happening);
    void correct_lot(const Happening& happening);
    void correct_move_day(const Happening& happening);
    void correct_birth(const Happening& happening);

    Date today_;
    Date begins_;
    const Words& words_;
    const Household& household_;
    Random random_;
    Random address_random_;
    Address address_;
    std::vector<Person> people_;
    Instant last_recorded_;
    std::vector<Resident> before_move_;
};

Lives::Notice Lives::notice(Date on, int soonest, int latest) {
    Notice notice;
    notice.on = on;
    notice.notified_on = std::min(on + days{random_.between(soonest, latest)}, today_);
    notice.recorded = office_hour(random_, notice.notified_on, today_);
    if (notice.recorded <= last_recorded_)
        notice.recorded.microseconds = last_recorded_.microseconds + 61'000'000;
    last_recorded_ = notice.recorded;
    return notice;
}

void Lives::write_over(std::size_t i, Resident record, Event event, const Notice& notice,
                       Date valid_to) {
    if (!reading_recorded(record.person_id)) record.kana.clear();
    record.event = event;
    record.notified_on = notice.notified_on;
    auto& versions = people_[i].life.versions;
    const int number = static_cast<int>(versions.size()) + 1;
    versions.push_back({std::move(record), {number, notice.on, valid_to, notice.recorded, 0}});
}

void Lives::write(std::size_t i, Event event, const Notice& notice, Date valid_to) {
    write_over(i, now(i), event, notice, valid_to);
}

template <class Each>
void Lives::everyone_here(const Happening& happening, Each each) {
    for (std::size_t i = 0; i < people_.size(); ++i) {
        const bool meant =
            happening.member < 0 ? !people_[i].second : std::cmp_equal(happening.member, i);
        if (meant && people_[i].here) each(i);
    }
}

bool Lives::mistaken(What what) const {
    return std::any_of(household_.happenings.begin(), household_.happenings.end(),
                       [what](const Happening& h) { return h.what == what; });
}

std::size_t Lives::head_of(bool second) const {
    std::size_t head = people_.size();
    for (std::size_t i = 0; i < people_.size(); ++i) {
        if (!people_[i].here || people_[i].second != second) continue;
        if (head == people_.size() ||
            claim_to_head(member(i).role) < claim_to_head(member(head).role)) {
            head = i;
        }
    }
    return head;
}

/// Gives everybody who is here the household number and the relation to its head.
void Lives::relate() {
    for (const bool second : {false, true}) {
        const std::size_t head = head_of(second);
        for (std::size_t i = 0; i < people_.size(); ++i) {
            if (!people_[i].here || people_[i].second != second) continue;
            now(i).household_id = household_id(household_.index, second);
            if (i == head) {
                now(i).relation = kHead;
                continue;
            }
            now(i).relation =
                relation(member(head).role, member(head).sex, member(i).role, member(i).sex);
            if (now(i).relation == "兄弟")
                now(i).relation = member(i).birth < member(head).birth ? "兄" : "弟";
            if (now(i).relation == "姉妹")
                now(i).relation = member(i).birth < member(head).birth ? "姉" : "妹";
        }
    }
}

/// After an event: those whose household or relation is another one now get a version, too.
void Lives::rewrite_relations(const Notice& notice) {
    relate();
    for (std::size_t i = 0; i < people_.size(); ++i) {
        const auto& versions = people_[i].life.versions;
        if (!people_[i].here || versions.empty()) continue;
        const Resident& last = versions.back().record;
        if (last.relation != now(i).relation || last.household_id != now(i).household_id) {
            write(i, Event::household_change, notice);
        }
    }
}

void Lives::settle(std::size_t i, const Address& address, Date since) {
    move_to(now(i), address);
    now(i).address_since = since;
}

/// The state at the migration: one version for everybody who lived here then.
void Lives::open_register() {
    const bool wrong_lot = mistaken(What::correct_lot);
    for (std::size_t i = 0; i < people_.size(); ++i) {
        if (member(i).from >= begins_) continue;
        people_[i].here = true;
        settle(i, address_, member(i).from);
        if (wrong_lot) now(i).lot += "の" + full_width(2);
        const bool native = member(i).from == member(i).birth || random_.chance(420);
        const Date earlier = member(i).from - days{random_.below(7000)};
        now(i).became_resident_on = native ? std::max(member(i).birth, earlier) : member(i).from;
        if (!native) now(i).former_address = draw_address_elsewhere(random_, words_);
    }
    relate();
    const Instant migration = start_of_day(begins_);
    for (std::size_t i = 0; i < people_.size(); ++i) {
        if (!people_[i].here) continue;
        if (std::cmp_equal(i, 0) && mistaken(What::correct_birth) &&
            now(i).birth_date.is_complete()) {
            Resident wrong = now(i);
            const Date birth = member(i).birth;
            wrong.birth_date = birth.day() > 1 ? birth - days{1} : birth + days{1};
            write_over(i, wrong, Event::initial, {member(i).from, member(i).from, migration});
        } else {
            write(i, Event::initial, {member(i).from, member(i).from, migration});
        }
    }
    last_recorded_ = migration;
}

void Lives::arrive(std::size_t i, const Notice& notice) {
    people_[i].here = true;
    settle(i, address_, notice.on);
    now(i).became_resident_on = notice.on;
    now(i).former_address = draw_address_elsewhere(random_, words_);
}

void Lives::arrive_together(const Happening& happening) {
    const Notice arrival = notice(happening.on, 0, random_.chance(60) ? 60 : 14);
    const Event event = random_.chance(40)  ? Event::move_in_special
                        : random_.chance(8) ? Event::ex_officio_entry
                                            : Event::move_in;
    const std::string from = draw_address_elsewhere(random_, words_);
    std::vector<std::size_t> arrived;
    for (std::size_t i = 0; i < people_.size(); ++i) {
        const bool meant = happening.member < 0 ? member(i).from == happening.on
                                                : std::cmp_equal(happening.member, i);
        if (!meant || people_[i].here) continue;
        arrive(i, arrival);
        now(i).former_address = from;
        if (mistaken(What::correct_lot)) now(i).lot += "の" + full_width(2);
        arrived.push_back(i);
    }
    relate();
    for (const std::size_t i : arrived)
        write(i, event, arrival);
}

void Lives::be_born(const Happening& happening) {
    const auto i = static_cast<std::size_t>(happening.member);
    const Notice birth = notice(happening.on, 2, 14);
    people_[i].here = true;
    settle(i, address_, happening.on);
    for (const Person& other : people_) {  // the address of those already there, mistakes and all
        if (other.here && !other.second && other.life.now.town_code == now(i).town_code) {
            now(i).lot = other.life.now.lot;
            break;
        }
    }
    now(i).became_resident_on = happening.on;
    relate();
    write(i, Event::birth, birth);
}

void Lives::move_within(const Happening& happening) {
    const Notice move = notice(happening.on, 0, 16);
    before_move_.clear();
    for (const Person& person : people_)
        before_move_.push_back(person.life.now);
    address_ = draw_address(address_random_, words_, dwelling_of(household_.shape));
    everyone_here(happening, [&](std::size_t i) {
        settle(i, address_, move.on);
        write(i, Event::move_within, move);
    });
}

/// The register knows of a departure before it happens (転出予定), unless the notice was late.
void Lives::move_out(const Happening& happening) {
    const std::string to = random_.chance(40) ? "国外" : draw_address_elsewhere(random_, words_);
    const bool late = random_.chance(120);
    Date first = happening.on - days{random_.between(0, 14)};
    everyone_here(happening,
                  [&](std::size_t i) { first = std::max(first, member(i).from + days{2}); });
    if (late || first > happening.on || start_of_day(first) <= last_recorded_) first = happening.on;
    if (first < happening.on) {
        const Notice planned = notice(first, 0, 0);
        everyone_here(happening, [&](std::size_t i) {
            now(i).standing = Standing::planned_out;
            now(i).next_address = to;
            now(i).planned_out_on = happening.on;
            write(i, Event::move_out, planned);
        });
    }
    Notice gone = notice(happening.on, 0, late ? 40 : 0);
    if (first < happening.on) gone.notified_on = first;
    everyone_here(happening, [&](std::size_t i) {
        now(i).standing = Standing::moved_out;
        now(i).next_address = to;
        now(i).planned_out_on = happening.on;
        write(i, Event::move_out, gone);
        people_[i].here = false;
    });
    rewrite_relations(gone);
}

void Lives::plan_out(const Happening& happening) {
    const Notice planned = notice(today_ - days{random_.between(0, 6)}, 0, 0);
    const std::string to = draw_address_elsewhere(random_, words_);
    everyone_here(happening, [&](std::size_t i) {
        now(i).standing = Standing::planned_out;
        now(i).next_address = to;
        now(i).planned_out_on = happening.on;
        write(i, Event::move_out, planned);
    });
}

/// They said that they would go and stayed: the former record again, from the same day on.
void Lives::cancel_out(const Happening& happening) {
    const Notice planned = notice(happening.on, 0, 0);
    const Date last = std::min(happening.on + days{random_.between(4, 14)}, today_);
    Notice cancelled = notice(last, 0, 0);
    cancelled.on = planned.on;
    const std::string to = draw_address_elsewhere(random_, words_);
    everyone_here(happening, [&](std::size_t i) {
        Resident leaving = now(i);
        leaving.standing = Standing::planned_out;
        leaving.next_address = to;
        leaving.planned_out_on = happening.on + days{10};
        write_over(i, std::move(leaving), Event::move_out, planned);
        write(i, Event::cancellation, cancelled);
    });
}

void Lives::die(const Happening& happening) {
    const Notice death = notice(happening.on, 0, 7);
    everyone_here(happening, [&](std::size_t i) {
        now(i).standing = Standing::dead;
        write(i, Event::death, death);
        people_[i].here = false;
    });
    rewrite_relations(death);
}

/// A household divides: at the same address (世帯分離), or one of a couple moves to another one.
void Lives::divide(const Happening& happening) {
    const bool moves = happening.what == What::divorce_apart;
    const Notice parting = notice(happening.on, 0, 14);
    const Address elsewhere = draw_address(address_random_, words_, Dwelling::apartment);
    for (std::size_t i = 0; i < people_.size(); ++i) {
        if (!people_[i].here || !member(i).apart) continue;
        people_[i].second = true;
        if (moves) settle(i, elsewhere, parting.on);
    }
    relate();
    for (std::size_t i = 0; i < people_.size(); ++i) {
        if (people_[i].here && people_[i].second) {
            write(i, moves ? Event::move_within : Event::household_change, parting);
        }
    }
    rewrite_relations(parting);
}

/// Nobody lived there any more (不現住): found months later.
void Lives::remove(const Happening& happening) {
    const Notice found = notice(happening.on, 0, 90);
    everyone_here(happening, [&](std::size_t i) {
        now(i).standing = Standing::removed;
        write(i, Event::ex_officio_removal, found);
        people_[i].here = false;
    });
}

void Lives::remove_and_restore(const Happening& happening) {
    const Notice found = notice(happening.on, 0, 20);
    Notice restored = notice(happening.on, 40, 80);
    restored.on = found.on;
    everyone_here(happening, [&](std::size_t i) {
        Resident removed = now(i);
        removed.standing = Standing::removed;
        write_over(i, std::move(removed), Event::ex_officio_removal, found);
        write(i, Event::restoration, restored);
    });
}

/// The house number had been wrong from the beginning.
void Lives::correct_lot(const Happening& happening) {
    Notice corrected = notice(happening.on, 0, 3);
    everyone_here(happening, [&](std::size_t i) {
        now(i).lot = address_.lot;
        corrected.on = now(i).address_since;
        write(i, Event::correction, corrected);
    });
}

/// They had moved ten days later than they said: the former record over those days.
void Lives::correct_move_day(const Happening& happening) {
    Notice corrected = notice(happening.on, 0, 3);
    everyone_here(happening, [&](std::size_t i) {
        if (i >= before_move_.size() || before_move_[i].address_since == Date{}) return;
        const Date said = now(i).address_since;
        const Date truly = std::min(said + days{10}, today_);
        if (said <= before_move_[i].address_since || said == truly) return;
        corrected.on = said;
        write_over(i, before_move_[i], Event::correction, corrected, truly);
        corrected.on = truly;
        now(i).address_since = truly;
        write(i, Event::correction, corrected);
    });
}

/// A birth date had been copied wrong: the right one over the whole past.
void Lives::correct_birth(const Happening& happening) {
    Notice corrected = notice(happening.on, 0, 3);
    everyone_here(happening, [&](std::size_t i) {
        corrected.on = member(i).from;
        write(i, Event::correction, corrected);
    });
}

void Lives::apply(const Happening& happening) {
    switch (happening.what) {
        case What::arrive:
        case What::marry_in:
            return arrive_together(happening);
        case What::birth:
            return be_born(happening);
        case What::move_within:
            return move_within(happening);
        case What::move_out:
            return move_out(happening);
        case What::plan_out:
            return plan_out(happening);
        case What::cancel_out:
            return cancel_out(happening);
        case What::die:
            return die(happening);
        case What::split_same_address:
        case What::divorce_apart:
            return divide(happening);
        case What::remove:
            return remove(happening);
        case What::remove_and_restore:
            return remove_and_restore(happening);
        case What::correct_lot:
            return correct_lot(happening);
        case What::correct_move_day:
            return correct_move_day(happening);
        case What::correct_birth:
            return correct_birth(happening);
        case What::change_name:  // 旧氏の記載
            everyone_here(happening, [&](std::size_t i) {
                now(i).former_name = words_.surnames.draw(random_).text;
                write(i, Event::name_change, notice(happening.on, 0, 0));
            });
            return;
    }
}

}  // namespace

Instant office_hour(Random& random, Date day, Date today) {
    const std::chrono::weekday weekday{day.days()};
    const int wait = weekday == std::chrono::Saturday ? 2 : weekday == std::chrono::Sunday ? 1 : 0;
    const Date open = std::min(day + days{wait}, today);
    constexpr std::int64_t kOpens = std::int64_t{8 * 60 + 30} * 60 * 1'000'000;
    constexpr int kSecondsOpen = 31'000;
    return {start_of_day(open).microseconds + kOpens +
            std::int64_t{random.below(kSecondsOpen)} * 1'000'000 + random.below(1'000'000)};
}

std::vector<Life> tell_lives(std::uint64_t seed, Date today, const Words& words,
                             const Household& household, PersonId first_person) {
    return Lives{seed, today, words, household, first_person}.tell();
}

}  // namespace yakuba::generator
