#include "portal/staff/users.h"

#include <algorithm>

#include "identity/roles.h"
#include "portal/staff/casework.h"
#include "portal/staff/shown.h"
#include "web/house.h"

namespace yakuba::portal::staff {
namespace {

using identity::Duty;
using identity::Grant;
using identity::StaffAccount;
using web::Call;
using web::Response;
using web::View;

constexpr Duty kDuties[] = {Duty::view,    Duty::enter,  Duty::review,
                            Duty::approve, Duty::manage, Duty::audit};

struct Place {
    std::string_view id, label;
};
std::vector<Place> places_of(const Offices& offices) {
    std::vector<Place> places;
    for (const Department& department : offices.departments)
        places.push_back({department.id, department.label});
    places.push_back({identity::kWholeHouse, "庁内共通"});
    places.push_back({identity::kProtection, "支援措置"});
    return places;
}

std::string duties_text(const std::set<Grant>& grants, const Offices& offices) {
    std::string text;
    for (const Place& place : places_of(offices)) {
        std::string duties;
        for (const Duty duty : kDuties) {
            if (grants.contains({std::string{place.id}, duty}))
                duties += (duties.empty() ? "" : "・") + std::string{label_of(duty)};
        }
        if (!duties.empty())
            text += (text.empty() ? "" : "、") + std::string{place.label} + "（" + duties + "）";
    }
    return text;
}

Response show_users(Call& call, const Offices& offices, const Problem* problem,
                    const identity::MadeStaff* made) {
    View view;
    for (const StaffAccount& account : identity::all_accounts(call.session(), call.today())) {
        const auto grants = identity::grants_of(call.session(), account.staff_id, call.today());
        const auto secret = identity::find_secret(call.session(), account.staff_id, call.today());
        view.row("ACCOUNTS")
            .set("LOGIN", account.login)
            .set("ACCOUNT_NAME", account.name)
            .set("ACCOUNT_SECTION", account.section)
            .set("ACCOUNT_DUTIES", duties_text(grants, offices))
            .show(account.active ? "ACTIVE" : "LOCKED")
            .show_if("TWO_FACTORS", secret && secret->second_factor);
    }
    const web::Fields& form = call.request().form;
    for (const char* name : {"login", "name", "kana", "section"}) {
        std::string marker = "KEPT_";
        for (const char* c = name; *c != '\0'; ++c)
            marker += static_cast<char>(*c - 'a' + 'A');
        view.set(marker, problem != nullptr ? form.get(name) : std::string{});
    }
    if (problem != nullptr) view.row("REFUSED").set("REFUSAL", problem->message);
    if (made != nullptr)
        view.row("MADE").set("MADE_LOGIN", form.get("login")).set("MADE_PASSWORD", made->password);
    return call.page("staff/users.html", "利用者", view, problem != nullptr ? 422 : 200);
}

Response add_user(Call& call, const Offices& offices) {
    const web::Fields& form = call.request().form;
    const auto provision = identity::Provision::open(*call.town().database, call.town().folder);
    if (!provision) return call.problem(provision.problem());
    identity::NewStaff wanted;
    wanted.login = form.get("login");
    wanted.name = form.get("name");
    wanted.kana = form.get("kana");
    wanted.section = form.get("section");
    call.rest();
    const auto made = provision->add_staff(call.command("利用者の登録"), wanted);
    if (!made) return show_users(call, offices, &made.problem(), nullptr);
    call.site().identity->accounts_changed();
    call.saw(PersonId{}, "利用者の登録 " + wanted.login, identity::kWholeHouse,
             identity::Deed::enter);
    return show_users(call, offices, nullptr, &*made);
}

void show_matrix(View& view, const Offices& offices, const std::set<Grant>& grants) {
    for (const Duty duty : kDuties)
        view.row("DUTY_HEADS").set("DUTY_HEAD", label_of(duty));
    for (const Place& place : places_of(offices)) {
        View row = view.row("PLACES");
        row.set("PLACE_LABEL", place.label);
        for (const Duty duty : kDuties) {
            row.row("DUTIES")
                .set("GRANT", std::string{place.id} + "/" + FieldForm<Duty>::format(duty))
                .set("DUTY_LABEL", label_of(duty))
                .show_if("GRANTED", grants.contains({std::string{place.id}, duty}));
        }
    }
}

Response show_user(Call& call, const Offices& offices, const StaffAccount& account,
                   const Problem* problem) {
    const auto grants = identity::grants_of(call.session(), account.staff_id, call.today());
    const auto secret = identity::find_secret(call.session(), account.staff_id, call.today());
    const bool self = account.login == call.visitor().actor;
    View view;
    view.set("LOGIN", account.login)
        .set("ACCOUNT_NAME", account.name)
        .set("ACCOUNT_KANA", account.kana)
        .set("ACCOUNT_SECTION", account.section)
        .show(account.active ? "ACTIVE" : "LOCKED")
        .show(secret && secret->second_factor ? "TWO_FACTORS" : "ONE_FACTOR")
        .show_if("OTHER", !self);
    if (self) view.row("SELF").set("OWN_DUTIES", duties_text(grants, offices));
    show_matrix(view, offices, grants);
    if (const auto roles = identity::read_roles(call.town().data_folder)) {
        for (const identity::Role& role : *roles) {
            view.row("ROLES")
                .set("ROLE", role.key)
                .set("ROLE_LABEL", role.label)
                .set("ROLE_DUTIES", duties_text(role.grants, offices))
                .show_if("ROLE_HELD", std::includes(grants.begin(), grants.end(),
                                                    role.grants.begin(), role.grants.end()));
        }
    }
    if (problem != nullptr) view.row("REFUSED").set("REFUSAL", problem->message);
    return call.page("staff/user.html", account.name, view, problem != nullptr ? 422 : 200);
}

/// Ticked duties, and all of the ticked roles.
Result<std::set<Grant>> wanted_grants(const Call& call) {
    const web::Fields& form = call.request().form;
    std::set<Grant> grants;
    for (const std::string& text : form.all("grant")) {
        const auto slash = text.find('/');
        if (slash == std::string::npos) continue;
        const auto duty = FieldForm<Duty>::parse(text.substr(slash + 1));
        if (duty) grants.insert({text.substr(0, slash), *duty});
    }
    const auto roles = identity::read_roles(call.town().data_folder);
    if (!roles) return roles.problem();
    for (const std::string& key : form.all("role")) {
        const identity::Role* const role = identity::find_role(*roles, key);
        if (role != nullptr) grants.insert(role->grants.begin(), role->grants.end());
    }
    return grants;
}

Response change_grants(Call& call, const Offices& offices) {
    const auto account = account_in_path(call);
    if (!account) return call.problem(account.problem());
    auto wanted = wanted_grants(call);
    if (!wanted) return call.problem(wanted.problem());
    const bool keeps = wanted->contains({std::string{identity::kWholeHouse}, Duty::manage});
    if (account->login == call.visitor().actor) {
        const Problem problem{"user.self", "自分の権限は、自分では変えられません。"};
        return show_user(call, offices, *account, &problem);
    }
    if (!keeps) {
        if (const auto may = may_take_away(call, *account); !may)
            return show_user(call, offices, *account, &may.problem());
    }
    const auto provision = identity::Provision::open(*call.town().database, call.town().folder);
    if (!provision) return call.problem(provision.problem());
    call.rest();
    const auto done = provision->set_grants(call.command("利用者の権限の変更"), account->login,
                                            *wanted, call.today());
    if (!done) return show_user(call, offices, *account, &done.problem());
    accounts_changed(call, *account, false);
    return web::see_other("/s/users/" + account->login);
}

Response change_user(Call& call, const Offices& offices) {
    const auto account = account_in_path(call);
    if (!account) return call.problem(account.problem());
    const web::Fields& form = call.request().form;
    identity::StaffChange change;
    const std::string& deed = form.get("do");
    if (deed == "lock" || deed == "unlock") {
        if (const auto may = may_take_away(call, *account); !may && deed == "lock")
            return show_user(call, offices, *account, &may.problem());
        change.active = deed == "unlock";
    } else {
        change.name = form.get("name");
        change.kana = form.get("kana");
        change.section = form.get("section");
    }
    const auto provision = identity::Provision::open(*call.town().database, call.town().folder);
    if (!provision) return call.problem(provision.problem());
    call.rest();
    const auto done = provision->change_staff(call.command("利用者の変更"), account->login, change);
    if (!done) return show_user(call, offices, *account, &done.problem());
    accounts_changed(call, *account, deed == "lock");
    return web::see_other("/s/users/" + account->login);
}

}  // namespace

Result<StaffAccount> account_in_path(Call& call) {
    const auto account =
        identity::find_account(call.session(), call.request().place.get("login"), call.today());
    if (!account) return Problem{"user.not_found", "この利用者はいません。"};
    return *account;
}

Result<Done> may_take_away(Call& call, const StaffAccount& account) {
    if (account.login == call.visitor().actor)
        return Problem{"user.self", "自分の利用は、自分では止められません。"};
    for (const StaffAccount& other : identity::all_accounts(call.session(), call.today())) {
        if (!other.active || other.staff_id == account.staff_id) continue;
        const auto grants = identity::grants_of(call.session(), other.staff_id, call.today());
        if (grants.contains({std::string{identity::kWholeHouse}, Duty::manage})) return Done{};
    }
    return Problem{"user.last_administrator",
                   "この人は最後の利用者管理者です。先に、ほかの人を管理者にしてください。"};
}

void accounts_changed(Call& call, const StaffAccount& account, bool end) {
    call.site().identity->accounts_changed();
    if (end) call.site().identity->end_sessions_of(account.login, call.now());
    call.saw(PersonId{}, "利用者 " + account.login, identity::kWholeHouse, identity::Deed::enter);
}

web::Routes user_pages(const Offices& offices) {
    using web::Method;
    const web::Access manager{
        .door = identity::Door::staff, .department = identity::kWholeHouse, .duty = Duty::manage};
    web::Routes routes;
    routes.pages = {
        {Method::get, "/s/users", manager,
         [&offices](Call& call) { return show_users(call, offices, nullptr, nullptr); }, "利用者"},
        {Method::post, "/s/users", manager,
         [&offices](Call& call) { return add_user(call, offices); }, "利用者の登録"},
        {Method::get, "/s/users/{login}", manager,
         [&offices](Call& call) {
             const auto account = account_in_path(call);
             if (!account) return call.problem(account.problem());
             return show_user(call, offices, *account, nullptr);
         },
         "利用者"},
        {Method::post, "/s/users/{login}", manager,
         [&offices](Call& call) { return change_user(call, offices); }, "利用者の変更"},
        {Method::post, "/s/users/{login}/grants", manager,
         [&offices](Call& call) { return change_grants(call, offices); }, "利用者の権限"},
    };
    routes.navigation = {{"/s/users", "利用者", manager}};
    return routes;
}

}  // namespace yakuba::portal::staff
