#include "business/national_health_insurance/enrolment.h"

#include <algorithm>
#include <map>
#include <set>

#include "business/national_health_insurance/months.h"
#include "business/national_health_insurance/special_residence.h"
#include "registry/residents.h"
#include "registry/welfare_status.h"
#include "storage/as_of.h"

namespace yakuba::national_health_insurance {
namespace {

constexpr Date kForGood = kForever - std::chrono::days{1};

std::vector<Enrolment> read(storage::Session& session, Instant known, const storage::Where& where) {
    std::vector<Enrolment> spells;
    storage::for_each_as_of<Enrolment>(
        session, enrolment_table(), {kForGood, known}, where,
        [&](Enrolment& spell, const storage::Version&) { spells.push_back(std::move(spell)); });
    return spells;
}

Problem problem(std::string_view code, std::string message, std::string_view article) {
    return Problem{code, std::move(message), {}, {}, article};
}

registry::HealthScheme scheme_after(Loss loss) {
    switch (loss) {
        case Loss::employment:
            return registry::HealthScheme::employee;
        case Loss::assistance:
            return registry::HealthScheme::none;
        case Loss::elderly:
            return registry::HealthScheme::elderly;
        case Loss::elsewhere:
            return registry::HealthScheme::other_municipality;
        default:
            return registry::HealthScheme::unknown;
    }
}

struct Publication {
    registry::InsuranceStatus status;
    Date from;
};

/// The state of one person in the register on a day, as far as insurance depends on it.
struct Registered {
    PersonId person_id;
    registry::Standing standing = registry::Standing::resident;
    PartialDate birth_date;
    std::string next_address;
};
const storage::Table& registered_table() {
    static const Description description =
        describe<Registered>("住民", {
                                         line<&Registered::person_id>("person_id", "宛名番号"),
                                         line<&Registered::standing>("standing", "区分"),
                                         line<&Registered::birth_date>("birth_date", "生年月日"),
                                         line<&Registered::next_address>("next_address", "転出先"),
                                     });
    static const storage::Table table{
        registry::resident_table().name, "住民", &description, {"person_id"}};
    return table;
}

struct RegisterEnd {
    Date on;
    Loss loss = Loss::none;
};

/// 8条1項: the day after death, removal or a move abroad; on leaving for another municipality the
/// same day.
RegisterEnd end_of(const Registered& person, Date since, const SpellEnds& ends) {
    const Date next_day = since + std::chrono::days{1};
    switch (person.standing) {
        case registry::Standing::dead:
            return {next_day, Loss::death};
        case registry::Standing::moved_out:
            return {ends.countries.is_abroad(person.next_address) ? next_day : since,
                    Loss::move_out};
        case registry::Standing::removed:
            return {next_day, Loss::other};
        default:
            return {};
    }
}

/// Those of the range who live elsewhere and stay insured here, on the day of the move or after.
std::multimap<PersonId, SpecialResidence> kept_here(storage::Session& session,
                                                    const storage::Where& range) {
    std::multimap<PersonId, SpecialResidence> kept;
    storage::for_each_as_of<SpecialResidence>(
        session, special_residence_table(), {kForGood}, range,
        [&](SpecialResidence& special, const storage::Version&) {
            if (special.side == SpecialSide::ours)
                kept.emplace(special.person_id, std::move(special));
        });
    return kept;
}

bool keeps(const std::multimap<PersonId, SpecialResidence>& kept, PersonId person, Date moved) {
    const auto [first, last] = kept.equal_range(person);
    return std::any_of(first, last, [&](const auto& one) {
        return !one.second.ended_on || moved < one.second.ended_on;
    });
}

}  // namespace

Result<SpellEnds> spell_ends(const std::string& data_folder, int elderly_age) {
    auto countries = registry::Countries::open(data_folder);
    if (!countries) return countries.problem();
    return SpellEnds{elderly_age, *std::move(countries)};
}

std::vector<Enrolment> enrolments_of(storage::Session& session, PersonId person, Instant known) {
    return read(session, known, storage::equals("person_id", person.value()));
}

std::optional<Enrolment> enrolment_on(storage::Session& session, PersonId person, Date day,
                                      Instant known) {
    std::optional<Enrolment> found;
    for (Enrolment& spell : enrolments_of(session, person, known)) {
        if (spell.acquired_on <= day && (!spell.lost_on || day < spell.lost_on))
            found = std::move(spell);
    }
    return found;
}

void write_enrolments(storage::Transaction& transaction, std::span<const Enrolment> spells) {
    transaction.append(
        enrolment_table(), spells.size(), [&](std::size_t i) -> const void* { return &spells[i]; },
        [&](std::size_t i) {
            storage::Version version;
            version.valid_from = spells[i].acquired_on;
            return version;
        });
    std::vector<Publication> told;
    for (const Enrolment& spell : spells) {
        told.push_back(
            {{spell.person_id, registry::HealthScheme::national_health}, spell.acquired_on});
        if (spell.lost_on)
            told.push_back({{spell.person_id, scheme_after(spell.loss)}, spell.lost_on});
    }
    transaction.append(
        registry::insurance_status_table(), told.size(),
        [&](std::size_t i) -> const void* { return &told[i].status; },
        [&](std::size_t i) {
            storage::Version version;
            version.valid_from = told[i].from;
            return version;
        });
}

void publish_scheme(storage::Transaction& transaction, PersonId person,
                    registry::HealthScheme scheme, Date from) {
    const registry::InsuranceStatus status{person, scheme};
    transaction.append(
        registry::insurance_status_table(), 1, [&](std::size_t) -> const void* { return &status; },
        [&](std::size_t) {
            storage::Version version;
            version.valid_from = from;
            return version;
        });
}

std::vector<Problem> check_acquire(storage::Session& session, const Enrolment& spell,
                                   int elderly_age) {
    std::vector<Problem> problems;
    const auto resident = registry::find_resident(session, spell.person_id, {spell.acquired_on});
    if (!resident || !registry::is_resident(resident->record.standing)) {
        problems.push_back(problem(
            "applicant.enrolment.resident",
            "その日にこの市町村の住民ではありません。住所を移した日より後の日を書いてください。",
            "国民健康保険法5条"));
        return problems;
    }
    if (lost_by_age(resident->record.birth_date.earliest(), elderly_age) <= spell.acquired_on) {
        problems.push_back(problem("applicant.enrolment.elderly",
                                   "75歳以上の方は後期高齢者医療制度の被保険者です。",
                                   "国民健康保険法6条8号"));
    }
    const auto welfare =
        registry::find_welfare_status(session, spell.person_id, {spell.acquired_on});
    if (welfare && welfare->assistance != registry::Assistance::none) {
        problems.push_back(problem("applicant.enrolment.assistance",
                                   "生活保護を受けている間は、国民健康保険に加入しません。",
                                   "国民健康保険法6条9号"));
    }
    const auto special = special_residence_on(session, spell.person_id, spell.acquired_on);
    if (special && special->side == SpecialSide::theirs) {
        problems.push_back(problem(
            "applicant.enrolment.elsewhere",
            special->municipality +
                "の国民健康保険の被保険者です（修学・施設の特例）。特例が終わってから届け出てく"
                "ださい。",
            "国民健康保険法116条, 116条の2第1項"));
    }
    for (const Enrolment& other : enrolments_of(session, spell.person_id)) {
        if (other.lost_on && other.lost_on <= spell.acquired_on) continue;
        problems.push_back(
            problem("applicant.enrolment.already",
                    "その日にはすでに国民健康保険に加入しています。加入の日を確かめてください。",
                    "国民健康保険法7条"));
        break;
    }
    return problems;
}

Result<Done> acquire(storage::Transaction& transaction, Enrolment spell, int elderly_age) {
    const auto problems = check_acquire(transaction.session(), spell, elderly_age);
    if (!problems.empty()) return problems.front();
    write_enrolments(transaction, {&spell, 1});
    return Done{};
}

Result<Done> lose(storage::Transaction& transaction, PersonId person, Date lost_on, Loss loss,
                  Date notified_on) {
    auto spell = enrolment_on(transaction.session(), person, lost_on - std::chrono::days{1});
    if (!spell) {
        return problem("applicant.enrolment.none",
                       "その日に国民健康保険に加入していません。喪失の日を確かめてください。",
                       "国民健康保険法8条");
    }
    spell->lost_on = lost_on;
    spell->loss = loss;
    spell->notified_on = notified_on;
    write_enrolments(transaction, {&*spell, 1});
    return Done{};
}

std::vector<Enrolment> ended_by_registers(storage::Session& session, Date day,
                                          const SpellEnds& ends, PersonId from, PersonId until) {
    const storage::Where range = storage::between("person_id", from.value(), until.value());
    std::vector<Enrolment> spells = read(session, kEndOfTime, range);
    std::erase_if(spells,
                  [&](const Enrolment& spell) { return spell.lost_on || spell.acquired_on > day; });
    if (spells.empty()) return spells;
    const auto kept = kept_here(session, range);
    std::set<PersonId> insured;
    for (const Enrolment& spell : spells)
        insured.insert(spell.person_id);
    std::map<PersonId, RegisterEnd> found;
    const auto earlier = [&](PersonId person, RegisterEnd end) {
        if (end.loss == Loss::none || end.on > day) return;
        RegisterEnd& known = found[person];
        if (known.loss == Loss::none || end.on < known.on) known = end;
    };
    storage::for_each_as_of<Registered>(
        session, registered_table(), {day}, range,
        [&](const Registered& person, const storage::Version& version) {
            if (!insured.contains(person.person_id)) return;
            const RegisterEnd end = end_of(person, version.valid_from, ends);
            if (end.loss != Loss::move_out || !keeps(kept, person.person_id, end.on))
                earlier(person.person_id, end);
            earlier(person.person_id,
                    {lost_by_age(person.birth_date.earliest(), ends.elderly_age), Loss::elderly});
        });
    storage::for_each_as_of<registry::WelfareStatus>(
        session, registry::welfare_status_table(), {day}, range,
        [&](const registry::WelfareStatus& status, const storage::Version& version) {
            if (status.assistance == registry::Assistance::none) return;
            earlier(status.person_id, {version.valid_from, Loss::assistance});
        });
    std::erase_if(spells, [&](Enrolment& spell) {
        const auto end = found.find(spell.person_id);
        if (end == found.end()) return true;
        spell.lost_on = std::max(end->second.on, spell.acquired_on);
        spell.loss = end->second.loss;
        spell.notified_on = day;
        return false;
    });
    return spells;
}

}  // namespace yakuba::national_health_insurance
