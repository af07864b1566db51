#include <boost/json.hpp>

#include "department/batch_runner.h"
#include "department/runnable.h"
#include "portal/api/operations.h"
#include "portal/api/run_view.h"

/// POST /batches/runs: a run or its trial, by the same runner as the pages of the staff.
namespace yakuba::portal::api {
namespace {

namespace json = boost::json;
using web::Call;
using web::Response;

std::string text_of(const json::object& body, std::string_view key) {
    const json::value* value = body.if_contains(key);
    return value == nullptr ? std::string{} : std::string{value->as_string()};
}

bool is_trial(const json::object& body) {
    const json::value* trial = body.if_contains("dry_run");
    return trial != nullptr && trial->as_bool();
}

RunOrder order_of(const Runnable& runnable, const json::object& body, Date today) {
    RunOrder order;
    order.job = runnable.job;
    order.letter = runnable.letter;
    if (const json::value* only = body.if_contains("only")) {
        for (const json::value& person : only->as_array())
            order.only.emplace_back(person.as_int64());
    }
    if (runnable.letter != nullptr) {
        const auto issued = parse_date(text_of(body, "issued_on"));
        order.issued_on = issued ? *issued : today;
        order.limit = is_trial(body) ? kSampleLetters : 0;
    }
    return order;
}

Response run_answer(Call& call, std::int64_t run_id, bool mine) {
    const auto row = batch::find_run(call.session(), run_id, call.now());
    constexpr int kBegun = 202, kUnderWay = 200;
    Response response = web::json(json::serialize(run_json(*row)), mine ? kBegun : kUnderWay);
    return response.header("Location",
                           std::string{kRoot} + "/batches/runs/" + std::to_string(run_id));
}

Response start(Call& call, const Offices& offices, BatchRunner& runner, const json::object& body) {
    const auto kind = body.contains("kind")
                          ? *FieldForm<batch::RunKind>::parse(text_of(body, "kind"))
                          : batch::RunKind::job;
    const Runnable runnable =
        find_runnable(offices, kind, text_of(body, "department"), text_of(body, "name"));
    if (!runnable) {
        return web::problem_json(
            {.code = "batch.unknown",
             .message = "この処理はありません。GET /batches/jobs の一覧から選んでください。",
             .where = "/name"},
            422);
    }
    if (runnable.needs_approval()) {
        return call.problem(
            {"batch.forbidden",
             "決裁する人の処理です。職員の画面で人が承認します。システムからは始められません。"},
            403);
    }
    auto day = run_day(runnable.period(), text_of(body, "period"));
    if (!day) {
        Problem problem = day.problem();
        problem.where = "/period";
        return call.problem(problem);
    }
    const bool trial = is_trial(body) && runnable.job != nullptr;
    const batch::RunRow row = run_row(runnable, *day, trial, call.visitor());
    call.rest();
    const auto begun =
        runner.start(call.town(), row, order_of(runnable, body, call.today()), call.now());
    constexpr int kBusy = 409;
    if (!begun) return call.problem(begun.problem(), kBusy);
    call.saw(PersonId{},
             "API " + std::string{runnable.label()} + " 処理番号 " + std::to_string(begun->run_id),
             runnable.department->id, identity::Deed::enter);
    return run_answer(call, begun->run_id, begun->mine);
}

}  // namespace

std::vector<Operation> batch_start_operations(const Offices& offices,
                                              const std::shared_ptr<BatchRunner>& runner) {
    Operation op;
    op.method = web::Method::post;
    op.pattern = "/api/v1/batches/runs";
    op.id = "startRun";
    op.section = "一括処理";
    op.scope = "batches.write";
    op.summary = "処理を始める、または試す";
    op.text =
        "すぐに答え、処理は続きます。進みぐあいは Location を GET して見ます。dry_run なら何も"
        "書かず、件数だけを数えます（帳票は見本だけを作ります）。決裁する人の処理は始められません。"
        "同じ処理がもう動いていれば 200 でそれを返し、二つは動きません。";
    op.request = R"({"type":"object","properties":{
        "kind":{"type":"string","enum":["job","letters"],"default":"job","title":"処理か帳票か"},
        "department":{"type":"string","minLength":1,"maxLength":100,"title":"業務"},
        "name":{"type":"string","minLength":1,"maxLength":100,"title":"処理の名"},
        "period":{"type":"string","minLength":4,"maxLength":10,"title":"期間","description":"年度の処理は 2026、月の処理は 2026-06、日の処理は 2026-06-15"},
        "dry_run":{"type":"boolean","default":false,"title":"試行"},
        "only":{"type":"array","minItems":1,"maxItems":1000,"items":{"type":"integer","minimum":1,"maximum":1000000000000},"title":"この人たちだけ"},
        "issued_on":{"type":"string","format":"date","title":"帳票の発行日（既定は今日）"}},
        "required":["department","name","period"],"additionalProperties":false})";
    op.once = true;
    op.keeps_answer = true;
    op.good = {{202, "始めた処理", std::string{kRunSchema}},
               {200, "もう動いている同じ処理", std::string{kRunSchema}}};
    op.bad = {409};
    op.work = [&offices, runner](Call& call, const json::object& body) {
        return start(call, offices, *runner, body);
    };
    return {op};
}

}  // namespace yakuba::portal::api
