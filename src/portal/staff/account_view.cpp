#include "portal/staff/account_view.h"

#include <algorithm>

#include "ledger/account.h"
#include "ledger/charges.h"
#include "ledger/payments.h"
#include "notices/words.h"
#include "portal/staff/dates.h"
#include "storage/as_of.h"

namespace yakuba::portal::staff {
namespace {

using notices::column_text;
using notices::yen_text;

constexpr std::size_t kPaymentsShown = 12;

std::optional<ledger::Business> ledger_business(std::string_view id) {
    for (const Code& code : ledger::codes_of(ledger::Business{})) {
        if (code.key == id) return static_cast<ledger::Business>(code.value);
    }
    return std::nullopt;
}

/// 第1期; of a salary the month it is taken from, which is paid in by the tenth of the next.
std::string term_name(const Screen& screen, const ledger::TermAccount& term) {
    if (term.collection == ledger::Collection::ordinary || !term.due_on)
        return "第" + std::to_string(term.term) + "期";
    const bool salary = term.collection == ledger::Collection::salary;
    const YearMonth month = YearMonth{term.due_on} + (salary ? -1 : 0);
    const std::string day = compact_day(screen.call.town(), month.first_day());
    return day.substr(0, day.rfind('.')) + "月分";
}

void fill_term(web::View row, const Screen& screen, const ledger::TermAccount& term) {
    const bool late = term.open() > Yen{} && term.due_on && term.due_on < screen.today;
    row.set("TERM", term_name(screen, term))
        .set("COLLECTION", label_of(term.collection))
        .set("DUE_ON", compact_day(screen.call.town(), term.due_on))
        .set("TERM_DUE", column_text(term.due))
        .set("TERM_PAID", column_text(term.paid))
        .set("TERM_OPEN", column_text(term.open()))
        .show_if("TERM_LATE", late);
    if (term.over() > Yen{}) row.show("TERM_OVER").set("OVER", yen_text(term.over()));
}

void fill_charge(web::View& view, Screen& screen, ledger::Business business, FiscalYear year) {
    storage::Session& session = screen.call.session();
    const auto charge = ledger::find_charge(session, business, screen.person, year);
    if (!charge) return;
    const auto terms = ledger::account(session, business, screen.person, year);
    Yen paid;
    for (const ledger::TermAccount& term : terms)
        paid += term.paid;
    const Yen late = ledger::arrears(terms, screen.today);
    web::View part = view.row("CHARGED");
    part.set("CHARGE_YEAR", fiscal_year(screen.call.town(), year))
        .set("CHARGE", yen_text(charge->record.amount))
        .set("CHARGE_REASON", charge->record.reason)
        .set("NOTICE_NUMBER",
             charge->record.notice_number.empty() ? "—" : charge->record.notice_number)
        .set("PAID_SUM", yen_text(paid));
    // Only inhabitant tax is collected for others too.
    if (charge->record.prefecture + charge->record.national > Yen{}) {
        part.row("SPLIT")
            .set("CHARGE_CITY", yen_text(charge->record.city))
            .set("CHARGE_PREFECTURE", yen_text(charge->record.prefecture))
            .set("CHARGE_NATIONAL", yen_text(charge->record.national));
    }
    if (late > Yen{}) part.show("ARREARS").set("ARREARS_SUM", yen_text(late));
    if (charge->version.number > 1) {
        part.show("CHARGE_CHANGED").set("CHARGE_DIFFERENCE", yen_text(charge->record.difference));
    }
    for (const ledger::TermAccount& term : terms)
        fill_term(part.row("TERMS"), screen, term);
}

/// The account number by its last three digits: enough to recognise it.
std::string account_text(const ledger::Payment& payment) {
    if (payment.account_number.empty()) return "口座なし";
    constexpr std::size_t kShown = 3;
    const std::string& number = payment.account_number;
    const std::string end = number.size() > kShown ? number.substr(number.size() - kShown) : number;
    return payment.bank_code + "-" + payment.branch_code + " …" + end;
}

void fill_payments(web::View& view, Screen& screen, ledger::Business business) {
    auto payments = ledger::payments_to(screen.call.session(), business, screen.person,
                                        PersonId{screen.person.value() + 1});
    if (payments.empty()) return;
    std::ranges::sort(payments, std::ranges::greater{}, &ledger::Payment::pay_on);
    payments.resize(std::min(payments.size(), kPaymentsShown));
    const Town& town = screen.call.town();
    web::View part = view.row("PAID");
    for (const ledger::Payment& payment : payments) {
        const bool wrong = payment.state == ledger::PaymentState::returned ||
                           payment.state == ledger::PaymentState::withheld;
        const std::string months =
            to_iso(payment.from_month) == to_iso(payment.to_month)
                ? to_iso(payment.from_month)
                : to_iso(payment.from_month) + "〜" + to_iso(payment.to_month);
        part.row("PAYMENTS")
            .set("PAY_ON", compact_day(town, payment.pay_on))
            .set("MONTHS", months)
            .set("ENTITLED", column_text(payment.entitled))
            .set("TAKEN", column_text(payment.donated + payment.deducted + payment.recovered))
            .set("AMOUNT", column_text(payment.amount))
            .set("PAY_REASON", payment.reason)
            .set("ACCOUNT", account_text(payment))
            .set("PAY_STATE", label_of(payment.state))
            .set("PAY_CHIP", wrong ? "chip-warn" : "chip-ok");
    }
}

}  // namespace

void fill_account(web::View& view, Screen& screen, std::string_view business, FiscalYear year) {
    const auto found = ledger_business(business);
    if (!found) return;
    fill_charge(view, screen, *found, year);
    fill_payments(view, screen, *found);
}

}  // namespace yakuba::portal::staff
