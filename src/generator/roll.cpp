#include "generator/roll.h"

#include <algorithm>

#include "business/electoral_roll/keep.h"
#include "business/electoral_roll/run_calendar.h"
#include "generator/city.h"
#include "generator/household.h"
#include "registry/residents.h"
#include "rules/rates.h"

namespace yakuba::generator {
namespace {

using namespace electoral_roll;
using std::chrono::days;

constexpr std::size_t kTownsOfADistrict = 6;

std::string padded(std::size_t number) {
    const std::string digits = std::to_string(number);
    return std::string(4 - std::min<std::size_t>(4, digits.size()), '0') + digits;
}

/// When the commission works on a day: after the counter has opened.
Instant moment_of(PersonId person, Date day) {
    constexpr std::int64_t kNine = std::int64_t{9} * 3'600 * 1'000'000;
    const auto spread = static_cast<std::int64_t>(mix(static_cast<std::uint64_t>(person.value())) %
                                                  20'000 * 1'000'000);
    return {start_of_day(day).microseconds + kNine + spread};
}

ElectionRecord election(std::int64_t id, Election kind, std::string name, Date announced,
                        Date voting, Date term_ends) {
    ElectionRecord e;
    e.election_id = id;
    e.kind = kind;
    e.name = std::move(name);
    e.cause_on = announced - days{40};
    e.term_ends_on = term_ends;
    e.base_date = announced - days{1};
    e.announced_on = announced;
    e.voting_day = voting;
    return e;
}

/// The votes that were held, and one that is to come within a month.
std::vector<ElectionRecord> elections_until(Date today) {
    const Date coming = today + days{26};
    std::vector<ElectionRecord> all{
        election(1, Election::representatives, "第50回衆議院議員総選挙", {2024, 10, 15},
                 {2024, 10, 27}, {}),
        election(2, Election::councillors, "第27回参議院議員通常選挙", {2025, 7, 3}, {2025, 7, 20},
                 {2025, 7, 28}),
        election(3, Election::municipal_assembly, "市町村議会議員選挙", coming - days{7}, coming,
                 coming + days{20}),
    };
    std::erase_if(all, [&](const ElectionRecord& e) { return e.base_date > today + days{60}; });
    return all;
}

RunRecord run_of(const Rates& rates, Run run, Date base, const ElectionRecord* election) {
    RunRecord r;
    r.base_date = base;
    r.run = run;
    ElectionDays of_election;
    if (election != nullptr) {
        of_election = {election->announced_on, election->voting_day};
        r.election_id = election->election_id;
    }
    r.age_day = age_day_of(run, base, of_election);
    const std::chrono::weekday weekday{base.days()};
    const int wait = weekday == std::chrono::Saturday ? 2 : weekday == std::chrono::Sunday ? 1 : 0;
    r.registered_on = registered_on(rates, run, base, wait > 0 ? base + days{wait} : Date{}, {});
    r.objection_until = objection_until(rates, run, base, r.registered_on, of_election);
    r.actor = "batch";
    return r;
}

/// One elector's years on the roll.
class RollLife {
public:
    RollLife(const City& city, const Life& life, Sheaf& sheaf)
        : city_(city), life_(life), sheaf_(sheaf), rates_(city.roll.rates) {
        state_.person_id = life.now.person_id;
    }

    /// True when nothing ever happened: on the roll since before the register began.
    bool tell() {
        migrate();
        doubt();
        if (life_.versions.size() == 1 && state_.entry) return true;
        auto run = city_.roll.runs.begin();
        std::size_t place = 0;
        for (const Date day : days_to_look()) {
            learn(day);
            keep(day);
            for (; run != city_.roll.runs.end() && run->registered_on <= day; ++run, ++place) {
                if (run->registered_on == day) register_on(*run, place);
            }
        }
        return false;
    }

private:
    /// The registrations, the days after something became known, and today.
    std::vector<Date> days_to_look() const {
        std::vector<Date> all{city_.plan.today};
        for (const RunRecord& run : city_.roll.runs)
            all.push_back(run.registered_on);
        for (const auto& version : life_.versions) {
            const Date known = date_in_japan(version.version.recorded_at) + days{1};
            if (known > begins() && known <= city_.plan.today) all.push_back(known);
        }
        std::ranges::sort(all);
        all.erase(std::unique(all.begin(), all.end()), all.end());
        return all;
    }

    Date begins() const { return history_begins(city_.plan.today); }

    /// What the register has by the morning of the day.
    void learn(Date day) {
        const Instant known = start_of_day(day);
        const bool first = state_.versions.empty();
        for (; next_ < life_.versions.size(); ++next_) {
            const auto& version = life_.versions[next_];
            if (version.version.recorded_at > known) break;
            state_.versions.push_back(register_row(version.record, version.version));
        }
        if (state_.versions.empty() && first) return;
        for (std::size_t i = 0; i < next_; ++i) {
            const auto& [record, version] = life_.versions[i];
            if (version.valid_from <= day && day < version.valid_to) {
                state_.resident = record;
                const auto district = city_.roll.districts.find(record.town_code);
                if (district != city_.roll.districts.end()) state_.district = district->second;
            }
        }
    }

    /// Those who were electors when the register began had been entered long before.
    void migrate() {
        learn(begins());
        if (!state_.resident) return;
        const RunLines lines = run_lines(rates_, Run::regular, begins(), begins());
        const Elector elector = elector_of(rates_, state_, begins());
        const Sheet sheet = decide(rates_, lines, elector);
        if (!sheet.registered || sheet.former_mark) return;
        Entry entry = entered(*state_.resident, state_.district, {}, sheet, lines,
                              Registration::migrated, first_registration(elector));
        entry.base_date = entry.age_day = Date{};
        put({std::move(entry), {}}, start_of_day(begins()));
    }

    /// The mail of a few who are not on the roll yet came back, or they study elsewhere: the next
    /// registration leaves them out. Most answer within weeks.
    void doubt() {
        if (state_.entry || city_.roll.runs.empty()) return;
        Random random{city_.plan.seed, Purpose::roll,
                      static_cast<std::uint64_t>(state_.person_id.value()) + 2'000'000'000};
        if (!random.chance(15)) return;
        const auto place = static_cast<std::size_t>(
            random.between(0, static_cast<int>(city_.roll.runs.size()) - 1));
        const Date base = city_.roll.runs[place].base_date;
        Doubt doubt;
        doubt.person_id = state_.person_id;
        doubt.reason =
            random.chance(600) ? DoubtReason::mail_returned : DoubtReason::lives_elsewhere;
        doubt.raised_on = base - days{random.between(3, 20)};
        if (!is_adult_here(doubt.raised_on)) return;
        put_doubt(doubt, doubt.raised_on);
        doubt.inquiry_on = doubt.raised_on + days{2};
        doubt.settled_on = doubt.raised_on + days{random.between(25, 60)};
        if (doubt.settled_on > city_.plan.today) return;
        doubt.outcome = random.chance(800) ? DoubtOutcome::confirmed : DoubtOutcome::unconfirmed;
        put_doubt(doubt, doubt.settled_on);
    }

    bool is_adult_here(Date day) const {
        const registry::Resident* here = nullptr;
        for (const auto& [record, version] : life_.versions) {
            const bool known = date_in_japan(version.recorded_at) < day;
            if (known && version.valid_from <= day && day < version.valid_to) here = &record;
        }
        return here != nullptr && here->standing == registry::Standing::resident &&
               age_on(day, here->birth_date.latest()) >= rates_.voting_age;
    }

    void put_doubt(const Doubt& doubt, Date from) {
        const storage::Version version{static_cast<int>(state_.doubts.size()) + 1, from, kForever,
                                       moment_of(state_.person_id, from), 0};
        sheaf_.add(File::roll_doubt, doubt, version);
        state_.doubts.push_back({doubt, version});
    }

    /// The first registration after the person was of age and three months here.
    Date first_registration(const Elector& elector) const {
        const Date ready =
            std::max(day_reaching_age(elector.birth_date, rates_.voting_age),
                     elector.counted_from ? three_months_on(rates_, elector.counted_from) : Date{});
        const int quarter = (ready.month() + 2) / 3 * 3;
        Date first{ready.year(), quarter, 1};
        if (first < ready) first = add_months(first, 3);
        return std::min(first, begins());
    }

    /// Marks, corrections, and a removal on the day it fell due.
    void keep(Date day) {
        if (!state_.entry || state_.entry->state != EntryState::registered) return;
        if (auto change = kept(rates_, keeping_day(rates_, day, city_.roll.elections), state_)) {
            put(*std::move(change), moment_of(state_.person_id, day));
        }
    }

    void register_on(const RunRecord& run, std::size_t place) {
        RollCalendar::Tally& tally = (*city_.roll.tallies)[place];
        const bool on_roll = state_.entry && state_.entry->state == EntryState::registered;
        if (on_roll) {
            ++tally.total;
            return;
        }
        if (!state_.resident) return;
        const RunLines lines = run_lines_of(place);
        const Elector elector = elector_of(rates_, state_, run.base_date);
        const Sheet sheet = decide(rates_, lines, elector);
        if (!sheet.registered) return;
        const Registration registration =
            run.run == Run::election ? Registration::election : Registration::regular;
        put({entered(*state_.resident, state_.district, elector.left_on, sheet, lines, registration,
                     run.registered_on),
             run.registered_on},
            moment_of(state_.person_id, run.registered_on));
        ++tally.total;
        ++tally.registered;
    }

    const RunLines& run_lines_of(std::size_t place) const { return city_.roll_lines[place]; }

    void put(EntryChange change, Instant at) {
        const Date from = change.from ? change.from : change.entry.registered_on;
        if (at <= last_) at.microseconds = last_.microseconds + 1'000'000;
        last_ = at;
        sheaf_.add(File::roll_entry, change.entry, {++number_, from, kForever, at, 0});
        state_.entry = std::move(change.entry);
    }

    const City& city_;
    const Life& life_;
    Sheaf& sheaf_;
    const Rates& rates_;
    PersonState state_;
    std::size_t next_ = 0;
    int number_ = 0;
    Instant last_;
};

/// A few of those on the roll voted from elsewhere.
void write_ballot(const City& city, PersonId person, Date moved_in, Sheaf& sheaf) {
    Random random{city.plan.seed, Purpose::roll, static_cast<std::uint64_t>(person.value())};
    for (const ElectionRecord& election : city.roll.elections) {
        if (election.voting_day > city.plan.today || moved_in > election.base_date) continue;
        if (!random.chance(6)) continue;
        Ballot ballot;
        ballot.election_id = election.election_id;
        ballot.person_id = person;
        ballot.requested_on = election.announced_on + days{random.between(0, 4)};
        ballot.cause = static_cast<AbsenceCause>(random.between(1, 3));
        ballot.place = ballot.cause == AbsenceCause::illness ? BallotPlace::facility
                                                             : BallotPlace::other_municipality;
        ballot.facility = ballot.place == BallotPlace::facility ? "見本病院" : "見本市";
        ballot.sent_on = ballot.requested_on + days{1};
        ballot.state = BallotState::received;
        ballot.returned_on = election.voting_day - days{1};
        sheaf.add(File::roll_ballot, ballot,
                  {1, ballot.requested_on, kForever, moment_of(person, election.voting_day), 0});
    }
}

/// A sentence as the municipality of the registered domicile reports it: very few, and long past.
void write_sentence(const City& city, const registry::Resident& person, Sheaf& sheaf) {
    Random random{city.plan.seed, Purpose::roll,
                  static_cast<std::uint64_t>(person.person_id.value()) + 1'000'000'000};
    if (!random.rarely(300) || age_on(city.plan.today, person.birth_date.latest()) < 25) return;
    SentenceRecord sentence;
    sentence.person_id = person.person_id;
    sentence.offence = random.chance(200) ? Offence::election_fine : Offence::imprisonment;
    sentence.final_on = Date{city.plan.today.year() - random.between(5, 9), random.between(1, 12),
                             random.between(1, 28)};
    if (sentence.offence == Offence::imprisonment) {
        sentence.served_on = sentence.final_on + days{random.between(300, 720)};
    }
    sentence.notified_on = sentence.final_on + days{random.between(10, 40)};
    sentence.notified_by = "見本市長";
    sheaf.add(File::roll_sentence, sentence,
              {1, sentence.final_on, kForever,
               moment_of(person.person_id, history_begins(city.plan.today)), 0});
}

}  // namespace

Result<RollCalendar> roll_calendar(const std::string& data_folder, const std::string& municipality,
                                   Date today, const std::vector<Town>& towns) {
    const auto book = RateBook::load(data_folder, "electoral_roll");
    if (!book) return book.problem();
    auto rates = resolve<Rates>(*book, rates_description(), municipality, today);
    if (!rates) return rates.problem();
    RollCalendar roll;
    roll.rates = std::move(rates->rates);
    roll.elections = elections_until(today);
    for (Date base = history_begins(today); base <= today; base = add_months(base, 1)) {
        if (run_on(roll.rates, base, {}) != Run::regular || base == history_begins(today)) continue;
        roll.runs.push_back(run_of(roll.rates, Run::regular, base, nullptr));
    }
    for (const ElectionRecord& election : roll.elections) {
        if (election.base_date <= history_begins(today) || election.base_date > today) continue;
        roll.runs.push_back(run_of(roll.rates, Run::election, election.base_date, &election));
    }
    std::erase_if(roll.runs, [&](const RunRecord& run) { return run.registered_on > today; });
    std::ranges::sort(roll.runs, {}, &RunRecord::base_date);
    roll.tallies = std::make_shared<std::vector<RollCalendar::Tally>>(roll.runs.size());
    std::vector<std::string> codes;
    for (const Town& town : towns)
        codes.push_back(town.code);
    std::ranges::sort(codes);
    for (std::size_t i = 0; i < codes.size(); ++i)
        roll.districts[codes[i]] = padded(1 + i / kTownsOfADistrict);
    return roll;
}

void write_roll(const City& city, const std::vector<Life>& lives, Sheaf& sheaf) {
    std::int64_t steady = 0;
    for (const Life& life : lives) {
        if (life.versions.empty() || life.now.nationality != "JPN") continue;
        if (age_on(city.plan.today, life.now.birth_date.latest()) + 1 <
            city.roll.rates.voting_age) {
            continue;
        }
        steady += RollLife{city, life, sheaf}.tell() ? 1 : 0;
        write_sentence(city, life.now, sheaf);
        write_ballot(city, life.now.person_id, life.now.became_resident_on, sheaf);
    }
    for (RollCalendar::Tally& tally : *city.roll.tallies)
        tally.total += steady;
}

void write_commission(const City& city, Sheaf& sheaf) {
    const Date begins = history_begins(city.plan.today);
    const storage::Version since{1, begins, kForever, start_of_day(begins), 0};
    std::string last;
    for (const auto& [town, district] : city.roll.districts) {
        sheaf.add(File::roll_area, Area{town, district}, since);
        if (district == last) continue;
        last = district;
        const std::string number = std::to_string(std::stoi(district));
        sheaf.add(File::roll_district,
                  District{district, "第" + number + "投票区", "見本公民館" + number,
                           "見本町" + number + "番地"},
                  since);
    }
    for (const ElectionRecord& election : city.roll.elections) {
        sheaf.add(File::roll_election, election,
                  {1, election.base_date - days{30}, kForever,
                   start_of_day(std::min(election.base_date - days{30}, city.plan.today)), 0});
    }
    for (std::size_t i = 0; i < city.roll.runs.size(); ++i) {
        RunRecord run = city.roll.runs[i];
        run.registered = (*city.roll.tallies)[i].registered;
        run.total = (*city.roll.tallies)[i].total;
        storage::Version at;
        at.recorded_at = {start_of_day(run.registered_on).microseconds +
                          std::int64_t{17} * 3'600 * 1'000'000};
        sheaf.add(File::roll_run, run, at);
    }
    Random random{city.plan.seed, Purpose::roll, 0};
    const std::int64_t inspections = 4 + city.plan.population / 20'000;
    for (std::int64_t i = 1; i <= inspections; ++i) {
        Inspection inspection;
        inspection.inspection_id = i;
        const bool research = random.chance(400);
        inspection.applicant = research ? Applicant::corporation : Applicant::party;
        inspection.applicant_name = research ? "見本新聞社　代表取締役" : "見本の会　代表";
        inspection.purpose = research ? InspectionPurpose::research : InspectionPurpose::politics;
        inspection.purpose_text = research ? "世論調査の対象者の抽出" : "政治活動のための確認";
        inspection.reader = "見本　花子";
        inspection.handling = "施錠した保管庫";
        if (research) inspection.publication = "集計だけを公表する";
        inspection.district = city.roll.districts.begin()->second;
        inspection.applied_on = begins + days{random.between(30, 900)};
        inspection.read_on = inspection.applied_on + days{7};
        inspection.granted = !random.chance(150);
        if (!inspection.granted) inspection.refusal = "管理の方法が明らかでないため";
        sheaf.add(File::roll_inspection, inspection,
                  {1, inspection.applied_on, kForever,
                   office_hour(random, inspection.applied_on, city.plan.today), 0});
    }
}

}  // namespace yakuba::generator
