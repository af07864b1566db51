#include "portal/staff/head.h"
#include "portal/staff/pages.h"
#include "registry/vault.h"

/// 住民票コード and 個人番号: shown by a POST with a typed reason, once, and never kept by the
/// browser. The individual number is read through its vault, which writes its own record too.
namespace yakuba::portal::staff {
namespace {

using identity::Duty;
using web::Call;
using web::Response;

constexpr std::string_view kMyNumber = "my-number";

bool asks_my_number(const Call& call) {
    const web::Request& request = call.request();
    return (request.method == web::Method::get ? request.query : request.form).get("show") ==
           kMyNumber;
}

std::string grouped(const std::string& digits) {
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && i % 4 == 0) text += ' ';
        text += digits[i];
    }
    return text;
}

Response page(Screen& screen, const Problem* problem, const std::string& reason,
              const std::string& number) {
    Call& call = screen.call;
    web::View view;
    fill_frame(view, screen);
    const bool mine = asks_my_number(call);
    const std::string_view what = mine ? "個人番号" : "住民票コード";
    view.set("WHAT", what)
        .set("SHOW", mine ? kMyNumber : "resident-code")
        .set("REASON", reason)
        .set("LAW", mine ? "番号法9条の事務に必要なときだけ見られます。"
                         : "住民基本台帳法30条の38で、利用できる場合が限られています。");
    if (problem != nullptr) view.show("REFUSED").set("MESSAGE", problem->message);
    if (number.empty()) {
        view.show("CLOSED");
    } else {
        view.show("OPENED").set("NUMBER", grouped(number));
    }
    return call.page("staff/numbers.html", what, view, problem == nullptr ? 200 : 422);
}

Result<std::string> number_of(Screen& screen, const std::string& reason) {
    Call& call = screen.call;
    if (!asks_my_number(call)) {
        const std::string& code = screen.now->record.resident_code;
        if (code.empty()) return Problem{"number.none", "住民票コードは記録されていません。"};
        return code;
    }
    if (call.town().vault == nullptr)
        return Problem{"number.none", "このサーバーでは個人番号を扱えません。"};
    storage::Command command = call.command("個人番号の確認: " + reason, "番号法9条");
    // Looking twice is two looks: each is written by itself.
    command.key.clear();
    call.rest();
    auto number =
        call.town().vault->read(*call.town().database, command, screen.person, screen.today);
    if (!number) return number.problem();
    if (number->empty()) return Problem{"number.none", "個人番号は記録されていません。"};
    return number;
}

Response show(Call& call, const Offices& offices) {
    auto screen = open_screen(call, offices);
    if (!screen) return call.problem(screen.problem());
    call.saw(screen->person, "番号の確認の画面", "resident-register");
    return page(*screen, nullptr, "", "");
}

Response open(Call& call, const Offices& offices) {
    auto screen = open_screen(call, offices);
    if (!screen) return call.problem(screen.problem());
    const auto reason = typed_reason(call.request().form);
    if (!reason) return page(*screen, &reason.problem(), call.request().form.get("reason"), "");
    const std::string what = asks_my_number(call) ? "個人番号" : "住民票コード";
    call.saw(screen->person, what, "resident-register", identity::Deed::view, *reason);
    const auto number = number_of(*screen, *reason);
    if (!number) return page(*screen, &number.problem(), *reason, "");
    return page(*screen, nullptr, *reason, *number);
}

}  // namespace

web::Routes number_pages(const Offices& offices) {
    // Whoever enters records of the register is who needs them at the counter.
    constexpr web::Access kRegister{.door = identity::Door::staff,
                                    .department = "resident-register",
                                    .duty = Duty::enter,
                                    .purpose = true};
    web::Routes routes;
    routes.pages = {
        {web::Method::get, "/s/persons/{person}/numbers", kRegister,
         [&offices](Call& call) { return show(call, offices); }, "住民基本台帳"},
        {web::Method::post, "/s/persons/{person}/numbers", kRegister,
         [&offices](Call& call) { return open(call, offices); }, "住民基本台帳"},
    };
    return routes;
}

}  // namespace yakuba::portal::staff
