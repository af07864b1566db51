#include "generator/family.h"

namespace yakuba::generator {
namespace {

using individual_inhabitant_tax::Relation;

bool is_parent(Role role) { return role == Role::head_parent || role == Role::spouse_parent; }

/// A couple and those who may depend on it.
struct Nucleus {
    Role one;
    Role other;
    Role children;
};

class Supports {
public:
    Supports(const TaxYear& year, const Household& household, TaxHousehold& tax)
        : year_(year), household_(household), tax_(tax) {}

    void settle() {
        tax_.first_earner = settle({Role::head, Role::spouse, Role::child});
        if (household_.shape == Shape::elder_and_young_family) {
            settle({Role::child, Role::child_spouse, Role::grandchild});
        }
        support_parents();
    }

private:
    Role role(std::size_t i) const { return household_.members[i].role; }
    const Member& member(std::size_t i) const { return household_.members[i]; }
    std::size_t size() const { return household_.members.size(); }
    bool earns(std::size_t i) const { return tax_.here[i] && tax_.work[i].total_income > Yen{0}; }
    bool little(std::size_t i) const {
        return tax_.work[i].total_income <= year_.rates.dependant_income_max;
    }
    /// 特定親族: students who earn more than a dependant may and less than the bracket's end.
    bool student_with_pay(std::size_t i) const {
        return tax_.work[i].occupation == Occupation::student && tax_.work[i].age >= 19 &&
               tax_.work[i].total_income <= limit(year_.rates.specific_relative);
    }

    Yen limit(const std::vector<individual_inhabitant_tax::RelativeBand>& bands) const {
        return bands.empty() ? year_.rates.dependant_income_max : bands.back().income_max;
    }

    std::size_t settle(const Nucleus& nucleus);
    void support_parents();
    void claim_twice(const Nucleus& nucleus, std::size_t earner);

    const TaxYear& year_;
    const Household& household_;
    TaxHousehold& tax_;
};

std::size_t Supports::settle(const Nucleus& nucleus) {
    std::size_t earner = size();
    for (std::size_t i = 0; i < size(); ++i) {
        if ((role(i) != nucleus.one && role(i) != nucleus.other) || !tax_.here[i] ||
            member(i).apart)
            continue;
        if (earner == size() || tax_.work[i].total_income > tax_.work[earner].total_income)
            earner = i;
    }
    if (earner == size()) return 0;
    if (!earns(earner)) return earner;
    for (std::size_t i = 0; i < size(); ++i) {
        if (i == earner || member(i).apart) continue;
        const bool spouse = role(i) == nucleus.one || role(i) == nucleus.other;
        if (spouse && tax_.here[i] &&
            tax_.work[i].total_income <= year_.rates.spouse_special.back().spouse_income_max) {
            tax_.supports[earner].push_back({i, Relation::spouse, true});
        }
        // A child who has left for university still depends on those who pay.
        const bool away = !tax_.here[i] && member(i).until < year_.base_date() &&
                          tax_.work[i].age <= 22 && tax_.work[i].occupation == Occupation::student;
        if (role(i) == nucleus.children && (tax_.here[i] || away) &&
            (little(i) || student_with_pay(i)) && (tax_.work[i].age < 30)) {
            tax_.supports[earner].push_back({i, Relation::child, !away});
        }
        if (nucleus.one == Role::head && is_parent(role(i)) && tax_.here[i] && little(i)) {
            tax_.supports[earner].push_back({i, Relation::ascendant, true});
        }
    }
    claim_twice(nucleus, earner);
    return earner;
}

/// One couple in three hundred claims a child twice: each parent at the own employer.
void Supports::claim_twice(const Nucleus& nucleus, std::size_t earner) {
    if (household_.index % 300 != 7) return;
    for (std::size_t i = 0; i < size(); ++i) {
        const bool other = role(i) == nucleus.one || role(i) == nucleus.other;
        if (!other || i == earner || !earns(i)) continue;
        for (const Support& support : tax_.supports[earner]) {
            if (support.relation == Relation::child) return tax_.supports[i].push_back(support);
        }
    }
}

/// A grown child supports parents who have little.
void Supports::support_parents() {
    if (household_.shape != Shape::couple_adults && household_.shape != Shape::parent_and_adult)
        return;
    for (std::size_t child = 0; child < size(); ++child) {
        if (role(child) != Role::child || !earns(child) || member(child).apart) continue;
        if (tax_.work[child].total_income < Yen{2'000'000}) continue;
        for (std::size_t i = 0; i < size(); ++i) {
            const bool claimed = i != tax_.first_earner && earns(tax_.first_earner);
            if ((role(i) == Role::head || (role(i) == Role::spouse && !claimed)) && tax_.here[i] &&
                little(i) && tax_.work[i].age >= 65 && tax_.supports[i].empty()) {
                tax_.supports[child].push_back({i, Relation::ascendant, true});
            }
        }
        return;
    }
}

}  // namespace

TaxHousehold draw_tax_household(std::uint64_t seed, const Employers& employers, const TaxYear& year,
                                const Household& household) {
    TaxHousehold tax;
    for (std::size_t i = 0; i < household.members.size(); ++i) {
        const Member& member = household.members[i];
        tax.here.push_back(member.from <= year.base_date() && year.base_date() < member.until);
        tax.work.push_back(draw_work(seed, employers, year, household, i));
    }
    tax.supports.resize(household.members.size());
    Supports{year, household, tax}.settle();
    return tax;
}

}  // namespace yakuba::generator
