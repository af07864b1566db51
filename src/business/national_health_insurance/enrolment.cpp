#include "business/national_health_insurance/enrolment.h"

#include <algorithm>
#include <map>

#include "business/national_health_insurance/months.h"
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
};
const storage::Table& registered_table() {
    static const Description description =
        describe<Registered>("住民", {
                                         line<&Registered::person_id>("person_id", "宛名番号"),
                                         line<&Registered::standing>("standing", "区分"),
                                         line<&Registered::birth_date>("birth_date", "生年月日"),
                                     });
    static const storage::Table table{
        registry::resident_table().name, "住民", &description, {"person_id"}};
    return table;
}

struct RegisterEnd {
    Date on;
    Loss loss = Loss::none;
};

/// 8条1項: the day after death or removal; on leaving for another municipality the same day.
RegisterEnd end_of(const Registered& person, Date since) {
    switch (person.standing) {
        case registry::Standing::dead:
            return {since + std::chrono::days{1}, Loss::death};
        case registry::Standing::moved_out:
            return {since, Loss::move_out};
        case registry::Standing::removed:
            return {since + std::chrono::days{1}, Loss::other};
        default:
            return {};
    }
}

}  // namespace

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

std::vector<Enrolment> ended_by_registers(storage::Session& session, Date day, int elderly_age,
                                          PersonId from, PersonId until) {
    const storage::Where range = storage::between("person_id", from.value(), until.value());
    std::vector<Enrolment> spells = read(session, kEndOfTime, range);
    std::erase_if(spells,
                  [&](const Enrolment& spell) { return spell.lost_on || spell.acquired_on > day; });
    if (spells.empty()) return spells;
    std::map<PersonId, RegisterEnd> ends;
    const auto earlier = [&](PersonId person, RegisterEnd end) {
        if (end.loss == Loss::none || end.on > day) return;
        RegisterEnd& known = ends[person];
        if (known.loss == Loss::none || end.on < known.on) known = end;
    };
    storage::for_each_as_of<Registered>(
        session, registered_table(), {day}, range,
        [&](const Registered& person, const storage::Version& version) {
            earlier(person.person_id, end_of(person, version.valid_from));
            earlier(person.person_id,
                    {lost_by_age(person.birth_date.earliest(), elderly_age), Loss::elderly});
        });
    storage::for_each_as_of<registry::WelfareStatus>(
        session, registry::welfare_status_table(), {day}, range,
        [&](const registry::WelfareStatus& status, const storage::Version& version) {
            if (status.assistance == registry::Assistance::none) return;
            earlier(status.person_id, {version.valid_from, Loss::assistance});
        });
    std::erase_if(spells, [&](Enrolment& spell) {
        const auto end = ends.find(spell.person_id);
        if (end == ends.end()) return true;
        spell.lost_on = std::max(end->second.on, spell.acquired_on);
        spell.loss = end->second.loss;
        spell.notified_on = day;
        return false;
    });
    return spells;
}

}  // namespace yakuba::national_health_insurance
