#include "portal/staff/documents.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "documents/documents.h"
#include "documents/rules.h"
#include "portal/staff/casework.h"
#include "portal/staff/shown.h"

namespace yakuba::portal::staff {
namespace {

using documents::Document;
using web::Call;
using web::Response;
using web::View;

constexpr int kPage = 100;

/// The newest documents the filter lets through.
std::vector<Document> find_documents(Call& call) {
    const web::Fields& query = call.request().query;
    std::string where = "1 = 1";
    storage::Parameters parameters;
    if (!query.get("department").empty()) {
        where += " AND d.department = :department";
        parameters.push_back({"department", query.get("department")});
    }
    if (!query.get("title").empty()) {
        where += " AND d.title LIKE :title";
        parameters.push_back({"title", "%" + query.get("title") + "%"});
    }
    const std::string& state = query.get("state");
    if (state == "open") where += " AND s.completed_on = 0";
    if (state == "kept") where += " AND s.completed_on > 0 AND s.disposed = 0";
    if (state == "held") where += " AND s.held = 1";
    if (state == "disposed") where += " AND s.disposed = 1";
    if (const std::int64_t before = number_in(query, "before"); before > 0) {
        where += " AND d.document_id < :before";
        parameters.push_back({"before", before});
    }
    return call.session().select<Document>(
        documents::document_description(),
        "SELECT " + storage::columns_of(documents::document_description(), "d.") +
            " FROM document d JOIN document_standing s ON s.document_id = d.document_id WHERE " +
            where + " ORDER BY d.document_id DESC LIMIT " + std::to_string(kPage + 1),
        parameters);
}

std::string numbers_text(Call& call, std::int64_t document_id) {
    std::string text;
    for (const auto& number : documents::numbers_of(call.session(), document_id))
        text += (text.empty() ? "" : "、") + documents::written(number, *call.town().calendar);
    return text;
}

std::string_view state_words(const documents::DocumentStanding& standing) {
    if (standing.disposed) return "廃棄済";
    if (standing.held) return "廃棄停止";
    if (standing.list_id != 0) return "廃棄の承認待ち";
    return standing.completed_on ? "保存中" : "処理中";
}

void fill_document(View& row, Call& call, const Offices& offices, const Document& document) {
    const auto standing = documents::find_standing(call.session(), document.document_id)
                              .value_or(documents::DocumentStanding{});
    row.set("DOCUMENT", document.document_id)
        .set("DOCUMENT_TITLE", document.title)
        .set("DOCUMENT_NUMBERS", numbers_text(call, document.document_id))
        .set("DOCUMENT_SECTION", document.section)
        .set("DOCUMENT_DEPARTMENT", department_label(offices, document.department))
        .set("DOCUMENT_CLASS", document.classification)
        .set("DOCUMENT_RETENTION", label_of(standing.retention))
        .set("DOCUMENT_COMPLETED", short_date(call.town(), standing.completed_on))
        .set("DOCUMENT_UNTIL", short_date(call.town(), standing.kept_until))
        .set("DOCUMENT_STATE", state_words(standing))
        .show_if("DOCUMENT_HELD", standing.held);
}

void show_tabs(View& view, std::string_view current) {
    struct Tab {
        std::string_view link, label;
    };
    constexpr Tab kTabs[] = {{"/s/documents", "文書"},
                             {"/s/documents/routes", "決裁規程"},
                             {"/s/documents/seals", "公印"},
                             {"/s/documents/disposal", "廃棄"}};
    for (const Tab& tab : kTabs) {
        View row = view.row("TABS");
        row.set("TAB_LINK", tab.link).set("TAB_LABEL", tab.label);
        row.show_if("TAB_CURRENT", tab.link == current);
    }
}

Response show_register(Call& call, const Offices& offices) {
    const web::Fields& query = call.request().query;
    View view;
    show_tabs(view, "/s/documents");
    for (const Department& department : offices.departments) {
        option(view, "DEPARTMENTS", department.id, department.label,
               query.get("department") == department.id);
    }
    constexpr std::pair<std::string_view, std::string_view> kStates[] = {
        {"", "すべて"},       {"open", "処理中"},     {"kept", "保存中"},
        {"held", "廃棄停止"}, {"disposed", "廃棄済"},
    };
    for (const auto& [key, label] : kStates)
        option(view, "STATES", key, label, query.get("state") == key);
    view.set("FILTER_TITLE", query.get("title"));
    auto found = find_documents(call);
    const bool more = found.size() > kPage;
    if (more) found.pop_back();
    for (const Document& document : found) {
        View row = view.row("DOCUMENTS");
        fill_document(row, call, offices, document);
    }
    view.show(found.empty() ? "NONE" : "SOME");
    if (more) {
        view.row("MORE").set(
            "MORE_LINK",
            "/s/documents?" +
                web::encode_query({{"department", query.get("department")},
                                   {"state", query.get("state")},
                                   {"title", query.get("title")},
                                   {"before", std::to_string(found.back().document_id)}}));
    }
    return call.page("staff/documents.html", "文書", view);
}

Response show_document(Call& call, const Offices& offices) {
    const auto document =
        documents::find(call.session(), number_in(call.request().place, "document"));
    if (!document) return call.problem({"document.not_found", "この番号の文書はありません。"});
    View view;
    fill_document(view, call, offices, *document);
    view.set("DOCUMENT_SUBJECT", document->subject).set("DOCUMENT_AUTHOR", document->author);
    constexpr std::string_view kCase = "case/";
    if (document->subject.starts_with(kCase))
        view.row("SUBJECT_CASE").set("CASE", document->subject.substr(kCase.size()));
    bool any = false;
    for (const auto& file : documents::files_of(call.session(), document->document_id)) {
        any = true;
        view.row("FILES")
            .set("FILE_NAME", file.name)
            .set("FILE_TITLE", file.title)
            .set("FILE_TYPE", file.media_type)
            .set("FILE_SIZE", file_size(file.size))
            .set("FILE_HASH", file.sha256);
    }
    view.show_if("HAS_FILES", any);
    for (const auto& event : documents::events_of(call.session(), document->document_id)) {
        view.row("EVENTS")
            .set("EVENT_ON", short_date(call.town(), event.on))
            .set("EVENT_DEED", label_of(event.deed))
            .set("EVENT_ACTOR", event.actor)
            .set("EVENT_REASON", event.reason);
    }
    const bool may = call.visitor().may(identity::kWholeHouse, identity::Duty::review);
    const auto standing = documents::find_standing(call.session(), document->document_id);
    const bool gone = !standing || standing->disposed;
    view.show_if("MAY_HOLD", may && !gone && !standing->held)
        .show_if("MAY_RELEASE", may && !gone && standing->held);
    return call.page("staff/document.html", document->title, view);
}

/// 廃棄停止 and its end.
Response hold(Call& call) {
    const std::int64_t id = number_in(call.request().place, "document");
    const web::Fields& form = call.request().form;
    const auto standing = documents::find_standing(call.session(), id);
    if (!standing || standing->disposed)
        return call.problem({"document.not_found", "この文書は止められません。"});
    if (form.get("reason").empty()) {
        return call.problem(
            {"document.no_reason", "理由（訴訟、開示請求など）を書いて、もう一度送ってください。"});
    }
    documents::DocumentEvent event;
    event.document_id = id;
    event.deed = form.get("deed") == "released" ? documents::Deed::released : documents::Deed::held;
    event.on = call.today();
    event.actor = call.visitor().actor;
    event.reason = form.get("reason");
    call.rest();
    const auto done =
        call.town().database->transact(call.command("文書 " + std::string{label_of(event.deed)}),
                                       [&](storage::Transaction& t) -> Result<std::string> {
                                           documents::note(t, event);
                                           return std::string{};
                                       });
    if (!done) return call.problem(done.problem());
    return web::see_other("/s/documents/" + std::to_string(id));
}

std::string read_file(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

/// The town's own rules go before the common ones; both are shown, each under its heading.
void show_rules(View& view, Call& call, const Offices& offices, const std::string& heading,
                const std::filesystem::path& path) {
    if (!std::filesystem::exists(path)) return;
    const auto rules = documents::parse_rules(read_file(path), path.filename().string());
    if (!rules) return;
    View card = view.row("RULES");
    card.set("RULES_HEADING", heading);
    for (const documents::Route& route : rules->routes) {
        View row = card.row("ROUTES");
        std::string steps;
        for (const documents::Step& step : route.steps) {
            steps += (steps.empty() ? "" : " → ") + step.name;
            if (!step.department.empty())
                steps += "（" + std::string{department_label(offices, step.department)} + "）";
        }
        row.set("ROUTE_KIND", route.kind == "*" ? "そのほか" : route.kind)
            .set("ROUTE_AMOUNT", route.up_to ? shown(*route.up_to) + "まで" : "金額によらない")
            .set("ROUTE_STEPS", steps)
            .set("ROUTE_FROM", short_date(call.town(), route.from))
            .set("ROUTE_UNTIL", short_date(call.town(), route.until))
            .set("ROUTE_ARTICLE", route.article)
            .show_if("ROUTE_IN_FORCE", route.from <= call.today() && call.today() < route.until);
    }
    for (const documents::SectionRule& section : rules->sections) {
        card.row("SECTIONS")
            .set("SECTION_DEPARTMENT", department_label(offices, section.department))
            .set("SECTION_NAME", section.name)
            .set("SECTION_MARK", section.mark)
            .set("SECTION_SEAL", section.seal);
    }
}

Response show_routes(Call& call, const Offices& offices) {
    View view;
    show_tabs(view, "/s/documents/routes");
    const std::filesystem::path data{call.town().data_folder};
    show_rules(view, call, offices, call.town().name + "の定め",
               data / "ordinances" / call.town().code / "documents.toml");
    show_rules(view, call, offices, "共通の定め", data / "documents" / "rules.toml");
    return call.page("staff/document_routes.html", "決裁規程", view);
}

Response show_seals(Call& call) {
    View view;
    show_tabs(view, "/s/documents/seals");
    const std::int64_t before = number_in(call.request().query, "before");
    const auto sealings = documents::sealings(call.session(), before, kPage);
    for (const documents::Sealing& sealing : sealings) {
        view.row("SEALINGS")
            .set("SEAL_NUMBER", sealing.seal_number)
            .set("SEAL", sealing.seal)
            .set("SEAL_ON", short_date(call.town(), sealing.on))
            .set("SEAL_LETTER", sealing.number)
            .set("SEAL_DOCUMENT", sealing.document_id)
            .set("SEAL_COPIES", sealing.copies)
            .set("SEAL_ACTOR", sealing.actor)
            .set("SEAL_APPROVER", sealing.approver);
    }
    view.show(sealings.empty() ? "NONE" : "SOME");
    if (sealings.size() == kPage) {
        view.row("MORE").set("MORE_LINK", "/s/documents/seals?before=" +
                                              std::to_string(sealings.back().seal_number));
    }
    return call.page("staff/document_seals.html", "公印の台帳", view);
}

}  // namespace

web::Routes document_pages(const Offices& offices) {
    using identity::Duty;
    using web::Method;
    const auto house = [](Duty duty) {
        return web::Access{
            .door = identity::Door::staff, .department = identity::kWholeHouse, .duty = duty};
    };
    const auto with = [&offices](Response (*handler)(Call&, const Offices&)) {
        return [&offices, handler](Call& call) { return handler(call, offices); };
    };
    web::Routes routes;
    routes.pages = {
        {Method::get, "/s/documents", house(Duty::view), with(show_register), "文書"},
        {Method::get, "/s/documents/routes", house(Duty::view), with(show_routes), "決裁規程"},
        {Method::get, "/s/documents/seals", house(Duty::view), show_seals, "公印の台帳"},
        {Method::get, "/s/documents/{document}", house(Duty::view), with(show_document), "文書"},
        {Method::post, "/s/documents/{document}/hold", house(Duty::review), hold, "廃棄停止"},
    };
    routes.navigation = {{"/s/documents", "文書", house(Duty::view)}};
    return routes;
}

}  // namespace yakuba::portal::staff
