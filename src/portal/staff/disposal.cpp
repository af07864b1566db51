#include "documents/disposal.h"

#include <charconv>

#include "portal/staff/documents.h"
#include "portal/staff/shown.h"

/// 廃棄: what may go, proposed by one, approved by another, and the certificate of it.
namespace yakuba::portal::staff {
namespace {

using documents::DisposalList;
using web::Call;
using web::Response;
using web::View;

Response show_disposal(Call& call, const Problem* problem) {
    View view;
    const auto due = documents::disposable(call.session(), call.today());
    for (const documents::Disposable& each : due) {
        std::string numbers;
        for (const auto& number : documents::numbers_of(call.session(), each.document.document_id))
            numbers +=
                (numbers.empty() ? "" : "、") + documents::written(number, *call.town().calendar);
        View row = view.row("DUE");
        row.set("DOCUMENT", each.document.document_id)
            .set("DOCUMENT_TITLE", each.document.title)
            .set("DOCUMENT_NUMBERS", numbers)
            .set("DOCUMENT_RETENTION", label_of(each.standing.retention))
            .set("DOCUMENT_COMPLETED", short_date(call.town(), each.standing.completed_on))
            .set("DOCUMENT_UNTIL", short_date(call.town(), each.standing.kept_until))
            .show(each.standing.held ? "HELD" : "MAY_GO");
    }
    const auto lists = documents::open_lists(call.session());
    const bool approver = call.visitor().may(identity::kWholeHouse, identity::Duty::approve);
    for (const DisposalList& list : lists) {
        const bool own = list.actor == call.visitor().actor;
        View row = view.row("LISTS");
        row.set("LIST", list.list_id)
            .set("LIST_COUNT", list.documents)
            .set("LIST_BY", list.actor)
            .set("LIST_ON", short_date(call.town(), list.on))
            .set("LIST_REASON", list.reason)
            .show(approver && !own ? "MAY_APPROVE"
                  : own            ? "OWN"
                                   : "OTHERS");
    }
    view.show(due.empty() ? "NONE_DUE" : "SOME_DUE")
        .show_if("SOME_LISTS", !lists.empty())
        .show_if("MAY_PROPOSE", call.visitor().may(identity::kWholeHouse, identity::Duty::review));
    if (problem != nullptr) view.row("REFUSED").set("REFUSAL", problem->message);
    return call.page("staff/disposal.html", "文書の廃棄", view, problem != nullptr ? 422 : 200);
}

Response propose(Call& call) {
    const web::Fields& form = call.request().form;
    std::vector<std::int64_t> chosen;
    for (const std::string& text : form.all("document")) {
        std::int64_t id = 0;
        std::from_chars(text.data(), text.data() + text.size(), id);
        if (id > 0) chosen.push_back(id);
    }
    call.rest();
    const auto list = documents::propose(*call.town().database,
                                         call.command("文書の廃棄目録", form.get("reason")),
                                         std::move(chosen), call.today());
    if (!list) return show_disposal(call, &list.problem());
    return web::see_other("/s/documents/disposal/" + std::to_string(*list));
}

Response decide(Call& call) {
    const std::int64_t list = number_in(call.request().place, "list");
    const web::Fields& form = call.request().form;
    call.rest();
    storage::Database& database = *call.town().database;
    if (form.get("decision") == "refuse") {
        if (form.get("reason").empty()) {
            const Problem problem{"disposal.no_reason", "却下の理由を書いてください。"};
            return show_disposal(call, &problem);
        }
        const auto done = documents::refuse(database, call.command("文書の廃棄の却下"), list,
                                            form.get("reason"), call.today());
        if (!done) return show_disposal(call, &done.problem());
        return web::see_other("/s/documents/disposal");
    }
    const auto done =
        documents::approve(database, call.command("文書の廃棄の承認"), list, call.today());
    if (!done) return show_disposal(call, &done.problem());
    return web::see_other("/s/documents/disposal/" + std::to_string(list));
}

/// The list while it waits, the certificate when it has been carried out.
Response show_list(Call& call) {
    const std::int64_t list = number_in(call.request().place, "list");
    View view;
    view.set("LIST", list);
    if (const auto certificate = documents::certificate(call.session(), list)) {
        View done = view.row("CERTIFICATE");
        done.set("PROPOSED_BY", certificate->proposed.actor)
            .set("PROPOSED_ON", short_date(call.town(), certificate->proposed.on))
            .set("APPROVED_BY", certificate->approved.actor)
            .set("APPROVED_ON", short_date(call.town(), certificate->approved.on))
            .set("DIGEST", certificate->approved.digest)
            .set("COUNT", static_cast<std::int64_t>(certificate->documents.size()));
        for (const auto& document : certificate->documents) {
            done.row("GONE")
                .set("DOCUMENT", document.document_id)
                .set("DOCUMENT_TITLE", document.title);
        }
        for (const auto& file : certificate->files) {
            done.row("GONE_FILES")
                .set("FILE_DOCUMENT", file.document_id)
                .set("FILE_NAME", file.name)
                .set("FILE_HASH", file.sha256);
        }
        return call.page("staff/disposal_list.html", "廃棄証明書", view);
    }
    const auto numbers = documents::documents_of_list(call.session(), list);
    if (numbers.empty())
        return call.problem({"disposal.not_found", "この番号の廃棄目録はありません。"});
    View waiting = view.row("WAITING");
    for (const std::int64_t id : numbers) {
        const auto document = documents::find(call.session(), id);
        waiting.row("LISTED")
            .set("DOCUMENT", id)
            .set("DOCUMENT_TITLE", document ? document->title : "");
    }
    return call.page("staff/disposal_list.html", "廃棄目録", view);
}

}  // namespace

web::Routes disposal_pages() {
    using identity::Duty;
    using web::Method;
    const auto house = [](Duty duty) {
        return web::Access{
            .door = identity::Door::staff, .department = identity::kWholeHouse, .duty = duty};
    };
    web::Routes routes;
    routes.pages = {
        {Method::get, "/s/documents/disposal", house(Duty::view),
         [](Call& call) { return show_disposal(call, nullptr); }, "文書の廃棄"},
        {Method::post, "/s/documents/disposal", house(Duty::review), propose, "廃棄目録の作成"},
        {Method::get, "/s/documents/disposal/{list}", house(Duty::view), show_list, "廃棄目録"},
        {Method::post, "/s/documents/disposal/{list}", house(Duty::approve), decide,
         "文書の廃棄の承認"},
    };
    return routes;
}

}  // namespace yakuba::portal::staff
