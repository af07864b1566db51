#include "business/national_health_insurance/gather.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "business/national_health_insurance/months.h"
#include "business/national_health_insurance/records.h"
#include "registry/residents.h"
#include "registry/tax_status.h"
#include "storage/as_of.h"

// A unit is cut out of days: a member belongs to it while the register has the member in the
// household, this person as its head, and a spell of insurance runs. Each such interval is one row
// of the facts.
namespace yakuba::national_health_insurance {
namespace {

/// What the levy asks of the register.
struct Entry {
    PersonId person_id;
    registry::Standing standing = registry::Standing::resident;
    HouseholdId household_id;
    std::string relation;
    PartialDate birth_date;
};

const Description& entry_description() {
    static const Description description =
        describe<Entry>("住民", {
                                    line<&Entry::person_id>("person_id", "宛名番号"),
                                    line<&Entry::standing>("standing", "区分"),
                                    line<&Entry::household_id>("household_id", "世帯番号"),
                                    line<&Entry::relation>("relation", "続柄"),
                                    line<&Entry::birth_date>("birth_date", "生年月日"),
                                });
    return description;
}

constexpr std::string_view kPersons =
    "(SELECT m.person_id FROM resident m WHERE m.household_id IN (SELECT h.household_id FROM "
    "resident h WHERE h.person_id >= :from_id AND h.person_id < :until_id AND h.relation = "
    "'世帯主' AND h.household_id > 0))";

/// Days on which one record of the register holds.
struct Stay {
    PersonId person;
    HouseholdId household;
    bool head = false;
    Date birth;
    Date from;
    Date until;
};

using EntryVersion = storage::Versioned<Entry>;

/// The versions that hold, each clipped to the days on which it is the last word.
void add_stays(std::vector<EntryVersion>& versions, std::vector<Stay>& stays) {
    std::vector<Date> days;
    for (const EntryVersion& v : versions) {
        days.push_back(v.version.valid_from);
        days.push_back(v.version.valid_to);
    }
    std::ranges::sort(days);
    days.erase(std::unique(days.begin(), days.end()), days.end());
    std::size_t first = stays.size();
    for (std::size_t i = 0; i + 1 < days.size(); ++i) {
        const EntryVersion* last = nullptr;
        for (const EntryVersion& v : versions) {
            if (v.version.valid_from <= days[i] && days[i] < v.version.valid_to &&
                (last == nullptr || v.version.number > last->version.number)) {
                last = &v;
            }
        }
        if (last == nullptr || !registry::is_resident(last->record.standing) ||
            !last->record.household_id) {
            continue;
        }
        const Stay stay{last->record.person_id,
                        last->record.household_id,
                        last->record.relation == "世帯主",
                        last->record.birth_date.earliest(),
                        days[i],
                        days[i + 1]};
        const bool goes_on = stays.size() > first && stays.back().until == stay.from &&
                             stays.back().household == stay.household &&
                             stays.back().head == stay.head;
        if (goes_on) {
            stays.back().until = stay.until;
        } else {
            stays.push_back(stay);
        }
    }
}

std::vector<Stay> stays_of(storage::Session& session, Instant known, PersonId from,
                           PersonId until) {
    const std::string sql = "SELECT " + storage::version_columns_of(entry_description(), "r.") +
                            " FROM resident r WHERE r.recorded_at <= :known AND r.person_id IN " +
                            std::string{kPersons} + " ORDER BY r.person_id, r.version";
    std::vector<Stay> stays;
    std::vector<EntryVersion> own;
    Entry entry;
    const auto close = [&] {
        if (!own.empty()) add_stays(own, stays);
        own.clear();
    };
    session.read_versions(
        entry_description(), sql,
        {{"known", known.microseconds}, {"from_id", from.value()}, {"until_id", until.value()}},
        [&]() -> void* { return &(entry = Entry{}); },
        [&](const storage::Version& version) {
            if (!own.empty() && own.back().record.person_id != entry.person_id) close();
            own.push_back({std::move(entry), version});
        });
    close();
    return stays;
}

storage::Where of_persons(PersonId from, PersonId until) {
    return {"person_id IN " + std::string{kPersons},
            {{"from_id", from.value()}, {"until_id", until.value()}}};
}

constexpr Date kForGood = kForever - std::chrono::days{1};

/// The records of each person, all of them however often.
template <class Record>
std::unordered_map<std::int64_t, std::vector<Record>> by_person(storage::Session& session,
                                                                const storage::Table& table,
                                                                AsOf as_of,
                                                                const storage::Where& where) {
    std::unordered_map<std::int64_t, std::vector<Record>> records;
    storage::for_each_as_of<Record>(
        session, table, as_of, where, [&](Record& record, const storage::Version&) {
            records[record.person_id.value()].push_back(std::move(record));
        });
    return records;
}

struct Material {
    std::vector<Stay> stays;
    std::unordered_map<std::int64_t, std::vector<Enrolment>> enrolments;
    std::unordered_map<std::int64_t, std::vector<Relief>> reliefs;
    std::unordered_map<std::int64_t, std::vector<registry::TaxStatus>> taxes;
};

void add_income(const Material& material, FiscalYear year, PersonId person, Member& member) {
    const auto found = material.taxes.find(person.value());
    if (found == material.taxes.end()) {
        member.declared = age_on(year.first_day(), member.birth_date) < kDeclaringAge;
        return;
    }
    const registry::TaxStatus& tax = found->second.front();
    member.declared = tax.declared || age_on(year.first_day(), member.birth_date) < kDeclaringAge;
    member.gross_income = at_least_zero(tax.gross_income);
    member.total_income = at_least_zero(tax.total_income);
    member.casualty_loss_carried = tax.casualty_loss_carried;
    member.judged_adjustment = tax.special_gain_deduction;
    member.salary_revenue = tax.salary_revenue;
    member.salary_income = tax.salary_income;
    member.pension_revenue = tax.public_pension_revenue;
    member.pension_income = tax.public_pension_income;
}

void add_reliefs(const Material& material, PersonId person, Member& member, bool& transfer) {
    const auto found = material.reliefs.find(person.value());
    if (found == material.reliefs.end()) return;
    for (const Relief& relief : found->second) {
        if (relief.withdrawn) continue;
        switch (relief.kind) {
            case ReliefKind::unemployed:
                member.left_job_on = std::max(member.left_job_on, relief.event_on);
                break;
            case ReliefKind::maternity:
                member.due_month = std::max(member.due_month, YearMonth{relief.event_on});
                member.multiple_birth = relief.multiple;
                break;
            case ReliefKind::former_dependant:
                member.former_dependant_on = relief.event_on;
                break;
            case ReliefKind::care_exempt:
                member.care_exempt = true;
                break;
            case ReliefKind::transfer:
                transfer = true;
                break;
            case ReliefKind::simplified:
                break;
        }
    }
}

/// Makes the units of one household from the stays of everybody who was ever in it.
class HouseholdUnits {
public:
    HouseholdUnits(const Material& material, const Rates& rates, FiscalYear year,
                   std::span<const Stay> stays)
        : material_(material),
          rates_(rates),
          year_(year),
          begins_(year.first_day()),
          ends_(year.last_day() + std::chrono::days{1}),
          stays_(stays) {}

