#include "business/child_allowance/assess.h"

#include <algorithm>

#include "business/child_allowance/month_rates.h"
#include "storage/as_of.h"

namespace yakuba::child_allowance {
namespace {

bool runs_in(const Claimant& claimant, YearMonth month) {
    return claimant.starts <= month && (!claimant.ends || month <= claimant.ends);
}

Claim ended_claim(const Families& families, const RegisterEnd& end) {
    Claim claim = families.claims[end.family];
    claim.ends = families.claimants[end.family].ends;
    claim.end_reason = end.reason;
    claim.ended_on = end.ended_on;
    return claim;
}

std::string name(auto word) { return std::string{label_of(word)}; }

void count(const Decision& decision, batch::Counts& counts) {
    counts.add("受給者", is_paid(decision.ground));
    counts.add("支給対象児童", decision.over_three + decision.under_three +
                                   decision.third_or_later + decision.special);
    counts.add("支給額（円）", decision.monthly_amount.amount());
    if (decision.change == Change::none) return;
    counts.add(label_of(decision.change), 1);
    if (decision.cause != Cause::none) {
        counts.add(name(decision.change) + "：" + name(decision.cause), 1);
    }
}

/// A change a clerk can look at: numbers, no names.
std::string sample(const Decision& decision) {
    return std::to_string(decision.person_id.value()) + " " + name(decision.change) + " " +
           name(decision.cause) + " 月額" + std::to_string(decision.monthly_amount.amount()) + "円";
}

constexpr std::size_t kSamples = 5;

batch::Prepared prepare(storage::Session& session, batch::Range range, const Month& last_month,
                        const Month& month) {
    const Families families = gather(session, range, month.month, month.rates);
    const std::vector<Decision> before = decisions_of(session, range, last_month.month);
    auto assessed = std::make_shared<Assessed>(assess(last_month, month, families, before));
    batch::Prepared prepared;
    for (const Decision& decision : assessed->decisions) {
        count(decision, prepared.counts);
        if (decision.change != Change::none && prepared.samples.size() < kSamples) {
            prepared.samples.push_back(sample(decision));
        }
    }
    prepared.counts.add("職権消滅", static_cast<std::int64_t>(assessed->ended.size()));
    if (!families.missing.empty()) {
        prepared.counts.add("住民記録のない児童",
                            static_cast<std::int64_t>(families.missing.size()));
    }
    if (families.unknown_incomes > 0) prepared.counts.add("所得不明", families.unknown_incomes);
    prepared.work = std::move(assessed);
    return prepared;
}

}  // namespace

Assessed assess(const Month& last_month, const Month& month, const Families& families,
                std::span<const Decision> before) {
    std::vector<Family> rows;
    rows.reserve(families.size());
    for (std::size_t i = 0; i < families.size(); ++i)
        rows.push_back({families.claimants[i], families.children_of(i)});
    std::vector<Sheet> sheets(rows.size());
    monthly_allowances(month.rates, month.month, rows, sheets);

    Assessed assessed;
    auto previous = before.begin();
    for (std::size_t i = 0; i < families.size(); ++i) {
        const PersonId person = families.claims[i].person_id;
        while (previous != before.end() && previous->person_id < person)
            ++previous;
        const Decision* last =
            previous != before.end() && previous->person_id == person ? &*previous : nullptr;
        const bool was_paid = last != nullptr && is_paid(last->ground);
        if (!runs_in(rows[i].claimant, month.month) && !was_paid) continue;
        Decision decision = decision_of(person, month.month, sheets[i], month.fingerprint);
        decision.change = change_of(last, decision, rows[i].claimant);
        if (decision.change == Change::first) decision.cause = Cause::claim;
        if (decision.change == Change::ended && !runs_in(rows[i].claimant, month.month)) {
            decision.cause = Cause::entitlement_end;
        } else if (decision.change > Change::first) {
            decision.cause =
                cause_of(decision.change, last_month, month, rows[i].claimant, rows[i].children);
        }
        assessed.decisions.push_back(std::move(decision));
    }
    for (const RegisterEnd& end : families.ended)
        assessed.ended.push_back(ended_claim(families, end));
    return assessed;
}

std::vector<Decision> decisions_of(storage::Session& session, batch::Range range, YearMonth month,
                                   Instant known) {
    std::vector<Decision> decisions;
    storage::for_each_as_of<Decision>(
        session, decision_table(), {month.first_day(), known},
        storage::both(storage::between("person_id", range.from.value(), range.until.value()),
                      storage::equals("month", std::int64_t{month.packed()})),
        [&](Decision& decision, const storage::Version&) {
            decisions.push_back(std::move(decision));
        });
    return decisions;
}

void write_decisions(storage::Transaction& transaction, std::span<const Decision> decisions) {
    transaction.append(
        decision_table(), decisions.size(),
        [&](std::size_t i) -> const void* { return &decisions[i]; },
        [&](std::size_t i) {
            return storage::Version{0, decisions[i].month.first_day()};
        });
}

void write_ended_claims(storage::Transaction& transaction, std::span<const Claim> claims) {
    transaction.append(
        claim_table(), claims.size(), [&](std::size_t i) -> const void* { return &claims[i]; },
        [&](std::size_t i) {
            return storage::Version{0, (claims[i].ends + 1).first_day()};
        });
}

Result<batch::Report> assess_month(const Town& town, const batch::Request& request) {
    auto rates = MonthRates::open(town.data_folder, town.code);
    if (!rates) return rates.problem();
    const YearMonth asked{request.day};
    const auto month = rates->of(asked);
    if (!month) return month.problem();
    const auto last_month = rates->of(asked + -1);
    if (!last_month) return last_month.problem();

    batch::Job job;
    job.name = "child-allowance assess " + to_iso(asked);
    job.label = "児童手当 支給決定 " + to_iso(asked);
    job.table = claim_table().name;
    job.prepare = [&](storage::Session& session, batch::Range range) {
        return prepare(session, range, **last_month, **month);
    };
    job.write = [](storage::Transaction& transaction, const batch::Prepared& prepared) {
        const auto& assessed = *static_cast<const Assessed*>(prepared.work.get());
        write_decisions(transaction, assessed.decisions);
        write_ended_claims(transaction, assessed.ended);
    };
    return batch::run(*town.database, job, request);
}

}  // namespace yakuba::child_allowance
