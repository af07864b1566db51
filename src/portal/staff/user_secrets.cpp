#include "portal/staff/shown.h"
#include "portal/staff/users.h"
#include "web/house.h"

/// Passwords and second factors: what is handed over is shown once, on the answer to the deed.
namespace yakuba::portal::staff {
namespace {

using web::Call;
using web::Response;
using web::View;

Response reset_password(Call& call) {
    const auto account = account_in_path(call);
    if (!account) return call.problem(account.problem());
    const auto provision = identity::Provision::open(*call.town().database, call.town().folder);
    if (!provision) return call.problem(provision.problem());
    call.rest();
    const auto password =
        provision->set_password(call.command("パスワードの再発行"), account->login, {});
    if (!password) return call.problem(password.problem());
    accounts_changed(call, *account, true);
    View view;
    view.set("LOGIN", account->login).set("ACCOUNT_NAME", account->name);
    view.row("PASSWORD").set("NEW_PASSWORD", *password);
    return call.page("staff/user_secret.html", "パスワードの再発行", view);
}

Response enrol_totp(Call& call) {
    const auto account = account_in_path(call);
    if (!account) return call.problem(account.problem());
    const auto provision = identity::Provision::open(*call.town().database, call.town().folder);
    if (!provision) return call.problem(provision.problem());
    call.rest();
    if (call.request().form.get("do") == "drop") {
        const auto done =
            provision->drop_totp(call.command("確認コードの取りやめ"), account->login);
        if (!done) return call.problem(done.problem());
        accounts_changed(call, *account, true);
        return web::see_other("/s/users/" + account->login);
    }
    const auto totp = provision->set_totp(call.command("確認コードの登録"), account->login,
                                          call.town().name + " 職員ポータル");
    if (!totp) return call.problem(totp.problem());
    accounts_changed(call, *account, true);
    View view;
    view.set("LOGIN", account->login).set("ACCOUNT_NAME", account->name);
    View code = view.row("TOTP");
    code.set("SECRET", totp->base32);
    show_qr(code, totp->uri);
    return call.page("staff/user_secret.html", "確認コードの登録", view);
}

}  // namespace

web::Routes user_secret_pages(const Offices&) {
    using web::Method;
    const web::Access manager{.door = identity::Door::staff,
                              .department = identity::kWholeHouse,
                              .duty = identity::Duty::manage};
    web::Routes routes;
    routes.pages = {
        {Method::post, "/s/users/{login}/password", manager, reset_password, "パスワードの再発行"},
        {Method::post, "/s/users/{login}/totp", manager, enrol_totp, "確認コードの登録"},
    };
    return routes;
}

}  // namespace yakuba::portal::staff
