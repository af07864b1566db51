#include <algorithm>

#include "notices/words.h"
#include "portal/staff/authors.h"
#include "portal/staff/correction_form.h"
#include "portal/staff/dates.h"
#include "portal/staff/head.h"
#include "portal/staff/pages.h"

/// 記録の訂正: choose a record, write what was really so, see what every department would decide
/// otherwise, then — and only then — register it. Two clerks at one record: the second sees what
/// the first did.
namespace yakuba::portal::staff {
namespace {

using identity::Duty;
using web::Call;
using web::Response;

struct Place {
    Screen screen;
    Ledger ledger;
    std::vector<LedgerRecord> records;
};

bool may_correct(const Call& call, const Ledger& ledger) {
    return call.visitor().may(ledger.department->id, Duty::enter);
}

/// The ledgers with records of this person that the visitor may correct.
Response list(Call& call, const Offices& offices) {
    auto screen = open_screen(call, offices);
    if (!screen) return call.problem(screen.problem());
    call.saw(screen->person, "記録の訂正", "resident-register");
    web::View view;
    fill_frame(view, *screen);
    bool any = false;
    for (const Ledger& ledger : correctable_ledgers(offices)) {
        if (!may_correct(call, ledger)) continue;
        const auto records =
            records_of(call.town(), call.session(), *ledger.table, screen->person, screen->today);
        if (records.empty()) continue;
        any = true;
        web::View part = view.row("LEDGERS");
        part.set("LEDGER_LABEL", ledger.table->label)
            .set("LEDGER_DEPARTMENT", ledger.department->label);
        for (const LedgerRecord& record : records) {
            const std::string link =
                screen->path() + "/corrections/" + std::string{ledger.table->name} +
                (record.key.empty() ? "" : "?" + web::encode_query({{"record", record.key}}));
            part.row("RECORDS")
                .set("RECORD_TITLE", record.title)
                .set("RECORD_LINK", link)
                .set("RECORD_SINCE", compact_day(call.town(), record.version.valid_from))
                .set("RECORD_AT", moment(call.town(), record.version.recorded_at))
                .set("RECORD_VERSION", std::int64_t{record.last_version});
        }
    }
    view.show_if("NO_LEDGERS", !any);
    return call.page("staff/corrections.html", "記録の訂正", view);
}

Result<Place> place_of(Call& call, const Offices& offices) {
    const auto ledger = find_ledger(offices, call.request().place.get("ledger"));
    if (!ledger) return Problem{"page.not_found", "この台帳はここでは訂正できません。"};
    if (!may_correct(call, *ledger)) {
        return Problem{"page.forbidden", "この記録を訂正する権限がありません。必要な権限: " +
                                             std::string{ledger->department->label} + "・入力"};
    }
    auto screen = open_screen(call, offices);
    if (!screen) return screen.problem();
    auto records =
        records_of(call.town(), call.session(), *ledger->table, screen->person, screen->today);
    if (records.empty()) return Problem{"page.not_found", "この人の記録が、この台帳にありません。"};
    return Place{*std::move(screen), *ledger, std::move(records)};
}

const LedgerRecord* record_named(const Place& place, std::string_view key) {
    const auto found = std::ranges::find(place.records, key, &LedgerRecord::key);
    return found == place.records.end() ? nullptr : &*found;
}

void fill_head(web::View& view, Place& place, const LedgerRecord& record) {
    fill_frame(view, place.screen);
    view.set("LEDGER_LABEL", place.ledger.table->label)
        .set("LEDGER", place.ledger.table->name)
        .set("RECORD_TITLE", record.title);
}

Response form_page(Place& place, const LedgerRecord& record, const CorrectionForm& form,
                   const std::vector<Problem>& problems) {
    Call& call = place.screen.call;
    web::View view;
    fill_head(view, place, record);
    fill_form(view, place.screen, *place.ledger.table, form, problems);
    return call.page("staff/correction.html", "記録の訂正", view, problems.empty() ? 200 : 422);
}

Response show(Call& call, const Offices& offices) {
    auto place = place_of(call, offices);
    if (!place) return call.problem(place.problem());
    const LedgerRecord* record = record_named(*place, call.request().query.get("record"));
    if (record == nullptr) record = &place->records.front();
    call.saw(place->screen.person, std::string{place->ledger.table->label} + "の訂正",
             place->ledger.department->id);
    return form_page(*place, *record, form_of(call.town(), *place->ledger.table, *record), {});
}

/// "1,234円" → 1234; none when it is no sum.
std::optional<std::int64_t> sum_of(const std::string& text) {
    if (!text.ends_with("円")) return std::nullopt;
    std::string digits = text.substr(0, text.size() - std::string_view{"円"}.size());
    std::erase(digits, ',');
    return detail::parse_integer(digits);
}

void fill_lines(web::View& row, const std::vector<batch::ChangedLine>& lines) {
    for (const batch::ChangedLine& line : lines) {
        web::View one = row.row("LINES");
        one.set("LINE", line.label)
            .set("BEFORE", line.before)
            .set("AFTER", line.after)
            .set("ARTICLE", line.article);
        const auto before = sum_of(line.before), after = sum_of(line.after);
        if (before && after) {
            const std::int64_t more = *after - *before;
            one.row("SUM").set("SUM_DIFFERENCE",
                               (more > 0 ? "+" : "") + notices::yen_text(Yen{more}));
        }
    }
}

std::string person_name(Call& call, PersonId person) {
    const auto found = registry::find_resident(call.session(), person, {call.today()});
    return found ? found->record.name : "宛名番号 " + std::to_string(person.value());
}

/// Every decision that comes out otherwise, and the letters it makes due.
void fill_report(web::View& view, Place& place, const CorrectionReport& report) {
    Call& call = place.screen.call;
    web::View own = view.row("RECORD_CHANGES");
    fill_lines(own, report.lines);
    view.show(report.departments.empty() ? "DIFFERENCES_NONE" : "DIFFERENCES_SOME");
    for (const DepartmentDifferences& department : report.departments) {
        web::View part = view.row("DIFFERENCES");
        part.set("DIFFERENCE_DEPARTMENT", department.label);
        for (const batch::Difference& difference : department.differences) {
            web::View row = part.row("DECISIONS");
            row.set("DECISION_PERSON", person_name(call, difference.person_id))
                .set("DECISION_PERIOD", difference.period)
                .set("DECISION_LINK", "/s/persons/" + std::to_string(difference.person_id.value()) +
                                          "/" + department.department);
            fill_lines(row, difference.lines);
        }
        const Department* const keeper = place.screen.offices.find(department.department);
        if (keeper == nullptr) continue;
        for (const DepartmentLetter& letter : keeper->letters) {
            if (letter.name.find("change") != std::string_view::npos)
                part.row("LETTERS").set("LETTER", letter.label);
        }
    }
}

Correction correction_of(const Place& place, const LedgerRecord& record, const CorrectionForm& form,
                         const CorrectionReading& reading, bool dry_run) {
    const Call& call = place.screen.call;
    Correction correction;
    correction.ledger = place.ledger.table->name;
    correction.key = key_parts(place.screen.person, record.key);
    correction.changes = reading.changes;
    correction.from = reading.from;
    correction.until = reading.until;
    correction.reason = form.reason;
    correction.actor = call.visitor().actor;
    correction.command_key = call.once();
    correction.at = call.now();
    correction.dry_run = dry_run;
    correction.based_on = form.based_on;
    return correction;
}

/// 三者比較: what it was, what the other made of it, what was typed here.
Response conflict_page(Place& place, const LedgerRecord& record, const CorrectionForm& form) {
    Call& call = place.screen.call;
    const storage::Table& table = *place.ledger.table;
    const auto was =
        record_at(call.session(), table, place.screen.person, record.key, form.based_on);
    web::View view;
    fill_head(view, place, record);
    const auto authors = authors_of(call.session(), {record.version.entry}, place.screen.today);
    view.set("CONFLICT_WHEN", moment(call.town(), record.version.recorded_at))
        .set("CONFLICT_WHO", authors.empty() ? "ほかの職員" : authors.begin()->second);
    const CorrectionForm theirs = form_of(call.town(), table, record);
    const LedgerRecord old{was ? was : record.record, record.version, form.based_on, record.key,
                           record.title};
    const CorrectionForm before = form_of(call.town(), table, old);
    for (const Line& line : table.record->lines) {
        if (!is_editable(place.screen, table, line)) continue;
        const std::string key{line.key};
        const auto text = [&](const CorrectionForm& of) {
            const auto found = of.typed.find(key);
            return found == of.typed.end() ? std::string{} : found->second;
        };
        const std::string a = text(before), b = text(theirs), c = text(form);
        if (a == b && a == c) continue;
        view.row("CONFLICTS")
            .set("LINE", line.label)
            .set("WAS", a)
            .set("THEIRS", b)
            .set("YOURS", c)
            .show(b != c ? "DIFFERS" : "AGREES");
    }
    CorrectionForm again = form;
    again.based_on = record.last_version;
    fill_form(view, place.screen, table, again, {});
    return call.page("staff/correction-conflict.html", "変更が重なりました", view, 409);
}

Response differences_page(Place& place, const LedgerRecord& record, const CorrectionForm& form,
                          const CorrectionReading& reading, const CorrectionReport& report) {
    Call& call = place.screen.call;
    web::View view;
    fill_head(view, place, record);
    const Town& town = call.town();
    view.set("FROM_WORDS", long_day(town, reading.from))
        .set("UNTIL_WORDS", reading.until == kForever
                                ? "それから先ずっと"
                                : long_day(town, reading.until) + " の前の日まで")
        .set("CORRECT_REASON", form.reason)
        .set("CORRECT_FROM", form.from)
        .set("CORRECT_UNTIL", form.until)
        .set("BASED_ON", std::int64_t{form.based_on})
        .set("RECORD", form.record);
    for (const Line& line : place.ledger.table->record->lines) {
        const auto typed = form.typed.find(std::string{line.key});
        if (typed != form.typed.end() && is_editable(place.screen, *place.ledger.table, line))
            view.row("KEPT").set("KEPT_NAME", line.key).set("KEPT_VALUE", typed->second);
    }
    fill_report(view, place, report);
    return call.page("staff/correction-differences.html", "訂正で変わること", view);
}

Response post(Call& call, const Offices& offices) {
    auto place = place_of(call, offices);
    if (!place) return call.problem(place.problem());
    const CorrectionForm form = form_of(call.request().form);
    const LedgerRecord* const record = record_named(*place, form.record);
    if (record == nullptr)
        return call.problem(
            {"page.not_found", "この記録はありません。訂正をはじめからやり直してください。"});
    const std::string& step = call.request().form.get("step");
    if (step == "back") return form_page(*place, *record, form, {});
    // A record with a later version than the one seen is compared before anything is read.
    if (form.based_on != record->last_version) return conflict_page(*place, *record, form);
    const CorrectionReading reading = read_form(place->screen, *place->ledger.table, *record, form);
    if (!reading.problems.empty()) return form_page(*place, *record, form, reading.problems);

    const bool confirmed = step == "confirm";
    const std::string what = std::string{place->ledger.table->label} + "の訂正";
    call.saw(place->screen.person, confirmed ? what : what + "（試し計算）",
             place->ledger.department->id,
             confirmed ? identity::Deed::enter : identity::Deed::view);
    const auto report =
        offices.correct(call.town(), correction_of(*place, *record, form, reading, !confirmed));
    if (!report) {
        if (report.problem().code == "correction.conflict") {
            auto again = place_of(call, offices);
            if (!again) return call.problem(again.problem());
            const LedgerRecord* const latest = record_named(*again, form.record);
            if (latest != nullptr) return conflict_page(*again, *latest, form);
        }
        Problem problem = report.problem();
        problem.where = problem.where.empty() ? "lines" : problem.where;
        return form_page(*place, *record, form, {problem});
    }
    if (!confirmed) return differences_page(*place, *record, form, reading, *report);
    web::View view;
    fill_head(view, *place, *record);
    view.set("CORRECT_REASON", form.reason).show_if("REPEATED", report->repeated);
    fill_report(view, *place, *report);
    return call.page("staff/correction-done.html", "訂正しました", view);
}

}  // namespace

web::Routes correction_pages(const Offices& offices) {
    constexpr web::Access kCorrect{
        .door = identity::Door::staff, .duty = Duty::enter, .purpose = true, .duty_anywhere = true};
    using web::Method;
    web::Routes routes;
    routes.pages = {
        {Method::get, "/s/persons/{person}/corrections", kCorrect,
         [&offices](Call& call) { return list(call, offices); }, "記録の訂正"},
        {Method::get, "/s/persons/{person}/corrections/{ledger}", kCorrect,
         [&offices](Call& call) { return show(call, offices); }, "記録の訂正"},
        {Method::post, "/s/persons/{person}/corrections/{ledger}", kCorrect,
         [&offices](Call& call) { return post(call, offices); }, "記録の訂正"},
    };
    return routes;
}

}  // namespace yakuba::portal::staff
