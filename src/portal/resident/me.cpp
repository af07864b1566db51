#include "portal/resident/me.h"

#include <algorithm>

#include "ledger/payments.h"
#include "portal/resident/cases.h"
#include "portal/resident/dues.h"
#include "portal/resident/options.h"
#include "portal/resident/texts.h"
#include "registry/residents.h"

namespace yakuba::portal::resident {

using web::Call;
using web::Response;
using web::View;

namespace {

struct Due {
    const Department* department;
    ToDo to_do;
};

std::vector<Due> to_dos_of(Call& call, const Rooms& rooms) {
    const registry::AddressRequest request{registry::Requester::self,
                                           call.visitor().person,
                                           {},
                                           "本人のページ",
                                           call.visitor().actor,
                                           {}};
    const PersonQuestion question{
        call.town(), call.session(), call.visitor().person, AsOf{call.today()}, call.today(),
        call.gate(), request};
    std::vector<Due> all;
    for (const Department& department : rooms.offices().departments) {
        if (!department.person_page.to_dos) continue;
        for (ToDo& to_do : department.person_page.to_dos(question)) {
            if (to_do.for_resident) all.push_back({&department, std::move(to_do)});
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const Due& a, const Due& b) {
        return a.to_do.due && (!b.to_do.due || a.to_do.due < b.to_do.due);
    });
    return all;
}

/// A case that waits for the resident is a thing to do like any other.
bool put_corrections(View& view, Call& call, const Rooms& rooms,
                     const std::vector<procedures::Standing>& cases) {
    bool any = false;
    for (const procedures::Standing& standing : cases) {
        const auto progress = rooms.desk().progress(call.session(), standing);
        if (!progress.may_correct) continue;
        any = true;
        View row = view.row("TO_DOS");
        put_japanese(row, "TO_DO_TITLE", progress.headline, call);
        put_procedure_name(row, "TO_DO_TEXT", call, rooms, standing.record.procedure);
        row.row("TO_DO_OPEN").set("TO_DO_LINK", case_link(standing.record));
    }
    return any;
}

void put_family(View& view, Call& call, const registry::Resident& self) {
    const AsOf now{call.today()};
    view.show("ANY_FAMILY");
    for (const registry::Resident& member :
         registry::household_members(call.session(), self.household_id, now)) {
        View row = view.row("FAMILY");
        put_text(row, "FAMILY_NAME", name_with_reading(member.name, member.kana));
        row.set("FAMILY_RELATION", member.relation)
            .set("FAMILY_BIRTH", birth_date(call, member.birth_date))
            .show_if("FAMILY_SELF", member.person_id == self.person_id);
    }
}

/// What comes next, and what came last, from each department that pays.
bool put_payments(View& view, Call& call, const Rooms& rooms, PersonId person) {
    bool any = false;
    for (const Code& code : ledger::codes_of(ledger::Business{})) {
        auto payments = ledger::payments_to(
            call.session(), static_cast<ledger::Business>(code.value), person, person);
        std::erase_if(payments, [](const ledger::Payment& payment) {
            return payment.state == ledger::PaymentState::withheld ||
                   payment.state == ledger::PaymentState::returned;
        });
        std::sort(payments.begin(), payments.end(),
                  [](const auto& a, const auto& b) { return a.pay_on > b.pay_on; });
        // Newest first: those to come, and one that has come.
        for (const ledger::Payment& payment : payments) {
            any = true;
            const bool to_come = payment.pay_on >= call.today();
            View row = view.row("PAYMENTS");
            put_japanese(row, "PAYMENT_NAME", rooms.department_label(code.key), call);
            row.set("PAYMENT_DATE", long_date(call, payment.pay_on))
                .set("PAYMENT_SUM", with_commas(payment.amount.amount()))
                .show(to_come ? "TO_COME" : "HAS_COME");
            if (!to_come) break;
        }
    }
    return any;
}

}  // namespace

bool put_to_dos(View& view, Call& call, const Rooms& rooms) {
    bool any = false;
    for (const Due& due : to_dos_of(call, rooms)) {
        any = true;
        View row = view.row("TO_DOS");
        put_japanese(row, "TO_DO_TITLE", due.to_do.title, call);
        put_japanese(row, "TO_DO_TEXT", due.to_do.text, call);
        if (due.to_do.due) {
            const auto left = (due.to_do.due - call.today()).count();
            View until = row.row("TO_DO_DUE");
            put_filled(until, "DUE_TEXT", call, left < 0 ? "me.overdue" : "me.due",
                       {{"DATE", long_date(call, due.to_do.due)}, {"DAYS", std::to_string(left)}});
        }
        if (due.to_do.link.starts_with("/r"))
            row.row("TO_DO_OPEN").set("TO_DO_LINK", due.to_do.link);
    }
    return any;
}

void put_drafts(View& view, Call& call, const Rooms& rooms) {
    const auto drafts = procedures::drafts_of(call.session(), call.visitor().actor, call.today());
    for (const procedures::Draft& draft : drafts) {
        View row = view.row("DRAFTS");
        row.set("DRAFT_LINK", "/r/apply/" + draft.id);
        put_procedure_name(row, "DRAFT_NAME", call, rooms, draft.procedure);
        put_filled(row, "DRAFT_TEXT", call, "me.draft_until",
                   {{"SAVED", moment(call, draft.saved_at)},
                    {"DATE", short_date(call, draft.expires_on)}});
    }
    view.show_if("ANY_DRAFTS", !drafts.empty());
}

Response show_me(Call& call, const Rooms& rooms) {
    const PersonId person = call.visitor().person;
    View view;
    const auto self = registry::find_resident(call.session(), person, AsOf{call.today()});
    if (self) {
        put_text(view, "MY_NAME", name_with_reading(self->record.name, self->record.kana));
        put_family(view, call, self->record);
    } else {
        put_text(view, "MY_NAME", call.visitor().name);
    }
    const auto cases = own_cases(call, 0, 10);
    const bool waiting = put_corrections(view, call, rooms, cases);
    const bool due = put_to_dos(view, call, rooms);
    view.show(waiting || due ? "ANY_TO_DOS" : "NO_TO_DOS");
    put_drafts(view, call, rooms);
    put_case_rows(view, call, rooms, cases);
    view.show_if("ANY_CASES", !cases.empty());
    const auto unread = procedures::unread_notices(call.session(), person);
    if (unread > 0) view.row("UNREAD").set("UNREAD_COUNT", unread);
    view.show_if("ANY_DUES", put_dues(view, call, rooms));
    view.show_if("ANY_PAYMENTS", put_payments(view, call, rooms, person));
    view.show_if("ANY_STANDINGS", put_standings(view, call, rooms));
    call.saw(person, "本人のページ", {});
    return call.page("resident/me.html", call.words("me.title"), view);
}

}  // namespace yakuba::portal::resident
