#include <algorithm>
#include <boost/json.hpp>

#include "documents/base64.h"
#include "identity/accounts.h"
#include "identity/card_service.h"
#include "identity/test_card_reader.h"
#include "portal/resident/application.h"
#include "portal/resident/texts.h"
#include "web/house.h"

/// 電子署名: the one late step with the card. The draft is saved before it, so that whatever fails
/// here loses nothing.
namespace yakuba::portal::resident {

using procedures::Form;
using web::Call;
using web::Response;
using web::View;

namespace {

/// What the card signs: the application as people read it, with the name of its draft, so that the
/// signature stands for this application alone.
std::string document_of(const Call& call, const Form& form) {
    std::string text = call.town().prefecture + call.town().name + "\n" +
                       form.procedure->form_name + "（" + form.procedure->name + "）\n様式 " +
                       form.procedure->version + "\n下書き " + form.draft.id + "\n\n";
    for (const procedures::Shown& shown : procedures::show_answers(
             *form.procedure, *form.answers, *form.facts, {call.today(), *call.town().calendar})) {
        text += shown.where + "\t" + procedures::without_ruby(shown.question->label.ja) + "\t" +
                shown.text + "\n";
    }
    return text;
}

bool wants_electronic(const Call& call) {
    return call.request().query.get("electronic") == "yes" ||
           call.request().form.get("electronic") == "yes";
}

Response show(Call& call, const Rooms&, const Form& form, const Problem* problem) {
    View view;
    put_progress(view, call, form, nullptr);
    view.set("BACK", draft_link(form.draft, "check"))
        .set("ACTION", draft_link(form.draft, "sign"))
        .set("CARD", call.request().form.get("card"))
        .show_if("ELECTRONIC", wants_electronic(call));
    if (problem != nullptr) {
        View refused = view.row("REFUSED");
        put_japanese(refused, "REFUSED_TEXT", problem->message, call);
        refused.set("REFUSED_FIELD",
                    std::string_view{problem->code}.starts_with("card.pin") ? "password" : "card");
    }
    if (call.site().training) {
        view.show("READER");
    } else {
        view.row("CARD_APP").set("DOCUMENT", draft_link(form.draft, "document.txt"));
    }
    put_saved(view, call, form.draft);
    return call.page("resident/sign.html", call.words("sign.title"), view,
                     problem == nullptr ? 200 : 422);
}

/// The card's signature over the document: of the training reader, or sent by the card's own
/// program.
Result<std::string> signature_of(Call& call, const std::string& document) {
    const web::Fields& sent = call.request().form;
    if (sent.has("signature")) {
        auto cms = documents::from_base64(sent.get("signature"));
        if (!cms)
            return Problem{"card.malformed",
                           "署名を読み取れませんでした。もう一度署名してください。"};
        return *std::move(cms);
    }
    if (!call.site().training)
        return Problem{"card.no_signature", "カードのアプリで署名してから、送ってください。"};
    return identity::TestCardReader{call.town().folder}.sign_document(
        sent.get("card"), sent.get("password"), document, call.now());
}

/// Whether the certificate is this visitor's, and good; the check is recorded either way.
Result<identity::CardCheck> checked(Call& call, const Form& form, const std::string& document,
                                    const std::string& cms) {
    identity::CardCheck check =
        call.site().identity->cards().check_document(document, cms, call.now()).check;
    const auto link = identity::find_card(call.session(), check.issuer, check.serial, call.today());
    const bool linked = check.good() && link && link->active;
    if (linked) check.person_id = link->person_id;
    check.subject = "draft/" + form.draft.id;
    storage::Command command = call.command("電子署名の検証");
    command.key.clear();
    const auto recorded = call.town().database->transact(
        command, [&](storage::Transaction& t) -> Result<std::string> {
            return std::to_string(identity::record_check(t, check));
        });
    if (!recorded) return recorded.problem();
    if (!check.good()) {
        return Problem{"card.signature_refused",
                       "電子署名を確かめられませんでした。署名用電子証明書が有効か、窓口で"
                       "確かめてください。入力した内容は保存されています。"};
    }
    if (!linked || check.person_id != call.visitor().person) {
        return Problem{"card.other_person",
                       "サインインした方のカードではありません。ご自分のカードで署名してください。"
                       "入力した内容は保存されています。"};
    }
    return check;
}

}  // namespace

Response show_signing(Call& call, const Rooms& rooms) {
    const auto form = open_form(call, rooms);
    if (!form) return call.problem(form.problem());
    if (!problems_of(*form, call).empty()) return web::see_other(draft_link(form->draft, "check"));
    return show(call, rooms, *form, nullptr);
}

Response sign_application(Call& call, const Rooms& rooms) {
    const auto form = open_form(call, rooms);
    if (!form) return resend(call, rooms, form.problem());
    if (!problems_of(*form, call).empty()) return web::see_other(draft_link(form->draft, "check"));
    const std::string document = document_of(call, *form);
    const auto cms = signature_of(call, document);
    if (!cms) return show(call, rooms, *form, &cms.problem());
    const auto check = checked(call, *form, document, *cms);
    if (!check) return show(call, rooms, *form, &check.problem());
    procedures::Sending sending;
    sending.signature = procedures::Signature::jpki_sign;
    sending.certificate_serial = check->serial;
    sending.signature_bytes = documents::to_base64(*cms);
    sending.electronic_notice = wants_electronic(call);
    return submit(call, rooms, *form, std::move(sending));
}

Response show_document(Call& call, const Rooms& rooms) {
    const auto form = open_form(call, rooms);
    if (!form) return call.problem(form.problem());
    return web::file(document_of(call, *form), "text/plain; charset=utf-8", "document.txt");
}

}  // namespace yakuba::portal::resident
