#include "identity/card_office.h"
#include "portal/staff/head.h"
#include "portal/staff/pages.h"
#include "web/house.h"

/// 研修の試験用カード: whoever has just moved in gets a card with which to sign in and sign as a
/// resident. Only in a training town; a real card comes from the card's own office.
namespace yakuba::portal::staff {
namespace {

using identity::Duty;
using web::Call;
using web::Response;

const Problem kOnlyTraining{"page.not_found",
                            "試験用カードは研修の町だけのものです。このページはありません。"};

Response page(Screen& screen, const identity::HandedOut* handed, const Problem* problem) {
    Call& call = screen.call;
    web::View view;
    fill_frame(view, screen);
    if (problem != nullptr) view.show("REFUSED").set("MESSAGE", problem->message);
    if (handed == nullptr) {
        view.show("TO_ISSUE");
    } else {
        const Calendar& calendar = *call.town().calendar;
        web::View card = view.row("ISSUED");
        card.set("CARD", handed->card.card_number)
            .set("PIN", handed->pin)
            .set("SIGN_IN_UNTIL", calendar.format(handed->card.sign_in_until));
        if (handed->card.signing_serial.empty()) {
            card.show("TOO_YOUNG");
        } else {
            card.row("SIGNING")
                .set("PASSWORD", handed->signing_password)
                .set("SIGNING_UNTIL", calendar.format(handed->card.signing_until));
        }
    }
    return call.page("staff/test-card.html", "試験用カード", view, problem == nullptr ? 200 : 422);
}

Response show(Call& call, const Offices& offices) {
    if (!call.site().training) return call.problem(kOnlyTraining);
    auto screen = open_screen(call, offices);
    if (!screen) return call.problem(screen.problem());
    call.saw(screen->person, "試験用カードの画面", "resident-register");
    return page(*screen, nullptr, nullptr);
}

Response issue(Call& call, const Offices& offices) {
    if (!call.site().training) return call.problem(kOnlyTraining);
    auto screen = open_screen(call, offices);
    if (!screen) return call.problem(screen.problem());
    call.saw(screen->person, "試験用カードの発行", "resident-register", identity::Deed::enter);
    storage::Command command = call.command("試験用カードの発行");
    // A card is several entries of the journal: one key would let only the first be carried out.
    command.key.clear();
    const auto handed =
        identity::issue_card(call.town(), call.town().folder, command, {screen->person, "", ""});
    if (!handed) return page(*screen, nullptr, &handed.problem());
    return page(*screen, &*handed, nullptr);
}

}  // namespace

web::Routes test_card_pages(const Offices& offices) {
    constexpr web::Access kRegister{.door = identity::Door::staff,
                                    .department = "resident-register",
                                    .duty = Duty::enter,
                                    .purpose = true};
    web::Routes routes;
    routes.pages = {
        {web::Method::get, "/s/persons/{person}/test-card", kRegister,
         [&offices](Call& call) { return show(call, offices); }, "住民基本台帳"},
        {web::Method::post, "/s/persons/{person}/test-card", kRegister,
         [&offices](Call& call) { return issue(call, offices); }, "住民基本台帳"},
    };
    return routes;
}

}  // namespace yakuba::portal::staff
