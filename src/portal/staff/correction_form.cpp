#include "portal/staff/correction_form.h"

#include <algorithm>

#include "kernel/kana.h"
#include "kernel/typed_date.h"
#include "kernel/utf8.h"
#include "portal/staff/dates.h"
#include "rules/explain.h"

namespace yakuba::portal::staff {
namespace {

constexpr std::string_view kPlaces[] = {"postcode",     "town_code",          "town",
                                        "lot",          "building",           "former_address",
                                        "next_address", "registered_domicile"};
/// What the register's own event writes.
constexpr std::string_view kWritten[] = {"event", "notified_on"};

bool is_day(const Line& line) { return line.type->name == "date"; }
bool is_partial(const Line& line) { return line.type->name == "partial_date"; }
bool is_flag(const Line& line) { return line.type->name == "boolean"; }

/// A line as the clerk reads and types it: days as R8.4.1, sums with commas.
std::string typed_form(const Town& town, const Line& line, const void* record) {
    const std::string text = line.type->format(line.field(record));
    if (text.empty()) return text;
    if (is_day(line)) {
        const auto packed = static_cast<std::int32_t>(line.type->integer(line.field(record)));
        return Date::from_packed(packed) == kForever ? std::string{}
                                                     : compact_day(town, Date::from_packed(packed));
    }
    if (is_partial(line)) {
        const auto packed = static_cast<std::int32_t>(line.type->integer(line.field(record)));
        const PartialDate date = PartialDate::from_packed(packed);
        return date.is_complete() ? compact_day(town, date.earliest()) : era_day(town, date);
    }
    return text;
}

/// One width, without commas and 円.
std::string bare_number(std::string_view text) {
    std::string number;
    while (!text.empty()) {
        const char32_t c = to_ascii_width(take_code_point(text));
        if (c != U',' && c != U' ' && c != U'円') append_utf8(number, c);
    }
    return number;
}

/// What was typed, in the form of files. Problem: what to mend.
Result<std::string> file_form(const Screen& screen, const Line& line, const std::string& typed) {
    if (is_day(line) || is_partial(line)) {
        if (typed.empty()) return typed;
        const auto date = read_typed_date(*screen.call.town().calendar, typed, screen.today);
        if (!date) return date.problem();
        if (is_day(line) && !date->is_complete())
            return Problem{"date.unreadable", "年月日をすべて入れてください。"};
        return to_iso(*date);
    }
    if (line.type->kind == Kind::integer && !line.type->codes && !is_flag(line))
        return bare_number(typed);
    return typed;
}

void add_options(web::View& field, const Line& line, const std::string& typed) {
    const auto add = [&](std::string_view value, std::string_view text) {
        field.row("OPTIONS")
            .set("OPTION_VALUE", value)
            .set("OPTION_TEXT", text)
            .show_if("OPTION_CHOSEN", typed == value);
    };
    if (is_flag(line)) {
        add("true", "はい");
        add("false", "いいえ");
        return;
    }
    for (const Code& code : line.type->codes())
        add(code.key, code.label);
}

const Problem* problem_at(const std::vector<Problem>& problems, std::string_view where) {
    const auto found = std::ranges::find(problems, where, &Problem::where);
    return found == problems.end() ? nullptr : &*found;
}

void fill_box(web::View& view, const Line& line, const CorrectionForm& form,
              const std::vector<Problem>& problems) {
    const auto typed = form.typed.find(std::string{line.key});
    const std::string value = typed == form.typed.end() ? std::string{} : typed->second;
    web::View field = view.row("FIELDS");
    field.set("FIELD", line.key).set("LABEL", line.label).set("VALUE", value);
    if (!line.article.empty()) field.show("HINT").set("HINT_TEXT", line.article);
    if (const Problem* problem = problem_at(problems, line.key); problem != nullptr)
        field.show("ERROR").set("ERROR_TEXT", problem->message);
    if (is_flag(line) || line.type->codes) {
        field.show("SELECT");
        add_options(field, line, value);
    } else if (is_day(line) || is_partial(line)) {
        field.show("DATE1");
    } else {
        const bool number = line.type->kind == Kind::integer;
        field.show("BOX")
            .set("TYPE", "text")
            .set("MODE", number ? "numeric" : "text")
            .set("COMPLETE", "off")
            .set("SIZE", number ? "12" : "full");
        if (line.type->name == "yen") field.show("UNIT").set("UNIT_TEXT", "円");
    }
}

}  // namespace

bool is_editable(const Screen& screen, const storage::Table& table, const Line& line) {
    if (line.type->kind == Kind::list) return false;
    if (std::ranges::find(table.key, line.key) != table.key.end()) return false;
    if (std::ranges::find(kWritten, line.key) != std::end(kWritten)) return false;
    const bool place = std::ranges::find(kPlaces, line.key) != std::end(kPlaces);
    return !place || screen.call.gate().decide(screen.asking, screen.now->record).answer ==
                         registry::Answer::allow;
}

CorrectionForm form_of(const Town& town, const storage::Table& table, const LedgerRecord& record) {
    CorrectionForm form;
    form.from = compact_day(town, record.version.valid_from);
    form.based_on = record.last_version;
    form.record = record.key;
    for (const Line& line : table.record->lines) {
        if (line.type->kind != Kind::list)
            form.typed[std::string{line.key}] = typed_form(town, line, record.record.get());
    }
    return form;
}

CorrectionForm form_of(const web::Fields& fields) {
    CorrectionForm form;
    form.from = fields.get("correct-from");
    form.until = fields.get("correct-until");
    form.reason = fields.get("correct-reason");
    form.record = fields.get("record");
    form.based_on = static_cast<int>(detail::parse_integer(fields.get("based_on")).value_or(0));
    for (const auto& [name, value] : fields.pairs())
        form.typed[name] = value;
    return form;
}

CorrectionReading read_form(const Screen& screen, const storage::Table& table,
                            const LedgerRecord& record, const CorrectionForm& form) {
    const Calendar& calendar = *screen.call.town().calendar;
    CorrectionReading reading;
    const auto day = [&](const std::string& text, const char* where, Date& into) {
        const auto read = read_typed_day(calendar, text, screen.today);
        if (read) {
            into = *read;
        } else {
            reading.problems.push_back(
                {.code = "date.unreadable", .message = read.problem().message, .where = where});
        }
    };
    day(form.from, "correct-from", reading.from);
    if (!form.until.empty()) day(form.until, "correct-until", reading.until);
    if (grapheme_count(form.reason) < 2) {
        reading.problems.push_back({.code = "reason.missing",
                                    .message = "訂正の理由を書いてください（届書の写しまちがい、"
                                               "給与支払報告書の訂正 など）。",
                                    .where = "correct-reason"});
    }
    const std::shared_ptr<void> trial = table.record->make_rows(1);
    for (const Line& line : table.record->lines) {
        const auto typed = form.typed.find(std::string{line.key});
        if (typed == form.typed.end() || !is_editable(screen, table, line)) continue;
        const auto value = file_form(screen, line, typed->second);
        if (!value || !line.type->parse(line.mutable_field(trial.get()), *value)) {
            reading.problems.push_back(
                {.code = "correction.malformed",
                 .message =
                     value ? std::string{line.label} + "を読めません。書き方を確かめてください。"
                           : std::string{line.label} + "：" + value.problem().message,
                 .where = std::string{line.key}});
            continue;
        }
        if (*value != line.type->format(line.field(record.record.get())))
            reading.changes.emplace_back(line.key, *value);
    }
    if (reading.problems.empty() && reading.changes.empty()) {
        reading.problems.push_back({.code = "correction.no_change",
                                    .message = "直すところを、正しい内容に書き替えてください。",
                                    .where = "lines"});
    }
    return reading;
}

void fill_form(web::View& view, const Screen& screen, const storage::Table& table,
               const CorrectionForm& form, const std::vector<Problem>& problems) {
    view.set("CORRECT_FROM", form.from)
        .set("CORRECT_UNTIL", form.until)
        .set("CORRECT_REASON", form.reason)
        .set("BASED_ON", std::int64_t{form.based_on})
        .set("RECORD", form.record);
    for (const Line& line : table.record->lines) {
        if (is_editable(screen, table, line)) fill_box(view, line, form, problems);
    }
    if (problems.empty()) return;
    view.show("ERRORS_SHOWN").set("ERROR_COUNT", static_cast<std::int64_t>(problems.size()));
    for (const Problem& problem : problems) {
        view.row("ERRORS").set("ERROR_FIELD", problem.where).set("ERROR_TEXT", problem.message);
    }
}

}  // namespace yakuba::portal::staff
