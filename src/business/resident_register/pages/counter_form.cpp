#include "business/resident_register/pages/counter_form.h"

#include <algorithm>
#include <boost/json.hpp>

namespace yakuba::resident_register {
namespace {

namespace json = boost::json;
using Kind = Question::Kind;
using Asked = procedures::Question;

std::string plain(const procedures::Words& words) { return procedures::without_ruby(words.ja); }

std::string label_of_question(const Asked& question) {
    return question.ask ? plain(question.ask) : plain(question.label);
}

std::string text_of(const json::value& value) {
    if (value.is_string()) return std::string{value.as_string()};
    if (value.is_bool()) return value.as_bool() ? "yes" : "no";
    if (value.is_int64() || value.is_uint64())
        return std::to_string(value.to_number<std::int64_t>());
    return {};
}

/// An answer as the boxes of its question hold it.
void put(const std::string& name, const json::value& value, Answers& answers) {
    if (value.is_object()) {
        for (const auto& [part, inner] : value.as_object())
            put(name + "." + std::string{part}, inner, answers);
    } else if (value.is_array()) {
        std::string joined;
        for (const json::value& item : value.as_array())
            joined += (joined.empty() ? "" : ",") + text_of(item);
        answers.set(boxed(name), joined);
    } else {
        answers.set(boxed(name), text_of(value));
    }
}

struct Part {
    std::string_view key;
    std::string_view label;
    std::string_view size;
};
constexpr Part kAddress[] = {{"postcode", "郵便番号", "8"}, {"prefecture", "都道府県", "8"},
                             {"city", "市区町村", "20"},    {"town", "町名", "20"},
                             {"lot", "番地", "12"},         {"building", "建物", "20"}};
constexpr Part kAccount[] = {{"bank_code", "金融機関コード（4けた）", "8"},
                             {"branch_code", "支店コード（3けた）", "8"},
                             {"account_number", "口座番号（7けた）", "12"},
                             {"holder_kana", "口座名義（カナ）", "20"}};
constexpr Part kPerson[] = {{"name", "氏名", "20"},
                            {"kana", "フリガナ", "20"},
                            {"birth_date", "生年月日", "12"},
                            {"relation", "続柄", "12"}};

void add_parts(const Asked& asked, const std::string& name, std::span<const Part> parts,
               Group& group) {
    for (const Part& part : parts) {
        group.questions.push_back({.name = boxed(name + "." + std::string{part.key}),
                                   .label = plain(asked.label) + "：" + std::string{part.label},
                                   .size = std::string{part.size}});
    }
}

std::vector<Option> options_of(const Asked& asked, const json::object& facts) {
    std::vector<Option> options;
    for (const procedures::Choice& choice : asked.choices) {
        options.push_back({choice.value, plain(choice.label), plain(choice.help)});
    }
    if (asked.choices_from.empty()) return options;
    const json::value* const list = procedures::at_path(facts, asked.choices_from);
    if (list == nullptr || !list->is_array()) return options;
    for (const json::value& item : list->as_array()) {
        if (!item.is_object()) continue;
        const json::object& object = item.as_object();
        const auto get = [&](std::string_view key) {
            const json::value* const value = object.if_contains(key);
            return value == nullptr ? std::string{} : text_of(*value);
        };
        options.push_back({get("value"), get("label"), ""});
    }
    return options;
}

void add_question(const Asked& asked, const std::string& prefix, const json::object& facts,
                  Group& group) {
    const std::string name = prefix + asked.key;
    Question question{.name = boxed(name),
                      .label = label_of_question(asked),
                      .hint = plain(asked.help),
                      .needed = asked.required,
                      .options = {}};
    switch (asked.kind) {
        case procedures::Kind::date:
            question.kind = Kind::day;
            question.size = "12";
            break;
        case procedures::Kind::partial_date:
            question.kind = Kind::partial_day;
            question.size = "12";
            break;
        case procedures::Kind::yes_no:
            question.kind = Kind::radio;
            question.options = {{"yes", "はい", ""}, {"no", "いいえ", ""}};
            break;
        case procedures::Kind::choice:
            question.kind = Kind::radio;
            question.options = options_of(asked, facts);
            break;
        case procedures::Kind::several:
            question.kind = Kind::ticks;
            question.options = options_of(asked, facts);
            break;
        case procedures::Kind::consent:
            question.kind = Kind::tick;
            question.label = plain(asked.consent);
            break;
        case procedures::Kind::address:
            return add_parts(asked, name, kAddress, group);
        case procedures::Kind::account:
            group.questions.push_back(
                {.kind = Kind::select,
                 .name = boxed(name + ".account_type"),
                 .label = plain(asked.label) + "：種類",
                 .options = {
                     {"ordinary", "普通", ""}, {"current", "当座", ""}, {"savings", "貯蓄", ""}}});
            return add_parts(asked, name, kAccount, group);
        case procedures::Kind::person:
            question.name = boxed(name + ".person_id");
            question.hint = "世帯の人は宛名番号。ほかの人は下に書く";
            question.size = "12";
            question.needed = false;
            group.questions.push_back(std::move(question));
            return add_parts(asked, name, kPerson, group);
        case procedures::Kind::file:
        case procedures::Kind::note:
            return;  // papers stand below the questions; notes are for those who fill in alone
        default:
            break;
    }
    group.questions.push_back(std::move(question));
}

CounterPaper paper_of(const Asked& asked, const std::string& prefix,
                      const std::vector<procedures::DraftFile>& files) {
    CounterPaper paper{.question = prefix + asked.key,
                       .label = label_of_question(asked),
                       .hint = plain(asked.help),
                       .accept = {},
                       .held = {}};
    if (paper.hint.empty())
        paper.hint = "PDFか写真。" + std::to_string(asked.file.count_max) + "枚まで";
    for (const std::string& type : asked.file.types)
        paper.accept += (paper.accept.empty() ? "." : ",.") + type;
    std::ranges::copy_if(files, std::back_inserter(paper.held),
                         [&](const auto& file) { return file.question == paper.question; });
    return paper;
}

std::string heading_of(const procedures::Page& page) {
    const std::string title = plain(page.section->title);
    if (page.item < 0) return title;
    return plain(page.section->item) + " " + std::to_string(page.item + 1) + "人目";
}

}  // namespace

std::string boxed(std::string_view name) {
    std::string box;
    for (const char c : name) {
        if (c == '.') {
            box += "__";
        } else {
            box += c;
        }
    }
    return box;
}

std::string unboxed(std::string_view name) {
    std::string plain_name;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool joint = name.substr(i).starts_with("__");
        plain_name += joint ? '.' : name[i];
        if (joint) ++i;
    }
    return plain_name;
}

