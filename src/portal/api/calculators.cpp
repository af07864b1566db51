#include <boost/json.hpp>
#include <map>
#include <memory>
#include <mutex>

#include "portal/api/check.h"
#include "portal/api/operations.h"
#include "portal/api/person_view.h"
#include "portal/api/schemas.h"
#include "rules/calculation.h"
#include "rules/json.h"

/// The calculators, each with its own schema: the same Calculation that `yakuba calc` uses.
namespace yakuba::portal::api {
namespace {

namespace json = boost::json;
using web::Call;
using web::Response;

/// The rate files, read once for each folder and business while the server runs.
class Books {
public:
    Result<std::shared_ptr<const RateBook>> of(const std::string& folder,
                                               std::string_view business) {
        const std::lock_guard lock{mutex_};
        auto& book = books_[{folder, std::string{business}}];
        if (book == nullptr) {
            auto loaded = RateBook::load(folder, business);
            if (!loaded) return loaded.problem();
            book = std::make_shared<const RateBook>(*std::move(loaded));
        }
        return book;
    }

private:
    std::mutex mutex_;
    std::map<std::pair<std::string, std::string>, std::shared_ptr<const RateBook>> books_;
};

std::string upper_camel(std::string_view id) {
    std::string name;
    bool upper = true;
    for (const char c : id) {
        if (c != '-') name += upper ? static_cast<char>(c & ~0x20) : c;
        upper = c == '-';
    }
    return name;
}

std::string_view period_label(Period period) {
    if (period == Period::fiscal_year) return "年度（西暦。例 2026）";
    return period == Period::month ? "月（例 2026-04）" : "日（例 2026-04-01）";
}

Response calculate(Call& call, const Calculator& calculator, Books& books) {
    const web::Fields& query = call.request().query;
    const auto day = first_day_of(calculator.period, query.get("period"));
    if (!day) {
        return web::problem_json(
            {.code = "request.parameter", .message = day.problem().message, .where = "period"},
            400);
    }
    const auto book = books.of(call.town().data_folder, calculator.data_name);
    if (!book) return call.problem(book.problem());
    const std::string& municipality =
        query.has("municipality") ? query.get("municipality") : call.town().code;
    const auto calculation = Calculation::prepare(calculator, **book, municipality, *day);
    if (!calculation) return call.problem(calculation.problem());
    const bool explain = query.get("explain") == "true";
    const Answer answer =
        calculation->answer(call.request().body, explain ? Telling::explanation : Telling::sheet);
    return answer ? web::json(answer.sheet) : problems_json(answer.problems, 422);
}

std::string facts_in_body(const Calculator& calculator) {
    json::object schema = json_schema(*calculator.facts);
    json::object rates = json_schema(*calculator.rates);
    rates["description"] = "率や金額を資料の値に代えて使う場合だけ書きます。";
    schema["properties"].as_object()["rates"] = std::move(rates);
    return json::serialize(schema);
}

std::string sheet_schema(const Calculator& calculator) {
    json::object schema = written_object(*calculator.sheet);
    schema["properties"].as_object()["explain"] = {
        {"type", "object"}, {"title", "事実・率・計算書の各行（explain=true のとき）"}};
    return json::serialize(schema);
}

Operation calculation(const Calculator& calculator, const std::shared_ptr<Books>& books) {
    Operation op;
    op.method = web::Method::post;
    op.pattern = "/api/v1/calc/" + std::string{calculator.business};
    op.id = "calculate" + upper_camel(calculator.business);
    op.section = "計算";
    op.scope = "calc";
    op.summary = std::string{calculator.label} + "を計算する";
    op.text =
        "事実を送ると計算書が返ります。台帳は読みも書きもしません。rates で率や額を置き換えられ"
        "ます。explain=true で、事実・率・条文を添えます。";
    op.parameters = {
        {"period", In::query, period_label(calculator.period),
         R"({"type":"string","maxLength":10})", true},
        {"municipality", In::query, "全国地方公共団体コード（既定はこの町）",
         R"({"type":"string","minLength":6,"maxLength":6})"},
        {"explain", In::query, "根拠を添える", R"({"type":"boolean"})"},
    };
    op.request = facts_in_body(calculator);
    op.own_checks = true;
    op.good = {{200, "計算書", sheet_schema(calculator)}};
    op.work = [&calculator, books](Call& call, const json::object&) {
        return calculate(call, calculator, *books);
    };
    return op;
}

Operation schema_of(const Calculator& calculator) {
    Operation op;
    op.pattern = "/api/v1/calc/" + std::string{calculator.business} + "/schema";
    op.id = "getSchemaOf" + upper_camel(calculator.business);
    op.section = "計算";
    op.scope = "calc";
    op.summary = std::string{calculator.label} + "の事実の JSON Schema";
    op.text = "項目名・単位・条文。";
    op.good = {{200, "JSON Schema（2020-12）", R"({"type":"object"})"}};
    op.work = [&calculator](Call&, const json::object&) {
        return web::json(facts_schema(calculator));
    };
    return op;
}

Response show_sheet(Call& call, const Department& department) {
    const web::Fields& query = call.request().query;
    const auto day = first_day_of(department.calculator.period, query.get("period"));
    if (!day) {
        return web::problem_json(
            {.code = "request.parameter", .message = day.problem().message, .where = "period"},
            400);
    }
    const auto person = call.person();
    if (!person) return call.problem(person.problem());
    const Instant known = as_of(call).known;
    call.saw(*person, "API 計算書", department.id);
    const auto text = department.explain(call.town(), *person, *day, known, true);
    if (!text) return call.problem(text.problem());
    return web::json(*text);
}

Operation sheet(const Department& department) {
    Operation op;
    op.pattern = "/api/v1/persons/{person}/sheets/" + std::string{department.id};
    op.id = "getSheetOf" + upper_camel(department.id);
    op.section = "計算書";
    op.scope = "sheets.read";
    op.summary = std::string{department.label} + "の決定を、根拠とともに見る";
    op.text = "台帳にある決定を計算し直し、事実・率・計算書の各行を条文とともに返します。";
    op.parameters = {
        {"person", In::path, "宛名番号", std::string{kNumberInPath}, true},
        {"period", In::query, period_label(department.calculator.period),
         R"({"type":"string","maxLength":10})", true},
        {"known", In::query, "この日時に知られていたとおり（既定は今）", std::string{kInstant}},
    };
    op.good = {{200, "計算書と根拠", R"({"type":"object"})"}};
    op.bad = {422};
    op.work = [&department](Call& call, const json::object&) {
        return show_sheet(call, department);
    };
    return op;
}

}  // namespace

std::vector<Operation> calculator_operations(const Offices& offices) {
    const auto books = std::make_shared<Books>();
    std::vector<Operation> all;
    for (const Department& department : offices.departments) {
        all.push_back(calculation(department.calculator, books));
        all.push_back(schema_of(department.calculator));
        for (const Calculator& further : department.further_calculators) {
            all.push_back(calculation(further, books));
            all.push_back(schema_of(further));
        }
    }
    for (const Department& department : offices.departments) {
        if (department.explain) all.push_back(sheet(department));
    }
    return all;
}

}  // namespace yakuba::portal::api
