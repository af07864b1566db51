#include <boost/json.hpp>

#include "batch/run_list.h"
#include "portal/api/operations.h"
#include "portal/api/paging.h"
#include "portal/api/run_view.h"
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

json::object offered(const Department& department, batch::RunKind kind, std::string_view name,
                     std::string_view label, Period period, bool approval) {
    return {{"department", department.id},
            {"kind", FieldForm<batch::RunKind>::format(kind)},
            {"name", name},
            {"label", label},
            {"period", key_of(period)},
            {"approval", approval}};
}

Response list_jobs(const Offices& offices) {
    json::array items;
    for (const Department& department : offices.departments) {
        for (const DepartmentJob& job : department.jobs)
            items.push_back(offered(department, batch::RunKind::job, job.name, job.label,
                                    job.period, job.approval));
        for (const DepartmentLetter& letter : department.letters)
            items.push_back(offered(department, batch::RunKind::letters, letter.name, letter.label,
                                    letter.period, false));
    }
    return web::json(json::serialize(json::object{{"items", std::move(items)}}));
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
        "department":{"type":"string","title":"業務"},
        "kind":{"type":"string","enum":["job","letters"],"title":"処理か帳票か"},
        "name":{"type":"string","title":"処理の名"},
        "label":{"type":"string","title":"名前"},
        "period":{"type":"string","enum":["fiscal_year","month","day"],"title":"何ごとの処理か"},
        "approval":{"type":"boolean","title":"決裁する人の処理"}},
        "required":["department","kind","name","label","period","approval"]}}},"required":["items"]})";
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
        reading("/api/v1/batches/jobs", "listJobs", "処理の一覧", "一年の暦にある処理と帳票。");
    jobs.good = {{200, "処理", std::string{kJobs}}};
    jobs.work = [&offices](Call&, const json::object&) { return list_jobs(offices); };

    Operation runs =
        reading("/api/v1/batches/runs", "listRuns", "行った処理の一覧", "新しいものから。");
    runs.parameters = paging_parameters();
    runs.parameters.push_back(
        {"department", In::query, "業務", R"({"type":"string","maxLength":100})"});
    runs.good = {{200, "行った処理", page_of(std::string{kRunSchema})}};
    runs.work = [](Call& call, const json::object&) { return list_runs(call); };

    Operation run =
        reading("/api/v1/batches/runs/{run}", "getRun", "行った処理の一つ", "進みぐあいと件数。");
    run.parameters = {{"run", In::path, "処理番号", std::string{kNumberInPath}, true}};
    run.good = {{200, "行った処理", std::string{kRunSchema}}};
    run.work = [](Call& call, const json::object&) { return show_run(call); };
    return {jobs, runs, run};
}

}  // namespace yakuba::portal::api
