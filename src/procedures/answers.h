#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "kernel/date.h"
#include "kernel/era.h"
#include "kernel/result.h"
#include "procedures/definition.h"

/// Answers are one JSON object: question key → value, a repeated section → a list of such objects.
///
///     text, kana, phone   "山口　太郎", "ヤマグチ　タロウ", "0839221111"
///     date, partial_date  "2026-04-01", "1935-04-00"
///     month               "2026-04"
///     yes_no, consent     true / false
///     choice              "birth"
///     several             ["a", "b"]
///     number, yen         5000
///     address             {"postcode", "prefecture", "city", "town", "lot", "building"}
///     account             {"bank_code", "branch_code", "account_type": "ordinary|current|savings",
///                          "account_number", "holder_kana"}; also taken: {"symbol", "number",
///                          "holder_kana"} of Japan Post Bank, turned into the former
///     person              {"person_id": 123} of the household, or
///                         {"name", "kana", "birth_date", "relation"}
///     file                ["1", "2"]: numbers of the draft's files
///
/// A form posts texts; `normalised` turns them into the above, silently where what is meant is
/// plain (full and half width, spaces, hyphens, hiragana for katakana, 元号).
namespace yakuba::procedures {

/// When, and by which calendar, an answer is read.
struct Moment {
    Date today;
    const Calendar& calendar;
};

/// What is wrong with one answer, in a sentence for whoever gave it. `where` is the field's name in
/// the form: "account_number", "children.0.birth_date".
using AnswerProblems = std::vector<Problem>;

/// A field's texts as a form posts them: name → values ("birth_date.year" and so on for a date of
/// three boxes).
using Fields = std::vector<std::pair<std::string, std::string>>;

/// The answer of one question from what was typed. `prefix` is "" or "children.0.".
/// The value is null when nothing was typed.
boost::json::value read_answer(const Question& question, const Fields& fields,
                               std::string_view prefix, const Moment& moment,
                               AnswerProblems& problems);

/// The same for an answer that is already JSON (API): normalises and checks its form.
boost::json::value normalised(const Question& question, const boost::json::value& given,
                              std::string_view where, const Moment& moment,
                              AnswerProblems& problems);

/// Where a condition or a source is looked up: the whole form's answers and facts, and, inside a
/// repeated section, the item's own answers and the fact it was made from ("item.").
struct Surroundings {
    const boost::json::object& answers;
    const boost::json::object& facts;
    const boost::json::object* item = nullptr;
    const boost::json::object* item_fact = nullptr;
};
bool holds(const Conditions& conditions, const Surroundings& around);
/// The surroundings of one item of a repeated section. An item made from a fact carries that fact's
/// `value` under kSourceItem.
Surroundings around_item(const Section& section, const boost::json::object& item,
                         const boost::json::object& answers, const boost::json::object& facts);
inline constexpr std::string_view kSourceItem = "source_item";

/// What may be chosen here: the file's own choices, or those of a fact.
std::vector<Choice> choices_of(const Question& question, const Surroundings& around);
/// The items of the fact behind choices_from, as the source tells them; none for the file's own.
std::vector<const boost::json::object*> choice_items(const Question& question,
                                                     const Surroundings& around);

/// The answers with what the town knows laid in: absent answers that have a source, items of a
/// repeated section that come from a list. What may not be edited is always the town's.
boost::json::object with_prefilled(const Procedure& procedure, const boost::json::object& answers,
                                   const boost::json::object& facts);

/// One page of the form: a question, a section of questions that stay together, or one item of a
/// repeated section.
struct Page {
    std::string id;  // "spouse", "account", "children", "children/0"
    const Section* section = nullptr;
    int item = -1;      // which item of a repeated section; -1: none, or its list page
    bool list = false;  // the list of a repeated section's items: "もう一人いますか"
    std::vector<const Question*> questions;
};
/// The pages to go through with these answers, in order. What show_if hides is not among them.
std::vector<Page> pages_of(const Procedure& procedure, const boost::json::object& answers,
                           const boost::json::object& facts, Channel channel = Channel::online);

/// The whole object: hidden answers dropped, required ones present, every rule held. Answers the
/// checked object in `checked`; empty when everything is right.
AnswerProblems check_answers(const Procedure& procedure, const boost::json::object& answers,
                             const boost::json::object& facts, const Moment& moment,
                             boost::json::object& checked, Channel channel = Channel::online);

/// Answers as people read them: for the check page, the review screen and print.
struct Shown {
    std::string where;  // "account", "children.0.name": which field
    std::string page;   // the page to change it on
    const Question* question = nullptr;
    const Section* section = nullptr;
    int item = -1;
    std::string text;        // 令和8年4月1日（水）, はい, 普通 1234567
    bool prefilled = false;  // 自動で入った
};
std::vector<Shown> show_answers(const Procedure& procedure, const boost::json::object& answers,
                                const boost::json::object& facts, const Moment& moment);
/// One answer as people read it.
std::string show_answer(const Question& question, const boost::json::value& value,
                        const Surroundings& around, const Moment& moment);

/// The value at a path of dots ("resident-register.person.name"); nullptr when absent. A fact's
/// source name may itself hold a dot: the longest name wins.
const boost::json::value* at_path(const boost::json::object& object, std::string_view path);

}  // namespace yakuba::procedures
