// 登録者数 (施行令22条): how many electors, by district and sex; and what is shown in the reading
// room, with the record of who read it (28条の2–28条の4).
#include <algorithm>
#include <filesystem>
#include <fstream>

#include "business/electoral_roll/extract_letter.h"
#include "business/electoral_roll/gather.h"
#include "business/electoral_roll/notices.h"
#include "notices/press.h"
#include "notices/words.h"

namespace yakuba::electoral_roll {
namespace {

constexpr Date kForGood = kForever - std::chrono::days{1};

struct Heads {
    std::int64_t men = 0;
    std::int64_t women = 0;
    std::int64_t all = 0;
};

/// One scan of the roll; no name is read out of the database.
std::map<std::string, Heads> heads_by_district(storage::Session& session, AsOf as_of) {
    static const std::string sql =
        "SELECT e.district, e.sex, count(*) FROM electoral_roll_entry e WHERE e.state = 1 AND " +
        storage::last_as_of(entry_table(), "e") + " GROUP BY e.district, e.sex";
    std::map<std::string, Heads> heads;
    session.read_values(sql,
                        {{"as_of_valid", std::int64_t{as_of.valid.packed()}},
                         {"as_of_known", as_of.known.microseconds}},
                        [&](std::span<const storage::Value> row) {
                            Heads& district = heads[std::get<std::string>(row[0])];
                            const auto sex = std::get<std::int64_t>(row[1]);
                            const auto count = std::get<std::int64_t>(row[2]);
                            district.all += count;
                            if (sex == 1) district.men += count;
                            if (sex == 2) district.women += count;
                        });
    return heads;
}

Result<Done> write_file(const std::string& path, const std::string& text) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << text;
    file.close();
    if (file.fail()) {
        return Problem{"file.cannot_write", "ファイルに書けません。空き容量を確かめてください。",
                       path};
    }
    return Done{};
}

std::string notice_text(const Town& town, const LetterRequest& request, const Heads& total) {
    return town.name + "選挙管理委員会告示\n\n" + town.calendar->format(request.day) +
           "現在の選挙人名簿に登録されている者の数は、次のとおりである。\n\n" +
           town.calendar->format(request.issued_on) + "\n" + town.name +
           "選挙管理委員会\n\n登録者数　" + notices::with_commas(total.all) + "人（男　" +
           notices::with_commas(total.men) + "人、女　" + notices::with_commas(total.women) +
           "人）\n";
}

}  // namespace

Result<LetterReport> write_counts(const Town& town, const LetterRequest& request) {
    const auto session = town.database->session();
    const auto names = districts(*session, request.day);
    std::string csv = "district,name,men,women,total\n";
    Heads total;
    for (const auto& [district, heads] : heads_by_district(*session, {request.day, request.now})) {
        const auto name = names.find(district);
        csv += district + "," + (name == names.end() ? "" : name->second.name) + "," +
               std::to_string(heads.men) + "," + std::to_string(heads.women) + "," +
               std::to_string(heads.all) + "\n";
        total.men += heads.men;
        total.women += heads.women;
        total.all += heads.all;
    }
    std::error_code error;
    std::filesystem::create_directories(request.folder, error);
    const std::string base = request.folder + "/electoral-roll-count-" + to_iso(request.day);
    LetterReport report;
    report.letters = 1;
    report.pages = 1;
    report.files = {base + ".csv", base + ".txt"};
    if (auto done = write_file(report.files[0], csv); !done) return done.problem();
    const auto notice = write_file(report.files[1], notice_text(town, request, total));
    if (!notice) return notice.problem();
    return report;
}

