#include <boost/json.hpp>

#include "batch/run_list.h"
#include "portal/api/operations.h"
#include "portal/api/paging.h"
#include "portal/api/schemas.h"

/// The calendar of jobs, and the runs there were.
namespace yakuba::portal::api {
namespace {

namespace json = boost::json;
using web::Call;
using web::Response;

std::string_view key_of(Period period) {
    if (period == Period::fiscal_year) return "fiscal_year";
    return period == Period::month ? "month" : "day";
}

Response list_jobs(const Offices& offices) {
    json::array items;
    for (const Department& department : offices.departments) {
        for (const DepartmentJob& job : department.jobs) {
            items.push_back(json::object{{"department", department.id},
                                         {"job", job.name},
                                         {"label", job.label},
                                         {"period", key_of(job.period)},
                                         {"approval", job.approval}});
        }
    }
    return web::json(json::serialize(json::object{{"items", std::move(items)}}));
}

json::object run_json(const batch::RunRow& row) {
    json::object object{{"run_id", row.run_id},
                        {"kind", FieldForm<batch::RunKind>::format(row.kind)},
                        {"department", row.department},
                        {"name", row.name},
                        {"label", row.label},
                        {"period", to_iso(row.day)},
                        {"dry_run", row.dry_run},
                        {"state", FieldForm<batch::RunState>::format(row.state)},
                        {"done", row.done},
                        {"total", row.total},
                        {"started_at", to_iso(row.started_at)}};
    object["ended_at"] =
        row.ended_at.microseconds == 0 ? json::value(nullptr) : json::value(to_iso(row.ended_at));
    json::array counts;
    std::string_view lines = row.counts;
    while (!lines.empty()) {
        const std::string_view line = lines.substr(0, lines.find('\n'));
        const std::size_t tab = line.find('\t');
        if (tab != std::string_view::npos)
            counts.push_back(
                json::object{{"label", line.substr(0, tab)},
                             {"amount", detail::parse_integer(line.substr(tab + 1)).value_or(0)}});
        lines.remove_prefix(std::min(line.size() + 1, lines.size()));
    }
    object["counts"] = std::move(counts);
    return object;
}

Response list_runs(Call& call) {
    const Paging paging = paging_of(call);
    batch::RunQuery query;
    query.department = call.request().query.get("department");
    query.before = paging.after;
    query.limit = paging.limit + 1;
    const auto rows = batch::find_runs(call.session(), query, call.now());
    json::array items;
    std::int64_t next = 0;
    for (const batch::RunRow& row : rows) {
        if (items.size() == static_cast<std::size_t>(paging.limit)) {
            next = items.back().as_object().at("run_id").as_int64();
            break;
        }
        items.push_back(run_json(row));
    }
    return page_json(std::move(items), next);
}

Response show_run(Call& call) {
    const auto number = detail::parse_integer(call.request().place.get("run")).value_or(0);
    const auto row = batch::find_run(call.session(), number, call.now());
    if (!row) return call.problem({"batch.not_found", "この処理はありません。"});
    return web::json(json::serialize(run_json(*row)));
}

constexpr std::string_view kJobs = R"({"type":"object","properties":{"items":{"type":"array",
    "items":{"type":"object","properties":{
        "department":{"type":"string","title":"業務"},"job":{"type":"string","title":"処理"},
        "label":{"type":"string","title":"名前"},
        "period":{"type":"string","enum":["fiscal_year","month","day"],"title":"何ごとの処理か"},
        "approval":{"type":"boolean","title":"決裁する人の処理"}},
        "required":["department","job","label","period","approval"]}}},"required":["items"]})";
constexpr std::string_view kRun = R"({"type":"object","properties":{
    "run_id":{"type":"integer","title":"処理番号"},
    "kind":{"type":"string","title":"処理か帳票か"},
    "department":{"type":"string","title":"業務"},"name":{"type":"string","title":"処理"},
    "label":{"type":"string","title":"名前"},
    "period":{"type":"string","format":"date","title":"期間の初日"},
    "dry_run":{"type":"boolean","title":"試行"},"state":{"type":"string","title":"状態"},
    "done":{"type":"integer"},"total":{"type":"integer"},
    "started_at":{"type":"string","format":"date-time"},
    "ended_at":{"type":["string","null"],"format":"date-time"},
    "counts":{"type":"array","title":"件数","items":{"type":"object","properties":{
        "label":{"type":"string"},"amount":{"type":"integer"}},"required":["label","amount"]}}},
    "required":["run_id","kind","department","name","label","period","dry_run","state","done","total","started_at","ended_at","counts"]})";

Operation reading(std::string pattern, std::string id, std::string summary, std::string text) {
    Operation op;
    op.pattern = std::move(pattern);
    op.id = std::move(id);
    op.section = "一括処理";
    op.scope = "batches.read";
    op.summary = std::move(summary);
    op.text = std::move(text);
    return op;
}

}  // namespace

std::vector<Operation> batch_operations(const Offices& offices) {
    Operation jobs =
        reading("/api/v1/batches/jobs", "listJobs", "処理の一覧", "一年の暦にある処理。");
    jobs.good = {{200, "処理", std::string{kJobs}}};
    jobs.work = [&offices](Call&, const json::object&) { return list_jobs(offices); };

    Operation runs =
        reading("/api/v1/batches/runs", "listRuns", "行った処理の一覧", "新しいものから。");
    runs.parameters = paging_parameters();
    runs.parameters.push_back(
        {"department", In::query, "業務", R"({"type":"string","maxLength":100})"});
    runs.good = {{200, "行った処理", page_of(std::string{kRun})}};
    runs.work = [](Call& call, const json::object&) { return list_runs(call); };

    Operation run =
        reading("/api/v1/batches/runs/{run}", "getRun", "行った処理の一つ", "進みぐあいと件数。");
    run.parameters = {{"run", In::path, "処理番号", std::string{kNumberInPath}, true}};
    run.good = {{200, "行った処理", std::string{kRun}}};
    run.work = [](Call& call, const json::object&) { return show_run(call); };
    return {jobs, runs, run};
}

}  // namespace yakuba::portal::api
