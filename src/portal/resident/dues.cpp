#include "portal/resident/dues.h"

#include <algorithm>

#include "department/standing.h"
#include "ledger/account.h"
#include "ledger/charges.h"
#include "portal/resident/texts.h"

namespace yakuba::portal::resident {

using ledger::TermAccount;
using web::Call;
using web::View;

namespace {

/// Taxes lapse after five years (地方税法18条), premiums after two.
constexpr int kYearsBack = 5;

struct Due {
    ledger::Business business;
    std::string_view department;
    FiscalYear year;
    Yen amount;
    std::vector<TermAccount> terms;
};

bool is_late(const TermAccount& term, Date today) {
    return term.open() > Yen{} && term.due_on && term.due_on < today;
}

std::vector<Due> dues_of(Call& call) {
    std::vector<Due> dues;
    const int now = fiscal_year_of(call.today()).value;
    const PersonId person = call.visitor().person;
    for (const Code& code : ledger::codes_of(ledger::Business{})) {
        const auto business = static_cast<ledger::Business>(code.value);
        for (int year = now + 1; year >= now - kYearsBack; --year) {
            const auto charge =
                ledger::find_charge(call.session(), business, person, FiscalYear{year});
            if (!charge) continue;
            auto terms = ledger::account(call.session(), business, person, FiscalYear{year});
            if (year < now && ledger::arrears(terms, call.today()) == Yen{}) continue;
            dues.push_back(
                {business, code.key, FiscalYear{year}, charge->record.amount, std::move(terms)});
        }
    }
    return dues;
}

/// What is done about a term, in the order in which it matters.
std::string_view state_of(const TermAccount& term, Date today) {
    if (term.open() == Yen{}) return "me.term_paid";
    if (is_late(term, today)) return "me.term_late";
    switch (term.collection) {
        case ledger::Collection::salary:
            return "me.term_salary";
        case ledger::Collection::pension:
            return "me.term_pension";
        default:
            return "me.term_open";
    }
}

void put_term(View& due, const Call& call, const TermAccount& term) {
    View row = due.row("TERMS");
    row.set("TERM_DATE", long_date(call, term.due_on))
        .set("TERM_SUM", with_commas(term.due.amount()))
        .set("TERM_CHIP", term.open() == Yen{}          ? "chip-ok"
                          : is_late(term, call.today()) ? "chip-ng"
                                                        : "chip-line");
    put_key(row, "TERM_STATE", call, state_of(term, call.today()));
}

void put_due(View& view, Call& call, const Rooms& rooms, const Due& due) {
    View row = view.row("DUES");
    put_japanese(row, "DUE_NAME", rooms.department_label(due.department), call);
    put_japanese(row, "DUE_YEAR", call.town().calendar->format(due.year), call);
    row.set("DUE_SUM", with_commas(due.amount.amount()));
    const Yen late = ledger::arrears(due.terms, call.today());
    if (late > Yen{}) row.row("LATE").set("LATE_SUM", with_commas(late.amount()));
    auto terms = due.terms;
    std::erase_if(terms, [](const TermAccount& term) { return !term.due_on; });
    std::ranges::stable_sort(terms, {}, &TermAccount::due_on);
    const auto next = std::ranges::find_if(terms, [&](const TermAccount& term) {
        return term.open() > Yen{} && term.due_on >= call.today();
    });
    if (next != terms.end()) {
        View one = row.row("NEXT");
        put_key(one, "NEXT_LABEL", call,
                next->collection == ledger::Collection::ordinary ? "me.next_due" : "me.next_taken");
        one.set("NEXT_DATE", long_date(call, next->due_on))
            .set("NEXT_SUM", with_commas(next->open().amount()));
    } else if (late == Yen{}) {
        row.show("ALL_PAID");
    }
    for (const TermAccount& term : terms)
        put_term(row, call, term);
}

}  // namespace

bool put_dues(View& view, Call& call, const Rooms& rooms) {
    const auto dues = dues_of(call);
    for (const Due& due : dues)
        put_due(view, call, rooms, due);
    return !dues.empty();
}

bool put_standings(View& view, Call& call, const Rooms& rooms) {
    const procedures::Asked asked{
        call.town(), call.session(), call.visitor().person, {call.today()}, call.today()};
    bool any = false;
    for (const Department& department : rooms.offices().departments) {
        const auto lines = standing_of(rooms.desk().hooks(), department.id, asked);
        if (lines.empty()) continue;
        any = true;
        View row = view.row("STANDINGS");
        put_japanese(row, "STANDING_NAME", department.label, call);
        for (const StandingLine& line : lines) {
            View one = row.row("STANDING_LINES");
            put_japanese(one, "STANDING_LABEL", line.label, call);
            put_japanese(one, "STANDING_VALUE", line.value, call);
            if (line.note.empty()) continue;
            View note = one.row("STANDING_NOTE");
            put_japanese(note, "STANDING_NOTE_TEXT", line.note, call);
        }
    }
    return any;
}

}  // namespace yakuba::portal::resident