namespace {

/// The inspections that were granted for the day.
std::vector<Inspection> inspections_on(storage::Session& session, Date day) {
    std::vector<Inspection> all;
    storage::for_each_as_of<Inspection>(session, inspection_table(), {kForGood},
                                        storage::everything(),
                                        [&](Inspection& inspection, const storage::Version&) {
                                            if (inspection.granted && inspection.read_on == day) {
                                                all.push_back(std::move(inspection));
                                            }
                                        });
    return all;
}

/// 28条の2第1項: only what the purpose needs: one person, or one district; nobody protected.
std::vector<ExtractLine> lines_for(const Inspection& inspection,
                                   const std::map<std::string, std::vector<ExtractLine>>& all) {
    std::vector<ExtractLine> lines;
    for (const auto& [district, of_district] : all) {
        for (const ExtractLine& line : of_district) {
            const bool wanted = inspection.subject_id
                                    ? line.entry.person_id == inspection.subject_id
                                    : district == inspection.district;
            if (wanted) lines.push_back(line);
        }
    }
    return lines;
}

/// The record of what was shown, before it is shown.
Result<Done> record_reading(const Town& town, const LetterRequest& request,
                            const Inspection& inspection, const std::vector<ExtractLine>& lines) {
    InspectionReading reading;
    reading.inspection_id = inspection.inspection_id;
    reading.read_on = request.day;
    reading.district = inspection.district;
    reading.subject_id = inspection.subject_id;
    reading.held_back = std::ranges::count_if(lines, &ExtractLine::is_protected);
    reading.shown = static_cast<std::int64_t>(lines.size()) - reading.held_back;
    reading.officer = request.actor;
    const std::string key = "electoral-roll reading " + std::to_string(inspection.inspection_id) +
                            " " + to_iso(request.day);
    const storage::Command command{
        request.actor, "選挙人名簿の抄本の閲覧", "公職選挙法28条の2", key, {}, request.now};
    const auto done = town.database->transact(
        command, [&](storage::Transaction& transaction) -> Result<std::string> {
            transaction.append_rows<InspectionReading>(inspection_reading_table(),
                                                       std::span(&reading, 1));
            return std::string{};
        });
    if (!done) return done.problem();
    return Done{};
}

}  // namespace

Result<LetterReport> print_readings(const Town& town, const LetterRequest& request) {
    const auto session = town.database->session();
    auto form = notices::Form::load(town.data_folder + "/forms/electoral_roll_extract.svg");
    if (!form) return form.problem();
    const auto gate = registry::Disclosure::load(*session, date_in_japan(request.now));
    const auto all = extract(*session, {request.day, request.now}, gate);
    LetterReport report;
    std::error_code error;
    std::filesystem::create_directories(request.folder, error);
    for (const Inspection& inspection : inspections_on(*session, request.day)) {
        const auto lines = lines_for(inspection, all);
        if (auto done = record_reading(town, request, inspection, lines); !done) {
            return done.problem();
        }
        const std::string number = std::to_string(inspection.inspection_id);
        const auto letter = extract_letter(town, *form, "閲覧　" + number, number, request.day,
                                           lines, ExtractUse::reading);
        const auto pdf = notices::print_single(
            letter.subject, letter,
            {.created = start_of_day(request.issued_on), .title = "選挙人名簿抄本　閲覧用"});
        if (!pdf) {
            report.held_back.push_back(pdf.problem());
            continue;
        }
        const std::string path = request.folder + "/electoral-roll-reading-" + number + ".pdf";
        if (auto done = write_file(path, *pdf); !done) return done.problem();
        ++report.letters;
        report.files.push_back(path);
    }
    report.pages = report.letters;
    return report;
}

std::vector<DepartmentLetter> letters() {
    return {
        {"extract", "選挙人名簿抄本", Period::day, &print_extract},
        {"card", "投票所入場券", Period::day, &print_cards},
        {"reading", "抄本の閲覧", Period::day, &print_readings},
        {"count", "登録者数の告示・県への報告", Period::day, &write_counts},
        {"seventeen", "年齢満十七年の者の一覧", Period::day, &list_seventeen},
        {"changes", "住民基本台帳への登録・抹消の通知", Period::day, &list_changes},
        {"inspections", "閲覧の状況の公表", Period::fiscal_year, &publish_inspections},
    };
}

}  // namespace yakuba::electoral_roll
