#include <algorithm>
#include <boost/json.hpp>
#include <optional>

#include "portal/staff/drafts.h"
#include "portal/staff/shown.h"

namespace yakuba::portal::staff {
namespace {

namespace json = boost::json;
using procedures::Kind;
using procedures::Page;
using procedures::Question;
using web::View;

std::string name_on(const Page& page, const Question& question) {
    if (page.item < 0) return question.key;
    return page.section->key + "." + std::to_string(page.item) + "." + question.key;
}

/// The stored answer; nullptr when there is none.
const json::value* stored(const DraftFields& fields, const std::string& name) {
    const json::value* const value = procedures::at_path(*fields.form.answers, name);
    return value == nullptr || value->is_null() ? nullptr : value;
}

std::string plain(const json::value& value) {
    if (value.is_string()) return std::string{value.get_string()};
    if (value.is_bool()) return value.get_bool() ? "yes" : "no";
    if (value.is_int64()) return std::to_string(value.get_int64());
    return {};
}

/// Dates as they are typed: R8.11.20; with unknown parts, or a month, as they are kept.
std::string typed_date(const DraftFields& fields, const std::string& iso) {
    const auto date = parse_date(iso);
    return date ? fields.call.town().calendar->format_short(*date) : iso;
}

bool is_date(const Question& question) {
    return question.kind == Kind::date || question.kind == Kind::partial_date;
}

std::string value_of(const DraftFields& fields, const Question& question, const std::string& name,
                     std::string_view part = {}) {
    const std::string whole = part.empty() ? name : name + "." + std::string{part};
    if (fields.posted != nullptr && fields.posted->has(whole)) return fields.posted->get(whole);
    const json::value* value = stored(fields, name);
    if (value == nullptr) return {};
    if (!part.empty()) {
        value = value->is_object() ? value->get_object().if_contains(part) : nullptr;
        if (value == nullptr) return {};
    }
    const std::string text = plain(*value);
    return is_date(question) || part == "birth_date" ? typed_date(fields, text) : text;
}

bool is_chosen(const DraftFields& fields, const std::string& name, std::string_view choice) {
    if (fields.posted != nullptr && fields.posted->has(name)) {
        const auto all = fields.posted->all(name);
        return std::find(all.begin(), all.end(), choice) != all.end();
    }
    const json::value* const value = stored(fields, name);
    if (value == nullptr) return false;
    if (!value->is_array()) return plain(*value) == choice;
    return std::any_of(value->get_array().begin(), value->get_array().end(),
                       [&](const json::value& each) { return plain(each) == choice; });
}

/// A box alone has the question for its label; its own is for those who do not see.
void add_box(View& field, const std::string& name, std::string_view label, std::string_view value,
             std::string_view size, bool alone = false) {
    field.row("BOXES")
        .set("BOX_NAME", name)
        .set("BOX_LABEL", label)
        .set("BOX_CLASS", alone ? "unseen" : "hint")
        .set("BOX_VALUE", value)
        .set("BOX_SIZE", size);
}

/// More than so many are picked from a list: cards would fill the screen.
constexpr std::size_t kMostCards = 12;

void add_choice(View& field, const DraftFields& fields, const std::string& name,
                std::string_view type, std::string_view value, std::string_view label) {
    field.row("CHOICES")
        .set("CHOICE_NAME", name)
        .set("CHOICE_TYPE", type)
        .set("CHOICE_VALUE", value)
        .set("CHOICE_LABEL", label)
        .show_if("CHOICE_CHECKED", is_chosen(fields, name, value));
}

void add_choices(View& field, const DraftFields& fields, const Question& question,
                 const std::string& name) {
    const std::string_view type = question.kind == Kind::several ? "checkbox" : "radio";
    for (const procedures::Choice& choice : question.choices)
        add_choice(field, fields, name, type, choice.value,
                   procedures::without_ruby(choice.label.ja));
    if (question.choices_from.empty()) return;
    const json::value* const list = procedures::at_path(*fields.form.facts, question.choices_from);
    if (list == nullptr || !list->is_array()) return;
    const bool pick = question.kind == Kind::choice && list->get_array().size() > kMostCards;
    std::optional<View> picked;
    if (pick) picked.emplace(field.row("PICK")).set("PICK_NAME", name);
    for (const json::value& item : list->get_array()) {
        if (!item.is_object()) continue;
        const auto text = [&](std::string_view key) {
            const json::value* const value = item.get_object().if_contains(key);
            return value == nullptr ? std::string{} : plain(*value);
        };
        if (!pick) {
            add_choice(field, fields, name, type, text("value"), text("label"));
            continue;
        }
        picked->row("OPTIONS")
            .set("OPTION_VALUE", text("value"))
            .set("OPTION_LABEL", text("label"))
            .show_if("OPTION_CHOSEN", is_chosen(fields, name, text("value")));
    }
}

struct Part {
    std::string_view key, label, size;
};
constexpr Part kAddress[] = {{"postcode", "郵便番号", "8"}, {"prefecture", "都道府県", "8"},
                             {"city", "市区町村", "12"},    {"town", "町名・丁目", "20"},
                             {"lot", "番地・号", "12"},     {"building", "方書", "20"}};
constexpr Part kAccount[] = {
    {"bank_code", "金融機関コード", "4"}, {"branch_code", "店番", "4"},
    {"account_number", "口座番号", "8"},  {"holder_kana", "名義（カナ）", "20"},
    {"symbol", "ゆうちょ記号", "8"},      {"number", "ゆうちょ番号", "8"}};
constexpr Part kPerson[] = {{"person_id", "宛名番号", "8"},
                            {"name", "氏名", "12"},
                            {"kana", "フリガナ", "12"},
                            {"birth_date", "生年月日", "8"},
                            {"relation", "続柄", "8"}};

void add_parts(View& field, const DraftFields& fields, const Question& question,
               const std::string& name, std::span<const Part> parts) {
    for (const Part& part : parts) {
        add_box(field, name + "." + std::string{part.key}, part.label,
                value_of(fields, question, name, part.key), part.size);
    }
}

void add_files(View& field, const DraftFields& fields, const Question& question,
               const std::string& name) {
    View file = field.row("FILE");
    std::string accept;
    for (const std::string& type : question.file.types)
        accept += (accept.empty() ? "." : ",.") + type;
    file.set("FILE_NAME", name).set("ACCEPT", accept);
    for (const procedures::DraftFile& kept : fields.form.files) {
        if (kept.question != name) continue;
        file.row("KEPT_FILES")
            .set("KEPT_NUMBER", kept.number)
            .set("KEPT_NAME", kept.name)
            .set("KEPT_SIZE", file_size(kept.size));
    }
}

void show_answer(View& field, const DraftFields& fields, const Question& question,
                 const std::string& name) {
    switch (question.kind) {
        case Kind::yes_no:
            field.show("SHORT");
            add_choice(field, fields, name, "radio", "yes", "はい");
            add_choice(field, fields, name, "radio", "no", "いいえ");
            return;
        case Kind::choice:
        case Kind::several:
            field.show("SHORT");
            return add_choices(field, fields, question, name);
        case Kind::consent:
            return add_choice(field, fields, name, "checkbox", "yes",
                              procedures::without_ruby(question.consent.ja));
        case Kind::address:
            return add_parts(field, fields, question, name, kAddress);
        case Kind::account: {
            field.show("SHORT");
            add_parts(field, fields, question, name, kAccount);
            for (const auto& [value, label] :
                 {std::pair{"ordinary", "普通"}, {"current", "当座"}, {"savings", "貯蓄"}})
                add_choice(field, fields, name + ".account_type", "radio", value, label);
            return;
        }
        case Kind::person:
            return add_parts(field, fields, question, name, kPerson);
        case Kind::file:
            return add_files(field, fields, question, name);
        case Kind::note:
            return;
        default:
            add_box(field, name, procedures::without_ruby(question.label.ja),
                    value_of(fields, question, name), is_date(question) ? "12" : "20", true);
    }
}

/// What may not be changed: the town's own knowledge.
bool is_fixed(const DraftFields& fields, const Question& question, const std::string& name) {
    return question.prefill && !question.prefill->editable && stored(fields, name) != nullptr;
}

std::string text_of(const DraftFields& fields, const std::string& name) {
    const procedures::Moment moment{fields.call.today(), *fields.call.town().calendar};
    for (const auto& shown : procedures::show_answers(*fields.form.procedure, *fields.form.answers,
                                                      *fields.form.facts, moment)) {
        if (shown.where == name) return shown.text;
    }
    return {};
}

void show_question(View& section, const DraftFields& fields, const Page& page,
                   const Question& question) {
    const std::string name = name_on(page, question);
    View field = section.row("FIELDS");
    field.set("FIELD", name)
        .set("FIELD_LABEL", procedures::without_ruby(question.label.ja))
        .show_if("MUST", question.required && question.kind != Kind::note)
        .show_if("MAY", !question.required);
    if (question.help)
        field.row("HINT").set("HINT_TEXT", procedures::without_ruby(question.help.ja));
    for (const Problem& problem : fields.problems) {
        if (problem.where == name || problem.where.starts_with(name + "."))
            field.row("ERROR").set("ERROR_TEXT", problem.message);
    }
    if (is_fixed(fields, question, name)) {
        field.row("FIXED").set("FIXED_TEXT", text_of(fields, name));
        return;
    }
    if (question.prefill && stored(fields, name) != nullptr) field.show("PREFILLED");
    show_answer(field, fields, question, name);
}

}  // namespace

void show_draft_fields(View& view, const DraftFields& fields) {
    const procedures::Section* last = nullptr;
    std::optional<View> section;
    for (const Page& page : fields.form.pages) {
        if (page.section != last || page.item >= 0) {
            last = page.section;
            section.emplace(view.row("SECTIONS"));
            std::string title = procedures::without_ruby(page.section->title.ja);
            if (page.item >= 0) {
                title = procedures::without_ruby(page.section->item.ja) + " " +
                        std::to_string(page.item + 1);
                section->row("REMOVE").set("REMOVE_VALUE",
                                           page.section->key + "/" + std::to_string(page.item));
            }
            section->set("SECTION_TITLE", title);
        }
        if (page.list) {
            section->row("ADD")
                .set("ADD_VALUE", page.section->key)
                .set("ADD_LABEL", procedures::without_ruby(page.section->item.ja));
        }
        for (const Question* question : page.questions)
            show_question(*section, fields, page, *question);
    }
}

}  // namespace yakuba::portal::staff