    void add_to(std::vector<Unit>& units, PersonId from, PersonId until) {
        for (const Stay& head : stays_) {
            if (!head.head || head.person < from || head.person >= until) continue;
            if (head.until <= begins_ || head.from >= ends_) continue;
            Unit unit;
            unit.head = head.person;
            unit.household = head.household;
            for (const Stay& stay : stays_)
                add_member(unit, head, stay);
            if (insured_ == 0) continue;
            insured_ = 0;
            finish(unit, head);
            units.push_back(std::move(unit));
        }
    }

private:
    /// The rows of one person during the time of this head.
    void add_member(Unit& unit, const Stay& head, const Stay& stay) {
        const Date from = std::max(head.from, stay.from);
        const Date until = std::min(head.until, stay.until);
        if (from >= until) return;
        Date covered = std::max(from, begins_);
        const auto found = material_.enrolments.find(stay.person.value());
        if (found != material_.enrolments.end()) {
            for (const Enrolment& spell : found->second) {
                if (spell.lost_on && spell.lost_on <= spell.acquired_on) continue;  // 取消
                const Date end = std::min(spell.lost_on ? spell.lost_on : kForever,
                                          lost_by_age(stay.birth, rates_.elderly_age));
                const Date a = std::max(from, spell.acquired_on);
                const Date b = std::min(until, end);
                if (a < b && b > begins_ && a < ends_) {
                    if (stay.head && a > covered) add_row(unit, stay, Role::head_only, covered, a);
                    add_row(unit, stay, Role::insured, a, b);
                    covered = std::max(covered, b);
                    ++insured_;
                }
                if (is_elderly(spell, stay) && add_moved(unit, stay, end, from, until))
                    covered = until;
            }
        }
        if (stay.head && covered < std::min(until, ends_))
            add_row(unit, stay, Role::head_only, covered, until);
    }

