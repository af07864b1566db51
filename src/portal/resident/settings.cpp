#include <algorithm>

#include "portal/resident/local_path.h"
#include "portal/resident/me.h"
#include "portal/resident/texts.h"
#include "procedures/delivery.h"
#include "web/house.h"

namespace yakuba::portal::resident {

using web::Call;
using web::Response;
using web::View;

namespace {

constexpr std::string_view kAll = "*";

/// One choice of the display, kept in the browser for a year. It tells nothing about the person.
void remember(Call& call, Response& response, std::string_view name, const std::string& value) {
    response.header("Set-Cookie", std::string{name} + "=" + value + "; Path=" + call.site().prefix +
                                      "/; SameSite=Lax; HttpOnly; Max-Age=31536000" +
                                      (call.request().secure ? "; Secure" : ""));
}

}  // namespace

Response change_display(Call& call) {
    const web::Fields& sent = call.request().form;
    Response response = web::see_other(local_path(sent.get("back")));
    if (sent.has("furigana"))
        remember(call, response, "furigana", sent.get("furigana") == "on" ? "on" : "off");
    const auto& languages = call.house().templates().words().languages();
    const std::string& language = sent.get("language");
    if (std::find(languages.begin(), languages.end(), language) != languages.end()) {
        remember(call, response, "lang", language);
        // Who reads easy Japanese reads it with furigana.
        if (language == "ja-easy") remember(call, response, "furigana", "on");
    }
    return response;
}

Response show_settings(Call& call, const Rooms& rooms) {
    View view;
    const auto given = procedures::find_consent(call.session(), call.visitor().person, kAll);
    view.show(given ? "CONSENT_GIVEN" : "CONSENT_NOT_GIVEN");
    bool any = false;
    for (const procedures::DeliveryConsent& consent :
         procedures::consents_of(call.session(), call.visitor().person)) {
        if (consent.procedure == kAll) continue;
        const auto* procedure = rooms.desk().catalogue().find(consent.procedure);
        if (procedure == nullptr) continue;
        View row = view.row("CONSENTS");
        put_words(row, "CONSENT_NAME", procedure->plain, call);
        row.set("CONSENT_PROCEDURE", consent.procedure);
        row.show(consent.given ? "GIVEN" : "WITHDRAWN");
        any = true;
    }
    view.show_if("ANY_CONSENTS", any);
    call.saw(call.visitor().person, "設定", {});
    return call.page("resident/settings.html", call.words("settings.title"), view);
}

Response change_delivery(Call& call, const Rooms& rooms) {
    const web::Fields& sent = call.request().form;
    const std::string procedure = sent.has("procedure") ? sent.get("procedure") : std::string{kAll};
    if (procedure != kAll && rooms.desk().catalogue().find(procedure) == nullptr)
        return call.problem({"procedure.not_found", "この手続は見つかりません。"});
    const storage::Command command = call.command("電子交付の希望");
    call.rest();
    const auto changed =
        sent.get("give") == "yes"
            ? procedures::give_consent(*call.town().database, command, call.visitor().person,
                                       procedure, call.words("settings.consent_text"))
            : procedures::withdraw_consent(*call.town().database, command, call.visitor().person,
                                           procedure);
    if (!changed) return call.problem(changed.problem());
    call.saw(call.visitor().person, "電子交付の希望", {}, identity::Deed::enter);
    return web::see_other("/r/me/settings");
}

Response show_help(Call& call, const Rooms& rooms) {
    View view;
    for (const Department& department : rooms.offices().departments) {
        View row = view.row("DEPARTMENTS");
        put_japanese(row, "DEPARTMENT_NAME", department.label, call);
    }
    return call.page("resident/help.html", call.words("help.title"), view);
}

Response show_accessibility(Call& call) {
    View view;
    return call.page("resident/accessibility.html", call.words("accessibility.title"), view);
}

}  // namespace yakuba::portal::resident
