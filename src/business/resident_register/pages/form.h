#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "business/resident_register/pages/answers.h"
#include "kernel/era.h"
#include "web/request.h"
#include "web/view.h"

/// A page of questions as data: what a wizard asks, how it is shown (web/templates/components/
/// fields.html), read back and checked.
namespace yakuba::resident_register {

struct Option {
    std::string value;
    std::string label;
    std::string more;  // a second, quieter line
};

struct Question {
    enum class Kind {
        day,          // R8.11.20, 20261120 …
        partial_day,  // a birth date: parts may be unknown
        text,
        long_text,
        radio,   // one of the options, all seen
        select,  // one of many options
        ticks,   // any of the options: "12,13"
        tick,    // one box with its sentence
        secret,  // a password: never shown again, never kept
    };
    Kind kind = Kind::text;
    std::string name;
    std::string label;
    std::string hint = {};
    bool needed = false;
    std::vector<Option> options = {};  // of a text: suggestions
    std::string initial = {};          // what stands there before anything was entered
    std::string_view article = {};
    std::string size = "20";  // 4, 8, 12, 20 letters, or full
};

struct Group {
    std::string heading;
    std::vector<Question> questions;
    std::string lead = {};
    std::int64_t removable = -1;  // the item that 「この人を除く」 takes out
};

struct Step {
    std::string id;
    std::string title;
    std::string lead = {};
    std::vector<Group> groups = {};
    std::string grows =
        {};  // 「人を加える」: what is counted under this name; empty: does not grow
};

struct AnswerProblem {
    std::string name;  // of the question
    std::string label;
    std::string message;
};

/// Takes the answers of one step out of a form that was sent: widths and spaces put right, days in
/// ISO where they can be read.
void take(const Step& step, const web::Fields& form, const Calendar& calendar, Date today,
          Answers& answers);
/// What is missing or cannot be read, in the order of the page.
std::vector<AnswerProblem> check(const Step& step, const Answers& answers);
/// Fills components/error-summary.html, and rows GROUPS with components/fields.html in each.
void show(const Step& step, const Answers& answers, const std::vector<AnswerProblem>& problems,
          const Calendar& calendar, web::View& view);

/// An answer as people read it: a day in both calendars, an option by its label.
std::string in_words(const Question& question, const Answers& answers, const Calendar& calendar);

}  // namespace yakuba::resident_register
