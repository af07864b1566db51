#include "business/child_allowance/ledger.h"

#include <algorithm>
#include <optional>

#include "ledger/zengin.h"

namespace yakuba::child_allowance {
namespace {

/// The months one payment is for, and how much of each.
struct Part {
    YearMonth month;
    Yen amount;
};
using Parts = std::vector<Part>;

Yen sum_of(const Parts& parts) {
    Yen sum;
    for (const Part& part : parts)
        sum += part.amount;
    return sum;
}

bool ended_before(const Claim* claim, YearMonth month) {
    return claim != nullptr && claim->ends && claim->ends < month;
}

bool died(const Claim* claim) { return claim != nullptr && claim->end_reason == EndReason::died; }

/// True when the month may be paid on this day outside the regular term (8条4項ただし書).
bool payable_now(const PaymentTerm& term, const Claim* claim, YearMonth month) {
    if (month > term.last) return false;
    const auto payable = term.payable_on.find(month);
    if (payable == term.payable_on.end()) return false;
    return payable->second < term.pay_on || ended_before(claim, term.paid_in);
}

void split_due(const PaymentTerm& term, const Standing& standing, Parts& regular, Parts& extra) {
    for (const MonthAmount& m : standing.months) {
        const Yen open = m.decided - m.paid;
        if (open <= Yen{}) continue;
        if (term.regular && m.month >= term.first && m.month <= term.last) {
            regular.push_back({m.month, open});
        } else if (payable_now(term, standing.claim, m.month)) {
            extra.push_back({m.month, open});
        }
    }
}

/// Why a payment to this account cannot leave; empty when it can.
std::string held_because(const Claim* claim, const ledger::BankAccount* account, Yen amount) {
    if (claim != nullptr && claim->suspended)
        return "支払を一時差し止めています（児童手当法11条）。";
    if (amount == Yen{}) return {};
    if (account == nullptr) return "支払先の口座が登録されていません。";
    ledger::Transfer transfer;
    transfer.bank_code = account->bank_code;
    transfer.branch_code = account->branch_code;
    transfer.account_type = account->account_type;
    transfer.account_number = account->account_number;
    transfer.recipient_name = account->holder_kana;
    transfer.amount = amount;
    const auto problem = ledger::refusal(transfer);
    return problem ? problem->message : std::string{};
}

ledger::Payment make_payment(const PaymentTerm& term, const Standing& standing,
                             const ledger::BankAccount* account, PersonId payee,
                             std::string_view reason, const Parts& parts, const Payment& money) {
    ledger::Payment p;
    p.business = ledger::Business::child_allowance;
    p.person_id = standing.person_id;
    p.payee_id = payee;
    p.pay_on = term.pay_on;
    p.from_month = parts.front().month;
    p.to_month = parts.back().month;
    p.entitled = money.due;
    p.donated = money.donation;
    p.deducted = money.childcare_fees + money.school_costs + money.paid_to_creditors;
    p.recovered = money.set_off;
    p.amount = money.transferred;
    p.reason = reason;
    if (account != nullptr) {
        p.bank_code = account->bank_code;
        p.branch_code = account->branch_code;
        p.account_type = account->account_type;
        p.account_number = account->account_number;
        p.holder_kana = account->holder_kana;
    }
    p.note = held_because(standing.claim, account, p.amount);
    p.state = p.note.empty() ? ledger::PaymentState::planned : ledger::PaymentState::withheld;
    return p;
}

void add_parts(const ledger::Payment& payment, const Parts& parts, std::vector<MonthPaid>& out) {
    for (const Part& part : parts) {
        out.push_back({payment.person_id, payment.payee_id, payment.pay_on, payment.reason,
                       part.month, part.amount});
    }
}

/// Takes back what months were paid too much, oldest first.
class Recovery {
public:
    explicit Recovery(std::span<const MonthAmount> months) {
        for (const MonthAmount& m : months) {
            if (m.paid > m.decided) over_.push_back({m.month, m.paid - m.decided});
        }
    }
    /// The negative parts of a payment that set off `amount`.
    Parts take(Yen amount) {
        Parts parts;
        for (Part& over : over_) {
            const Yen part = std::min(amount, over.amount);
            if (part <= Yen{}) continue;
            parts.push_back({over.month, -part});
            over.amount -= part;
            amount -= part;
        }
        return parts;
    }
    Yen left() const { return sum_of(over_); }

private:
    Parts over_;
};

void pay_claimant(const PaymentTerm& term, const Standing& standing, std::string_view reason,
                  const Parts& parts, Deductions deductions, Recovery& recovery,
                  PlannedPayments& out) {
    if (parts.empty()) return;
    deductions.overpaid = recovery.left();
    const Payment money = pay(sum_of(parts), deductions);
    const ledger::Payment payment =
        make_payment(term, standing, standing.account, standing.person_id, reason, parts, money);
    add_parts(payment, parts, out.parts);
    // 支払を保留したときは、内払調整もまだ行われていない。
    if (ledger::PaymentState::withheld != payment.state) {
        add_parts(payment, recovery.take(money.set_off), out.parts);
    }
    out.payments.push_back(payment);
}

/// The part of the open months that belongs to one child.
Parts parts_of(PersonId child, const Parts& open, std::span<const ChildShare> shares) {
    Parts parts;
    for (const Part& month : open) {
        for (const ChildShare& share : shares) {
            if (share.child_id == child && share.month == month.month && share.amount > Yen{}) {
                parts.push_back({month.month, std::min(share.amount, month.amount)});
            }
        }
    }
    return parts;
}

/// 未支払の児童手当 (12条1項): each child receives the part that was for it.
void pay_after_death(const PaymentTerm& term, const Standing& standing, const Parts& open,
                     PlannedPayments& out) {
    if (open.empty()) return;
    if (standing.payees.empty()) {
        ledger::Payment payment = make_payment(term, standing, nullptr, standing.person_id,
                                               kUnpaidAtDeath, open, pay(sum_of(open), {}));
        payment.note = "受給者が死亡しています。未支払の児童手当の請求を待っています。";
        add_parts(payment, open, out.parts);
        out.payments.push_back(std::move(payment));
        return;
    }
    for (const UnpaidPayee& payee : standing.payees) {
        const Parts parts = parts_of(payee.child_id, open, standing.shares);
        if (parts.empty()) continue;
        const ledger::Payment payment = make_payment(term, standing, payee.account, payee.child_id,
                                                     kUnpaidAtDeath, parts, pay(sum_of(parts), {}));
        add_parts(payment, parts, out.parts);
        out.payments.push_back(payment);
    }
}

std::vector<YearMonth> months_of(const Parts& parts) {
    std::vector<YearMonth> months;
    for (const Part& part : parts)
        months.push_back(part.month);
    return months;
}

bool runs_in(const Offset& offset, YearMonth month) {
    return offset.starts <= month && (!offset.ends || month <= offset.ends);
}

Yen& field_of(Deductions& deductions, OffsetKind kind) {
    switch (kind) {
        case OffsetKind::donation:
            return deductions.donation;
        case OffsetKind::paid_to_creditor:
            return deductions.paid_to_creditors;
        case OffsetKind::childcare_fee:
            return deductions.childcare_fees;
        default:
            return deductions.school_costs;
    }
}

}  // namespace

Deductions wanted(std::span<const Offset> offsets, std::span<const YearMonth> months, Date pay_on,
                  Yen due) {
    Deductions deductions;
    for (const Offset& offset : offsets) {
        if (offset.consented_on >= pay_on)
            continue;  // 支払を受ける前の申出に限る (20条1項, 21条1項)
        const auto covered = std::count_if(months.begin(), months.end(),
                                           [&](YearMonth month) { return runs_in(offset, month); });
        if (covered == 0) continue;
        field_of(deductions, offset.kind) +=
            offset.whole ? due : offset.monthly_amount * static_cast<std::int64_t>(covered);
    }
    return deductions;
}

void plan_payments(const PaymentTerm& term, const Standing& standing, PlannedPayments& out) {
    Parts regular, extra;
    split_due(term, standing, regular, extra);
    if (died(standing.claim)) {
        extra.insert(extra.end(), regular.begin(), regular.end());
        pay_after_death(term, standing, extra, out);
        return;
    }
    Recovery recovery(standing.months);
    const std::vector<YearMonth> months = months_of(regular);
    pay_claimant(term, standing, kRegular, regular,
                 wanted(standing.offsets, months, term.pay_on, sum_of(regular)), recovery, out);
    pay_claimant(term, standing, kExtra, extra, {}, recovery, out);
    if (ended_before(standing.claim, term.paid_in) && recovery.left() > Yen{}) {
        ++out.repaying;
        out.repayable += recovery.left();
    }
}

}  // namespace yakuba::child_allowance
