#include <charconv>

#include "portal/resident/cases.h"
#include "portal/resident/me.h"
#include "portal/resident/texts.h"
#include "procedures/delivery.h"

namespace yakuba::portal::resident {

using procedures::NoticeStanding;
using web::Call;
using web::Response;
using web::View;

namespace {

Problem notice_not_found() {
    return {"notice.not_found",
            "この通知は見つかりません。「お知らせ・通知」から、もう一度選んでください。"};
}

Result<NoticeStanding> own_notice(Call& call) {
    const std::string& text = call.request().place.get("notice");
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return notice_not_found();
    const auto notice = procedures::find_notice(call.session(), number);
    if (!notice || notice->notice.person_id != call.visitor().person) return notice_not_found();
    return *notice;
}

bool is_electronic(const NoticeStanding& notice) {
    return notice.notice.channel == procedures::NoticeChannel::electronic;
}

void put_notice(View& view, const Call& call, const Rooms& rooms, const NoticeStanding& notice) {
    put_japanese(view, "NOTICE_TITLE", notice.notice.title, call);
    put_japanese(view, "DEPARTMENT", rooms.department_label(notice.notice.department), call);
    view.set("NOTICE_NUMBER", notice.notice.number)
        .set("NOTICE_DATE", long_date(call, notice.notice.issued_on));
}

}  // namespace

Response list_notices(Call& call, const Rooms& rooms) {
    View view;
    const auto notices = procedures::notices_of(call.session(), call.visitor().person);
    for (const NoticeStanding& notice : notices) {
        View row = view.row("NOTICES");
        put_notice(row, call, rooms, notice);
        row.set("NOTICE_LINK", "/r/me/notices/" + std::to_string(notice.notice.notice_id));
        if (!is_electronic(notice)) {
            row.show("BY_POST");
        } else {
            row.show(notice.first_read_at.microseconds == 0 ? "UNREAD" : "READ");
        }
    }
    view.show(notices.empty() ? "NO_NOTICES" : "ANY_NOTICES");
    call.saw(call.visitor().person, "通知の一覧", {});
    return call.page("resident/notices.html", call.words("notices.title"), view);
}

Response show_notice(Call& call, const Rooms& rooms) {
    const auto notice = own_notice(call);
    if (!notice) return call.problem(notice.problem());
    View view;
    put_notice(view, call, rooms, *notice);
    if (is_electronic(*notice)) {
        // The letter is opened by sending a form: opening it is the moment of its arrival.
        View open = view.row("OPEN");
        open.set("ACTION", "/r/me/notices/" + std::to_string(notice->notice.notice_id) + "/letter");
        if (notice->first_read_at.microseconds != 0)
            open.row("READ_BEFORE").set("READ_AT", moment(call, notice->first_read_at));
    }
    view.show(is_electronic(*notice) ? "ELECTRONIC" : "ON_PAPER");
    view.show_if("ALSO_PAPER", is_electronic(*notice) && notice->on_paper);
    if (notice->notice.case_id != 0)
        view.row("OF_CASE").set("CASE_LINK", "/r/cases/" + std::to_string(notice->notice.case_id));
    call.saw(notice->notice.person_id, "通知 " + notice->notice.number, notice->notice.department);
    return call.page("resident/notice.html", notice->notice.title, view);
}

Response notice_pdf(Call& call, const Rooms&) {
    const auto notice = own_notice(call);
    if (!notice) return call.problem(notice.problem());
    call.rest();
    const auto deed = call.request().form.get("download") == "yes"
                          ? procedures::NoticeDeed::downloaded
                          : procedures::NoticeDeed::read;
    auto letter = procedures::open_letter(*call.town().database, call.visitor(),
                                          notice->notice.notice_id, deed, call.now());
    if (!letter) return call.problem(letter.problem());
    call.saw(notice->notice.person_id, "通知を開いた " + notice->notice.number,
             notice->notice.department, identity::Deed::issue);
    return web::file(*std::move(letter), "application/pdf", notice->notice.title + ".pdf",
                     deed == procedures::NoticeDeed::downloaded);
}

}  // namespace yakuba::portal::resident
