#include <array>

#include "portal/staff/local_path.h"
#include "portal/staff/pages.h"
#include "web/call.h"
#include "web/house.h"

/// 用件: why persons' data are being looked at. Stated once for each visitor at the counter, it
/// stands in every access record until it is changed.
namespace yakuba::portal::staff {
namespace {

using web::Call;
using web::Response;

constexpr web::Access kStaff{.door = identity::Door::staff};
constexpr std::size_t kPurposeMost = 300;  // bytes: a hundred characters

/// What is done every day; anything else is written.
constexpr std::array<std::string_view, 8> kUsual = {
    "届出の受付（転入・転居・転出・世帯）",
    "証明書の交付",
    "児童手当の手続",
    "住民税の申告・相談",
    "窓口・電話での問い合わせ",
    "申請の審査",
    "通知・発送の確認",
    "記録の訂正",
};

Response form(Call& call, const std::string& next, const std::string& written,
              const Problem* problem) {
    web::View view;
    view.set("NEXT", next).set("WRITTEN", written);
    bool chosen = false;
    for (const std::string_view usual : kUsual) {
        web::View row = view.row("PURPOSES");
        const bool present = call.visitor().purpose == usual;
        row.set("PURPOSE_TEXT", usual).show_if("CHOSEN", present);
        chosen = chosen || present;
    }
    if (!chosen && problem == nullptr) view.set("WRITTEN", call.visitor().purpose);
    view.show_if("HAS_PURPOSE", !call.visitor().purpose.empty());
    if (problem != nullptr) view.show("REFUSED").set("MESSAGE", problem->message);
    return call.page("staff/purpose.html", "用件", view, problem == nullptr ? 200 : 422);
}

Response show(Call& call) {
    return form(call, local_path(call.request().query.get("next")), "", nullptr);
}

Response state(Call& call) {
    const web::Fields& fields = call.request().form;
    const std::string next = local_path(fields.get("next"));
    const std::string written = fields.get("written").substr(0, kPurposeMost);
    const std::string purpose = written.empty() ? fields.get("purpose") : written;
    if (purpose.find_first_not_of(" \t\r\n") == std::string::npos) {
        const Problem problem{"purpose.missing", "用件を選ぶか、書いてください。"};
        return form(call, next, written, &problem);
    }
    call.site().identity->state_purpose(call.visitor().session, purpose, call.now());
    return web::see_other(next);
}

}  // namespace

web::Routes purpose_pages() {
    using web::Method;
    web::Routes routes;
    routes.pages = {
        {Method::get, "/s/purpose", kStaff, show, "用件"},
        {Method::post, "/s/purpose", kStaff, state, "用件"},
    };
    return routes;
}

}  // namespace yakuba::portal::staff
