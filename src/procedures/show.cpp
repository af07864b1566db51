// Answers as people read them.
#include <boost/json.hpp>

#include "procedures/answer_rules.h"
#include "procedures/answers.h"

namespace yakuba::procedures {

namespace json = boost::json;

namespace {

std::string text_at(const json::object& object, std::string_view key) {
    const json::value* const value = object.if_contains(key);
    return value != nullptr && value->is_string() ? std::string{value->get_string().c_str()}
                                                  : std::string{};
}

std::string with_commas(std::int64_t number) {
    std::string digits = std::to_string(number < 0 ? -number : number);
    for (std::size_t at = digits.size(); at > 3; at -= 3)
        digits.insert(at - 3, ",");
    return (number < 0 ? "-" : "") + digits;
}

std::string weekday(Date day) {
    static constexpr const char* kNames[] = {"日", "月", "火", "水", "木", "金", "土"};
    return kNames[std::chrono::weekday{day.days()}.c_encoding()];
}

std::string date_text(std::string_view iso, const Calendar& calendar) {
    const auto date = parse_partial_date(iso);
    if (!date) return std::string{iso};
    if (!date->is_complete()) return calendar.format(*date);
    const Date day = date->earliest();
    return calendar.format(day) + "（" + weekday(day) + "）";
}

/// What a list calls the item with this value.
std::string label_in(const json::object& facts, std::string_view source, std::string_view value) {
    const json::value* const list = at_path(facts, source);
    if (list == nullptr || !list->is_array()) return std::string{value};
    for (const json::value& one : list->get_array()) {
        if (one.is_object() && text_at(one.get_object(), "value") == value) {
            std::string label = text_at(one.get_object(), "label");
            if (!label.empty()) return label;
        }
    }
    return std::string{value};
}

std::string choice_text(const Question& question, std::string_view value,
                        const Surroundings& around) {
    for (const Choice& choice : choices_of(question, around)) {
        if (choice.value == value) return without_ruby(choice.label.ja);
    }
    return std::string{value};
}

std::string address_text(const json::object& address) {
    std::string text;
    const std::string postcode = text_at(address, "postcode");
    if (postcode.size() == 7) text = "〒" + postcode.substr(0, 3) + "-" + postcode.substr(3) + " ";
    for (const char* key : {"prefecture", "city", "town", "lot"})
        text += text_at(address, key);
    const std::string building = text_at(address, "building");
    return building.empty() ? text : text + "　" + building;
}

std::string account_text(const json::object& account) {
    const std::string type = text_at(account, "account_type");
    const std::string_view label = type == "current" ? "当座" : type == "savings" ? "貯蓄" : "普通";
    return "金融機関 " + text_at(account, "bank_code") + "　支店 " +
           text_at(account, "branch_code") + "　" + std::string{label} + " " +
           text_at(account, "account_number") + "　" + text_at(account, "holder_kana");
}

std::string person_text(const json::object& person, const Surroundings& around,
                        const Calendar& calendar) {
    if (const json::value* id = person.if_contains("person_id"); id != nullptr && id->is_int64()) {
        const std::string value = std::to_string(id->get_int64());
        for (const auto& fact : around.facts) {
            if (!fact.value().is_array()) continue;
            std::string label = label_in(around.facts, fact.key(), value);
            if (label != value) return label;
        }
        return "宛名番号 " + value;
    }
    std::string text = text_at(person, "name");
    const std::string relation = text_at(person, "relation");
    text += "（" + (relation.empty() ? "" : relation + "・") +
            date_text(text_at(person, "birth_date"), calendar) + "生まれ）";
    return text;
}

class Showing {
public:
    Showing(const Procedure& procedure, const json::object& answers, const json::object& facts,
            const Moment& moment)
        : procedure_(procedure), answers_(answers), facts_(facts), moment_(moment) {}

