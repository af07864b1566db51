#include "business/resident_register/pages/form.h"

#include <algorithm>

#include "kernel/typed_date.h"

namespace yakuba::resident_register {
namespace {

using Kind = Question::Kind;

/// Spaces of any width at both ends gone; those within stay, they belong to names.
std::string trimmed(std::string text) {
    constexpr std::string_view kWide = "　";
    const auto is_plain = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    for (bool again = true; again;) {
        again = false;
        if (text.starts_with(kWide)) {
            text.erase(0, kWide.size());
            again = true;
        } else if (!text.empty() && is_plain(text.front())) {
            text.erase(0, 1);
            again = true;
        }
        if (text.ends_with(kWide)) {
            text.erase(text.size() - kWide.size());
            again = true;
        } else if (!text.empty() && is_plain(text.back())) {
            text.pop_back();
            again = true;
        }
    }
    return text;
}

bool offers(const Question& question, std::string_view value) {
    return std::ranges::find(question.options, value, &Option::value) != question.options.end();
}

std::string join(const std::vector<std::string>& items) {
    std::string joined;
    for (const std::string& item : items)
        joined += (joined.empty() ? "" : ",") + item;
    return joined;
}

std::string taken(const Question& question, const web::Fields& form, const Calendar& calendar,
                  Date today) {
    std::string text = trimmed(form.get(question.name));
    switch (question.kind) {
        case Kind::day: {
            const auto day = read_typed_day(calendar, text, today);
            return day ? to_iso(*day) : text;
        }
        case Kind::partial_day: {
            const auto day = read_typed_date(calendar, text, today);
            return day ? to_iso(*day) : text;
        }
        case Kind::radio:
        case Kind::select:
            return offers(question, text) ? text : std::string{};
        case Kind::ticks: {
            auto chosen = form.all(question.name);
            std::erase_if(chosen, [&](const std::string& c) { return !offers(question, c); });
            return join(chosen);
        }
        case Kind::tick:
            return text == "yes" ? text : std::string{};
        default:
            return text;
    }
}

std::string missing(const Question& question) {
    switch (question.kind) {
        case Kind::radio:
        case Kind::select:
            return question.label + "を選んでください";
        case Kind::ticks:
            return question.label + "を1つ以上選んでください";
        case Kind::tick:
            return question.label + "を確かめて、印をつけてください";
        default:
            return question.label + "を入れてください";
    }
}

std::string problem_of(const Question& question, const Answers& answers) {
    const std::string& text = answers.get(question.name);
    if (text.empty()) return question.needed ? missing(question) : std::string{};
    const bool unread = (question.kind == Kind::day && !answers.day(question.name)) ||
                        (question.kind == Kind::partial_day && !answers.partial_day(question.name));
    if (!unread) return {};
    return question.label + "が日付として読めません。R8.11.20 や 20261120 のように入れてください";
}

std::string reading_of(const Question& question, const Answers& answers, const Calendar& calendar) {
    const PartialDate date = answers.partial_day(question.name);
    if (!date) return {};
    if (!date.is_complete()) return calendar.format(date);
    return day_in_full(calendar, date.earliest());
}

std::string box_text(const Question& question, const Answers& answers, const Calendar& calendar) {
    const std::string& text = answers.get(question.name);
    const PartialDate date = answers.partial_day(question.name);
    const bool is_day = question.kind == Kind::day || question.kind == Kind::partial_day;
    if (!is_day || !date) return text.empty() ? question.initial : text;
    if (date.is_complete()) return calendar.format_short(date.earliest());
    return calendar.format(date);
}

std::vector<std::string> chosen_of(const Question& question, const Answers& answers) {
    auto chosen = answers.list(question.name);
    if (!chosen.empty() || question.initial.empty()) return chosen;
    Answers initial;
    initial.set(question.name, question.initial);
    return initial.list(question.name);
}

void show_options(const Question& question, const Answers& answers, web::View& view) {
    const auto chosen = chosen_of(question, answers);
    const bool choices = question.kind == Kind::radio || question.kind == Kind::ticks;
    std::int64_t number = 0;
    if (question.kind == Kind::select && question.initial.empty()) {
        view.row("OPTIONS").set("OPTION_VALUE", "").set("OPTION_TEXT", "選んでください");
    }
    for (const Option& option : question.options) {
        web::View row = view.row("OPTIONS");
        row.set("OPTION_VALUE", option.value).set("OPTION_TEXT", option.label);
        if (question.kind == Kind::text) continue;
        row.show_if("OPTION_CHOSEN", std::ranges::find(chosen, option.value) != chosen.end());
        if (!choices) continue;
        row.set("OPTION_ID",
                number == 0 ? question.name : question.name + "-" + std::to_string(number))
            .set("OPTION_TYPE", question.kind == Kind::radio ? "radio" : "checkbox");
        if (!option.more.empty()) row.row("OPTION_MORE").set("OPTION_MORE_TEXT", option.more);
        ++number;
    }
}

void show_box(const Question& question, const Answers& answers, const Calendar& calendar,
              web::View& field) {
    const std::string value = box_text(question, answers, calendar);
    switch (question.kind) {
        case Kind::day:
        case Kind::partial_day: {
            web::View box = field.row("DATE1");
            box.set("VALUE", value);
            const std::string read = reading_of(question, answers, calendar);
            if (!read.empty()) box.row("READ").set("READ_TEXT", read);
            return;
        }
        case Kind::long_text:
            field.row("AREA").set("VALUE", value);
            return;
        case Kind::tick:
            field.row("TICK").show_if("VALUE_TICKED", answers.ticked(question.name));
            return;
        case Kind::select: {
            web::View box = field.row("SELECT");
            show_options(question, answers, box);
            return;
        }
        case Kind::radio:
        case Kind::ticks: {
            web::View box = field.row("CHOICES");
            box.show_if("FLOW", question.options.size() > 1);
            show_options(question, answers, box);
            return;
        }
        default:
            break;
    }
    web::View box = field.row(question.options.empty() ? "BOX" : "COMBO");
    box.set("VALUE", question.kind == Kind::secret ? std::string{} : value)
        .set("SIZE", question.size);
    if (question.options.empty()) {
        box.set("TYPE", question.kind == Kind::secret ? "password" : "text")
            .set("MODE", "text")
            .set("COMPLETE", "off");
    } else {
        box.set("LIST_ID", question.name + "-list");
        show_options(question, answers, box);
    }
}

void show_question(const Question& question, const Answers& answers, const std::string& message,
                   const Calendar& calendar, web::View& group) {
    web::View field = group.row("FIELDS");
    field.set("FIELD", question.name).set("LABEL", question.label);
    if (question.kind != Kind::tick) field.show(question.needed ? "MUST" : "MAY");
    std::string hint = question.hint;
    if (!question.article.empty()) {
        hint += (hint.empty() ? "" : "　") + std::string{question.article};
    }
    if (!hint.empty()) field.row("HINT").set("HINT_TEXT", hint);
    if (!message.empty()) field.row("ERROR").set("ERROR_TEXT", message);
    show_box(question, answers, calendar, field);
}

}  // namespace

void take(const Step& step, const web::Fields& form, const Calendar& calendar, Date today,
          Answers& answers) {
    for (const Group& group : step.groups) {
        for (const Question& question : group.questions) {
            if (question.kind == Kind::secret) continue;
            answers.set(question.name, taken(question, form, calendar, today));
        }
    }
}

std::vector<AnswerProblem> check(const Step& step, const Answers& answers) {
    std::vector<AnswerProblem> problems;
    for (const Group& group : step.groups) {
        for (const Question& question : group.questions) {
            if (question.kind == Kind::secret) continue;
            std::string message = problem_of(question, answers);
            if (!message.empty()) {
                problems.push_back({question.name, question.label, std::move(message)});
            }
        }
    }
    return problems;
}

void show(const Step& step, const Answers& answers, const std::vector<AnswerProblem>& problems,
          const Calendar& calendar, web::View& view) {
    if (!problems.empty()) {
        web::View summary = view.row("ERRORS_SHOWN");
        summary.set("ERROR_COUNT", static_cast<std::int64_t>(problems.size()));
        for (const AnswerProblem& problem : problems) {
            summary.row("ERRORS")
                .set("ERROR_FIELD", problem.name)
                .set("ERROR_TEXT", problem.message);
        }
    }
    for (const Group& group : step.groups) {
        web::View part = view.row("GROUPS");
        part.set("GROUP_HEADING", group.heading);
        if (!group.lead.empty()) part.row("GROUP_LEAD").set("GROUP_LEAD_TEXT", group.lead);
        if (group.removable >= 0) part.row("CAN_REMOVE").set("REMOVE_ITEM", group.removable);
        for (const Question& question : group.questions) {
            const auto found = std::ranges::find(problems, question.name, &AnswerProblem::name);
            show_question(question, answers, found == problems.end() ? "" : found->message,
                          calendar, part);
        }
    }
}

std::string in_words(const Question& question, const Answers& answers, const Calendar& calendar) {
    const std::string& text = answers.get(question.name);
    switch (question.kind) {
        case Kind::day:
        case Kind::partial_day: {
            const PartialDate date = answers.partial_day(question.name);
            if (!date) return text;
            return date.is_complete() ? day_for_staff(calendar, date.earliest())
                                      : calendar.format(date);
        }
        case Kind::tick:
            return text.empty() ? "いいえ" : "はい";
        case Kind::radio:
        case Kind::select:
        case Kind::ticks: {
            std::string words;
            for (const std::string& value : answers.list(question.name)) {
                const auto option = std::ranges::find(question.options, value, &Option::value);
                if (option == question.options.end()) continue;
                words += (words.empty() ? "" : "、") + option->label;
            }
            return words;
        }
        default:
            return text;
    }
}

}  // namespace yakuba::resident_register
