// The whole of the answers against the definition: what is hidden is dropped, what is needed must
// be there, every rule must hold.
#include <algorithm>
#include <boost/json.hpp>

#include "procedures/answer_rules.h"
#include "procedures/answers.h"

namespace yakuba::procedures {

namespace json = boost::json;

namespace {

class Checking {
public:
    Checking(const Procedure& procedure, const json::object& answers, const json::object& facts,
             const Moment& moment, Channel channel)
        : procedure_(procedure),
          given_(with_prefilled(procedure, answers, facts)),
          facts_(facts),
          moment_(moment),
          channel_(channel) {}

    AnswerProblems run(json::object& checked) {
        for (const auto& member : given_)
            expect_known(member.key());
        for (const Section& section : procedure_.sections) {
            if (!holds(section.show_if, {checked, facts_})) continue;
            if (section.repeats) {
                repeated(section, checked);
            } else {
                for (const Question& question : section.questions)
                    one(question, given_, checked, {checked, facts_}, "");
            }
        }
        return std::move(problems_);
    }

private:
    void expect_known(std::string_view key) {
        for (const Section& section : procedure_.sections) {
            if (section.repeats && section.key == key) return;
            for (const Question& question : section.questions) {
                if (!section.repeats && question.key == key) return;
            }
        }
        problems_.push_back(Problem{"answer.unknown",
                                    "この手続に「" + std::string{key} + "」という質問はありません",
                                    {},
                                    key.empty() ? "answers" : std::string{key}});
    }

    void one(const Question& question, const json::object& given, json::object& checked,
             const Surroundings& around, const std::string& prefix) {
        if (!is_asked(question, around, channel_)) return;
        const std::string where = prefix + question.key;
        if (question.stops) {
            problems_.push_back(
                Problem{"answer.stopped", without_ruby(question.label.ja), {}, where});
        }
        if (question.kind == Kind::note) return;
        const std::size_t before = problems_.size();
        const json::value* const value = given.if_contains(question.key);
        json::value read = value == nullptr
                               ? json::value(nullptr)
                               : normalised(question, *value, where, moment_, problems_);
        if (problems_.size() != before) return;
        if (!expect_rules(question, read, where, around, moment_, problems_)) return;
        if (!read.is_null()) checked[question.key] = std::move(read);
    }

    void repeated(const Section& section, json::object& checked) {
        json::array items;
        const json::value* const list = given_.if_contains(section.key);
        if (list != nullptr && !list->is_array()) {
            complain(section, "answer.wrong_type", "の形が正しくありません");
            return;
        }
        const std::size_t count = list == nullptr ? 0 : list->get_array().size();
        if (count < static_cast<std::size_t>(section.repeat_min)) {
            complain(section, "answer.too_few",
                     "を" + std::to_string(section.repeat_min) + "人以上入れてください");
        }
        if (count > static_cast<std::size_t>(section.repeat_max)) {
            complain(section, "answer.too_many",
                     "は" + std::to_string(section.repeat_max) + "人までです");
            return;
        }
        for (std::size_t i = 0; i < count; ++i) {
            const json::value& given = list->get_array()[i];
            if (!given.is_object()) {
                complain(section, "answer.wrong_type", "の形が正しくありません");
                continue;
            }
            items.push_back(item(section, given.get_object(), i, checked));
        }
        checked[section.key] = std::move(items);
    }

    json::object item(const Section& section, const json::object& given, std::size_t index,
                      const json::object& checked) {
        json::object read;
        if (const json::value* source = given.if_contains(kSourceItem)) read[kSourceItem] = *source;
        const std::string prefix = section.key + "." + std::to_string(index) + ".";
        for (const Question& question : section.questions) {
            const json::object so_far = read;
            one(question, given, read, around_item(section, so_far, checked, facts_), prefix);
        }
        for (const auto& member : given) {
            const bool known =
                member.key() == kSourceItem ||
                std::any_of(section.questions.begin(), section.questions.end(),
                            [&](const Question& q) { return q.key == member.key(); });
            if (!known) {
                const std::string name{member.key()};
                problems_.push_back(Problem{"answer.unknown",
                                            "この手続に「" + name + "」という質問はありません",
                                            {},
                                            prefix + name});
            }
        }
        return read;
    }

    void complain(const Section& section, std::string_view code, const std::string& what) {
        problems_.push_back(Problem{code, without_ruby(section.item.ja) + what, {}, section.key});
    }

    const Procedure& procedure_;
    const json::object given_;
    const json::object& facts_;
    const Moment& moment_;
    Channel channel_;
    AnswerProblems problems_;
};

}  // namespace

AnswerProblems check_answers(const Procedure& procedure, const json::object& answers,
                             const json::object& facts, const Moment& moment, json::object& checked,
                             Channel channel) {
    return Checking(procedure, answers, facts, moment, channel).run(checked);
}

}  // namespace yakuba::procedures