    std::vector<Shown> all() {
        for (const Section& section : procedure_.sections) {
            if (!section.repeats) {
                for (const Question& question : section.questions)
                    one(section, question, answers_, -1, {answers_, facts_});
                continue;
            }
            const json::value* const list = answers_.if_contains(section.key);
            if (list == nullptr || !list->is_array()) continue;
            int index = 0;
            for (const json::value& item : list->get_array()) {
                if (item.is_object()) {
                    for (const Question& question : section.questions) {
                        one(section, question, item.get_object(), index,
                            around_item(section, item.get_object(), answers_, facts_));
                    }
                }
                ++index;
            }
        }
        return std::move(shown_);
    }

private:
    void one(const Section& section, const Question& question, const json::object& from, int item,
             const Surroundings& around) {
        const json::value* const value = from.if_contains(question.key);
        if (value == nullptr || value->is_null()) return;
        Shown shown;
        const std::string at = item < 0 ? "" : std::to_string(item);
        shown.where = item < 0 ? question.key : section.key + "." + at + "." + question.key;
        shown.page =
            item >= 0 ? section.key + "/" + at : (section.together ? section.key : question.key);
        shown.question = &question;
        shown.section = &section;
        shown.item = item;
        shown.text = show_answer(question, *value, around, moment_);
        shown.prefilled = is_the_towns(question, *value, around);
        shown_.push_back(std::move(shown));
    }

    /// The answer is what the town's own record says.
    bool is_the_towns(const Question& question, const json::value& value,
                      const Surroundings& around) const {
        if (!question.prefill) return false;
        constexpr std::string_view kItem = "item.";
        const std::string_view source = question.prefill->source;
        const json::value* known = nullptr;
        if (source.starts_with(kItem)) {
            if (around.item_fact != nullptr)
                known = at_path(*around.item_fact, source.substr(kItem.size()));
        } else {
            known = at_path(facts_, source);
        }
        if (known == nullptr) return false;
        if (question.kind == Kind::person && known->is_int64())
            return value == json::value(json::object{{"person_id", known->get_int64()}});
        return value == *known;
    }

    const Procedure& procedure_;
    const json::object& answers_;
    const json::object& facts_;
    const Moment& moment_;
    std::vector<Shown> shown_;
};

}  // namespace

std::string show_answer(const Question& question, const json::value& value,
                        const Surroundings& around, const Moment& moment) {
    if (value.is_bool()) {
        if (question.kind == Kind::consent) return value.get_bool() ? "同意する" : "同意しない";
        return value.get_bool() ? "はい" : "いいえ";
    }
    if (value.is_int64()) {
        return with_commas(value.get_int64()) + (question.kind == Kind::yen ? "円" : "");
    }
    if (value.is_string()) {
        const std::string_view text{value.get_string()};
        if (question.kind == Kind::date || question.kind == Kind::partial_date)
            return date_text(text, moment.calendar);
        if (question.kind == Kind::month) {
            const auto month = parse_year_month(text);
            return month ? moment.calendar.format(*month) : std::string{text};
        }
        if (question.kind == Kind::choice) return choice_text(question, text, around);
        return std::string{text};
    }
    if (value.is_array()) {
        if (question.kind == Kind::file)
            return std::to_string(value.get_array().size()) + "個のファイル";
        std::string text;
        for (const json::value& one : value.get_array()) {
            if (!one.is_string()) continue;
            if (!text.empty()) text += "、";
            text += choice_text(question, std::string_view{one.get_string()}, around);
        }
        return text;
    }
    if (value.is_object()) {
        if (question.kind == Kind::address) return address_text(value.get_object());
        if (question.kind == Kind::account) return account_text(value.get_object());
        if (question.kind == Kind::person)
            return person_text(value.get_object(), around, moment.calendar);
    }
    return {};
}

std::vector<Shown> show_answers(const Procedure& procedure, const json::object& answers,
                                const json::object& facts, const Moment& moment) {
    return Showing(procedure, answers, facts, moment).all();
}

}  // namespace yakuba::procedures
