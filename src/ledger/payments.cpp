#include "ledger/payments.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "storage/as_of.h"

namespace yakuba::ledger {
namespace {

using Key = std::tuple<PersonId, PersonId, Date, std::string>;

Key key_of(const Payment& p) { return {p.person_id, p.payee_id, p.pay_on, p.reason}; }

std::vector<Payment> records(std::vector<storage::Versioned<Payment>> versions) {
    std::vector<Payment> list;
    list.reserve(versions.size());
    for (auto& version : versions)
        list.push_back(std::move(version.record));
    return list;
}

storage::Where of_business(Business business) {
    return storage::equals("business", static_cast<std::int64_t>(business));
}

/// A payment holds from its day on, and is read as it stands for good: what changes is what is
/// known of it.
constexpr Date kForGood = kForever - std::chrono::days{1};

}  // namespace

std::int64_t write_payments(storage::Transaction& transaction, std::span<const Payment> payments) {
    if (payments.empty()) return 0;
    const auto [first, last] = std::minmax_element(
        payments.begin(), payments.end(),
        [](const Payment& a, const Payment& b) { return a.person_id < b.person_id; });
    std::set<Key> there;
    for (const Payment& payment :
         payments_to(transaction.session(), payments.front().business, first->person_id,
                     PersonId{last->person_id.value() + 1})) {
        there.insert(key_of(payment));
    }
    std::vector<storage::Versioned<Payment>> fresh;
    for (const Payment& payment : payments) {
        if (there.insert(key_of(payment)).second) {
            fresh.push_back({payment, {1, payment.pay_on, kForever, {}, 0}});
        }
    }
    transaction.append_versions<Payment>(payment_table(), fresh);
    return static_cast<std::int64_t>(fresh.size());
}

std::vector<Payment> payments_on(storage::Session& session, Business business, Date pay_on) {
    return records(storage::select_as_of<Payment>(
        session, payment_table(), {kForGood},
        storage::both(of_business(business),
                      storage::equals("pay_on", static_cast<std::int64_t>(pay_on.packed())))));
}

std::vector<Payment> payments_to(storage::Session& session, Business business, PersonId from,
                                 PersonId until, Instant known) {
    return records(storage::select_as_of<Payment>(
        session, payment_table(), {kForGood, known},
        storage::both(of_business(business),
                      storage::between("person_id", from.value(), until.value()))));
}

void set_state(storage::Transaction& transaction, std::span<const Payment> payments,
               PaymentState state, std::string_view note) {
    std::vector<storage::Versioned<Payment>> versions;
    for (const Payment& payment : payments) {
        versions.push_back({payment, {0, payment.pay_on, kForever, {}, 0}});
        versions.back().record.state = state;
        versions.back().record.note = note;
    }
    transaction.append_versions<Payment>(payment_table(), versions);
}

bool counts_as_paid(PaymentState state) {
    return state == PaymentState::planned || state == PaymentState::sent ||
           state == PaymentState::paid;
}

std::vector<BankAccount> accounts_of(storage::Session& session, PersonId from, PersonId until,
                                     AsOf as_of) {
    std::vector<BankAccount> accounts;
    storage::for_each_as_of<BankAccount>(session, bank_account_table(), as_of,
                                         storage::between("person_id", from.value(), until.value()),
                                         [&](BankAccount& account, const storage::Version&) {
                                             accounts.push_back(std::move(account));
                                         });
    return accounts;
}

}  // namespace yakuba::ledger
