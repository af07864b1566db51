#include "department/second_officer.h"
#include "portal/staff/dates.h"
#include "portal/staff/head.h"
#include "portal/staff/pages.h"

/// 支援措置の画面: what to do at the counter, and — for who may, with a typed reason and a second
/// officer beside them — what is behind the masks: the counterpart, the hidden addresses, the
/// present address.
namespace yakuba::portal::staff {
namespace {

using identity::Duty;
using registry::ProtectiveMeasure;
using web::Call;
using web::Response;

constexpr std::string_view kWhat = "支援措置の相手方・住所";

/// What is behind the masks of the screen's person.
void fill_hidden(web::View& view, Screen& screen, const ProtectiveMeasure* measure) {
    const auto add = [&](std::string_view label, const std::string& value) {
        if (value.empty()) return;
        view.row("HIDDEN").set("HIDDEN_LABEL", label).set("HIDDEN_VALUE", value);
    };
    const registry::Resident& r = screen.now->record;
    add("現在の住所", registry::address_of(r));
    add("従前の住所", r.former_address);
    add("転出先", r.next_address);
    add("本籍", r.registered_domicile);
    if (measure == nullptr) return;
    add("守られている住所", measure->hidden_addresses);
    add("相手方", measure->counterpart_name);
    add("相手方の住所", measure->counterpart_address);
    if (measure->counterpart_id) {
        add("相手方の宛名番号", std::to_string(measure->counterpart_id.value()));
    }
    add("相談機関", measure->consulted);
}

Response page(Screen& screen, const Problem* problem, const std::string& reason, bool opened) {
    Call& call = screen.call;
    web::View view;
    fill_frame(view, screen);
    const auto measure = registry::find_protection(call.session(), screen.person);
    if (measure) {
        view.show("MEASURE")
            .set("MEASURE_STATE", label_of(measure->state))
            .set("ACCEPTED", era_day(call.town(), measure->accepted_on))
            .set("ENDS", era_day(call.town(), measure->ends_on));
    }
    view.show(call.visitor().may(identity::kProtection, Duty::view) ? "MAY_OPEN" : "MAY_NOT_OPEN");
    view.set("REASON", reason).set("SECOND_LOGIN", call.request().form.get("second_login"));
    if (problem != nullptr) view.show("REFUSED").set("MESSAGE", problem->message);
    if (opened) {
        view.show("OPENED");
        fill_hidden(view, screen, measure ? &*measure : nullptr);
    } else {
        view.show("CLOSED");
    }
    return call.page("staff/protection.html", "支援措置", view, problem == nullptr ? 200 : 422);
}

Result<Screen> protected_screen(Call& call, const Offices& offices) {
    auto screen = open_screen(call, offices);
    if (screen && !call.gate().is_protected(screen->now->record)) {
        return Problem{"protection.none", "この人に、いま支援措置はありません。"};
    }
    return screen;
}

Response show(Call& call, const Offices& offices) {
    auto screen = protected_screen(call, offices);
    if (!screen) return call.problem(screen.problem());
    call.saw(screen->person, "支援措置の画面", "resident-register");
    return page(*screen, nullptr, "", false);
}

Response open(Call& call, const Offices& offices) {
    auto screen = protected_screen(call, offices);
    if (!screen) return call.problem(screen.problem());
    const auto reason = typed_reason(call.request().form);
    if (!reason) return page(*screen, &reason.problem(), call.request().form.get("reason"), false);
    const auto officer = second_officer(call, "resident-register");
    if (!officer) {
        call.saw(screen->person, "支援措置の相手方・住所を開こうとした", identity::kProtection,
                 identity::Deed::refuse, *reason);
        return page(*screen, &officer.problem(), *reason, false);
    }
    const registry::AddressRequest request{.requester = registry::Requester::staff,
                                           .asked_by = {},
                                           .asker_name = {},
                                           .purpose = *reason,
                                           .actor = call.visitor().actor,
                                           .second_officer = *officer};
    if (const auto allowed = call.gate().permit(request, screen->now->record); !allowed)
        return page(*screen, &allowed.problem(), *reason, false);
    call.saw(screen->person, kWhat, identity::kProtection, identity::Deed::view,
             *reason + "（二人目の職員 " + *officer + "）");
    return page(*screen, nullptr, *reason, true);
}

}  // namespace

web::Routes protection_pages(const Offices& offices) {
    web::Access opening{.door = identity::Door::staff,
                        .department = identity::kProtection,
                        .duty = Duty::view,
                        .purpose = true};
    web::Routes routes;
    routes.pages = {
        {web::Method::get, "/s/persons/{person}/protection", kPersonAccess,
         [&offices](Call& call) { return show(call, offices); }, "支援措置の画面"},
        {web::Method::post, "/s/persons/{person}/protection", opening,
         [&offices](Call& call) { return open(call, offices); }, "支援措置"},
    };
    return routes;
}

}  // namespace yakuba::portal::staff
