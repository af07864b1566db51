#include "portal/resident/options.h"

#include <boost/json.hpp>

#include "kernel/kana.h"
#include "kernel/utf8.h"
#include "portal/resident/texts.h"
#include "procedures/answers.h"

namespace yakuba::portal::resident {

namespace json = boost::json;
using web::Call;
using web::View;

namespace {

std::string text_in(const json::object& object, std::string_view key) {
    const json::value* value = object.if_contains(key);
    return value != nullptr && value->is_string() ? std::string{value->get_string()}
                                                  : std::string{};
}

std::string to_hiragana(std::string_view kana) {
    std::string out;
    while (!kana.empty()) {
        const char32_t c = take_code_point(kana);
        append_utf8(out, c >= U'ァ' && c <= U'ヶ' ? c - 0x60 : c);
    }
    return out;
}

std::vector<std::string> pieces_of(std::string_view text) {
    constexpr std::string_view kSpace = "　";
    std::vector<std::string> pieces;
    while (true) {
        const std::size_t at = text.find(kSpace);
        pieces.emplace_back(text.substr(0, at));
        if (at == std::string_view::npos) return pieces;
        text.remove_prefix(at + kSpace.size());
    }
}

/// What a person of the household is told by, besides the name.
std::vector<std::string> told_by(const Call& call, const json::object& item) {
    std::vector<std::string> more;
    if (const auto birth = parse_partial_date(text_in(item, "birth_date")); birth) {
        more.push_back(filled(call, "apply.born", {{"DATE", birth_date(call, *birth)}}));
    }
    std::string line;
    if (const json::value* age = item.if_contains("age"); age != nullptr && age->is_int64()) {
        line = filled(call, "apply.age", {{"AGE", std::to_string(age->get_int64())}});
    }
    if (const std::string relation = text_in(item, "relation"); !relation.empty()) {
        line += (line.empty() ? "" : "　") + relation;
    }
    if (!line.empty()) more.push_back(std::move(line));
    return more;
}

Option option_of(const Call& call, const json::object& item) {
    Option option;
    option.value = text_in(item, "value");
    const std::string name = text_in(item, "name");
    if (name.empty()) {
        option.label = text_in(item, "label");
    } else {
        option.label = name_with_reading(name, text_in(item, "kana")) + " さん";
        option.more = told_by(call, item);
    }
    const json::value* amount = item.if_contains("monthly_amount");
    if (amount != nullptr && amount->is_int64() && amount->get_int64() > 0) {
        option.sum = with_commas(amount->get_int64()) + "円";
    }
    return option;
}

std::vector<Option> options_from(const Call& call, const json::value* list) {
    std::vector<Option> options;
    if (list == nullptr || !list->is_array()) return options;
    for (const json::value& item : list->get_array()) {
        if (item.is_object()) options.push_back(option_of(call, item.get_object()));
    }
    return options;
}

}  // namespace

std::string name_with_reading(std::string_view name, std::string_view kana) {
    std::vector<std::string> names = pieces_of(name);
    const std::vector<std::string> readings = pieces_of(kana);
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) out += " ";
        const bool fits = readings.size() == names.size() && !readings[i].empty() &&
                          to_hiragana(names[i]) != to_hiragana(readings[i]);
        out += fits ? "{" + names[i] + "|" + to_hiragana(readings[i]) + "}" : names[i];
    }
    return out;
}

std::vector<Option> options_of(const Call& call, const procedures::Question& question,
                               const procedures::Form& form) {
    std::vector<Option> options;
    for (const json::object* item :
         procedures::choice_items(question, {*form.answers, *form.facts})) {
        options.push_back(option_of(call, *item));
    }
    for (const procedures::Choice& choice : question.choices)
        options.push_back({choice.value, {}, &choice, {}, {}});
    return options;
}

std::vector<Option> household_options(const Call& call, const procedures::Form& form) {
    auto members =
        options_from(call, procedures::at_path(*form.facts, "resident-register.household"));
    for (Option& member : members)
        member.sum.clear();
    return members;
}

void put_option(View& row, const Call& call, const Option& option) {
    row.set("OPTION_VALUE", option.value);
    if (option.choice != nullptr) {
        put_words(row, "OPTION_LABEL", option.choice->label, call);
        if (option.choice->help) {
            View more = row.row("OPTION_MORE");
            put_words(more, "MORE", option.choice->help, call);
        }
    } else {
        put_japanese(row, "OPTION_LABEL", option.label, call);
    }
    for (const std::string& line : option.more) {
        View more = row.row("OPTION_MORE");
        put_text(more, "MORE", line);
    }
    if (!option.sum.empty()) row.row("OPTION_SUM").set("SUM", option.sum);
}

}  // namespace yakuba::portal::resident
