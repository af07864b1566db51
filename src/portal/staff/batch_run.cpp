#include <filesystem>
#include <fstream>
#include <sstream>

#include "department/batch_runner.h"
#include "department/runnable.h"
#include "portal/staff/batch.h"
#include "portal/staff/casework.h"
#include "portal/staff/shown.h"

/// One run: how far it is, what it counted, what failed, what it wrote. The same page with and
/// without the socket.
namespace yakuba::portal::staff {
namespace {

using batch::RunRow;
using batch::RunState;
using web::Call;
using web::Response;
using web::View;

std::vector<std::string> lines_of(const std::string& text, char separator = '\n') {
    std::vector<std::string> lines;
    std::istringstream stream{text};
    for (std::string line; std::getline(stream, line, separator);)
        lines.push_back(line);
    return lines;
}

Result<RunRow> run_in_path(Call& call) {
    const std::int64_t run_id = number_in(call.request().place, "run");
    const auto run = batch::find_run(call.session(), run_id, call.now());
    if (!run) return Problem{"batch.not_found", "この番号の処理はありません。"};
    if (!works_in(call.visitor(), run->department)) {
        return Problem{"batch.forbidden",
                       "この処理を見る権限がありません。必要なときは、管理者に申し出てください。"};
    }
    return *run;
}

std::string left_words(const RunRow& run, Instant now) {
    const std::int64_t passed = (now.microseconds - run.started_at.microseconds) / 1'000'000;
    if (run.state != RunState::running || run.done <= 0 || run.total <= 0 || passed < 2) return {};
    const std::int64_t left = passed * (run.total - run.done) / run.done;
    constexpr std::int64_t kMinute = 60;
    if (left < kMinute) return "残り 約" + std::to_string(left + 1) + "秒";
    return "残り 約" + std::to_string((left + kMinute / 2) / kMinute) + "分";
}

void show_progress(View& view, const RunRow& run, Instant now) {
    const std::int64_t percent = run.state == RunState::done ? 100
                                 : run.total > 0             ? run.done * 100 / run.total
                                                             : 0;
    view.set("LIVE_PATH", "/s/batch/" + std::to_string(run.run_id) + "/live")
        .set("PROGRESS_PERCENT", percent)
        .set("PROGRESS_WORDS",
             run.total > 0 ? with_commas(run.done) + "／" + with_commas(run.total) + "　" + run.step
                           : std::string{label_of(run.state)})
        .set("PROGRESS_LEFT", left_words(run, now));
}

void show_results(View& view, const RunRow& run) {
    for (const std::string& line : lines_of(run.counts)) {
        const auto parts = lines_of(line, '\t');
        if (parts.size() != 2) continue;
        std::string amount = parts[1];
        if (!amount.empty() && amount.find_first_not_of("-0123456789") == std::string::npos)
            amount = with_commas(std::stoll(amount));
        view.row("COUNTS").set("COUNT_LABEL", parts[0]).set("COUNT", amount);
    }
    for (const std::string& sample : lines_of(run.samples))
        view.row("SAMPLES").set("SAMPLE", sample);
    for (const std::string& line : lines_of(run.problems)) {
        auto parts = lines_of(line, '\t');
        parts.resize(3);
        view.row("PROBLEMS")
            .set("PROBLEM", parts[0])
            .set("PROBLEM_WHERE", parts[1])
            .set("PROBLEM_DETAIL", parts[2]);
    }
    std::int64_t number = 0;
    for (const std::string& path : lines_of(run.files)) {
        const std::filesystem::path file{path};
        std::error_code error;
        const auto size = std::filesystem::file_size(file, error);
        View row = view.row("FILES");
        row.set("FILE", ++number).set("FILE_NAME", file.filename().string());
        row.set("FILE_SIZE",
                error ? "なくなっています" : file_size(static_cast<std::int64_t>(size)));
    }
    view.show_if("HAS_COUNTS", !run.counts.empty())
        .show_if("HAS_SAMPLES", !run.samples.empty())
        .show_if("HAS_PROBLEMS", !run.problems.empty())
        .show_if("HAS_FILES", !run.files.empty());
}

Response show(Call& call, const Offices& offices) {
    const auto run = run_in_path(call);
    if (!run) return call.problem(run.problem());
    View view;
    show_progress(view, *run, call.now());
    show_results(view, *run);
    const bool again = run->state != RunState::running && run->state != RunState::done;
    const std::string kind = run->kind == batch::RunKind::job ? "jobs" : "letters";
    view.set("RUN", run->run_id)
        .set("RUN_LABEL", run->label)
        .set("DEPARTMENT", department_label(offices, run->department))
        .set("RUN_DAY", short_date(call.town(), run->day))
        .set("RUN_STATE", label_of(run->state))
        .set("RUN_BY", run->actor_name)
        .set("RUN_STARTED", short_moment(call.town(), run->started_at))
        .set("RUN_ENDED", short_moment(call.town(), run->ended_at))
        .set("CHUNKS", run->chunks)
        .set("CHUNKS_BEFORE", run->chunks_done_before)
        .set("ENTRY_PATH", "/s/batch/" + kind + "/" + run->department + "/" + run->name)
        .show_if("TRIAL", run->dry_run)
        .show_if("JOINED", call.request().query.get("joined") == "yes")
        .show(run->state == RunState::running ? "RUNNING" : "ENDED")
        .show_if("AGAIN", again && call.visitor().may(run->department, identity::Duty::manage))
        .show_if("HAS_CHUNKS", run->chunks > 0);
    if (!run->samples.empty()) call.saw(PersonId{}, "一括処理の例", run->department);
    return call.page("staff/batch_run.html", run->label, view);
}

/// The rest of a run that failed in part or was interrupted.
Response again(Call& call, const Offices& offices, BatchRunner& runner) {
    const auto run = run_in_path(call);
    if (!run) return call.problem(run.problem());
    const Runnable runnable = find_runnable(offices, run->kind, run->department, run->name);
    RunOrder order;
    if (!runnable.needs_approval()) order.job = runnable.job;
    if (order.job == nullptr || !call.visitor().may(run->department, identity::Duty::manage)) {
        return call.problem({"batch.forbidden", "この処理をもう一度実行する権限がありません。"});
    }
    RunRow row = *run;
    row.counts = row.samples = row.problems = row.files = {};
    row.done = row.total = row.chunks = row.chunks_done_before = 0;
    row.actor = call.visitor().actor;
    row.actor_name = call.visitor().name;
    call.rest();
    const auto begun = runner.start(call.town(), row, order, call.now());
    if (!begun) return call.problem(begun.problem());
    return web::see_other("/s/batch/" + std::to_string(begun->run_id));
}

/// What a run wrote, for those who may run or release it; each taking is in the access log.
Response output(Call& call) {
    const auto run = run_in_path(call);
    if (!run) return call.problem(run.problem());
    const bool may = call.visitor().may(run->department, identity::Duty::manage) ||
                     call.visitor().may(run->department, identity::Duty::approve);
    if (!may) {
        return call.problem(
            {"batch.forbidden", "出力を取り出す権限がありません。必要な権限: 管理 または 決裁。"});
    }
    const auto files = lines_of(run->files);
    const auto number = static_cast<std::size_t>(number_in(call.request().place, "file"));
    if (number == 0 || number > files.size())
        return call.problem({"batch.file.not_found", "この出力はありません。"});
    const std::filesystem::path path{files[number - 1]};
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    if (error) {
        return call.problem({"batch.file.not_found",
                             "この出力は、もう残っていません。処理をもう一度実行してください。"});
    }
    constexpr std::uintmax_t kMost = 256u << 20;
    if (size > kMost) {
        return call.problem(
            {"batch.file.too_large", "大きすぎて画面からは取り出せません。町のフォルダーの " +
                                         path.filename().string() + " を使ってください。"});
    }
    std::ifstream file{path, std::ios::binary};
    std::ostringstream bytes;
    bytes << file.rdbuf();
    call.saw(PersonId{}, "一括処理の出力 " + path.filename().string(), run->department,
             identity::Deed::extract);
    const std::string extension = path.extension().string();
    const std::string type = extension == ".pdf"   ? "application/pdf"
                             : extension == ".csv" ? "text/csv; charset=utf-8"
                                                   : "application/octet-stream";
    return web::file(bytes.str(), type, path.filename().string(), true);
}

/// Says that something moved; the page asks for itself then.
void follow(Call& call, web::Socket& socket) {
    constexpr int kLook = 500;
    std::string last;
    for (bool open = true; open;) {
        const auto run = run_in_path(call);
        call.rest();
        if (!run) return;
        const std::string state = std::to_string(run->done) + "/" + std::to_string(run->total) +
                                  " " + FieldForm<RunState>::format(run->state);
        if (state != last && !socket.send(state)) return;
        last = state;
        if (run->state != RunState::running) return;
        socket.receive(kLook, open);
    }
}

}  // namespace

web::Routes batch_run_pages(const Offices& offices, std::shared_ptr<BatchRunner> runner) {
    using web::Method;
    const web::Access staff{.door = identity::Door::staff};
    web::Routes routes;
    routes.pages = {
        {Method::get, "/s/batch/{run}", staff,
         [&offices](Call& call) { return show(call, offices); }, "一括処理の経過"},
        {Method::post, "/s/batch/{run}/again", staff,
         [&offices, runner](Call& call) { return again(call, offices, *runner); }, "残りの再実行"},
        {Method::get, "/s/batch/{run}/files/{file}", staff, output, "一括処理の出力"},
    };
    routes.sockets = {{"/s/batch/{run}/live", staff, follow, "一括処理の経過"}};
    return routes;
}

}  // namespace yakuba::portal::staff
