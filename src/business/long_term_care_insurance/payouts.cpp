#include "business/long_term_care_insurance/payouts.h"

#include <algorithm>

#include "business/long_term_care_insurance/restrictions.h"
#include "ledger/accounts.h"

namespace yakuba::long_term_care_insurance {
namespace {

constexpr auto kBusiness = ledger::Business::long_term_care_insurance;
constexpr std::string_view kWithheld = "給付の支払の一時差止（介護保険法67条・68条）";
constexpr std::string_view kReleased = "一時差止の解除により支払い";
constexpr std::string_view kCalledOff = "額の変更により取りやめ";
constexpr std::string_view kDeducted = "滞納保険料の控除により取りやめ";

/// Stands only as a record of what was meant once.
bool is_void(const ledger::Payment& payment) {
    return payment.state == ledger::PaymentState::withheld &&
           (payment.note == kReleased || payment.note == kCalledOff || payment.note == kDeducted);
}

}  // namespace

ledger::Payment payment_of(storage::Session& session, const Payout& payout) {
    ledger::Payment payment;
    payment.business = kBusiness;
    payment.person_id = payout.person_id;
    payment.payee_id = payout.person_id;
    payment.pay_on = payout.pay_on;
    payment.from_month = payout.from_month;
    payment.to_month = payout.to_month;
    payment.entitled = payout.amount;
    payment.amount = payout.amount;
    payment.reason = payout.reason;
    const auto account = ledger::find_account(session, payout.person_id, {payout.pay_on});
    if (account) {
        payment.bank_code = account->bank_code;
        payment.branch_code = account->branch_code;
        payment.account_type = account->account_type;
        payment.account_number = account->account_number;
        payment.holder_kana = account->holder_kana;
    }
    if (in_force_on(session, payout.person_id, payout.pay_on).withheld) {
        payment.state = ledger::PaymentState::withheld;
        payment.note = kWithheld;
    } else if (!account) {
        payment.state = ledger::PaymentState::withheld;
        payment.note = "口座の届出がありません";
    }
    return payment;
}

std::map<PersonId, PaidOut> paid_out(storage::Session& session, PersonId from, PersonId until,
                                     YearMonth month, std::string_view reason) {
    std::map<PersonId, PaidOut> all;
    for (ledger::Payment& payment : ledger::payments_to(session, kBusiness, from, until)) {
        if (payment.from_month != month || !payment.reason.starts_with(reason)) continue;
        PaidOut& paid = all[payment.person_id];
        ++paid.count;
        if (is_void(payment) || payment.state == ledger::PaymentState::returned) continue;
        if (payment.state == ledger::PaymentState::sent ||
            payment.state == ledger::PaymentState::paid) {
            paid.gone += payment.amount;
        } else {
            paid.waiting.push_back(std::move(payment));
        }
    }
    return all;
}

void call_off(storage::Transaction& transaction, std::span<const ledger::Payment> payments) {
    ledger::set_state(transaction, payments, ledger::PaymentState::withheld, kCalledOff);
}

std::vector<ledger::Payment> withheld_for_arrears(storage::Session& session, PersonId person) {
    auto all = ledger::payments_to(session, kBusiness, person, PersonId{person.value() + 1});
    std::erase_if(all, [](const ledger::Payment& payment) {
        return payment.state != ledger::PaymentState::withheld || payment.note != kWithheld;
    });
    return all;
}

void keep_for_arrears(storage::Transaction& transaction,
                      const std::vector<ledger::Payment>& waiting, Yen deducted, Date pay_on) {
    if (waiting.empty()) return;
    ledger::Payment rest = waiting.front();
    rest.pay_on = pay_on;
    rest.entitled = rest.amount = Yen{0};
    for (const ledger::Payment& payment : waiting) {
        rest.entitled += payment.amount;
        rest.from_month = std::min(rest.from_month, payment.from_month);
        rest.to_month = std::max(rest.to_month, payment.to_month);
    }
    rest.deducted = deducted;
    rest.amount = rest.entitled - deducted;
    rest.reason += "（滞納保険料の控除後）";
    ledger::set_state(transaction, waiting, ledger::PaymentState::withheld, kDeducted);
    if (rest.amount > Yen{0}) ledger::write_payments(transaction, std::span{&rest, 1});
}

void release_withheld(storage::Transaction& transaction, PersonId person, Date pay_on) {
    const auto waiting = withheld_for_arrears(transaction.session(), person);
    std::vector<ledger::Payment> released;
    for (const ledger::Payment& payment : waiting) {
        released.push_back(payment_of(transaction.session(),
                                      {person, payment.from_month, payment.to_month, payment.amount,
                                       pay_on, payment.reason + "（差止の解除）"}));
    }
    ledger::set_state(transaction, waiting, ledger::PaymentState::withheld, kReleased);
    ledger::write_payments(transaction, released);
}

}  // namespace yakuba::long_term_care_insurance
