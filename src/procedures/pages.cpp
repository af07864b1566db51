#include <boost/json.hpp>

#include "procedures/answer_rules.h"
#include "procedures/answers.h"

namespace yakuba::procedures {

namespace json = boost::json;

namespace {

/// Questions of a section that are put here.
std::vector<const Question*> asked_of(const Section& section, const Surroundings& around,
                                      Channel channel) {
    std::vector<const Question*> asked;
    for (const Question& question : section.questions) {
        if (is_asked(question, around, channel)) asked.push_back(&question);
    }
    return asked;
}

void add_items(std::vector<Page>& pages, const Section& section, const json::object& answers,
               const json::object& facts, Channel channel) {
    pages.push_back({section.key, &section, -1, true, {}});
    const json::value* const list = answers.if_contains(section.key);
    if (list == nullptr || !list->is_array()) return;
    int index = 0;
    for (const json::value& item : list->get_array()) {
        if (item.is_object()) {
            const Surroundings around = around_item(section, item.get_object(), answers, facts);
            pages.push_back({section.key + "/" + std::to_string(index), &section, index, false,
                             asked_of(section, around, channel)});
        }
        ++index;
    }
}

/// The town knows this answer and it may not be changed: nothing to ask.
bool is_settled(const Question& question, const json::object& answers) {
    return question.prefill && !question.prefill->editable &&
           answers.if_contains(question.key) != nullptr;
}

}  // namespace

std::vector<Page> pages_of(const Procedure& procedure, const json::object& answers,
                           const json::object& facts, Channel channel) {
    std::vector<Page> pages;
    for (const Section& section : procedure.sections) {
        if (!holds(section.show_if, {answers, facts})) continue;
        if (section.repeats) {
            add_items(pages, section, answers, facts, channel);
            continue;
        }
        const auto asked = asked_of(section, {answers, facts}, channel);
        if (section.together && !asked.empty()) {
            pages.push_back({section.key, &section, -1, false, asked});
            continue;
        }
        for (const Question* question : asked) {
            if (!is_settled(*question, answers))
                pages.push_back({question->key, &section, -1, false, {question}});
        }
    }
    return pages;
}

}  // namespace yakuba::procedures
