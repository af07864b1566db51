#include "portal/resident/fields.h"

#include <algorithm>
#include <boost/json.hpp>

#include "portal/resident/bank_search.h"
#include "portal/resident/options.h"
#include "portal/resident/place_search.h"
#include "portal/resident/texts.h"

namespace yakuba::portal::resident {

using procedures::Kind;
using procedures::Question;
using web::Call;
using web::View;

namespace {

/// The sentence about a field, or about one of its boxes.
const Problem* problem_at(const procedures::AnswerProblems& problems, std::string_view name) {
    for (const Problem& problem : problems) {
        const std::string_view where = problem.where;
        if (where == name ||
            (where.starts_with(name) && where.substr(name.size()).starts_with('.')))
            return &problem;
    }
    return nullptr;
}

void put_options(View& field, const PageFields& page, const std::vector<Option>& options,
                 const std::string& name, bool many) {
    std::size_t number = 0;
    for (const Option& option : options) {
        View row = field.row("OPTIONS");
        // The first card is where a link of the error summary leads.
        row.set("OPTION_ID", field_id(name) + (number == 0 ? "" : "-" + std::to_string(number)))
            .set("OPTION_TYPE", many ? "checkbox" : "radio")
            .show_if("CHECKED", page.values.has(name, option.value));
        put_option(row, page.call, option);
        ++number;
    }
}

struct LineForm {
    std::string_view mode = "text";
    std::string_view complete = "off";
    std::string_view size = "box-20";
};

/// What a phone's keyboard and the browser's memory should know of a line.
LineForm line_form(const Question& question) {
    switch (question.kind) {
        case Kind::phone:
            return {"tel", "tel", "box-12"};
        case Kind::number:
            return {"numeric", "off", "box-8"};
        case Kind::yen:
            return {"numeric", "off", "box-12"};
        default:
            return {};
    }
}

void put_line(View& field, const PageFields& page, const Question& question,
              const std::string& name) {
    const LineForm form = line_form(question);
    View line = field.row("LINE");
    line.set("VALUE", page.values.get(name))
        .set("MODE", form.mode)
        .set("COMPLETE", form.complete)
        .set("SIZE", form.size)
        .show_if("YEN", question.kind == Kind::yen);
}

void put_eras(View& date, const PageFields& page, const std::string& name) {
    const auto eras = page.call.town().calendar->eras();
    const bool given = page.values.any(name + ".era");
    const std::string& chosen = page.values.get(name + ".era");
    for (auto era = eras.rbegin(); era != eras.rend(); ++era) {
        const bool current = given ? chosen == era->name : era == eras.rbegin();
        date.row("ERAS")
            .set("ERA_VALUE", era->name)
            .set("ERA_NAME", era->name)
            .show_if("ERA_CHOSEN", current);
    }
    date.row("ERAS")
        .set("ERA_VALUE", kWesternYear)
        .set("ERA_NAME", page.call.words("apply.western_year"))
        .show_if("ERA_CHOSEN", given && chosen == kWesternYear);
}

void put_date(View& field, const PageFields& page, const std::string& name, bool with_day) {
    View date = field.row("DATE");
    date.set("DATE_NAME", name)
        .set("DATE_ID", field_id(name))
        .set("YEAR", page.values.get(name + ".year"))
        .set("MONTH", page.values.get(name + ".month"));
    put_eras(date, page, name);
    if (with_day) date.row("WITH_DAY").set("DAY", page.values.get(name + ".day"));
}

void put_address(View& field, const PageFields& page, const std::string& name) {
    const auto value = [&](std::string_view member) {
        return page.values.get(name + "." + std::string{member});
    };
    View address = field.row("ADDRESS");
    address.set("POSTCODE", value("postcode"))
        .set("PREFECTURE", value("prefecture"))
        .set("CITY", value("city"))
        .set("TOWN_NAME", value("town"))
        .set("LOT", value("lot"))
        .set("BUILDING", value("building"));
    const auto places = page.lists.places.at(value("postcode"));
    if (places.size() < 2) return;
    View several = address.row("PLACES");
    for (const PlaceSearch::Place* place : places)
        several.row("PLACE_NAMES").set("PLACE_NAME", place->town);
}

/// Cards of the banks or branches a typed name may mean; the chosen one is posted as its code.
void put_candidates(View& account, std::string_view section, const PageFields& page,
                    const std::string& name, std::string_view member,
                    const std::vector<const BankSearch::Entry*>& found, std::size_t code_from) {
    constexpr std::size_t kMost = 12;
    if (found.size() < 2) return;
    const std::string field = name + "." + std::string{member};
    View cards = account.row(section);
    std::size_t number = 0;
    for (const BankSearch::Entry* entry : found) {
        if (number == kMost) {
            cards.show("MORE_FOUND");
            break;
        }
        const std::string code = entry->code.substr(code_from);
        cards.row("CANDIDATES")
            .set("CANDIDATE_NAME", field)
            .set("CANDIDATE_ID", field_id(field) + "-" + std::to_string(number))
            .set("CANDIDATE_VALUE", code)
            .set("CANDIDATE_LABEL", entry->name)
            .show_if("CANDIDATE_CHOSEN", page.values.has(field, code));
        ++number;
    }
}

void put_account(View& field, const PageFields& page, const std::string& name) {
    const auto value = [&](std::string_view member) {
        return page.values.get(name + "." + std::string{member});
    };
    const BankSearch& banks = page.lists.banks;
    View account = field.row("ACCOUNT");
    const std::string bank_code = value("bank_code");
    const BankSearch::Entry* bank = banks.bank(bank_code);
    const BankSearch::Entry* branch = banks.branch(bank_code, value("branch_code"));
    const std::string typed_bank = value("bank");
    const std::string typed_branch = value("branch");
    account
        .set("BANK", !typed_bank.empty() || bank == nullptr ? typed_bank
                                                            : bank->name + "（" + bank->code + "）")
        .set("BRANCH", !typed_branch.empty() || branch == nullptr
                           ? typed_branch
                           : branch->name + "（" + branch->code.substr(4) + "）")
        .set("ACCOUNT_NUMBER", value("account_number"))
        .set("HOLDER_KANA", value("holder_kana"))
        .set("SYMBOL", value("symbol"))
        .set("POST_NUMBER", value("number"));
    if (!typed_bank.empty()) {
        put_candidates(account, "BANKS", page, name, "bank_code", banks.banks(typed_bank), 0);
    }
    if (!typed_branch.empty() && bank != nullptr) {
        put_candidates(account, "BRANCHES", page, name, "branch_code",
                       banks.branches(bank_code, typed_branch), 4);
    }
    const std::string type = value("account_type");
    for (const auto& [code, key] :
         {std::pair{"ordinary", "apply.ordinary"}, std::pair{"current", "apply.current"},
          std::pair{"savings", "apply.savings"}}) {
        View row = account.row("ACCOUNT_TYPES");
        row.set("TYPE_VALUE", code)
            .set("TYPE_ID", field_id(name) + "-" + code)
            .show_if("TYPE_CHOSEN",
                     type.empty() ? std::string_view{code} == "ordinary" : type == code);
        put_key(row, "TYPE_LABEL", page.call, key);
    }
}

void put_person(View& field, const PageFields& page, const Question&, const std::string& name) {
    const auto value = [&](std::string_view member) {
        return page.values.get(name + "." + std::string{member});
    };
    View person = field.row("PERSON");
    put_options(person, page, household_options(page.call, page.form), name, false);
    person.show_if("OTHER_CHOSEN", page.values.has(name, "other"))
        .set("OTHER_NAME", value("name"))
        .set("OTHER_KANA", value("kana"))
        .set("OTHER_RELATION", value("relation"));
    put_date(person, page, name + ".birth_date", true);
}

void put_yes_no(View& field, const PageFields& page, const std::string& name) {
    View cards = field.row("CARDS");
    for (const auto& [value, key] : {std::pair{"yes", "apply.yes"}, std::pair{"no", "apply.no"}}) {
        View row = cards.row("OPTIONS");
        row.set("OPTION_ID", field_id(name) + (std::string_view{value} == "yes" ? "" : "-no"))
            .set("OPTION_TYPE", "radio")
            .set("OPTION_VALUE", value)
            .show_if("CHECKED", page.values.has(name, value));
        put_key(row, "OPTION_LABEL", page.call, key);
    }
}

std::string types_of(const procedures::FileRule& rule) {
    std::string types;
    for (const std::string& type : rule.types)
        types += (types.empty() ? "." : ",.") + type;
    return types;
}

std::string shown_types(const procedures::FileRule& rule) {
    std::string types;
    for (std::string type : rule.types) {
        std::transform(type.begin(), type.end(), type.begin(),
                       [](unsigned char c) { return std::toupper(c); });
        types += (types.empty() ? "" : "・") + type;
    }
    return types;
}

void put_file(View& field, const PageFields& page, const Question& question,
              const std::string& name) {
    const procedures::FileRule& rule = question.file;
    View file = field.row("FILE");
    int count = 0;
    const bool any = std::any_of(page.form.files.begin(), page.form.files.end(),
                                 [&](const auto& held) { return held.question == name; });
    View list = any ? file.row("HELD_FILES") : View{};
    for (const procedures::DraftFile& held : page.form.files) {
        if (held.question != name) continue;
        ++count;
        list.row("HELD")
            .set("HELD_NAME", held.name)
            .set("HELD_NUMBER", held.number)
            .set("HELD_SIZE", with_commas(std::max<std::int64_t>(1, held.size / 1024)));
    }
    if (!rule.unless.empty() &&
        procedures::holds(rule.unless, {*page.form.answers, *page.form.facts})) {
        View needless = file.row("NEEDLESS");
        put_words(needless, "NEEDLESS_TEXT", rule.not_needed, page.call);
    }
    if (count >= rule.count_max) return;
    View more = file.row("MORE_FILES");
    more.set("ACCEPT", types_of(rule));
    put_filled(more, "LIMITS", page.call, "apply.file_limits",
               {{"TYPES", shown_types(rule)},
                {"MEGABYTES", std::to_string(rule.bytes_max / (1024 * 1024))},
                {"COUNT", std::to_string(rule.count_max - count)}});
}

void put_kind(View& field, const PageFields& page, const Question& question,
              const std::string& name) {
    switch (question.kind) {
        case Kind::date:
        case Kind::partial_date:
            put_date(field, page, name, true);
            field.show_if("PARTS_UNKNOWN", question.kind == Kind::partial_date);
            return;
        case Kind::month:
            return put_date(field, page, name, false);
        case Kind::yes_no:
            return put_yes_no(field, page, name);
        case Kind::choice:
        case Kind::several: {
            View cards = field.row("CARDS");
            return put_options(cards, page, options_of(page.call, question, page.form), name,
                               question.kind == Kind::several);
        }
        case Kind::address:
            return put_address(field, page, name);
        case Kind::account:
            return put_account(field, page, name);
        case Kind::person:
            return put_person(field, page, question, name);
        case Kind::file:
            return put_file(field, page, question, name);
        case Kind::consent: {
            View consent = field.row("CONSENT");
            consent.show_if("AGREED", page.values.has(name, "yes"));
            put_words(consent, "CONSENT_TEXT", question.consent, page.call);
            return;
        }
        case Kind::note:
            return;
        default:
            put_line(field, page, question, name);
    }
}

/// Kinds of several boxes or cards: they stand in a fieldset with a legend.
bool is_group(Kind kind) {
    switch (kind) {
        case Kind::text:
        case Kind::name:
        case Kind::kana:
        case Kind::number:
        case Kind::yen:
        case Kind::phone:
            return false;
        default:
            return true;
    }
}

std::string shown_text(const PageFields& page, const std::string& name) {
    const procedures::Moment moment{page.call.today(), *page.call.town().calendar};
    for (const procedures::Shown& shown : procedures::show_answers(
             *page.form.procedure, *page.form.answers, *page.form.facts, moment)) {
        if (shown.where == name) return shown.text;
    }
    return {};
}

void put_title(View& field, const PageFields& page, const Question& question, bool alone) {
    View title = field.row(alone ? "TITLE_ALONE" : "TITLE_AMONG");
    put_words(title, "ASK", question.ask ? question.ask : question.label, page.call);
    title.show_if("MAY", !question.required).show_if("MUST", question.required && !alone);
}

void put_field(View& view, const PageFields& page, const Question& question, bool alone) {
    const std::string name = field_name(page.page, question);
    const std::string id = field_id(name);
    const Problem* problem = problem_at(page.problems, name);
    View field = view.row("FIELDS");
    field.set("FIELD_NAME", name).set("FIELD_ID", id);
    const bool fixed = is_fixed(question, page.page, page.form, page.marked);
    View shape = field.row(fixed || question.kind == Kind::note ? "STILL"
                           : is_group(question.kind)            ? "GROUP"
                                                                : "SINGLE");
    if (question.kind == Kind::note) {
        View note = shape.row("NOTE");
        put_words(note, "NOTE_TEXT", question.label, page.call);
    } else {
        put_title(shape, page, question, alone);
    }
    std::string described;
    if (question.help) {
        View hint = shape.row("HINT");
        put_words(hint, "HELP", question.help, page.call);
        described = id + "-hint";
    }
    if (alone && !page.once.empty()) {
        View once = shape.row("ONCE_HERE");
        put_text(once, "ONCE_TEXT", page.once);
    }
    if (problem != nullptr) {
        field.show("BAD");
        View error = shape.row("ERROR");
        put_japanese(error, "ERROR_MESSAGE", problem->message, page.call);
        described += (described.empty() ? "" : " ") + id + "-error";
    }
    if (!described.empty()) shape.row("DESCRIBED").set("DESCRIBED_BY", described);
    if (fixed) {
        shape.row("FIXED").set("FIXED_TEXT", shown_text(page, name));
    } else {
        put_kind(shape, page, question, name);
    }
}

}  // namespace

std::string field_id(std::string_view name) {
    std::string id{name};
    std::replace(id.begin(), id.end(), '.', '-');
    return id;
}

bool is_fixed(const Question& question, const procedures::Page& page, const procedures::Form& form,
              const std::vector<std::string>& marked) {
    const std::string name = field_name(page, question);
    const auto is_marked = [&](const std::string& where) {
        return where == name || where.starts_with(name + ".") ||
               (page.item >= 0 && where == page.section->key);
    };
    if (!marked.empty() && std::none_of(marked.begin(), marked.end(), is_marked)) return true;
    if (!question.prefill || question.prefill->editable) return false;
    const boost::json::value* answer = answer_on(page, question, *form.answers);
    return answer != nullptr && !answer->is_null();
}

void put_fields(View& view, const PageFields& fields) {
    const bool alone = fields.page.questions.size() == 1 && fields.page.item < 0;
    for (const Question* question : fields.page.questions)
        put_field(view, fields, *question, alone);
}

std::string error_target(const procedures::Page& page, const Problem& problem) {
    for (const Question* question : page.questions) {
        if (problem.where != field_name(page, *question)) continue;
        if (question->kind == Kind::account) return field_id(problem.where) + "-bank_code";
        if (question->kind == Kind::address) return field_id(problem.where) + "-postcode";
    }
    return field_id(problem.where);
}

std::string account_text(const Call& call, const BankSearch& banks,
                         const boost::json::value& answer, const std::string& given) {
    if (!answer.is_object()) return given;
    const auto part = [&](std::string_view key) {
        const boost::json::value* value = answer.get_object().if_contains(key);
        return value != nullptr && value->is_string() ? std::string{value->get_string()}
                                                      : std::string{};
    };
    const BankSearch::Entry* bank = banks.bank(part("bank_code"));
    const BankSearch::Entry* branch = banks.branch(part("bank_code"), part("branch_code"));
    if (bank == nullptr || branch == nullptr) return given;
    return bank->name + "（" + bank->code + "）　" + branch->name + "（" + branch->code.substr(4) +
           "）　" + call.words("apply." + part("account_type")) + "　" + part("account_number") +
           "　" + part("holder_kana");
}

void put_errors(View& view, const Call& call, const procedures::Page& page,
                const procedures::AnswerProblems& problems) {
    if (problems.empty()) return;
    View errors = view.row("ERRORS");
    put_filled(errors, "ERROR_COUNT", call, "apply.errors",
               {{"COUNT", std::to_string(problems.size())}});
    for (const Problem& problem : problems) {
        View row = errors.row("ERROR_LINES");
        row.set("ERROR_FIELD", error_target(page, problem));
        put_japanese(row, "ERROR_TEXT", problem.message, call);
    }
}

}  // namespace yakuba::portal::resident
