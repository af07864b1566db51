#include "procedures/answer_rules.h"

#include <algorithm>
#include <boost/json.hpp>

namespace yakuba::procedures {

namespace json = boost::json;

namespace {

std::string asking_for(const Question& question) {
    const std::string label = without_ruby(question.label.ja);
    switch (question.kind) {
        case Kind::choice:
        case Kind::several:
        case Kind::person:
            return label + "を選んでください";
        case Kind::yes_no:
            return label + "に、「はい」か「いいえ」で答えてください";
        case Kind::file:
            return label + "を付けてください";
        case Kind::consent:
            return "内容を読んで、「" + label + "」にチェックを入れてください";
        default:
            return label + "を入れてください";
    }
}

bool is_choice(const Question& question, std::string_view value, const Surroundings& around) {
    const std::vector<Choice> choices = choices_of(question, around);
    return std::any_of(choices.begin(), choices.end(),
                       [&](const Choice& choice) { return choice.value == value; });
}

class Rules {
public:
    Rules(const Question& question, const std::string& where, const Surroundings& around,
          const Moment& moment, AnswerProblems& problems)
        : question_(question),
          where_(where),
          around_(around),
          moment_(moment),
          problems_(problems),
          label_(without_ruby(question.label.ja)) {}

    bool hold(const json::value& value) {
        switch (question_.kind) {
            case Kind::choice:
                return is_choice(question_, std::string_view{value.get_string()}, around_) ||
                       no("answer.not_a_choice", label_ + "を、一覧の中から選んでください");
            case Kind::several:
                return several(value.get_array());
            case Kind::number:
            case Kind::yen:
                return within(value.get_int64());
            case Kind::date:
            case Kind::partial_date:
                return in_days(std::string_view{value.get_string()});
            case Kind::consent:
                return value.get_bool() || !question_.required ||
                       no("answer.empty", asking_for(question_));
            case Kind::file:
                return value.get_array().size() <=
                           static_cast<std::size_t>(question_.file.count_max) ||
                       no("answer.too_many",
                          label_ + "は" + std::to_string(question_.file.count_max) + "個までです");
            default:
                return true;
        }
    }

    bool no(std::string_view code, std::string message) {
        problems_.push_back(Problem{code, std::move(message), {}, where_, question_.article});
        return false;
    }

private:
    bool several(const json::array& chosen) {
        for (const json::value& one : chosen) {
            if (!is_choice(question_, std::string_view{one.get_string()}, around_))
                return no("answer.not_a_choice", label_ + "を、一覧の中から選んでください");
        }
        const auto count = static_cast<std::int64_t>(chosen.size());
        if (question_.at_least && count < *question_.at_least) {
            return no("answer.too_few",
                      label_ + "を" + std::to_string(*question_.at_least) + "つ以上選んでください");
        }
        if (question_.at_most && count > *question_.at_most) {
            return no("answer.too_many",
                      label_ + "は" + std::to_string(*question_.at_most) + "つまでです");
        }
        return true;
    }

    std::string with_unit(std::int64_t number) const {
        return std::to_string(number) + (question_.kind == Kind::yen ? "円" : "");
    }
    bool within(std::int64_t number) {
        if (question_.at_least && number < *question_.at_least) {
            return no("answer.too_small",
                      label_ + "は、" + with_unit(*question_.at_least) + "以上で入れてください");
        }
        if (question_.at_most && number > *question_.at_most) {
            return no("answer.too_large",
                      label_ + "は、" + with_unit(*question_.at_most) + "以下で入れてください");
        }
        return true;
    }

    bool in_days(std::string_view text) {
        const auto date = parse_partial_date(text);
        if (!date) return no("answer.date", label_ + "を、暦にある日付で入れてください");
        const auto first = bound_day(question_.not_before, around_, moment_.today);
        const auto last = bound_day(question_.not_after, around_, moment_.today);
        if (first && date->latest() < *first) {
            return no("answer.too_early",
                      label_ + "は、" + shown(*first) + "か、それより後の日を入れてください");
        }
        if (last && date->earliest() > *last) {
            return no("answer.too_late",
                      label_ + "は、" + shown(*last) + "か、それより前の日を入れてください");
        }
        return true;
    }
    std::string shown(Date day) const {
        return (day == moment_.today ? "今日（" : "") + moment_.calendar.format(day) +
               (day == moment_.today ? "）" : "");
    }

    const Question& question_;
    const std::string& where_;
    const Surroundings& around_;
    const Moment& moment_;
    AnswerProblems& problems_;
    std::string label_;
};

}  // namespace

bool is_asked(const Question& question, const Surroundings& around, Channel channel) {
    if (question.staff_only && channel == Channel::online) return false;
    return holds(question.show_if, around);
}

bool is_not_needed(const Question& question, const Surroundings& around) {
    return question.kind == Kind::file && !question.file.unless.empty() &&
           holds(question.file.unless, around);
}

std::optional<Date> bound_day(std::string_view bound, const Surroundings& around, Date today) {
    if (bound.empty()) return std::nullopt;
    if (bound.starts_with("today")) {
        bound.remove_prefix(5);
        if (bound.empty()) return today;
        const bool plus = bound.front() == '+';
        const auto days = detail::parse_integer(bound.substr(plus ? 1 : 0));
        if (!days) return std::nullopt;
        return Date::from_days(today.days() + std::chrono::days{*days});
    }
    if (const auto day = parse_date(bound)) return *day;
    const json::value* value = around.item == nullptr ? nullptr : around.item->if_contains(bound);
    if (value == nullptr) value = around.answers.if_contains(bound);
    if (value == nullptr || !value->is_string()) return std::nullopt;
    const auto day = parse_date(std::string_view{value->get_string()});
    return day ? std::optional{*day} : std::nullopt;
}

bool expect_rules(const Question& question, const json::value& value, const std::string& where,
                  const Surroundings& around, const Moment& moment, AnswerProblems& problems) {
    Rules rules(question, where, around, moment, problems);
    const bool absent = value.is_null() || (value.is_array() && value.get_array().empty());
    if (!absent) return rules.hold(value);
    if (!question.required || is_not_needed(question, around)) return true;
    return rules.no("answer.empty", asking_for(question));
}

}  // namespace yakuba::procedures