CounterForm counter_form(const procedures::Form& form, const procedures::Moment& moment) {
    CounterForm shown;
    shown.step.id = form.procedure->id;
    shown.step.title = form.procedure->name;
    for (const procedures::Page& page : form.pages) {
        if (page.list) {
            shown.lists.emplace_back(page.section->key, plain(page.section->item));
            continue;
        }
        const std::string prefix = page.item < 0
                                       ? std::string{}
                                       : page.section->key + "." + std::to_string(page.item) + ".";
        const bool goes_on = !shown.step.groups.empty() && page.item < 0 &&
                             shown.step.groups.back().heading == heading_of(page);
        if (!goes_on) shown.step.groups.push_back({.heading = heading_of(page), .questions = {}});
        for (const Asked* question : page.questions) {
            add_question(*question, prefix, *form.facts, shown.step.groups.back());
            if (question->kind == procedures::Kind::file)
                shown.papers.push_back(paper_of(*question, prefix, form.files));
        }
    }
    std::erase_if(shown.step.groups, [](const Group& group) { return group.questions.empty(); });
    for (const auto& [key, value] : *form.answers) {
        if (value.is_array() && form.procedure->section_of(key) != nullptr) {
            std::size_t index = 0;
            for (const json::value& item : value.as_array())
                put(std::string{key} + "." + std::to_string(index++), item, shown.answers);
        } else {
            put(std::string{key}, value, shown.answers);
        }
    }
    for (const procedures::Shown& one :
         procedures::show_answers(*form.procedure, *form.answers, *form.facts, moment)) {
        if (one.prefilled) shown.known.emplace_back(plain(one.question->label), one.text);
    }
    return shown;
}

std::vector<AnswerProblem> counter_problems(const CounterForm& form,
                                            const procedures::AnswerProblems& problems) {
    std::vector<AnswerProblem> found;
    for (const Problem& problem : problems) {
        // A part of a compound answer leads to the first of its boxes.
        const std::string where = boxed(problem.where);
        std::string name = where;
        for (const Group& group : form.step.groups) {
            const auto box = std::ranges::find_if(group.questions, [&](const Question& q) {
                return q.name == where || q.name.starts_with(where + "__");
            });
            if (box != group.questions.end()) {
                name = box->name;
                break;
            }
        }
        found.push_back({name, problem.where, problem.message});
    }
    return found;
}

}  // namespace yakuba::resident_register
