#include <algorithm>

#include "business/resident_register/pages/certificate.h"
#include "business/resident_register/pages/officer_name.h"
#include "business/resident_register/pages/pages.h"
#include "business/resident_register/pages/perform.h"
#include "department/second_officer.h"
#include "kernel/typed_date.h"

/// Certificates at the counter: asked for, checked, agreed to by a second officer where somebody is
/// protected, numbered and noted in the ledger, shown as PDF.
namespace yakuba::resident_register {
namespace {

using web::Call;
using web::Method;
using web::Response;

struct Request {
    CertificateKind kind = CertificateKind::copy;
    Draft draft;  // the answers; never kept
};

Result<Request> read_request(Call& call) {
    const auto kind = certificate_kind(call.request().place.get("kind"));
    if (!kind) return Problem{"page.not_found", "この証明書はありません。"};
    const auto person = call.person();
    if (!person) return person.problem();
    if (registry::versions_of(call.session(), *person).empty()) {
        return Problem{"resident.not_found", "この宛名番号の住民票はありません。"};
    }
    Request request{.kind = *kind, .draft = {}};
    request.draft.person = *person;
    return request;
}

std::string path_of(const Request& request, std::string_view rest = {}) {
    return "/s/register/certificates/" + std::string{certificate_id(request.kind)} + "/" +
           std::to_string(request.draft.person.value()) + std::string{rest};
}

void show_subject(Call& call, PersonId person, web::View& view) {
    const auto found = registry::find_resident(call.session(), person, AsOf{call.today()});
    const registry::Resident resident = found ? found->record : registry::Resident{};
    view.set("SUBJECT_NAME", resident.name)
        .set("SUBJECT_KANA", resident.kana)
        .set("SUBJECT_NUMBER", person.value())
        .set("SUBJECT_STANDING", label_of(resident.standing))
        .set("SUBJECT_BIRTH", call.town().calendar->format(resident.birth_date))
        .set("SUBJECT_ADDRESS", call.gate().address_for(clerk(call), resident))
        .show_if("SUBJECT_GUARDED", call.gate().is_protected(resident));
}

Response ask_page(Call& call, const Request& request, const std::vector<AnswerProblem>& problems) {
    const Scene scene = scene_of(call, request.draft);
    web::View view;
    show_subject(call, request.draft.person, view);
    view.set("CERTIFICATE", label_of(request.kind))
        .set("CERTIFICATE_ARTICLE", article_of(request.kind))
        .set("CERTIFICATE_PATH", path_of(request));
    show(certificate_step(scene, request.kind), request.draft.answers, problems,
         *scene.town.calendar, view);
    const auto earlier = issues_about(call.session(), request.draft.person);
    if (!earlier.empty()) {
        web::View part = view.row("EARLIER_ISSUES");
        for (std::size_t i = 0; i < earlier.size() && i < 5; ++i) {
            part.row("ISSUES")
                .set("ISSUE_NUMBER", earlier[i].number)
                .set("ISSUE_KIND", label_of(earlier[i].kind))
                .set("ISSUE_DAY", day_for_staff(*call.town().calendar, earlier[i].issued_on));
        }
    }
    call.saw(request.draft.person, "証明書の請求", kDepartment);
    return call.page("staff/register/certificate.html", label_of(request.kind), view,
                     problems.empty() ? 200 : 422);
}

/// Which certificate: the person's screen leads here with its number.
Response choose(Call& call) {
    Draft draft;
    Answers query;
    query.set("person", call.request().query.get("person"));
    draft.person = query.person("person");
    if (!draft.person || registry::versions_of(call.session(), draft.person).empty()) {
        return call.problem(
            Problem{"resident.not_found", "だれの証明書かを、人の画面から選んでください。"});
    }
    web::View view;
    show_subject(call, draft.person, view);
    call.saw(draft.person, "証明書の請求", kDepartment);
    return call.page("staff/register/certificates.html", "証明書の交付", view);
}

Response ask(Call& call) {
    const auto request = read_request(call);
    if (!request) return call.problem(request.problem());
    return ask_page(call, *request, {});
}

/// One page for every refusal: it does not tell whether somebody is protected, whether it was the
/// asker, or whether the second officer was not one.
Response refuse(Call& call, const Request& request) {
    call.saw(request.draft.person, "証明書の請求を断った", kDepartment, identity::Deed::refuse);
    web::View view;
    view.set("MESSAGE", registry::refusal().message).set("BACK_LINK", path_of(request));
    return call.page("staff/register/refused.html", "応じられません", view, 403);
}

Response second_page(Call& call, const Request& request, const std::string& message) {
    web::View view;
    show_subject(call, request.draft.person, view);
    view.set("CERTIFICATE", label_of(request.kind))
        .set("SECOND_PATH", path_of(request, "/second"))
        .set("BACK_LINK", path_of(request));
    const Scene scene = scene_of(call, request.draft);
    for (const Group& group : certificate_step(scene, request.kind).groups) {
        for (const Question& question : group.questions) {
            const std::string words =
                in_words(question, request.draft.answers, *call.town().calendar);
            if (words.empty()) continue;
            view.row("ASKED").set("ASKED_LABEL", question.label).set("ASKED_VALUE", words);
        }
    }
    for (const auto& [name, value] : request.draft.answers.all()) {
        Answers one;
        one.set(name, value);
        for (const std::string& item : one.list(name))
            view.row("CARRIED").set("CARRIED_NAME", name).set("CARRIED_VALUE", item);
    }
    if (!message.empty()) view.row("SECOND_REFUSED").set("MESSAGE", message);
    return call.page("staff/register/second.html", "二人目の職員の確認", view,
                     message.empty() ? 200 : 422);
}

Response issue_now(Call& call, const Offices& offices, const Request& request,
                   const std::string& second_officer) {
    const Scene scene = scene_of(call, request.draft);
    CertificateIssue issue = issue_of(scene, request.kind);
    issue.actor = call.visitor().actor;
    issue.second_officer = second_officer;
    issue.issued_on = call.today();
    const auto fee = certificate_fee(call.town(), issue);
    if (!fee) return call.problem(fee.problem());
    issue.fee = *fee;
    // Printed once before it is numbered: what cannot be printed takes no number.
    issue.number = "R0-000000";
    call.rest();
    const auto proof = print_certificate(call.town(), offices, issue, call.now());
    if (!proof && proof.problem().code == registry::refusal().code) return refuse(call, request);
    if (!proof) return call.problem(proof.problem());
    const auto number = call.town().database->transact(
        call.command("証明書の交付　" + std::string{label_of(issue.kind)},
                     std::string{article_of(issue.kind)}),
        [&](storage::Transaction& transaction) -> Result<std::string> {
            CertificateIssue numbered = issue;
            numbered.number =
                next_certificate_number(transaction, *call.town().calendar, issue.issued_on);
            const CertificateIssue rows[] = {numbered};
            transaction.append_rows<CertificateIssue>(certificate_issue_table(), rows);
            return numbered.number;
        });
    if (!number) return call.problem(number.problem());
    call.saw(request.draft.person, std::string{label_of(issue.kind)} + "　" + *number, kDepartment,
             identity::Deed::issue);
    return web::see_other("/s/register/certificates/issued/" + *number);
}

Response decide(Call& call, const Offices& offices, Request& request) {
    const Scene scene = scene_of(call, request.draft);
    take(certificate_step(scene, request.kind), call.request().form, *call.town().calendar,
         call.today(), request.draft.answers);
    const auto problems = certificate_problems(scene, request.kind);
    if (!problems.empty()) return ask_page(call, request, problems);
    CertificateIssue issue = issue_of(scene, request.kind);
    issue.actor = call.visitor().actor;
    const auto allowed = permitted(call.session(), call.gate(), issue, AsOf{call.today()});
    if (allowed) return issue_now(call, offices, request, {});
    if (allowed.problem().code == "disclosure.second_officer") {
        return second_page(call, request, {});
    }
    return refuse(call, request);
}

Response ask_send(Call& call, const Offices& offices) {
    auto request = read_request(call);
    if (!request) return call.problem(request.problem());
    return decide(call, offices, *request);
}

Response second_send(Call& call, const Offices& offices) {
    auto request = read_request(call);
    if (!request) return call.problem(request.problem());
    const Scene scene = scene_of(call, request->draft);
    take(certificate_step(scene, request->kind), call.request().form, *call.town().calendar,
         call.today(), request->draft.answers);
    const auto problems = certificate_problems(scene, request->kind);
    if (!problems.empty()) return ask_page(call, *request, problems);
    const auto officer = second_officer(call, kDepartment);
    if (!officer) return second_page(call, *request, officer.problem().message);
    CertificateIssue issue = issue_of(scene, request->kind);
    issue.actor = call.visitor().actor;
    issue.second_officer = *officer;
    const auto allowed = permitted(call.session(), call.gate(), issue, AsOf{call.today()});
    if (!allowed) return refuse(call, *request);
    return issue_now(call, offices, *request, *officer);
}

// ---- what was issued

Result<CertificateIssue> find(Call& call) {
    auto issue = find_issue(call.session(), call.request().place.get("number"));
    if (issue) return *std::move(issue);
    return Problem{"page.not_found", "この発行番号の証明書はありません。"};
}

std::string asker_in_words(const CertificateIssue& issue) {
    std::string words{label_of(issue.asker)};
    if (has_option(issue, "guardian")) words += "の法定代理人";
    if (has_option(issue, "agent")) words += "の任意代理人";
    return issue.asker_name.empty() ? words : words + "　" + issue.asker_name;
}

Response issued(Call& call) {
    const auto issue = find(call);
    if (!issue) return call.problem(issue.problem());
    web::View view;
    show_subject(call, issue->person_id, view);
    view.set("CERTIFICATE", label_of(issue->kind))
        .set("ISSUE_NUMBER", issue->number)
        .set("ISSUE_DAY", day_for_staff(*call.town().calendar, issue->issued_on))
        .set("ISSUE_ASKER", asker_in_words(*issue))
        .set("ISSUE_HANDING", has_option(*issue, kRegisteredPost)
                                  ? "本人の住民票の住所へ書留郵便で送る"
                                  : "窓口で渡す")
        .set("ISSUE_PURPOSE", issue->purpose)
        .set("ISSUE_IDENTITY", issue->identity_check)
        .set("ISSUE_FEE", format_for_people(*certificate_issue_description().find("fee"), &*issue))
        .set("ISSUE_OFFICER", officer_name(call.session(), issue->actor, call.today()))
        .set("PDF_PATH", "/s/register/certificates/issued/" + issue->number + "/pdf");
    view.show_if("FEE_SAMPLE", issue->fee > Yen{} && fee_is_sample(call.town(), issue->issued_on));
    if (!issue->second_officer.empty()) {
        view.row("ISSUE_SECOND")
            .set("ISSUE_SECOND_OFFICER",
                 officer_name(call.session(), issue->second_officer, call.today()));
    }
    call.saw(issue->person_id, "交付した証明書　" + issue->number, kDepartment);
    return call.page("staff/register/issued.html", std::string{label_of(issue->kind)} + "を交付",
                     view);
}

/// The bytes again, for the one who issued it and on that day only; afterwards a copy is asked for
/// anew. Whether it may be shown is decided as of now.
Response pdf(Call& call, const Offices& offices) {
    const auto issue = find(call);
    if (!issue) return call.problem(issue.problem());
    if (issue->actor != call.visitor().actor || issue->issued_on != call.today()) {
        return call.problem({"certificate.forbidden",
                             "証明書は、交付した職員が交付した日にだけ開けます。必要なときは、"
                             "あらためて請求してもらってください。"},
                            403);
    }
    const Instant issued_at{
        call.session()
            .number("SELECT recorded_at FROM certificate_issue WHERE number = :number",
                    {{"number", issue->number}})
            .value_or(0)};
    call.rest();
    const auto bytes = print_certificate(call.town(), offices, *issue, issued_at);
    if (!bytes) return call.problem(bytes.problem());
    call.saw(issue->person_id, std::string{label_of(issue->kind)} + "の印刷　" + issue->number,
             kDepartment, identity::Deed::issue);
    return web::file(*bytes, "application/pdf", issue->number + ".pdf");
}

Response ledger(Call& call) {
    const std::string& typed = call.request().query.get("day");
    const auto day = typed.empty() ? Result<Date>{call.today()}
                                   : read_typed_day(*call.town().calendar, typed, call.today());
    web::View view;
    view.set("LEDGER_TYPED", day ? call.town().calendar->format_short(*day) : typed);
    if (!day) view.row("NOT_READ").set("MESSAGE", day.problem().message);
    const auto issues = day ? issues_on(call.session(), *day) : std::vector<CertificateIssue>{};
    view.set("LEDGER_DAY", day ? day_for_staff(*call.town().calendar, *day) : std::string{});
    view.show(issues.empty() ? "NO_ISSUES" : "SOME_ISSUES");
    for (const CertificateIssue& issue : issues) {
        const auto found =
            registry::find_resident(call.session(), issue.person_id, AsOf{issue.issued_on});
        view.row("ISSUES")
            .set("ISSUE_NUMBER", issue.number)
            .set("ISSUE_KIND", label_of(issue.kind))
            .set("ISSUE_NAME", found ? found->record.name : std::string{})
            .set("ISSUE_ASKER", label_of(issue.asker))
            .set("ISSUE_PURPOSE", issue.purpose)
            .set("ISSUE_FEE",
                 format_for_people(*certificate_issue_description().find("fee"), &issue))
            .set("ISSUE_OFFICER", officer_name(call.session(), issue.actor, call.today()))
            .show_if("ISSUE_AGREED", !issue.second_officer.empty());
        call.saw(issue.person_id, "証明書の交付簿", kDepartment);
    }
    return call.page("staff/register/ledger.html", "証明書の交付簿", view, day ? 200 : 422);
}

}  // namespace

web::Routes certificate_pages(const Offices& offices) {
    const Offices* all = &offices;
    web::Routes routes;
    routes.pages = {
        {Method::get, "/s/register/certificates", kEnter, ledger, "証明書の交付簿"},
        {Method::get, "/s/register/certificate", kEnter, choose, "証明書の選択"},
        {Method::get, "/s/register/certificates/{kind}/{person}", kEnter, ask, "証明書の請求"},
        {Method::post, "/s/register/certificates/{kind}/{person}", kEnter,
         [all](Call& call) { return ask_send(call, *all); }, "証明書の交付"},
        {Method::post, "/s/register/certificates/{kind}/{person}/second", kEnter,
         [all](Call& call) { return second_send(call, *all); }, "二人目の職員の確認"},
        {Method::get, "/s/register/certificates/issued/{number}", kEnter, issued, "交付した証明書"},
        {Method::get, "/s/register/certificates/issued/{number}/pdf", kEnter,
         [all](Call& call) { return pdf(call, *all); }, "証明書の印刷"},
    };
    return routes;
}

}  // namespace yakuba::resident_register
