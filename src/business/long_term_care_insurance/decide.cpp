#include "business/long_term_care_insurance/decide.h"

#include <algorithm>

#include "business/long_term_care_insurance/form.h"
#include "storage/as_of.h"

namespace yakuba::long_term_care_insurance {
namespace {

constexpr auto kBusiness = ledger::Business::long_term_care_insurance;

/// What tells two decisions apart: not the fingerprint, nor when the papers were read.
bool same(const Premium& a, const Premium& b) {
    for (const Line& line : premium_description().lines) {
        if (line.key == "rates_fingerprint" || line.key == "known_at") continue;
        if (line.type->integer(line.field(&a)) != line.type->integer(line.field(&b))) return false;
    }
    return true;
}

Premium premium_of(const LevyYear& levy, PersonId person, const Facts& facts, const Sheet& sheet,
                   Instant known) {
    Premium p;
    p.fiscal_year = levy.year;
    p.person_id = person;
    p.ground = sheet.ground;
    p.stage = sheet.stage;
    p.restored_salary = sheet.restored_salary;
    p.pension_and_income = sheet.pension_and_income;
    p.judged_income = sheet.judged_income;
    p.base_amount = sheet.base_amount;
    p.full_year = sheet.full_year;
    p.months = sheet.months;
    p.first_month = sheet.first_month;
    p.last_month = sheet.last_month;
    p.before_reduction = sheet.before_reduction;
    p.public_relief = sheet.public_relief;
    p.reduction = sheet.reduction;
    p.annual = sheet.annual;
    p.special = facts.special;
    p.rates_fingerprint = levy.fingerprint;
    p.known_at = known;
    return p;
}

std::unordered_map<std::int64_t, Premium> standing(storage::Session& session, FiscalYear year,
                                                   PersonId from, PersonId until) {
    std::unordered_map<std::int64_t, Premium> premiums;
    storage::for_each_as_of<Premium>(
        session, premium_table(), {year.first_day()},
        storage::both(storage::equals("fiscal_year", std::int64_t{year.value}),
                      storage::between("person_id", from.value(), until.value())),
        [&](Premium& premium, const storage::Version&) {
            premiums.emplace(premium.person_id.value(), std::move(premium));
        });
    return premiums;
}

ledger::PlannedCharge charge_of(const LevyYear& levy, const Premium& premium, const Plan& plan,
                                std::string_view reason) {
    ledger::PlannedCharge planned;
    planned.charge.business = kBusiness;
    planned.charge.person_id = premium.person_id;
    planned.charge.fiscal_year = levy.year;
    planned.charge.amount = premium.annual;
    planned.charge.city = premium.annual;
    planned.charge.reason = reason;
    planned.charge.notice_number =
        "K" + std::to_string(levy.year.value) + "-" + std::to_string(premium.person_id.value());
    for (const Part& part : plan.parts) {
        ledger::Instalment instalment;
        instalment.collection = part.collection;
        instalment.term = part.term;
        instalment.month = part.month;
        instalment.due_on = part.due_on;
        instalment.amount = part.amount;
        planned.plan.push_back(instalment);
    }
    return planned;
}

std::optional<ledger::PlannedCharge> charge_for(storage::Session& session, const LevyYear& levy,
                                                const Decision& decision, FirstCharge first,
                                                Date day, std::string_view reason) {
    const Rates& rates = levy.rates.rates;
    const Premium& premium = decision.premium;
    if (decision.before) {
        const auto charge = ledger::find_charge(session, kBusiness, premium.person_id, levy.year);
        if (charge) {
            const auto old_plan = ledger::plan_of(session, kBusiness, premium.person_id, levy.year,
                                                  charge->version.number);
            return charge_of(levy, premium,
                             changed_plan(rates, old_plan, premium.annual, levy.year, day), reason);
        }
    }
    if (premium.annual == Yen{0}) return std::nullopt;
    // The levy of the year bills from its month on; one made later, the terms after its month:
    // nobody gets a bill that is due already.
    const int later = first == FirstCharge::regular ? 0 : 1;
    const YearMonth open_from =
        std::max(first_billing(decision.facts, levy.year), YearMonth{day} + later);
    const Facts& facts = decision.facts;
    return charge_of(levy, premium,
                     collection_plan(rates, facts, decision.sheet, levy.year, open_from),
                     first == FirstCharge::regular ? "当初" : "随時");
}

/// Terms ask for no more than the year: what they took too much is then seen on their account, the
/// last one first.
void take_back(Plan& plan) {
    Yen left = plan.over_collected;
    std::ranges::stable_sort(plan.parts, {}, &Part::month);
    for (auto part = plan.parts.rbegin(); part != plan.parts.rend() && left > Yen{0}; ++part) {
        const Yen less = std::min(left, part->amount);
        part->amount -= less;
        left -= less;
    }
    std::erase_if(plan.parts, [](const Part& part) { return part.amount == Yen{0}; });
}

}  // namespace

bool Decision::changed() const { return !before || !same(premium, *before); }

std::vector<Decision> decide(storage::Session& session, const LevyYear& levy,
                             const Households& households, Instant known, PersonId from,
                             PersonId until) {
    const auto insured = gather(session, levy, households, known, from, until);
    auto before = standing(session, levy.year, from, until);
    std::vector<Decision> decisions;
    decisions.reserve(insured.size());
    for (const Insured& person : insured) {
        Decision& decision = decisions.emplace_back();
        decision.facts = person.facts;
        decision.sheet = premium(levy.rates.rates, person.facts, levy.year);
        decision.premium = premium_of(levy, person.person_id, person.facts, decision.sheet, known);
        const auto stored = before.find(person.person_id.value());
        if (stored == before.end()) continue;
        decision.before = std::move(stored->second);
        before.erase(stored);
    }
    for (const auto& [number, premium] : before) {
        Decision& decision = decisions.emplace_back();
        decision.premium = premium_of(levy, PersonId{number}, {}, Sheet{}, known);
        decision.before = premium;
    }
    return decisions;
}

Plan changed_plan(const Rates& rates, const std::vector<ledger::Instalment>& before, Yen annual,
                  FiscalYear year, Date day) {
    const YearMonth open_from = YearMonth{day} + 1;
    Plan plan;
    Yen kept, special_left;
    for (const ledger::Instalment& part : before) {
        const bool billed = part.due_on < open_from.first_day();
        if (billed) {
            kept += part.amount;
            plan.parts.push_back(
                {part.collection, part.term, part.month, part.due_on, part.amount});
        } else if (part.collection == ledger::Collection::pension) {
            special_left += part.amount;
        }
    }
    if (kept >= annual) {
        plan.over_collected = kept - annual;
        take_back(plan);
        return plan;
    }
    Yen rest = annual - kept;
    if (special_left > Yen{0} && special_left <= rest) {
        for (const ledger::Instalment& part : before) {
            if (part.due_on < open_from.first_day() ||
                part.collection != ledger::Collection::pension)
                continue;
            plan.parts.push_back(
                {part.collection, part.term, part.month, part.due_on, part.amount});
        }
        rest -= special_left;
    }
    Sheet sheet;
    sheet.annual = rest;
    for (Part& part : collection_plan(rates, Facts{}, sheet, year, open_from).parts) {
        // 随時: each further bill after the last term has a number of its own.
        while (std::ranges::any_of(plan.parts, [&](const Part& p) {
            return p.collection == part.collection && p.term == part.term;
        }))
            ++part.term;
        plan.parts.push_back(part);
    }
    std::ranges::stable_sort(plan.parts, {}, &Part::month);
    return plan;
}

Rows rows_of(storage::Session& session, const LevyYear& levy, std::vector<Decision> decisions,
             FirstCharge first, Date day, std::string_view reason) {
    Rows rows;
    for (Decision& decision : decisions) {
        if (!decision.changed()) continue;
        auto charge = charge_for(session, levy, decision, first, day, reason);
        if (charge) rows.charges.push_back(*std::move(charge));
        rows.premiums.push_back(std::move(decision.premium));
    }
    return rows;
}

void write(storage::Transaction& transaction, const LevyYear& levy, const Rows& rows) {
    transaction.append(
        premium_table(), rows.premiums.size(),
        [&](std::size_t i) -> const void* { return &rows.premiums[i]; },
        [&](std::size_t) {
            storage::Version version;
            version.valid_from = levy.year.first_day();
            return version;
        });
    if (!rows.charges.empty()) ledger::write_charges(transaction, rows.charges);
}

}  // namespace yakuba::long_term_care_insurance