    bool is_elderly(const Enrolment& spell, const Stay& stay) const {
        const Date by_age = lost_by_age(stay.birth, rates_.elderly_age);
        return spell.loss == Loss::elderly || !spell.lost_on || spell.lost_on >= by_age;
    }

    /// 特定同一世帯所属者: was in this household under this head on the day before, and still is.
    bool add_moved(Unit& unit, const Stay& stay, Date moved, Date from, Date until) {
        if (moved >= ends_ || from >= moved || until <= moved || until <= begins_) return false;
        add_row(unit, stay, Role::moved_to_elderly, moved, until);
        unit.facts.specified_from = YearMonth{moved - std::chrono::days{1}};
        unit.facts.specified_until = until < ends_ ? YearMonth{until} + -1 : YearMonth{};
        return true;
    }

    void add_row(Unit& unit, const Stay& stay, Role role, Date from, Date until) {
        Member member;
        member.birth_date = stay.birth;
        member.role = role;
        member.acquired_on = from;
        if (until != kForever) member.lost_on = until;
        add_income(material_, year_, stay.person, member);
        bool transfer = false;
        add_reliefs(material_, stay.person, member, transfer);
        if (stay.head && transfer) unit.facts.transfer_chosen = true;
        unit.facts.members.push_back(member);
        unit.persons.push_back(stay.person);
    }

    void finish(Unit& unit, const Stay& head) const {
        unit.facts.levied_from = Date{};
        unit.facts.head_insured = false;
        for (std::size_t i = 0; i < unit.persons.size(); ++i) {
            const Member& member = unit.facts.members[i];
            if (unit.persons[i] != head.person) continue;
            if (member.role == Role::insured) unit.facts.head_insured = true;
            unit.facts.head_pension = member.pension_revenue;
        }
    }

    const Material& material_;
    const Rates& rates_;
    FiscalYear year_;
    Date begins_;
    Date ends_;
    std::span<const Stay> stays_;
    int insured_ = 0;
};

/// A head who led two households in the year, or led one again, owes once.
void merge_heads(std::vector<Unit>& units) {
    std::ranges::stable_sort(units, {}, &Unit::head);
    std::vector<Unit> merged;
    for (Unit& unit : units) {
        if (merged.empty() || merged.back().head != unit.head) {
            merged.push_back(std::move(unit));
            continue;
        }
        Unit& first = merged.back();
        first.facts.members.insert(first.facts.members.end(), unit.facts.members.begin(),
                                   unit.facts.members.end());
        first.persons.insert(first.persons.end(), unit.persons.begin(), unit.persons.end());
        first.household = unit.household;
        if (unit.facts.specified_from) {
            first.facts.specified_from = unit.facts.specified_from;
            first.facts.specified_until = unit.facts.specified_until;
        }
        first.facts.head_insured = first.facts.head_insured || unit.facts.head_insured;
    }
    units = std::move(merged);
}

}  // namespace

std::vector<Unit> gather(storage::Session& session, const Rates& rates, FiscalYear year,
                         Instant known, PersonId from, PersonId until) {
    Material material;
    material.stays = stays_of(session, known, from, until);
    const storage::Where where = of_persons(from, until);
    material.enrolments =
        by_person<Enrolment>(session, enrolment_table(), {kForGood, known}, where);
    material.reliefs = by_person<Relief>(session, relief_table(), {kForGood, known}, where);
    material.taxes = by_person<registry::TaxStatus>(
        session, registry::tax_status_table(), {year.first_day(), known},
        storage::both(storage::equals("fiscal_year", std::int64_t{year.value}), where));

    std::ranges::stable_sort(material.stays, {}, &Stay::household);
    std::vector<Unit> units;
    for (std::size_t first = 0; first < material.stays.size();) {
        std::size_t end = first;
        while (end < material.stays.size() &&
               material.stays[end].household == material.stays[first].household)
            ++end;
        HouseholdUnits household{
            material, rates, year, {material.stays.data() + first, end - first}};
        household.add_to(units, from, until);
        first = end;
    }
    merge_heads(units);
    return units;
}

}  // namespace yakuba::national_health_insurance
