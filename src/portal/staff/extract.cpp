#include "portal/staff/extract.h"

#include <algorithm>

#include "portal/staff/casework.h"
#include "portal/staff/extract_files.h"
#include "portal/staff/shown.h"

namespace yakuba::portal::staff {
namespace {

using web::Call;
using web::Response;
using web::View;

constexpr int kConditions = 3;
constexpr std::pair<std::string_view, std::string_view> kTests[] = {{"is", "と同じ"},
                                                                    {"is_not", "でない"},
                                                                    {"at_least", "以上・以後"},
                                                                    {"at_most", "以下・以前"},
                                                                    {"contains", "を含む"}};

bool approves(const Call& call) {
    return call.visitor().may(identity::kWholeHouse, identity::Duty::approve);
}

void fill_request(View& row, Call& call, const Offices& offices, const ExtractRequest& request) {
    const std::string_view chip = request.state == ExtractState::approved  ? "chip-ok"
                                  : request.state == ExtractState::waiting ? "chip-warn"
                                                                           : "chip-line";
    std::string_view label = request.ledger;
    for (const ExtractLedger& ledger : ledgers_for(call.visitor(), offices)) {
        if (ledger.table->name == request.ledger) label = ledger.table->label;
    }
    row.set("REQUEST", request.request_id)
        .set("REQUEST_LEDGER", label)
        .set("REQUEST_DEPARTMENT", department_label(offices, request.department))
        .set("REQUEST_PURPOSE", request.purpose)
        .set("REQUEST_ROWS", with_commas(request.rows))
        .set("REQUEST_BY", request.actor_name)
        .set("REQUEST_AT", short_moment(call.town(), request.asked_at))
        .set("REQUEST_STATE", label_of(request.state))
        .set("REQUEST_CHIP", chip);
}

Response show_start(Call& call, const Offices& offices) {
    View view;
    for (const ExtractLedger& ledger : ledgers_for(call.visitor(), offices)) {
        view.row("LEDGERS")
            .set("LEDGER", ledger.table->name)
            .set("LEDGER_LABEL", ledger.table->label)
            .set("LEDGER_DEPARTMENT", ledger.department == identity::kWholeHouse
                                          ? std::string_view{"共通"}
                                          : department_label(offices, ledger.department));
    }
    const auto mine = find_requests(call.session(), call.visitor().actor, std::nullopt);
    for (const ExtractRequest& request : mine) {
        View row = view.row("MINE");
        fill_request(row, call, offices, request);
    }
    bool waiting = false;
    if (approves(call)) {
        for (const ExtractRequest& request :
             find_requests(call.session(), {}, ExtractState::waiting)) {
            if (request.actor == call.visitor().actor) continue;
            View row = view.row("WAITING");
            fill_request(row, call, offices, request);
            waiting = true;
        }
    }
    view.show_if("HAS_MINE", !mine.empty()).show_if("HAS_WAITING", waiting);
    return call.page("staff/extract.html", "データ抽出", view);
}

Response show_form(Call& call, const ExtractLedger& ledger, const std::vector<Problem>& problems) {
    const bool kept = call.request().method == web::Method::post;
    const web::Fields& form = call.request().form;
    const auto chosen = form.all("column");
    View view;
    view.set("LEDGER", ledger.table->name)
        .set("LEDGER_LABEL", ledger.table->label)
        .set("KEPT_PURPOSE", form.get("purpose"))
        .set("KEPT_AS_OF", kept ? form.get("as_of") : short_date(call.town(), call.today()))
        .set("MOST", with_commas(static_cast<std::int64_t>(kExtractRows)))
        .show_if("DATED", ledger.table->keeping == storage::Keeping::history);
    for (const Line* line : columns_of_ledger(*ledger.table)) {
        view.row("COLUMNS")
            .set("COLUMN", line->key)
            .set("COLUMN_LABEL", line->label)
            .set("COLUMN_ARTICLE", line->article)
            .show_if("CHOSEN", std::find(chosen.begin(), chosen.end(), line->key) != chosen.end());
    }
    for (int i = 0; i < kConditions; ++i) {
        const std::string number = std::to_string(i);
        View row = view.row("CONDITIONS");
        row.set("CONDITION", i)
            .set("CONDITION_NUMBER", i + 1)
            .set("KEPT_VALUE", form.get("value" + number));
        for (const Line* line : columns_of_ledger(*ledger.table))
            option(row, "OF", line->key, line->label, form.get("of" + number) == line->key);
        for (const auto& [key, label] : kTests)
            option(row, "TESTS", key, label, form.get("test" + number) == key);
    }
    for (const Code& code : codes_of(Masking{})) {
        option(view, "MASKINGS", code.key, code.label,
               kept ? form.get("masking") == code.key : code.key == std::string_view{"people"});
    }
    for (const Problem& problem : problems)
        view.row("ERRORS").set("ERROR_FIELD", problem.where).set("ERROR_TEXT", problem.message);
    view.show_if("HAS_ERRORS", !problems.empty());
    return call.page("staff/extract_form.html", std::string{ledger.table->label} + "の抽出", view,
                     problems.empty() ? 200 : 422);
}

Problem no_ledger() {
    return {"extract.not_found",
            "この台帳はないか、見る権限がありません。データ抽出の最初の画面から選んでください。"};
}

Response show_ledger(Call& call, const Offices& offices) {
    const auto ledgers = ledgers_for(call.visitor(), offices);
    const auto* ledger = find_ledger(ledgers, call.request().place.get("ledger"));
    if (ledger == nullptr) return call.problem(no_ledger());
    return show_form(call, *ledger, {});
}

ExtractRequest read_form(Call& call, const ExtractLedger& ledger, std::vector<Problem>& problems) {
    const web::Fields& form = call.request().form;
    ExtractRequest request;
    request.ledger = ledger.table->name;
    request.department = ledger.department;
    for (const std::string& column : form.all("column"))
        request.columns += (request.columns.empty() ? "" : " ") + column;
    std::vector<Condition> conditions;
    for (int i = 0; i < kConditions; ++i) {
        const std::string number = std::to_string(i);
        if (!form.get("of" + number).empty() && !form.get("value" + number).empty())
            conditions.push_back(
                {form.get("of" + number), form.get("test" + number), form.get("value" + number)});
    }
    request.conditions = write_conditions(conditions);
    request.as_of = call.today();
    if (const std::string& text = form.get("as_of"); !text.empty()) {
        const auto iso = parse_date(text);
        const auto era = call.town().calendar->parse(text);
        if (iso)
            request.as_of = *iso;
        else if (era && era->is_complete())
            request.as_of = era->earliest();
        else
            problems.push_back({.code = "extract.as_of",
                                .message = "基準日は R8.11.20 か 2026-11-20 のように入れてください",
                                .where = "as_of"});
    }
    request.masking = FieldForm<Masking>::parse(form.get("masking")).value_or(Masking::people);
    request.purpose = form.get("purpose");
    request.actor = call.visitor().actor;
    request.actor_name = call.visitor().name;
    request.asked_at = call.now();
    request.persons = tells_of_persons(*ledger.table, request.columns);
    if (!request.persons) request.state = ExtractState::approved;
    constexpr std::size_t kPurposeLetters = 30;  // ten letters of three bytes
    if (request.purpose.size() < kPurposeLetters) {
        problems.push_back({.code = "extract.purpose",
                            .message = "何に使うかを、10文字以上で書いてください",
                            .where = "purpose"});
    }
    if (request.columns.empty()) {
        problems.push_back({.code = "extract.columns",
                            .message = "項目を一つ以上選んでください",
                            .where = "columns"});
    }
    return request;
}

Response ask(Call& call, const Offices& offices) {
    const auto ledgers = ledgers_for(call.visitor(), offices);
    const auto* ledger = find_ledger(ledgers, call.request().place.get("ledger"));
    if (ledger == nullptr) return call.problem(no_ledger());
    std::vector<Problem> problems;
    ExtractRequest request = read_form(call, *ledger, problems);
    if (!problems.empty()) return show_form(call, *ledger, problems);
    const auto extract = read_extract(call, *ledger->table, request);
    if (!extract) return show_form(call, *ledger, {extract.problem()});
    if (extract->cut) {
        return show_form(
            call, *ledger,
            {{.code = "extract.too_many",
              .message = "件数が" + with_commas(static_cast<std::int64_t>(kExtractRows)) +
                         "件を超えます。条件を加えてください",
              .where = "conditions"}});
    }
    request.rows = static_cast<std::int64_t>(extract->rows.size());
    request.masked = extract->masked;
    call.rest();
    const std::int64_t number = add_request(*call.town().database, request);
    call.saw(PersonId{}, "データ抽出の申込み " + std::to_string(number) + " " + request.ledger,
             request.department, identity::Deed::search);
    return web::see_other("/s/extract/" + std::to_string(number));
}

/// The asker and those who approve may see a request.
Result<ExtractRequest> request_in_path(Call& call) {
    const auto request = find_request(call.session(), number_in(call.request().place, "request"));
    const bool mine = request && request->actor == call.visitor().actor;
    if (!request || (!mine && !approves(call)))
        return Problem{"extract.not_found", "この番号の申込みはありません。"};
    return *request;
}

std::string_view label_in(const storage::Table& table, std::string_view key) {
    const Line* const line = table.record->find(key);
    return line != nullptr ? line->label : key;
}

const storage::Table* table_of(const Offices& offices, const ExtractRequest& request) {
    // Of whichever department: an approver may work in none of them.
    identity::Visitor everybody;
    everybody.grants = {{"resident-register", identity::Duty::view},
                        {std::string{identity::kWholeHouse}, identity::Duty::view}};
    for (const Department& department : offices.departments)
        everybody.grants.insert({std::string{department.id}, identity::Duty::view});
    const auto ledgers = ledgers_for(everybody, offices);
    const auto* ledger = find_ledger(ledgers, request.ledger);
    return ledger != nullptr ? ledger->table : nullptr;
}

Response show_request(Call& call, const Offices& offices) {
    const auto request = request_in_path(call);
    if (!request) return call.problem(request.problem());
    View view;
    fill_request(view, call, offices, *request);
    const storage::Table* const table = table_of(offices, *request);
    if (table != nullptr) {
        std::string columns;
        for (const Line* line : columns_of_ledger(*table)) {
            const std::string all = " " + request->columns + " ";
            if (all.find(" " + std::string{line->key} + " ") != std::string::npos)
                columns += (columns.empty() ? "" : "、") + std::string{line->label};
        }
        view.row("COLUMN_LIST").set("COLUMN_NAMES", columns);
        for (const Condition& condition : read_conditions(request->conditions)) {
            std::string_view test;
            for (const auto& [key, label] : kTests) {
                if (key == condition.test) test = label;
            }
            view.row("CONDITIONS")
                .set("CONDITION_COLUMN", label_in(*table, condition.column))
                .set("CONDITION_TEST", test)
                .set("CONDITION_VALUE", condition.value);
        }
    }
    const bool own = request->actor == call.visitor().actor;
    const bool waiting = request->state == ExtractState::waiting;
    view.set("AS_OF", short_date(call.town(), request->as_of))
        .set("MASKING", label_of(request->masking))
        .set("MASKED", with_commas(request->masked))
        .set("APPROVER", request->approver_name)
        .set("ANSWER", request->answer)
        .show_if("HAS_MASKED", request->masked > 0)
        .show_if("PERSONS", request->persons)
        .show_if("REFUSED", request->state == ExtractState::refused)
        .show_if("DECIDED", !request->approver.empty())
        .show_if("MAY_TAKE", own && request->state == ExtractState::approved)
        .show_if("WAITS", own && waiting)
        .show_if("MAY_DECIDE", !own && waiting && approves(call));
    return call.page("staff/extract_request.html", "データ抽出の申込み", view);
}

Response decide(Call& call) {
    const auto request = request_in_path(call);
    if (!request) return call.problem(request.problem());
    if (request->actor == call.visitor().actor) {
        return call.problem({"extract.self_approval", "自分の申込みは承認できません。"});
    }
    const web::Fields& form = call.request().form;
    ExtractRequest decided = *request;
    const bool refuse = form.get("decision") == "refuse";
    if (refuse && form.get("reason").empty())
        return call.problem({"extract.no_reason", "却下の理由を書いてください。"});
    decided.state = refuse ? ExtractState::refused : ExtractState::approved;
    decided.answer = form.get("reason");
    decided.approver = call.visitor().actor;
    decided.approver_name = call.visitor().name;
    decided.decided_at = call.now();
    call.rest();
    if (!decide_request(*call.town().database, decided)) {
        return call.problem(
            {"extract.conflict",
             "ほかの職員が先にこの申込みを処理しました。画面を開きなおしてください。"});
    }
    call.saw(PersonId{},
             "データ抽出 " + std::to_string(decided.request_id) + (refuse ? " 却下" : " 承認"),
             decided.department, identity::Deed::enter);
    return web::see_other("/s/extract/" + std::to_string(decided.request_id));
}

Response take(Call& call, const Offices& offices) {
    const auto request = request_in_path(call);
    if (!request) return call.problem(request.problem());
    if (request->actor != call.visitor().actor) {
        return call.problem({"extract.forbidden", "取り出せるのは、申し込んだ人だけです。"});
    }
    if (request->state != ExtractState::approved) {
        return call.problem(
            {"extract.forbidden", "承認されていないので、取り出せません。承認を待ってください。"});
    }
    const storage::Table* const table = table_of(offices, *request);
    if (table == nullptr) return call.problem(no_ledger());
    const auto extract = read_extract(call, *table, *request);
    if (!extract) return call.problem(extract.problem());
    const std::string& format = call.request().query.get("format");
    const std::string name = std::string{table->label} + "_" + to_iso(request->as_of);
    call.saw(PersonId{},
             "データ抽出 " + std::to_string(request->request_id) + " " + request->ledger + " " +
                 std::to_string(extract->rows.size()) + "件",
             request->department, identity::Deed::extract);
    if (format == "xlsx") {
        auto bytes = xlsx_of(*extract, name);
        if (!bytes) return call.problem(bytes.problem());
        return web::file(*std::move(bytes),
                         "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                         name + ".xlsx", true);
    }
    return web::file(csv_of(*extract, format == "csv-bom"), "text/csv; charset=utf-8",
                     name + ".csv", true);
}

}  // namespace

web::Routes extract_pages(const Offices& offices) {
    using web::Method;
    const web::Access staff{.door = identity::Door::staff};
    const web::Access approver{.door = identity::Door::staff,
                               .department = identity::kWholeHouse,
                               .duty = identity::Duty::approve};
    const auto with = [&offices](Response (*handler)(Call&, const Offices&)) {
        return [&offices, handler](Call& call) { return handler(call, offices); };
    };
    web::Routes routes;
    routes.pages = {
        {Method::get, "/s/extract", staff, with(show_start), "データ抽出"},
        {Method::get, "/s/extract/ledgers/{ledger}", staff, with(show_ledger), "データ抽出"},
        {Method::post, "/s/extract/ledgers/{ledger}", staff, with(ask), "データ抽出の申込み"},
        {Method::get, "/s/extract/{request}", staff, with(show_request), "データ抽出の申込み"},
        {Method::post, "/s/extract/{request}/decide", approver, decide, "データ抽出の承認"},
        {Method::get, "/s/extract/{request}/file", staff, with(take), "データ抽出の取り出し"},
    };
    routes.navigation = {{"/s/extract", "データ抽出", staff}};
    return routes;
}

}  // namespace yakuba::portal::staff
