#include "business/national_health_insurance/units.h"

#include <algorithm>
#include <tuple>

#include "business/national_health_insurance/months.h"

namespace yakuba::national_health_insurance {
namespace {

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
                // Death, removal and a move abroad leave the day itself insured (8条1項).
                const bool last_day = stay.until == until && end == until + std::chrono::days{1};
                const Date b = last_day ? end : std::min(until, end);
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
        const auto care = material_.care_premiums.find(head.person.value());
        const bool known = care != material_.care_premiums.end();
        if (known) unit.facts.head_care_premium = care->second.amount;
        unit.facts.head_care_ordinary = !known || !care->second.from_pension;
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

std::vector<Unit> units_of(Material& material, const Rates& rates, FiscalYear year, PersonId from,
                           PersonId until) {
    const auto same = [](const Stay& a, const Stay& b) {
        return a.household == b.household && !a.apart && !b.apart;
    };
    std::vector<Stay>& stays = material.stays;
    std::ranges::stable_sort(stays, [](const Stay& a, const Stay& b) {
        return std::tie(a.household, a.apart) < std::tie(b.household, b.apart);
    });
    std::vector<Unit> units;
    for (std::size_t first = 0; first < stays.size();) {
        std::size_t end = first + 1;
        while (end < stays.size() && same(stays[first], stays[end]))
            ++end;
        HouseholdUnits household{material, rates, year, {stays.data() + first, end - first}};
        household.add_to(units, from, until);
        first = end;
    }
    merge_heads(units);
    return units;
}

}  // namespace yakuba::national_health_insurance
