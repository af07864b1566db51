#include <boost/json.hpp>

#include "portal/api/check.h"
#include "portal/api/operations.h"
#include "portal/api/schemas.h"
#include "rules/json.h"

/// POST /cases: begin, fill in and send, in one. The same Idempotency-Key makes one case.
namespace yakuba::portal::api {
namespace {

namespace json = boost::json;
using web::Call;
using web::Response;

template <class Value>
Value word_of(const json::object& body, std::string_view key, Value otherwise) {
    const json::value* value = body.if_contains(key);
    if (value == nullptr) return otherwise;
    return FieldForm<Value>::parse(std::string_view{value->as_string()}).value_or(otherwise);
}

std::string text_of(const json::object& body, std::string_view key) {
    const json::value* value = body.if_contains(key);
    return value == nullptr ? std::string{} : std::string{value->as_string()};
}

/// Places of answers, from a form's ("children.0.name") to a pointer into this body.
Response answers_refused(procedures::AnswerProblems problems) {
    for (Problem& problem : problems) {
        for (char& c : problem.where) {
            if (c == '.') c = '/';
        }
        problem.where = "/answers/" + problem.where;
    }
    return problems_json(problems, 422);
}

procedures::Sending sending_of(Call& call, const json::object& body) {
    procedures::Sending sending;
    sending.key = call.request().headers.get("idempotency-key");
    sending.signature = word_of(body, "signature", procedures::Signature::none);
    sending.certificate_serial = text_of(body, "certificate_serial");
    sending.signature_bytes = text_of(body, "signature_bytes");
    sending.mandate = text_of(body, "mandate");
    if (const json::value* consent = body.if_contains("electronic_notice"))
        sending.electronic_notice = consent->as_bool();
    if (const std::string at = text_of(body, "received_at"); !at.empty())
        sending.received_at = *parse_instant(at);
    return sending;
}

/// The files of the request, each in the field of the question it answers.
Result<Done> attach_files(Call& call, const procedures::Desk& desk, const std::string& draft) {
    for (const web::UploadedFile& file : call.request().files) {
        const auto attached = desk.attach(call.town(), call.visitor(), draft, file.field,
                                          file.file_name, file.bytes, call.now());
        if (attached) continue;
        Problem problem = attached.problem();
        problem.where = file.field;
        return problem;
    }
    return Done{};
}

Response receipt_json(const procedures::Receipt& receipt) {
    json::object object{{"case_id", receipt.case_id},
                        {"receipt_number", receipt.receipt_number},
                        {"received_at", to_iso(receipt.received_at)}};
    object["due_on"] = receipt.due_on ? json::value(to_iso(receipt.due_on)) : json::value(nullptr);
    Response response = web::json(json::serialize(object), 201);
    return response.header("Location",
                           std::string{kRoot} + "/cases/" + std::to_string(receipt.case_id));
}

Response submit(Call& call, const procedures::Desk& desk, const json::object& body) {
    const PersonId applicant{body.at("applicant").as_int64()};
    const auto sending = sending_of(call, body);
    if (sending.received_at > call.now()) {
        return web::problem_json({.code = "case.received_in_future",
                                  .message = "受付日時が今より後です。",
                                  .where = "/received_at"},
                                 422);
    }
    call.saw(applicant, "API 申請", "procedures", identity::Deed::enter);
    call.rest();
    const Town& town = call.town();
    const identity::Visitor& who = call.visitor();
    auto draft = desk.begin(
        town, who, text_of(body, "procedure"),
        {.applicant = applicant, .relation = word_of(body, "relation", procedures::Relation::self)},
        call.now());
    if (!draft) {
        Problem problem = draft.problem();
        if (problem.code == "procedure.not_found") return web::problem_json(problem, 422);
        return call.problem(problem);
    }
    // Whatever happens, nothing half-filled stays behind: a sent draft is gone already.
    const auto forget = [&] { (void)desk.discard(town, who, draft->id, call.now()); };
    if (const auto attached = attach_files(call, desk, draft->id); !attached) {
        forget();
        return call.problem(attached.problem());
    }
    const auto saved =
        desk.save_answers(town, who, draft->id, body.at("answers").as_object(), call.now());
    if (!saved || !saved->empty()) {
        forget();
        return saved ? answers_refused(*saved) : call.problem(saved.problem());
    }
    procedures::AnswerProblems problems;
    const auto receipt = desk.submit(town, who, draft->id, sending, call.now(), &problems);
    forget();
    if (!problems.empty()) return answers_refused(problems);
    return receipt ? receipt_json(*receipt) : call.problem(receipt.problem());
}

}  // namespace

std::vector<Operation> submission_operations(const Offices& offices) {
    Operation op;
    op.method = web::Method::post;
    op.pattern = "/api/v1/cases";
    op.id = "createCase";
    op.section = "案件";
    op.scope = "cases.write";
    op.summary = "申請を一度に送る";
    op.text =
        "下書き・入力・提出を一つで行います。answers の形は GET /procedures/{procedure} にありま"
        "す。誤りがあれば、そのすべてが errors に返り、何も残りません。ファイルを付けるときは "
        "multipart/form-data で、case にこの JSON を、ファイルはその質問の名前（くりかえしの中なら "
        "children.0.statement）の欄に入れます。委任状は mandate の欄です。";
    op.request = R"({"type":"object","properties":{
        "procedure":{"type":"string","minLength":1,"maxLength":100,"title":"手続"},
        "applicant":{"type":"integer","minimum":1,"maximum":1000000000000,"title":"申請者の宛名番号"},
        "relation":{"type":"string","enum":["self","guardian","agent","household"],"title":"申請者との関係"},
        "answers":{"type":"object","title":"答え"},
        "signature":{"type":"string","enum":["none","mail","password","jpki_auth","jpki_sign"],"title":"送り手が確かめた本人確認"},
        "certificate_serial":{"type":"string","maxLength":100,"title":"署名用証明書の番号"},
        "signature_bytes":{"type":"string","maxLength":20000,"title":"署名（base64）"},
        "mandate":{"type":"string","maxLength":500,"title":"代理権をどう確かめたか"},
        "electronic_notice":{"type":"boolean","title":"結果を電子通知で受け取る同意"},
        "received_at":{"type":"string","format":"date-time","title":"送り手が受け付けた日時"}},
        "required":["procedure","applicant","answers"],"additionalProperties":false})";
    op.once = true;
    op.files = true;
    op.good = {{201, "受付", R"({"type":"object","properties":{
        "case_id":{"type":"integer","title":"案件番号"},
        "receipt_number":{"type":"string","title":"受付番号"},
        "received_at":{"type":"string","format":"date-time","title":"受付日時"},
        "due_on":{"type":["string","null"],"format":"date","title":"処理予定日"}},
        "required":["case_id","receipt_number","received_at","due_on"]})"}};
    op.bad = {404, 409};
    op.work = [&offices](Call& call, const json::object& body) {
        return submit(call, *offices.desk, body);
    };
    return {op};
}

}  // namespace yakuba::portal::api
