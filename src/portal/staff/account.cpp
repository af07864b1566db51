#include "identity/provision.h"
#include "identity/secrets.h"
#include "identity/sessions.h"
#include "portal/staff/local_path.h"
#include "portal/staff/pages.h"
#include "portal/staff/shown.h"
#include "web/call.h"
#include "web/house.h"

/// 自分の利用者情報: one's own duties and password. Changing the password asks for the old one,
/// ends every session of this account on every machine, and begins a new one here.
namespace yakuba::portal::staff {
namespace {

using identity::Door;
using web::Call;
using web::Response;

constexpr web::Access kStaff{.door = Door::staff};

identity::Client client_of(const Call& call) {
    return {call.request().client, call.request().headers.get("user-agent")};
}

Response account_page(Call& call, const Problem* problem) {
    web::View view;
    view.set("LOGIN", call.visitor().actor)
        .set("ACCOUNT_NAME", call.visitor().name)
        .set("ENDS_AT", clock_time(call.visitor().expires_at));
    view.show_if("CHANGED", call.request().query.has("changed"));
    if (problem != nullptr) {
        view.row("REFUSED")
            .set("MESSAGE", problem->message)
            .set("REFUSED_FIELD", problem->where.empty() ? "old" : problem->where);
    }
    return call.page("staff/account.html", "自分の利用者情報", view,
                     problem == nullptr ? 200 : 422);
}

Response show(Call& call) { return account_page(call, nullptr); }

Problem refused(std::string_view code, std::string message, std::string where) {
    return {.code = code, .message = std::move(message), .where = std::move(where)};
}

/// What is wrong with the new password, before the old one is looked at.
Result<Done> check_new(const Call& call) {
    const web::Fields& form = call.request().form;
    const std::string& wanted = form.get("new");
    if (wanted != form.get("again")) {
        return refused("password.not_the_same",
                       "新しいパスワードが二つの欄で違います。同じものを入れてください。", "again");
    }
    if (wanted == form.get("old")) {
        return refused("password.same",
                       "いまと同じパスワードです。新しいパスワードを決めてください。", "new");
    }
    auto good = identity::check_password(wanted, call.visitor().actor);
    if (good) return Done{};
    return refused(good.problem().code, good.problem().message, "new");
}

/// The old password, tried as at the door: wrong ones count, and too many lock the account.
Result<Done> check_old(Call& call) {
    identity::Identity& identity = *call.site().identity;
    const auto tried = identity.sign_in_staff(call.visitor().actor, call.request().form.get("old"),
                                              call.visitor().terminal, client_of(call), call.now());
    if (!tried) {
        return refused(
            "password.wrong",
            "いまのパスワードが違います。続けてまちがえると、しばらくサインインできなくなります。",
            "old");
    }
    const auto visitor = identity.visitor(Door::staff, tried->cookie, client_of(call), call.now());
    if (visitor.signed_in()) identity.end_session(visitor.session, call.now());
    return Done{};
}

Response change(Call& call) {
    if (const auto good = check_new(call); !good) return account_page(call, &good.problem());
    call.rest();
    if (const auto known = check_old(call); !known) return account_page(call, &known.problem());
    const auto provision = identity::Provision::open(*call.town().database, call.town().folder);
    if (!provision) return call.problem(provision.problem());
    const std::string login = call.visitor().actor;
    const std::string& wanted = call.request().form.get("new");
    const auto changed =
        provision->set_password(call.command("本人によるパスワードの変更"), login, wanted);
    if (!changed) return account_page(call, &changed.problem());
    identity::Identity& identity = *call.site().identity;
    identity.accounts_changed();
    identity.end_sessions_of(login, call.now());
    call.saw(PersonId{}, "パスワードの変更", identity::kWholeHouse, identity::Deed::enter);
    const auto again =
        identity.sign_in_staff(login, wanted, call.visitor().terminal, client_of(call), call.now());
    if (!again) return web::see_other("/s/sign-in");
    constexpr std::string_view kDone = "/s/account?changed=";
    Response response = web::see_other(again->second_factor
                                           ? "/s/second-factor?next=" + web::encode_component(kDone)
                                           : std::string{kDone});
    web::set_session_cookie(response, call.site(), call.request(), Door::staff, again->cookie);
    return response;
}

/// How long this session still lives after this very request; asking is using it.
Response session_left(Call& call) {
    const std::int64_t whole =
        (call.visitor().expires_at.microseconds - call.now().microseconds) / 1'000'000;
    const std::int64_t left = std::min(whole, identity::limits_of(Door::staff).idle_seconds);
    return web::json("{\"seconds\":" + std::to_string(left) + "}");
}

}  // namespace

web::Routes account_pages() {
    using web::Method;
    web::Routes routes;
    routes.pages = {
        {Method::get, "/s/account", kStaff, show, "自分の利用者情報"},
        {Method::post, "/s/account", kStaff, change, "パスワードの変更"},
        {Method::get, "/s/session", kStaff, session_left, "サインインの残り時間"},
    };
    return routes;
}

}  // namespace yakuba::portal::staff
