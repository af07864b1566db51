#include "business/child_allowance/recompute.h"

#include <algorithm>
#include <map>
#include <set>

#include "batch/difference.h"
#include "business/child_allowance/assess.h"
#include "business/child_allowance/gather.h"
#include "business/child_allowance/pay.h"
#include "storage/as_of.h"

namespace yakuba::child_allowance {
namespace {

constexpr Date kForGood = kForever - std::chrono::days{1};
constexpr std::string_view kClaimantsOfChild =
    "SELECT DISTINCT person_id FROM child_allowance_child WHERE child_id = :child "
    "ORDER BY person_id";
constexpr std::string_view kHasClaim =
    "SELECT count(*) FROM child_allowance_claim WHERE person_id = :person";

std::set<PersonId> claimants_of(storage::Session& session, std::span<const PersonId> persons) {
    std::set<PersonId> claimants;
    for (const PersonId person : persons) {
        if (session.number(kHasClaim, {{"person", person.value()}}).value_or(0) > 0) {
            claimants.insert(person);
        }
        session.read_values(kClaimantsOfChild, {{"child", person.value()}},
                            [&](std::span<const storage::Value> row) {
                                claimants.insert(PersonId{std::get<std::int64_t>(row[0])});
                            });
    }
    return claimants;
}

/// The first and the last month this database has decided for anybody.
struct DecidedMonths {
    YearMonth first;
    YearMonth last;
};

DecidedMonths decided_months(storage::Session& session) {
    const auto month = [&](std::string_view sql) {
        return YearMonth::from_packed(static_cast<std::int32_t>(session.number(sql).value_or(0)));
    };
    return {month("SELECT coalesce(min(month), 0) FROM child_allowance_decision"),
            month("SELECT coalesce(max(month), 0) FROM child_allowance_decision")};
}

using Stored = std::map<YearMonth, Decision>;

Stored stored_decisions(storage::Session& session, PersonId person) {
    Stored stored;
    storage::for_each_as_of<Decision>(session, decision_table(), {kForGood},
                                      storage::equals("person_id", person.value()),
                                      [&](Decision& decision, const storage::Version&) {
                                          stored.emplace(decision.month, std::move(decision));
                                      });
    return stored;
}

/// The month decided from what is known now; nothing when there is nothing to store.
std::optional<Decision> decide(storage::Session& session, PersonId person, const Month& month,
                               const Decision* stored) {
    const Families family = gather(session, person, month.month, month.rates);
    Sheet sheet;
    sheet.ground = Ground::before_start;
    Claimant claimant;
    if (family.size() > 0) {
        claimant = family.claimants[0];
        sheet = monthly_allowance(month.rates, month.ages, month.month, claimant,
                                  family.children_of(0));
    }
    if (stored == nullptr && !is_paid(sheet.ground)) return std::nullopt;
    Decision decision = decision_of(person, month.month, sheet, month.fingerprint);
    decision.change = change_of(stored, decision, claimant);
    decision.cause = stored == nullptr ? Cause::claim : Cause::correction;
    if (stored == nullptr) {
        decision.change = claimant.starts == month.month ? Change::first : Change::none;
    }
    return decision;
}

/// 12,000円.
std::string yen(Yen amount) {
    std::string digits = std::to_string(amount.amount());
    for (std::size_t at = digits.size(); at > 3; at -= 3)
        digits.insert(at - 3, ",");
    return digits + "円";
}

/// What the new decisions make of the money that already left.
void add_money(storage::Session& session, PersonId person,
               std::vector<batch::Difference>& differences, std::size_t first) {
    const std::vector<MonthAmount> amounts = amounts_of(session, person);
    for (std::size_t i = first; i < differences.size(); ++i) {
        for (const MonthAmount& m : amounts) {
            if (to_iso(m.month) != differences[i].period || m.paid == Yen{}) continue;
            if (m.paid == m.decided) continue;
            const bool over = m.paid > m.decided;
            differences[i].lines.push_back(
                {over ? "overpaid" : "unpaid", over ? "過払（次の支払で内払調整）" : "追給",
                 over ? "児童手当法13条" : "児童手当法8条4項", yen(Yen{}),
                 yen(over ? m.paid - m.decided : m.decided - m.paid)});
        }
    }
}

Result<Done> recompute_claimant(storage::Transaction& transaction, MonthRates& rates,
                                PersonId person, const DecidedMonths& decided,
                                std::string_view reason,
                                std::vector<batch::Difference>& differences) {
    storage::Session& session = transaction.session();
    const Stored stored = stored_decisions(session, person);
    std::vector<Decision> fresh;
    const std::size_t first_difference = differences.size();
    for (YearMonth m = decided.first; m <= decided.last; m = m + 1) {
        const auto month = rates.of(m);
        if (!month) return month.problem();
        const auto before = stored.find(m);
        const Decision* old = before == stored.end() ? nullptr : &before->second;
        auto decision = decide(session, person, **month, old);
        if (!decision) continue;
        const Sheet was = old == nullptr ? Sheet{} : sheet_of(*old);
        const Sheet is = sheet_of(*decision);
        if (old != nullptr && was == is) continue;
        differences.push_back({person, to_iso(m), std::string{reason},
                               batch::compare(sheet_description(), &was, &is)});
        fresh.push_back(*std::move(decision));
    }
    write_decisions(transaction, fresh);
    add_money(session, person, differences, first_difference);
    return Done{};
}

}  // namespace

Result<std::vector<batch::Difference>> recompute(const Town& town,
                                                 storage::Transaction& transaction,
                                                 const PastChange& change) {
    std::vector<batch::Difference> differences;
    const std::set<PersonId> claimants = claimants_of(transaction.session(), change.persons);
    if (claimants.empty()) return differences;
    DecidedMonths decided = decided_months(transaction.session());
    if (!decided.first) return differences;
    // A month is what it is on its first day.
    decided.first = std::max(decided.first, YearMonth{change.since});
    auto rates = MonthRates::open(town.data_folder, town.code);
    if (!rates) return rates.problem();
    for (const PersonId person : claimants) {
        const auto done =
            recompute_claimant(transaction, *rates, person, decided, change.reason, differences);
        if (!done) return done.problem();
    }
    return differences;
}

}  // namespace yakuba::child_allowance
