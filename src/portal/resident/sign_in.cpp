#include "portal/resident/sign_in.h"

#include <algorithm>
#include <boost/json.hpp>
#include <filesystem>

#include "documents/base64.h"
#include "identity/test_card_reader.h"
#include "portal/resident/local_path.h"
#include "portal/resident/texts.h"
#include "web/house.h"

namespace yakuba::portal::resident {

using identity::Door;
using web::Call;
using web::Response;
using web::View;

namespace {

identity::Client client_of(const Call& call) {
    return {call.request().client, call.request().headers.get("user-agent")};
}

std::string next_of(const Call& call) {
    const auto& request = call.request();
    const auto& fields = request.method == web::Method::get ? request.query : request.form;
    const std::string next = local_path(fields.get("next"));
    return next == "/r" ? "/r/me" : next;
}

/// The first cards of the training town, to be tried without looking for one.
std::vector<std::string> training_cards(const Call& call) {
    constexpr std::size_t kMost = 8;
    std::vector<std::string> cards;
    std::error_code none;
    for (const auto& entry :
         std::filesystem::directory_iterator{call.town().folder + "/cards", none}) {
        const std::string name = entry.path().filename().string();
        if (name.size() == 7 && name.front() == 'T') cards.push_back(name);
    }
    std::sort(cards.begin(), cards.end());
    if (cards.size() > kMost) cards.resize(kMost);
    return cards;
}

Response form(Call& call, const std::string& card, const Problem* problem) {
    View view;
    view.set("NEXT", next_of(call));
    view.show_if("ENDED", call.request().query.has("ended"));
    // Whoever was sent here from a page goes back to it.
    view.show_if("COMES_BACK", call.request().query.has("next"));
    if (problem != nullptr) {
        View refused = view.row("REFUSED");
        put_japanese(refused, "REFUSED_TEXT", problem->message, call);
        refused.set("REFUSED_FIELD",
                    std::string_view{problem->code}.starts_with("card.pin") ? "pin" : "card");
    }
    if (call.site().training) {
        View reader = view.row("READER");
        reader.set("CARD", card);
        for (const std::string& known : training_cards(call))
            reader.row("KNOWN_CARDS").set("KNOWN_CARD", known);
    } else {
        view.show("CARD_APP");
    }
    return call.page("resident/sign-in.html", call.words("sign_in.title"), view,
                     problem == nullptr ? 200 : 422);
}

Response enter(Call& call, const identity::SignedIn& signed_in) {
    Response response = web::see_other(next_of(call));
    web::set_session_cookie(response, call.site(), call.request(), Door::resident,
                            signed_in.cookie);
    return response;
}

}  // namespace

Response show_sign_in(Call& call) {
    if (call.visitor().signed_in()) return web::see_other(next_of(call));
    return form(call, {}, nullptr);
}

Response sign_in_with_test_card(Call& call) {
    if (call.visitor().signed_in()) return web::see_other(next_of(call));
    if (!call.site().training) return web::see_other("/r/sign-in");
    const std::string& card = call.request().form.get("card");
    identity::Identity& doors = *call.site().identity;
    const std::string challenge = doors.challenge(client_of(call), call.now());
    const identity::TestCardReader reader{call.town().folder};
    const auto answer = reader.sign_in(card, call.request().form.get("pin"), challenge);
    if (!answer) return form(call, card, &answer.problem());
    const auto signed_in = doors.sign_in_card(challenge, answer->certificate_der, answer->signature,
                                              client_of(call), call.now());
    if (!signed_in) return form(call, card, &signed_in.problem());
    return enter(call, *signed_in);
}

Response give_challenge(Call& call) {
    boost::json::object object;
    object["challenge"] = call.site().identity->challenge(client_of(call), call.now());
    return web::json(boost::json::serialize(object));
}

Response sign_in_with_card(Call& call) {
    const web::Fields& sent = call.request().form;
    const auto certificate = documents::from_base64(sent.get("certificate"));
    const auto signature = documents::from_base64(sent.get("signature"));
    if (!certificate || !signature) {
        return web::problem_json(
            {"card.malformed", "certificate と signature は、Base64 で送ってください。"}, 422);
    }
    const auto signed_in = call.site().identity->sign_in_card(
        sent.get("challenge"), *certificate, *signature, client_of(call), call.now());
    if (!signed_in) return web::problem_json(signed_in.problem(), 422);
    return enter(call, *signed_in);
}

Response sign_out(Call& call) {
    if (call.visitor().signed_in())
        call.site().identity->end_session(call.visitor().session, call.now());
    Response response = web::see_other("/r/sign-in?ended=");
    web::set_session_cookie(response, call.site(), call.request(), Door::resident, "");
    return response;
}

}  // namespace yakuba::portal::resident
