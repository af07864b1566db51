#include "business/national_health_insurance/benefits.h"

#include <algorithm>
#include <map>

#include "ledger/payments.h"
#include "storage/as_of.h"

namespace yakuba::national_health_insurance {
namespace {

constexpr auto kBusiness = ledger::Business::national_health_insurance;

using Accounts = std::map<PersonId, ledger::BankAccount>;

/// The accounts of those whom the benefits are paid to: one range read.
Accounts accounts_for(storage::Session& session, const std::vector<Benefit>& benefits,
                      Date pay_on) {
    Accounts accounts;
    if (benefits.empty()) return accounts;
    const auto [first, last] = std::ranges::minmax_element(benefits, {}, &Benefit::person_id);
    for (ledger::BankAccount& account : ledger::accounts_of(
             session, first->person_id, PersonId{last->person_id.value() + 1}, {pay_on})) {
        accounts.emplace(account.person_id, std::move(account));
    }
    return accounts;
}

ledger::Payment payment_of(const Accounts& accounts, const Benefit& benefit, Date pay_on) {
    ledger::Payment payment;
    payment.business = kBusiness;
    payment.person_id = benefit.person_id;
    payment.pay_on = pay_on;
    payment.from_month = payment.to_month = benefit.month;
    payment.entitled = payment.amount = benefit.amount;
    payment.payee_id = benefit.person_id;
    payment.reason = payment_reason(benefit);
    const auto account = accounts.find(benefit.person_id);
    if (account == accounts.end()) {
        payment.state = ledger::PaymentState::withheld;
        payment.note = "振込先の口座が届け出られていません";
        return payment;
    }
    payment.bank_code = account->second.bank_code;
    payment.branch_code = account->second.branch_code;
    payment.account_type = account->second.account_type;
    payment.account_number = account->second.account_number;
    payment.holder_kana = account->second.holder_kana;
    return payment;
}

}  // namespace

void write_benefits(storage::Transaction& transaction, const std::vector<Benefit>& benefits) {
    transaction.append(
        benefit_table(), benefits.size(),
        [&](std::size_t i) -> const void* { return &benefits[i]; },
        [&](std::size_t i) {
            storage::Version version;
            version.valid_from = benefits[i].month.first_day();
            return version;
        });
}

void decide_benefits(storage::Transaction& transaction, std::vector<Benefit> benefits,
                     Date pay_on) {
    std::vector<ledger::Payment> payments;
    const Accounts accounts = accounts_for(transaction.session(), benefits, pay_on);
    for (Benefit& benefit : benefits) {
        benefit.state = BenefitState::decided;
        benefit.decided_on = date_in_japan(transaction.at());
        if (benefit.amount > 0_yen) payments.push_back(payment_of(accounts, benefit, pay_on));
    }
    write_benefits(transaction, benefits);
    ledger::write_payments(transaction, payments);
}

std::vector<Benefit> benefits_of(storage::Session& session, PersonId person, Instant known) {
    std::vector<Benefit> benefits;
    storage::for_each_as_of<Benefit>(
        session, benefit_table(), {kForever - std::chrono::days{1}, known},
        storage::equals("person_id", person.value()),
        [&](Benefit& benefit, const storage::Version&) { benefits.push_back(std::move(benefit)); });
    return benefits;
}

std::optional<Benefit> find_benefit(storage::Session& session, PersonId person, BenefitKind kind,
                                    YearMonth month, PersonId about) {
    for (Benefit& benefit : benefits_of(session, person)) {
        if (benefit.kind == kind && benefit.month == month && benefit.about_id == about)
            return std::move(benefit);
    }
    return std::nullopt;
}

std::string payment_reason(const Benefit& benefit) {
    return std::string{label_of(benefit.kind)} + " " + to_iso(benefit.month);
}

Date claimable_until(const Benefit& benefit, int prescription_years) {
    return (benefit.month + (1 + 12 * prescription_years)).first_day() - std::chrono::days{1};
}

}  // namespace yakuba::national_health_insurance
