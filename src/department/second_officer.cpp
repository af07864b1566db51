#include "department/second_officer.h"

#include "identity/identity.h"
#include "web/house.h"

namespace yakuba {

Result<std::string> second_officer(web::Call& call, std::string_view department) {
    const Problem refused{
        "second_officer.refused",
        "確認できませんでした。別の職員のログイン名・パスワードと、審査または決裁の"
        "権限を確かめてください。"};
    const web::Fields& form = call.request().form;
    identity::Identity& identity = *call.site().identity;
    const identity::Client client{call.request().client, call.request().headers.get("user-agent")};
    call.rest();
    auto session = identity.sign_in_staff(form.get("second_login"), form.get("second_password"),
                                          call.visitor().terminal, client, call.now());
    if (!session) return refused;
    if (session->second_factor) {
        auto whole =
            identity.second_factor(session->cookie, form.get("second_code"), client, call.now());
        if (!whole) return refused;
        session = *std::move(whole);
    }
    const identity::Visitor officer =
        identity.visitor(identity::Door::staff, session->cookie, client, call.now());
    // Agreeing is one act, not a session of work.
    identity.end_session(officer.session, call.now());
    const bool may = officer.may(department, identity::Duty::review) ||
                     officer.may(department, identity::Duty::approve);
    if (!may || officer.actor == call.visitor().actor) return refused;
    return officer.actor;
}

}  // namespace yakuba
