#include "business/child_allowance/gather.h"

#include <algorithm>
#include <unordered_map>

#include "registry/resident.h"
#include "registry/tax_status.h"
#include "storage/as_of.h"

namespace yakuba::child_allowance {
namespace {

using registry::Standing;

/// What the register knows of one person on a day.
struct PersonState {
    PersonId person_id;
    Standing standing = Standing::resident;
    PartialDate birth_date;
    Date since;  // first day of this version
};

const Description& person_state_description() {
    using P = PersonState;
    static const Description description =
        describe<P>("住民記録の状態", {
                                          line<&P::person_id>("person_id", "宛名番号"),
                                          line<&P::standing>("standing", "住民の区分"),
                                          line<&P::birth_date>("birth_date", "出生年月日"),
                                          line<&P::since>("valid_from", "この状態になった年月日"),
                                      });
    return description;
}

constexpr std::string_view kPersonStates =
    "SELECT person_id, standing, birth_date, valid_from FROM resident "
    "WHERE person_id IN ("
    "SELECT person_id FROM child_allowance_claim "
    "WHERE person_id >= :range_from AND person_id < :range_until "
    "UNION SELECT child_id FROM child_allowance_child "
    "WHERE person_id >= :range_from AND person_id < :range_until) "
    "AND valid_from <= :valid AND valid_to > :valid AND recorded_at <= :known "
    "ORDER BY person_id, version";

using People = std::unordered_map<std::int64_t, PersonState>;

People read_people(storage::Session& session, batch::Range range, AsOf as_of) {
    People people;
    PersonState state;
    session.read(
        person_state_description(), kPersonStates,
        {{"range_from", range.from.value()},
         {"range_until", range.until.value()},
         {"valid", std::int64_t{as_of.valid.packed()}},
         {"known", as_of.known.microseconds}},
        [&] { return &(state = PersonState{}); },
        [&] { people.insert_or_assign(state.person_id.value(), state); });
    return people;
}

const PersonState* find(const People& people, PersonId person) {
    const auto found = people.find(person.value());
    return found == people.end() ? nullptr : &found->second;
}

storage::Where within(batch::Range range) {
    return storage::between("person_id", range.from.value(), range.until.value());
}

/// 職権消滅: the register says that the claimant left or died before the month asked.
EndReason end_by_register(const PersonState* person) {
    if (person == nullptr) return EndReason::none;
    switch (person->standing) {
        case Standing::dead:
            return EndReason::died;
        case Standing::moved_out:
        case Standing::removed:
            return EndReason::moved_out;
        default:
            return EndReason::none;
    }
}

Claimant claimant_of(const Claim& claim) {
    Claimant c;
    c.kind = claim.kind;
    c.public_servant = claim.public_servant;
    c.starts = claim.starts;
    c.ends = claim.ends;
    return c;
}

Child child_of(const ClaimChild& entry, const PersonState& person, YearMonth month) {
    Child child;
    child.birth_date = person.birth_date.latest();  // 不詳は児童に有利な日とみる
    child.starts = entry.starts;
    child.ends = entry.ends;
    child.studying_abroad = entry.studying_abroad;
    child.in_facility = entry.in_facility;
    child.confirmed = entry.confirmed_on && YearMonth{entry.confirmed_on} <= month;
    child.confirmed_until = entry.confirmed_until;
    // 死亡した児童の分は死亡した月まで (9条3項)。
    if (person.standing == Standing::dead) {
        const YearMonth last{person.since};
        child.ends = child.ends ? std::min(child.ends, last) : last;
    }
    return child;
}

void read_claims(storage::Session& session, batch::Range range, AsOf as_of, const People& people,
                 Families& families) {
    storage::for_each_as_of<Claim>(
        session, claim_table(), as_of, within(range), [&](Claim& claim, const storage::Version&) {
            Claimant claimant = claimant_of(claim);
            const PersonState* person = find(people, claim.person_id);
            const EndReason reason = claimant.ends ? EndReason::none : end_by_register(person);
            if (reason != EndReason::none) {
                claimant.ends = YearMonth{person->since};
                families.ended.push_back({families.size(), reason, person->since});
            }
            families.claims.push_back(std::move(claim));
            families.claimants.push_back(claimant);
        });
}

void read_children(storage::Session& session, batch::Range range, AsOf as_of, const People& people,
                   Families& families) {
    const YearMonth month{as_of.valid};
    std::size_t family = 0;
    const auto close_until = [&](PersonId person) {
        while (family < families.size() && families.claims[family].person_id < person) {
            families.first_child.push_back(families.children.size());
            ++family;
        }
    };
    families.first_child.push_back(0);
    storage::for_each_as_of<ClaimChild>(
        session, claim_child_table(), as_of, within(range),
        [&](ClaimChild& entry, const storage::Version&) {
            close_until(entry.person_id);
            if (family == families.size() || families.claims[family].person_id != entry.person_id) {
                return;  // a child of a claim that is not there yet
            }
            const PersonState* person = find(people, entry.child_id);
            if (person == nullptr) {
                families.missing.push_back(entry.child_id);
                return;
            }
            families.children.push_back(child_of(entry, *person, month));
            families.child_ids.push_back(entry.child_id);
        });
    close_until(PersonId{std::numeric_limits<std::int64_t>::max()});
}

void read_incomes(storage::Session& session, batch::Range range, AsOf as_of, Families& families) {
    const int income_year = income_year_of(YearMonth{as_of.valid});
    const FiscalYear fiscal_year{income_year + 1};
    std::unordered_map<std::int64_t, Claimant> incomes;
    storage::for_each_as_of<registry::TaxStatus>(
        session, registry::tax_status_table(), {fiscal_year.last_day(), as_of.known},
        storage::both(within(range),
                      storage::equals("fiscal_year", std::int64_t{fiscal_year.value})),
        [&](const registry::TaxStatus& status, const storage::Version&) {
            if (!status.declared) return;
            Claimant& c = incomes[status.person_id.value()];
            c.income = status.total_income;
            c.salary_and_pension_income = status.salary_income;
            c.dependants = status.dependants;
        });
    storage::for_each_as_of<ClaimantIncome>(
        session, claimant_income_table(), as_of,
        storage::both(within(range), storage::equals("income_year", std::int64_t{income_year})),
        [&](const ClaimantIncome& income, const storage::Version&) {
            Claimant& c = incomes[income.person_id.value()];
            c.income = income.income;
            c.salary_and_pension_income = income.salary_and_pension_income;
            c.deductions = income.deductions;
            c.dependants = income.dependants;
            c.elderly_dependants = income.elderly_dependants;
        });
    for (std::size_t i = 0; i < families.size(); ++i) {
        const auto found = incomes.find(families.claims[i].person_id.value());
        if (found == incomes.end()) {
            ++families.unknown_incomes;
            continue;
        }
        Claimant& c = families.claimants[i];
        c.income = found->second.income;
        c.salary_and_pension_income = found->second.salary_and_pension_income;
        c.deductions = found->second.deductions;
        c.dependants = found->second.dependants;
        c.elderly_dependants = found->second.elderly_dependants;
    }
}

}  // namespace

int income_year_of(YearMonth month) {
    return month.month() >= 6 ? month.year() - 1 : month.year() - 2;
}

Families gather(storage::Session& session, batch::Range range, YearMonth month, const Rates& rates,
                Instant known) {
    const AsOf as_of{month.first_day(), known};
    const People people = read_people(session, range, as_of);
    Families families;
    read_claims(session, range, as_of, people, families);
    read_children(session, range, as_of, people, families);
    if (rates.income_limit > Yen{}) read_incomes(session, range, as_of, families);
    return families;
}

Families gather(storage::Session& session, PersonId claimant, YearMonth month, const Rates& rates,
                Instant known) {
    return gather(session, batch::Range{claimant, PersonId{claimant.value() + 1}}, month, rates,
                  known);
}

}  // namespace yakuba::child_allowance
