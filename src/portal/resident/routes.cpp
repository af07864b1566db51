#include "portal/resident/routes.h"

#include <memory>

#include "portal/resident/application.h"
#include "portal/resident/cases.h"
#include "portal/resident/catalogue.h"
#include "portal/resident/me.h"
#include "portal/resident/rooms.h"
#include "portal/resident/sign_in.h"

namespace yakuba::portal::resident {
namespace {

using identity::Door;
using web::Access;
using web::Call;
using web::Method;

constexpr Access kAnybody{};
constexpr Access kWithCard{.door = Door::resident};

/// One address of the portal; the label is what the access log calls it.
struct Page {
    Method method;
    std::string_view pattern;
    Access access;
    RoomHandler handler;
    std::string_view label;
};

constexpr Page kPages[] = {
    {Method::get, "/r", kAnybody, show_home, "住民のホーム"},
    {Method::get, "/r/procedures", kAnybody, list_procedures, "手続の一覧"},
    {Method::get, "/r/procedures/{id}", kAnybody, show_procedure, "手続の案内"},
    {Method::post, "/r/procedures/{id}", kWithCard, begin_application, "申請を始める"},
    {Method::get, "/r/help", kAnybody, show_help, "困ったときは"},

    {Method::get, "/r/apply/{draft}", kWithCard, show_draft, "申請の作成"},
    {Method::get, "/r/apply/{draft}/q/{page}", kWithCard, show_question, "申請の作成"},
    {Method::post, "/r/apply/{draft}/q/{page}", kWithCard, answer_question, "申請の作成"},
    {Method::get, "/r/apply/{draft}/check", kWithCard, show_check, "申請の確認"},
    {Method::post, "/r/apply/{draft}/check", kWithCard, send_application, "申請の送信"},
    {Method::get, "/r/apply/{draft}/sign", kWithCard, show_signing, "申請の署名"},
    {Method::post, "/r/apply/{draft}/sign", kWithCard, sign_application, "申請の署名"},
    {Method::get, "/r/apply/{draft}/document.txt", kWithCard, show_document, "申請の署名"},
    {Method::get, "/r/apply/{draft}/saved", kWithCard, show_saved, "申請の保存"},
    {Method::post, "/r/apply/{draft}/discard", kWithCard, discard_draft, "申請の破棄"},

    {Method::get, "/r/cases", kWithCard, list_cases, "申請の一覧"},
    {Method::get, "/r/cases/{case}", kWithCard, show_case, "申請の状況"},
    {Method::get, "/r/cases/{case}/done", kWithCard, show_done, "受付の控え"},
    {Method::get, "/r/cases/{case}/copy.pdf", kWithCard, copy_of_case, "申請の控え"},
    {Method::post, "/r/cases/{case}/correct", kWithCard, begin_correction, "申請の補正"},
    {Method::get, "/r/cases/{case}/withdraw", kWithCard, ask_withdrawal, "申請の取下げ"},
    {Method::post, "/r/cases/{case}/withdraw", kWithCard, withdraw_case, "申請の取下げ"},

    {Method::get, "/r/me", kWithCard, show_me, "本人のページ"},
    {Method::get, "/r/me/data", kWithCard, show_data, "市が持っている情報"},
    {Method::get, "/r/me/data/uses", kWithCard, show_uses, "利用の記録"},
    {Method::get, "/r/me/notices", kWithCard, list_notices, "通知の一覧"},
    {Method::get, "/r/me/notices/{notice}", kWithCard, show_notice, "通知"},
    {Method::post, "/r/me/notices/{notice}/letter", kWithCard, notice_pdf, "通知を開く"},
    {Method::get, "/r/me/settings", kWithCard, show_settings, "設定"},
    {Method::post, "/r/me/settings", kWithCard, change_delivery, "設定の変更"},
};

}  // namespace

web::Routes routes(const Offices& offices) {
    const auto rooms = std::make_shared<const Rooms>(offices);
    web::Routes routes;
    for (const Page& page : kPages) {
        routes.pages.push_back(
            {page.method, page.pattern, page.access,
             [rooms, handler = page.handler](Call& call) { return handler(call, *rooms); },
             page.label});
    }
    routes.pages.push_back(
        {Method::get, "/r/accessibility", kAnybody, show_accessibility, "アクセシビリティ"});
    routes.pages.push_back({Method::post, "/r/display", kAnybody, change_display, "表示の変更"});
    routes.pages.push_back({Method::get, "/r/sign-in", kAnybody, show_sign_in, "サインイン"});
    routes.pages.push_back(
        {Method::post, "/r/sign-in", kAnybody, sign_in_with_test_card, "サインイン"});
    routes.pages.push_back(
        {Method::get, "/r/sign-in/card", kAnybody, give_challenge, "カードの確認"});
    routes.pages.push_back({Method::post, "/r/sign-in/card", kAnybody, sign_in_with_card,
                            "カードによるサインイン", false});
    routes.pages.push_back({Method::post, "/r/sign-out", kAnybody, sign_out, "サインアウト"});
    return routes;
}

}  // namespace yakuba::portal::resident
