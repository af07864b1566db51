#include "business/child_allowance/pay.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

#include "business/child_allowance/assess.h"
#include "business/child_allowance/gather.h"
#include "ledger/payments.h"
#include "storage/as_of.h"

namespace yakuba::child_allowance {
namespace {

constexpr Date kForGood = kForever - std::chrono::days{1};

storage::Where within(batch::Range range) {
    return storage::between("person_id", range.from.value(), range.until.value());
}

/// Everything of one claimant, while a range is read.
struct Account {
    std::map<YearMonth, MonthAmount> months;
    const Claim* claim = nullptr;
    const ledger::BankAccount* account = nullptr;
    std::vector<Offset> offsets;
    std::vector<UnpaidClaim> unpaid_claims;
};
using Accounts = std::map<PersonId, Account>;

MonthAmount& month_of(Account& account, YearMonth month) {
    MonthAmount& amount = account.months[month];
    amount.month = month;
    return amount;
}

void read_decided(storage::Session& session, batch::Range range, YearMonth last,
                  Accounts& accounts) {
    storage::for_each_as_of<Decision>(
        session, decision_table(), {kForGood}, within(range),
        [&](const Decision& decision, const storage::Version&) {
            if (decision.month > last) return;
            month_of(accounts[decision.person_id], decision.month).decided =
                decision.monthly_amount;
        });
}

constexpr std::string_view kPaidParts =
    "SELECT person_id, payee_id, pay_on, reason, month, amount FROM child_allowance_paid "
    "WHERE person_id >= :range_from AND person_id < :range_until "
    "ORDER BY person_id, payee_id, pay_on, reason, month";

void read_paid(storage::Session& session, batch::Range range, Accounts& accounts) {
    using Key = std::tuple<PersonId, PersonId, Date, std::string>;
    std::set<Key> left;  // payments that went out and were not returned
    for (const ledger::Payment& p :
         ledger::payments_to(session, ledger::Business::child_allowance, range.from, range.until)) {
        if (ledger::counts_as_paid(p.state)) {
            left.insert({p.person_id, p.payee_id, p.pay_on, p.reason});
        }
    }
    MonthPaid part;
    session.read(
        month_paid_description(), kPaidParts,
        {{"range_from", range.from.value()}, {"range_until", range.until.value()}},
        [&] { return &(part = MonthPaid{}); },
        [&] {
            if (!left.contains({part.person_id, part.payee_id, part.pay_on, part.reason})) return;
            month_of(accounts[part.person_id], part.month).paid += part.amount;
        });
}

template <class Record, class Into>
void read_each(storage::Session& session, const storage::Table& table, AsOf as_of,
               batch::Range range, Into into) {
    storage::for_each_as_of<Record>(
        session, table, as_of, within(range),
        [&](Record& record, const storage::Version&) { into(std::move(record)); });
}

/// Shares of the children in each open month of a claimant who died.
std::vector<ChildShare> shares_of(storage::Session& session, PersonId person,
                                  const Account& account, MonthRates& rates) {
    std::vector<ChildShare> shares;
    for (const auto& [month, amount] : account.months) {
        if (amount.decided <= amount.paid) continue;
        const auto of_month = rates.of(month);
        if (!of_month) continue;
        const Families family = gather(session, person, month, (*of_month)->rates);
        if (family.size() == 0) continue;
        // A month spread over one child at a time keeps each child's own number beside its amount.
        const auto rows =
            child_sheets((*of_month)->rates, month, family.claimants[0], family.children_of(0));
        std::vector<std::size_t> order(family.children.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            return family.children[a].birth_date < family.children[b].birth_date;
        });
        for (std::size_t i = 0; i < rows.size(); ++i)
            shares.push_back({family.child_ids[order[i]], month, rows[i].monthly_amount});
    }
    return shares;
}

/// Plans the payments to one who died: needs the children's shares and the accounts of the payees.
void plan_after_death(storage::Session& session, const PaymentTerm& term, Standing standing,
                      const Account& account, MonthRates& rates, PlannedPayments& planned) {
    const std::vector<ChildShare> shares = shares_of(session, standing.person_id, account, rates);
    std::vector<ledger::BankAccount> bank_accounts(account.unpaid_claims.size());
    std::vector<UnpaidPayee> payees;
    for (std::size_t i = 0; i < account.unpaid_claims.size(); ++i) {
        const UnpaidClaim& claim = account.unpaid_claims[i];
        const auto found = storage::find_as_of<ledger::BankAccount>(
            session, ledger::bank_account_table(), {term.pay_on},
            storage::equals("person_id", claim.account_person_id.value()));
        if (found) bank_accounts[i] = found->record;
        payees.push_back({claim.child_id, found ? &bank_accounts[i] : nullptr});
    }
    standing.payees = payees;
    standing.shares = shares;
    plan_payments(term, standing, planned);
}

}  // namespace

std::vector<MonthAmount> amounts_of(storage::Session& session, PersonId person) {
    const batch::Range range{person, PersonId{person.value() + 1}};
    Accounts accounts;
    read_decided(session, range, YearMonth{kForever}, accounts);
    read_paid(session, range, accounts);
    std::vector<MonthAmount> amounts;
    for (const auto& [month, amount] : accounts[person].months)
        amounts.push_back(amount);
    return amounts;
}

PlannedPayments plan_range(storage::Session& session, batch::Range range, const PaymentTerm& term,
                           MonthRates& rates) {
    const AsOf as_of{term.paid_in.first_day()};
    Accounts accounts;
    read_decided(session, range, term.last, accounts);
    read_paid(session, range, accounts);

    std::vector<Claim> claims;
    read_each<Claim>(session, claim_table(), as_of, range,
                     [&](Claim claim) { claims.push_back(std::move(claim)); });
    for (const Claim& claim : claims) {
        const auto found = accounts.find(claim.person_id);
        if (found != accounts.end()) found->second.claim = &claim;
    }
    const std::vector<ledger::BankAccount> bank_accounts =
        ledger::accounts_of(session, range.from, range.until, {term.pay_on});
    for (const ledger::BankAccount& account : bank_accounts) {
        const auto found = accounts.find(account.person_id);
        if (found != accounts.end()) found->second.account = &account;
    }
    read_each<Offset>(session, offset_table(), as_of, range, [&](Offset offset) {
        accounts[offset.person_id].offsets.push_back(std::move(offset));
    });
    read_each<UnpaidClaim>(session, unpaid_claim_table(), {term.pay_on}, range,
                           [&](const UnpaidClaim& claim) {
                               accounts[claim.person_id].unpaid_claims.push_back(claim);
                           });

    PlannedPayments planned;
    std::vector<MonthAmount> months;
    for (const auto& [person, account] : accounts) {
        months.clear();
        for (const auto& [month, amount] : account.months)
            months.push_back(amount);
        const Standing standing{person, account.claim, account.account, months, account.offsets, {},
                                {}};
        const bool dead = account.claim != nullptr && account.claim->end_reason == EndReason::died;
        if (dead) {
            plan_after_death(session, term, standing, account, rates, planned);
        } else {
            plan_payments(term, standing, planned);
        }
    }
    return planned;
}

}  // namespace yakuba::child_allowance
