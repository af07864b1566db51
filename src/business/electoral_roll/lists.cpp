// What the commission lays out besides the roll: those about to be eighteen, who came on and went
// off, and who read the extract.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <limits>
#include <map>
#include <set>

#include "business/electoral_roll/extract.h"
#include "business/electoral_roll/gather.h"
#include "business/electoral_roll/notices.h"
#include "business/electoral_roll/roll_rates.h"
#include "exchange/csv.h"
#include "notices/mailing.h"
#include "registry/residents.h"

namespace yakuba::electoral_roll {
namespace {

constexpr Date kForGood = kForever - std::chrono::days{1};
constexpr batch::Range kEverybody{PersonId{1}, PersonId{std::numeric_limits<std::int64_t>::max()}};
/// Registration months are three apart (22条1項).
constexpr int kMonthsBetween = 3;

using Rows = std::vector<std::vector<std::string>>;

Result<LetterReport> write_list(const LetterRequest& request, std::string_view name,
                                const Rows& rows) {
    std::error_code error;
    std::filesystem::create_directories(request.folder, error);
    const std::string path = request.folder + "/electoral-roll-" + std::string{name} + "-" +
                             to_iso(request.day) + ".csv";
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    for (const auto& row : rows) {
        const std::vector<std::string_view> fields(row.begin(), row.end());
        std::string text;
        exchange::write_csv_row(text, fields);
        file << text;
    }
    file.close();
    if (file.fail()) {
        return Problem{"file.cannot_write", "ファイルに書けません。空き容量を確かめてください。",
                       path};
    }
    LetterReport report;
    report.letters = static_cast<std::int64_t>(rows.size()) - 1;
    report.files = {path};
    return report;
}

/// 施行令13条: recorded here, however long, or gone for less than four months after three here.
bool is_counted(Ground ground) { return is_eligible(ground) || ground == Ground::short_record; }

/// Persons of seventeen on the day who are eighteen before the next registration month, each with
/// whether they have left.
std::map<PersonId, bool> seventeen(storage::Session& session, const Rates& rates, AsOf as_of) {
    const Date day = as_of.valid;
    const RunLines now = run_lines(rates, Run::regular, day, day);
    const RunLines then =
        run_lines(rates, Run::regular, day, add_months(day, kMonthsBetween) - std::chrono::days{1});
    const Candidates all = candidates(session, rates, kEverybody, as_of);
    std::map<PersonId, bool> found;
    for (std::size_t i = 0; i < all.persons.size(); ++i) {
        if (decide(rates, now, all.electors[i]).ground != Ground::under_age) continue;
        const Ground later = decide(rates, then, all.electors[i]).ground;
        if (is_counted(later)) found.emplace(all.persons[i], later == Ground::former_resident);
    }
    return found;
}

/// Why the list cannot be laid out on the day.
std::optional<Problem> refuse_day(const Rates& rates, Date day) {
    if (run_on(rates, day, {}) == Run::regular) return std::nullopt;
    return Problem{
        "electoral_roll.not_regular_day",
        "十七歳の者の調査は3月・6月・9月・12月の1日現在で行います。日を確かめてください。",
        to_iso(day),
        {},
        "公職選挙法施行令13条"};
}

std::set<PersonId> on_roll(storage::Session& session, AsOf as_of) {
    std::set<PersonId> persons;
    storage::for_each_as_of<Entry>(session, entry_table(), as_of, storage::everything(),
                                   [&](const Entry& entry, const storage::Version&) {
                                       if (entry.state == EntryState::registered)
                                           persons.insert(entry.person_id);
                                   });
    return persons;
}

/// The registration made last before the day.
Date registration_before(storage::Session& session, AsOf as_of) {
    Date last;
    for (const RunRecord& run : runs(session, as_of.known)) {
        if (run.registered_on < as_of.valid) last = std::max(last, run.registered_on);
    }
    return last;
}

/// A body by its name and representative, anybody else by the name in the register.
std::string applicant_of(storage::Session& session, const Inspection& one, Date day) {
    if (!one.applicant_name.empty()) return one.applicant_name;
    const auto found = registry::find_resident(session, one.person_id, {day});
    return found ? found->record.name : std::string{};
}

}  // namespace

Result<LetterReport> list_seventeen(const Town& town, const LetterRequest& request) {
    const auto rates = rates_on(town, request.day);
    if (!rates) return rates.problem();
    if (auto problem = refuse_day(**rates, request.day)) return *problem;
    const auto session = town.database->session();
    const AsOf as_of{request.day, request.now};
    const auto found = seventeen(*session, **rates, as_of);
    const auto districts = Districts::load(*session, request.day);
    std::vector<PersonId> persons;
    for (const auto& [person, left] : found)
        persons.push_back(person);
    Rows rows{{"person_id", "name", "kana", "birth_date", "district", "left"}};
    storage::for_each_as_of<registry::Resident>(
        *session, registry::resident_table(), as_of, notices::among("person_id", persons),
        [&](const registry::Resident& r, const storage::Version&) {
            rows.push_back({std::to_string(r.person_id.value()), r.name, r.kana,
                            to_iso(r.birth_date), districts.of(r.town_code),
                            found.at(r.person_id) ? "true" : "false"});
        });
    return write_list(request, "seventeen", rows);
}

Result<LetterReport> list_changes(const Town& town, const LetterRequest& request) {
    const auto session = town.database->session();
    const AsOf now{request.day, request.now};
    const Date since = registration_before(*session, now);
    const auto before = since ? on_roll(*session, {since, request.now}) : std::set<PersonId>{};
    Rows rows{{"person_id", "change", "on", "cause"}};
    storage::for_each_as_of<Entry>(
        *session, entry_table(), now, storage::everything(),
        [&](const Entry& entry, const storage::Version&) {
            const bool was = before.contains(entry.person_id);
            const bool is = entry.state == EntryState::registered;
            if (was == is) return;
            rows.push_back(
                {std::to_string(entry.person_id.value()), is ? "登録" : "抹消",
                 to_iso(is ? entry.registered_on : entry.removed_on),
                 std::string{is ? label_of(entry.registration) : label_of(entry.removal)}});
        });
    return write_list(request, "changes", rows);
}

Result<LetterReport> publish_inspections(const Town& town, const LetterRequest& request) {
    const auto session = town.database->session();
    const FiscalYear year = fiscal_year_of(request.day);
    Rows rows{{"read_on", "applicant", "name", "purpose", "purpose_text", "district"}};
    const auto names = districts(*session, request.day);
    storage::for_each_as_of<Inspection>(
        *session, inspection_table(), {kForGood, request.now}, storage::everything(),
        [&](const Inspection& one, const storage::Version&) {
            if (!one.granted || fiscal_year_of(one.read_on) != year) return;
            // 28条の4第7項: the checking of one person's entry is not published.
            if (one.purpose == InspectionPurpose::verification) return;
            const auto name = names.find(one.district);
            rows.push_back({to_iso(one.read_on), std::string{label_of(one.applicant)},
                            applicant_of(*session, one, request.day),
                            std::string{label_of(one.purpose)}, one.purpose_text,
                            name == names.end() ? "" : name->second.name});
        });
    std::sort(rows.begin() + 1, rows.end());
    return write_list(request, "inspections", rows);
}

}  // namespace yakuba::electoral_roll
