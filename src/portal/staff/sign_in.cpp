#include "portal/staff/local_path.h"
#include "portal/staff/pages.h"
#include "web/call.h"
#include "web/house.h"

/// サインイン: login and password, then the code where the account asks for one. A failure says the
/// same whatever was wrong; the password is never filled in again.
namespace yakuba::portal::staff {
namespace {

using identity::Door;
using web::Call;
using web::Response;

/// The name of the terminal stays in the browser it stands for, so that it is typed once.
constexpr std::string_view kTerminalCookie = "yakuba_terminal";
constexpr std::size_t kTerminalMost = 40;  // bytes; 窓口3番

identity::Client client_of(const Call& call) {
    return {call.request().client, call.request().headers.get("user-agent")};
}

std::string next_of(const Call& call) {
    const auto& request = call.request();
    const auto& fields = request.method == web::Method::get ? request.query : request.form;
    return local_path(fields.get("next"));
}

Response enter(Call& call, const identity::SignedIn& signed_in, const std::string& next) {
    Response response = web::see_other(
        signed_in.second_factor ? "/s/second-factor?next=" + web::encode_component(next) : next);
    web::set_session_cookie(response, call.site(), call.request(), Door::staff, signed_in.cookie);
    return response;
}

std::string remembered_terminal(const Call& call) {
    return web::parse_query("t=" + call.request().cookies.get(kTerminalCookie)).get("t");
}

void remember_terminal(Call& call, Response& response, const std::string& terminal) {
    constexpr std::string_view kYear = "; HttpOnly; SameSite=Strict; Max-Age=31536000";
    response.header("Set-Cookie", std::string{kTerminalCookie} + "=" +
                                      web::encode_component(terminal) +
                                      "; Path=" + call.site().prefix + "/s" + std::string{kYear});
}

Response form(Call& call, const std::string& login, const std::string& terminal,
              const Problem* problem) {
    web::View view;
    view.set("NEXT", next_of(call)).set("LOGIN", login).set("TERMINAL_NAME", terminal);
    view.show_if("ENDED", call.request().query.has("ended"));
    if (problem != nullptr) {
        view.show("REFUSED").set("MESSAGE", problem->message);
    }
    return call.page("staff/sign-in.html", "サインイン", view, problem == nullptr ? 200 : 422);
}

Response show_sign_in(Call& call) {
    if (call.visitor().signed_in()) return web::see_other(next_of(call));
    return form(call, "", remembered_terminal(call), nullptr);
}

Response sign_in(Call& call) {
    const web::Fields& fields = call.request().form;
    const std::string terminal = fields.get("terminal").substr(0, kTerminalMost);
    if (call.visitor().signed_in()) return web::see_other("/s/hand-over");
    const auto signed_in = call.site().identity->sign_in_staff(
        fields.get("login"), fields.get("password"), terminal, client_of(call), call.now());
    if (!signed_in) return form(call, fields.get("login"), terminal, &signed_in.problem());
    Response response = enter(call, *signed_in, next_of(call));
    remember_terminal(call, response, terminal);
    return response;
}

Response code_form(Call& call, const Problem* problem) {
    web::View view;
    view.set("NEXT", next_of(call));
    if (problem != nullptr) view.show("REFUSED").set("MESSAGE", problem->message);
    return call.page("staff/second-factor.html", "確認コード", view,
                     problem == nullptr ? 200 : 422);
}

Response show_code(Call& call) {
    if (call.visitor().signed_in()) return web::see_other(next_of(call));
    return code_form(call, nullptr);
}

Response check_code(Call& call) {
    const auto signed_in = call.site().identity->second_factor(
        call.request().cookies.get(web::cookie_of(Door::staff)), call.request().form.get("code"),
        client_of(call), call.now());
    if (!signed_in) return code_form(call, &signed_in.problem());
    return enter(call, *signed_in, next_of(call));
}

Response sign_out(Call& call) {
    if (call.visitor().signed_in()) {
        call.site().identity->end_session(call.visitor().session, call.now());
    }
    Response response = web::see_other("/s/sign-in?ended=");
    web::set_session_cookie(response, call.site(), call.request(), Door::staff, "");
    return response;
}

}  // namespace

web::Routes sign_in_pages() {
    using web::Method;
    web::Routes routes;
    routes.pages = {
        {Method::get, "/s/sign-in", {}, show_sign_in, "サインイン"},
        {Method::post, "/s/sign-in", {}, sign_in, "サインイン"},
        {Method::get, "/s/second-factor", {}, show_code, "確認コード"},
        {Method::post, "/s/second-factor", {}, check_code, "確認コード"},
        {Method::post, "/s/sign-out", {}, sign_out, "サインアウト"},
    };
    return routes;
}

}  // namespace yakuba::portal::staff
