#pragma once
#include "business/resident_register/pages/form.h"
#include "procedures/desk.h"

namespace yakuba::resident_register {

/// A paper that the clerk scans at the counter, and what was scanned so far.
struct CounterPaper {
    std::string question;  // "children.0.statement"
    std::string label;
    std::string hint;
    std::string accept;  // ".pdf,.jpg"
    std::vector<procedures::DraftFile> held;
};

/// A procedure's form as the counter fills it in: all its pages under each other, one group each,
/// the answers given so far (and those the town already had) in the boxes.
struct CounterForm {
    Step step;
    Answers answers;
    std::vector<std::pair<std::string, std::string>> known;  // filled in by the town: label, value
    std::vector<std::pair<std::string, std::string>> lists;  // that may grow: section, what
    std::vector<CounterPaper> papers;
};
/// In a page's ids there are no dots: "account__bank_code" stands for "account.bank_code".
std::string boxed(std::string_view name);
std::string unboxed(std::string_view name);

CounterForm counter_form(const procedures::Form& form, const procedures::Moment& moment);

/// What the engine found wrong, beside the boxes.
std::vector<AnswerProblem> counter_problems(const CounterForm& form,
                                            const procedures::AnswerProblems& problems);

}  // namespace yakuba::resident_register
