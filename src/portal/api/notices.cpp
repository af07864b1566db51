#include <boost/json.hpp>

#include "portal/api/operations.h"
#include "portal/api/paging.h"
#include "portal/api/person_view.h"
#include "portal/api/schemas.h"
#include "procedures/delivery.h"

/// The notices of a person, and the PDF of those sent electronically.
namespace yakuba::portal::api {
namespace {

namespace json = boost::json;
using procedures::NoticeChannel;
using web::Call;
using web::Response;

json::object notice_json(const procedures::NoticeStanding& standing) {
    const procedures::Notice& notice = standing.notice;
    return {{"notice_id", notice.notice_id},
            {"number", notice.number},
            {"title", notice.title},
            {"department", notice.department},
            {"case_id", notice.case_id},
            {"issued_on", to_iso(notice.issued_on)},
            {"channel", FieldForm<NoticeChannel>::format(notice.channel)},
            {"on_paper", standing.on_paper},
            {"read", standing.first_read_at.microseconds != 0}};
}

Response list(Call& call) {
    const auto person = call.person();
    if (!person) return call.problem(person.problem());
    if (version_of(call.session(), *person) == 0)
        return call.problem({"person.not_found", "この宛名番号の人はいません。"});
    call.saw(*person, "API 通知の一覧", "procedures");
    const Paging paging = paging_of(call);
    const auto found =
        procedures::notices_of(call.session(), *person, paging.after, paging.limit + 1);
    json::array items;
    std::int64_t next = 0;
    for (const procedures::NoticeStanding& standing : found) {
        if (items.size() == static_cast<std::size_t>(paging.limit)) {
            next = items.back().as_object().at("notice_id").as_int64();
            break;
        }
        items.push_back(notice_json(standing));
    }
    return page_json(std::move(items), next);
}

/// Only what the recipient agreed to get electronically leaves electronically.
Response pdf(Call& call) {
    const auto number = detail::parse_integer(call.request().place.get("notice")).value_or(0);
    const auto standing = procedures::find_notice(call.session(), number);
    if (!standing) return call.problem({"notice.not_found", "この通知はありません。"});
    const procedures::Notice& notice = standing->notice;
    if (notice.channel != NoticeChannel::electronic || notice.consent_id == 0) {
        return call.problem(
            {"notice.forbidden", "この通知は紙で送られています。電子で渡す同意がありません。"});
    }
    call.saw(notice.person_id, "API 通知 " + notice.number, notice.department,
             identity::Deed::issue);
    call.rest();
    identity::Visitor officer = call.visitor();
    officer.door = identity::Door::staff;
    officer.grants = {{notice.department, identity::Duty::view}};
    const auto bytes = procedures::open_letter(*call.town().database, officer, number,
                                               procedures::NoticeDeed::downloaded, call.now());
    if (!bytes) return call.problem(bytes.problem());
    return web::file(*bytes, "application/pdf", "notice-" + std::to_string(number) + ".pdf", true);
}

constexpr std::string_view kItem = R"({"type":"object","properties":{
    "notice_id":{"type":"integer","title":"通知"},
    "number":{"type":"string","title":"文書番号"},
    "title":{"type":"string","title":"表題"},
    "department":{"type":"string","title":"業務"},
    "case_id":{"type":"integer","title":"案件番号"},
    "issued_on":{"type":"string","format":"date","title":"発行日"},
    "channel":{"type":"string","enum":["electronic","paper"],"title":"渡し方"},
    "on_paper":{"type":"boolean","title":"紙で送った、または送る"},
    "read":{"type":"boolean","title":"開かれた"}},
    "required":["notice_id","number","title","department","case_id","issued_on","channel","on_paper","read"]})";

}  // namespace

std::vector<Operation> notice_operations() {
    Operation all;
    all.pattern = "/api/v1/persons/{person}/notices";
    all.id = "listNotices";
    all.section = "通知";
    all.scope = "notices.read";
    all.summary = "一人の通知の一覧";
    all.text = "新しいものから。";
    all.parameters = paging_parameters();
    all.parameters.insert(all.parameters.begin(),
                          {"person", In::path, "宛名番号", std::string{kNumberInPath}, true});
    all.good = {{200, "通知", page_of(std::string{kItem})}};
    all.work = [](Call& call, const json::object&) { return list(call); };

    Operation one;
    one.pattern = "/api/v1/notices/{notice}/pdf";
    one.id = "getNoticePdf";
    one.section = "通知";
    one.scope = "notices.read";
    one.summary = "通知の PDF";
    one.text = "受け取る人が電子通知に同意し、電子で送られたものだけです。";
    one.parameters = {{"notice", In::path, "通知", std::string{kNumberInPath}, true}};
    one.good = {{200, "PDF", R"({"type":"string","contentMediaType":"application/pdf"})",
                 "application/pdf"}};
    one.bad = {422};
    one.work = [](Call& call, const json::object&) { return pdf(call); };
    return {all, one};
}

}  // namespace yakuba::portal::api
