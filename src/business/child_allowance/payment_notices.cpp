#include <algorithm>
#include <map>

#include "business/child_allowance/letter_run.h"
#include "business/child_allowance/records.h"
#include "ledger/payments.h"
#include "notices/words.h"

/// 支払通知書: what is paid on which day, for which months, and what was taken off.
namespace yakuba::child_allowance {
namespace {

using notices::Addressees;
using notices::Letter;
using notices::yen_text;

using Payments = std::map<PersonId, std::vector<ledger::Payment>>;  // by payee

PersonId payee_of(const ledger::Payment& payment) {
    return payment.payee_id ? payment.payee_id : payment.person_id;
}

/// The payments of the month that leave the town hall, by whom they reach.
Payments payments_in(storage::Session& session, YearMonth month) {
    Payments payments;
    std::vector<Date> days;
    session.read_values(
        "SELECT DISTINCT pay_on FROM payment WHERE business = :business AND pay_on >= :first "
        "AND pay_on <= :last",
        {{"business", static_cast<std::int64_t>(ledger::Business::child_allowance)},
         {"first", std::int64_t{month.first_day().packed()}},
         {"last", std::int64_t{month.last_day().packed()}}},
        [&](std::span<const storage::Value> row) {
            days.push_back(
                Date::from_packed(static_cast<std::int32_t>(std::get<std::int64_t>(row[0]))));
        });
    for (const Date day : days) {
        for (ledger::Payment& payment :
             ledger::payments_on(session, ledger::Business::child_allowance, day)) {
            const bool leaves = payment.state == ledger::PaymentState::planned ||
                                ledger::counts_as_paid(payment.state);
            if (leaves && payment.amount > 0_yen) {
                payments[payee_of(payment)].push_back(std::move(payment));
            }
        }
    }
    return payments;
}

std::string months_text(const LetterRun& run, YearMonth from, YearMonth to) {
    const std::string first = run.calendar().format(from) + "分";
    return from == to ? first : first + "から" + run.calendar().format(to) + "分まで";
}

void add_amount(Letter& letter, std::string label, Yen amount) {
    if (amount == 0_yen) return;
    notices::Boxes& row = letter.add_row("lines");
    row.emplace_back("label", std::move(label));
    row.emplace_back("amount", yen_text(amount));
}

Result<Letter> payment_letter(const LetterRun& run, const Addressees& addressees,
                              const std::map<PersonId, Claim>& claims,
                              std::span<const ledger::Payment> payments, PersonId payee) {
    auto letter = begin_letter(run, addressees, payee);
    if (!letter) return letter;
    Yen sum, recovered, deducted, donated;
    YearMonth from = payments.front().from_month;
    YearMonth to = payments.front().to_month;
    for (const ledger::Payment& payment : payments) {
        std::string label = months_text(run, payment.from_month, payment.to_month);
        if (payments.size() > 1) label += "（" + payment.reason + "）";
        add_amount(*letter, std::move(label), payment.entitled);
        sum += payment.amount;
        recovered += payment.recovered;
        deducted += payment.deducted;
        donated += payment.donated;
        from = std::min(from, payment.from_month);
        to = std::max(to, payment.to_month);
    }
    add_amount(*letter, "支払い過ぎた手当の調整（児童手当法第13条）", -recovered);
    add_amount(*letter, "学校給食費等・保育料（同法第21条・第22条）", -deducted);
    add_amount(*letter, "寄附（同法第20条）", -donated);
    const ledger::Payment& first = payments.front();
    const auto claim = claims.find(first.person_id);
    const bool has_number = claim != claims.end() && !claim->second.certificate_number.empty();
    letter->set("pay_on", run.calendar().format(first.pay_on))
        .set("amount", yen_text(sum))
        .set("months", months_text(run, from, to))
        .set("certificate_number", has_number ? claim->second.certificate_number : "−")
        .set("account", account_text(run, first.bank_code, first.branch_code, first.account_type,
                                     first.account_number));
    return letter;
}

}  // namespace

Result<LetterReport> print_payments(const Town& town, const LetterRequest& request) {
    const auto session = town.database->session();
    const auto opened = open_run(town, *session, request, "child_allowance_payment");
    if (!opened) return opened.problem();
    const LetterRun& run = **opened;
    const Payments payments = payments_in(*session, run.month.month);
    std::vector<PersonId> persons;
    for (const auto& [payee, list] : payments)
        persons.push_back(payee);
    return print(run, *session, "payment", "児童手当 支払通知書", std::move(persons),
                 [&](std::span<const PersonId> asked) {
                     const auto own_session = town.database->session();
                     std::vector<PersonId> claimants;
                     for (const PersonId payee : asked)
                         claimants.push_back(payments.at(payee).front().person_id);
                     const auto claims =
                         records_of<Claim>(*own_session, claim_table(), run.month.month.first_day(),
                                           notices::among("person_id", claimants));
                     const auto addressees = Addressees::load(
                         *own_session, run.gate, run.sender.municipality, asked, request.issued_on);
                     std::vector<Result<Letter>> letters;
                     for (const PersonId payee : asked) {
                         letters.push_back(
                             payment_letter(run, addressees, claims, payments.at(payee), payee));
                     }
                     return letters;
                 });
}

}  // namespace yakuba::child_allowance
