#include "portal/staff/local_path.h"
#include "portal/staff/pages.h"
#include "web/call.h"
#include "web/house.h"

/// 交代: another person takes over this terminal. One session ends and another begins, in one step,
/// and a page of its own says who left and who came: nothing of the one before stays open.
namespace yakuba::portal::staff {
namespace {

using identity::Door;
using web::Call;
using web::Response;

constexpr web::Access kStaff{.door = Door::staff};
/// Who handed over, for the page the next person sees first.
constexpr std::string_view kLeaverCookie = "yakuba_leaver";

Response form(Call& call, const std::string& login, const Problem* problem) {
    web::View view;
    view.set("LOGIN", login);
    if (problem != nullptr) view.show("REFUSED").set("MESSAGE", problem->message);
    return call.page("staff/hand-over.html", "交代", view, problem == nullptr ? 200 : 422);
}

Response show(Call& call) { return form(call, "", nullptr); }

void tell_leaver(Call& call, Response& response, std::string_view who) {
    std::string cookie = std::string{kLeaverCookie} + "=" + web::encode_component(who) +
                         "; Path=" + call.site().prefix + "/s; HttpOnly; SameSite=Strict";
    cookie += who.empty() ? "; Max-Age=0" : "; Max-Age=600";
    response.header("Set-Cookie", std::move(cookie));
}

Response hand_over(Call& call) {
    const web::Fields& fields = call.request().form;
    const auto signed_in = call.site().identity->hand_over(
        call.visitor().session, fields.get("login"), fields.get("password"),
        {call.request().client, call.request().headers.get("user-agent")}, call.now());
    if (!signed_in) return form(call, fields.get("login"), &signed_in.problem());
    constexpr std::string_view kDone = "/s/hand-over/done";
    Response response = web::see_other(signed_in->second_factor
                                           ? "/s/second-factor?next=" + web::encode_component(kDone)
                                           : std::string{kDone});
    web::set_session_cookie(response, call.site(), call.request(), Door::staff, signed_in->cookie);
    tell_leaver(call, response, call.visitor().section + "　" + call.visitor().name);
    return response;
}

Response done(Call& call) {
    const std::string leaver =
        web::parse_query("who=" + call.request().cookies.get(kLeaverCookie)).get("who");
    web::View view;
    view.set("LEAVER", leaver).show_if("HAS_LEAVER", !leaver.empty());
    Response response = call.page("staff/hand-over-done.html", "交代しました", view);
    tell_leaver(call, response, "");
    return response;
}

}  // namespace

web::Routes hand_over_pages() {
    using web::Method;
    web::Routes routes;
    routes.pages = {
        {Method::get, "/s/hand-over", kStaff, show, "交代"},
        {Method::post, "/s/hand-over", kStaff, hand_over, "交代"},
        {Method::get, "/s/hand-over/done", kStaff, done, "交代"},
    };
    return routes;
}

}  // namespace yakuba::portal::staff
