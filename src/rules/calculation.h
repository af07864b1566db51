#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "rules/calculator.h"

namespace yakuba {

/// The first day of the period a calculator is asked for: "2026" or "FY2026" of a fiscal year,
/// "2026-04" of a month, "2026-04-01" of a day. A Problem "calculation.period" when the text is not
/// of that form.
Result<Date> first_day_of(Period period, std::string_view text);

/// The answer to one line of facts. With problems there is no sheet.
struct Answer {
    std::string sheet;  // one JSON object on one line
    std::vector<Problem> problems;

    explicit operator bool() const { return problems.empty(); }
};

/// How much is told: the sheet, or the sheet with its grounds under "explain".
enum class Telling { sheet, explanation };

/// A calculator with the rates of one municipality and period in its hands: what the command line
/// and the API put in front of it as text, it answers as text. Reads only; safe to share between
/// threads.
///
///     const auto calculation = Calculation::prepare(calculator, book, "352039", first_day);
///     const Answer answer = calculation->answer(R"({"children": [...]})", Telling::sheet);
class Calculation {
public:
    /// Problem "rates.missing" when the law or ordinance is not known for that municipality and
    /// day.
    static Result<Calculation> prepare(const Calculator& calculator, const RateBook& book,
                                       std::string_view municipality, Date day);

    /// One JSON object of facts, which may carry "rates": {...} to override any rate.
    /// Problems: those of read_json, "json.malformed" for a text that is not JSON, and the
    /// business's own for impossible facts; each with its JSON path.
    Answer answer(std::string_view facts, Telling telling) const;
    /// The same, explained in plain Japanese for people.
    Answer answer_text(std::string_view facts) const;

    /// The resolved rates as one line of JSON: {"municipality", "day", "fingerprint", "rates":
    /// [...]}.
    std::string rates() const;

private:
    struct Worked;
    Calculation(const Calculator& calculator, std::string_view municipality, Date day)
        : calculator_(&calculator), municipality_(municipality), day_(day) {}
    std::vector<Problem> work(std::string_view facts, Worked& worked) const;

    const Calculator* calculator_;
    std::string municipality_;
    Date day_;
    std::shared_ptr<const void> rates_;
    std::vector<RateSource> sources_;
};

/// JSON Schema of a calculator's facts, "rates" included, as one line of JSON.
std::string facts_schema(const Calculator& calculator);

/// {"code", "message", "where", "article", "detail"} on one line; empty parts are left out.
std::string to_json(const Problem& problem);

}  // namespace yakuba
