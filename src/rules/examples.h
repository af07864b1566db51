#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rules/calculator.h"

namespace yakuba {

/// One row of a department's examples.csv.
///
/// Columns: `source`; `fiscal_year`, `month` or `date`; `municipality`; the facts; the lines of the
/// sheet to expect; `skip_reason` (may be absent).
/// Facts are columns of their dotted path (`spouse_income`, `children.0.birth_date`; an empty cell
/// is an absent fact), or one column `facts` with a JSON object in which quotation marks may be
/// written ' so that the cell stays readable; both may stand side by side. `rates.KEY` overrides a
/// rate. Expected lines are columns `sheet.KEY` or `sheet.children.0.amount`, as files write the
/// value; an empty cell expects nothing, and `sheet.children.size` counts a list. `problem` expects
/// the code of a Problem instead of a sheet.
struct Example {
    int line = 0;  // of the file, for messages
    std::string source;
    std::string period;
    std::string municipality;
    std::string facts;                                          // a JSON object
    std::vector<std::pair<std::string, std::string>> expected;  // path in the sheet, value
    std::string problem;                                        // the code of the Problem to expect
    std::string skip_reason;  // why the source is wrong; the row then documents, and is not run
};

/// Reads an examples.csv for the facts and rates of one calculator. Problems "examples.malformed"
/// with the line and column.
Result<std::vector<Example>> parse_examples(std::string_view csv, const Calculator& calculator);

/// Runs the examples of a file; every difference is a sentence, so a test expects none.
/// `ran` counts the rows that were calculated: a test also expects some.
struct ExamplesReport {
    int ran = 0;
    int skipped = 0;
    std::vector<std::string> failures;
};
ExamplesReport run_examples(const std::string& file, const Calculator& calculator,
                            const RateBook& book);

}  // namespace yakuba
