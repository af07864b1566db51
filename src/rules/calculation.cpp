#include "rules/calculation.h"

#include <boost/json.hpp>
#include <utility>

namespace yakuba {
namespace {

namespace json = boost::json;

/// The key under which facts carry other rates; no record may use it for itself.
constexpr std::string_view kRates = "rates";

Problem not_json(std::string_view why) {
    return Problem{"json.malformed",
                   "JSONとして読み取れません。1件を { } の1行で書いてください。",
                   std::string{why},
                   {},
                   {}};
}

Result<json::value> parse_object(std::string_view text) {
    json::parse_options options;
    options.max_depth = 16;
    json::error_code error;
    json::value value =
        json::parse(json::string_view{text.data(), text.size()}, error, {}, options);
    if (error) return not_json(error.message());
    if (!value.is_object()) return not_json("not an object");
    return value;
}

std::string_view period_form(Period period) {
    switch (period) {
        case Period::fiscal_year:
            return "年度は「2026」のように西暦で書いてください。";
        case Period::month:
            return "月は「2026-04」のように書いてください。";
        case Period::day:
            break;
    }
    return "日は「2026-04-01」のように書いてください。";
}

std::optional<Date> period_day(Period period, std::string_view text) {
    if (text.empty()) return std::nullopt;
    switch (period) {
        case Period::fiscal_year: {
            if (text.starts_with("FY")) text.remove_prefix(2);
            const auto year = FieldForm<FiscalYear>::parse(text);
            return year ? std::optional{year->first_day()} : std::nullopt;
        }
        case Period::month: {
            const auto month = FieldForm<YearMonth>::parse(text);
            return month ? std::optional{month->first_day()} : std::nullopt;
        }
        case Period::day:
            break;
    }
    return FieldForm<Date>::parse(text);
}

}  // namespace

Result<Date> first_day_of(Period period, std::string_view text) {
    if (const auto day = period_day(period, text)) return *day;
    return Problem{
        "calculation.period", std::string{period_form(period)}, {}, std::string{text}, {}};
}

/// Everything one line of facts led to.
struct Calculation::Worked {
    std::shared_ptr<void> facts;
    std::shared_ptr<const void> rates;
    std::vector<RateSource> sources;
    std::shared_ptr<void> sheet;

    Explanation explanation(const Calculator& c) const {
        return Explanation{*c.facts, facts.get(), *c.rates,   rates.get(),
                           sources,  *c.sheet,    sheet.get()};
    }
};

Result<Calculation> Calculation::prepare(const Calculator& calculator, const RateBook& book,
                                         std::string_view municipality, Date day) {
    Calculation prepared{calculator, municipality, day};
    std::shared_ptr<void> rates = calculator.make_rates();
    auto sources = book.resolve(*calculator.rates, rates.get(), municipality, day);
    if (!sources) return sources.problem();
    prepared.rates_ = std::move(rates);
    prepared.sources_ = *std::move(sources);
    return prepared;
}

std::vector<Problem> Calculation::work(std::string_view text, Worked& worked) const {
    const Result<json::value> value = parse_object(text);
    if (!value) return {value.problem()};
    const json::object& object = value->get_object();

    worked.facts = calculator_->make_facts();
    worked.rates = rates_;
    worked.sources = sources_;
    std::vector<Problem> problems =
        read_json(*calculator_->facts, worked.facts.get(), object, "", kRates);
    if (const json::value* overrides = object.if_contains(kRates)) {
        if (!overrides->is_object()) {
            problems.push_back(Problem{
                "json.wrong_type", "rates は { } で囲んで書いてください。", {}, "/rates", {}});
            return problems;
        }
        // The prepared rates are shared: an override works on its own copy, made through the
        // record's own JSON form.
        std::shared_ptr<void> own = calculator_->make_rates();
        read_json(*calculator_->rates, own.get(), write_json(*calculator_->rates, rates_.get()));
        for (Problem& found : override_rates(*calculator_->rates, own.get(), worked.sources,
                                             overrides->get_object(), "/rates")) {
            problems.push_back(std::move(found));
        }
        worked.rates = std::move(own);
    }
    if (!problems.empty()) return problems;
    problems = calculator_->impossible(worked.facts.get(), day_);
    if (problems.empty()) {
        worked.sheet = calculator_->apply(worked.rates.get(), worked.facts.get(), day_);
    }
    return problems;
}

Answer Calculation::answer(std::string_view facts, Telling telling) const {
    Worked worked;
    std::vector<Problem> problems = work(facts, worked);
    if (!problems.empty()) return Answer{{}, std::move(problems)};
    json::object sheet = write_json(*calculator_->sheet, worked.sheet.get());
    if (telling == Telling::explanation) {
        json::object explanation = explain_json(worked.explanation(*calculator_));
        explanation["fingerprint"] = fingerprint(*calculator_->rates, worked.rates.get());
        sheet["explain"] = std::move(explanation);
    }
    return Answer{json::serialize(sheet), {}};
}

Answer Calculation::answer_text(std::string_view facts) const {
    Worked worked;
    std::vector<Problem> problems = work(facts, worked);
    if (!problems.empty()) return Answer{{}, std::move(problems)};
    return Answer{explain_text(worked.explanation(*calculator_)), {}};
}

std::string Calculation::rates() const {
    json::object object;
    object["municipality"] = municipality_;
    object["day"] = to_iso(day_);
    object["fingerprint"] = fingerprint(*calculator_->rates, rates_.get());
    object["rates"] = rates_json(*calculator_->rates, rates_.get(), sources_);
    return json::serialize(object);
}

std::string facts_schema(const Calculator& calculator) {
    json::object schema = json_schema(*calculator.facts);
    json::object rates = json_schema(*calculator.rates);
    rates["description"] = "率や金額を資料の値に代えて使う場合だけ書きます。";
    schema["properties"].as_object()[kRates] = std::move(rates);
    json::object whole;
    whole["$schema"] = "https://json-schema.org/draft/2020-12/schema";
    whole["$id"] = "yakuba:" + std::string{calculator.business};
    for (auto& [key, value] : schema)
        whole[key] = std::move(value);
    return json::serialize(whole);
}

std::string to_json(const Problem& problem) {
    json::object object;
    object["code"] = problem.code;
    object["message"] = problem.message;
    if (!problem.where.empty()) object["where"] = problem.where;
    if (!problem.article.empty()) object["article"] = problem.article;
    if (!problem.detail.empty()) object["detail"] = problem.detail;
    return json::serialize(object);
}

}  // namespace yakuba
