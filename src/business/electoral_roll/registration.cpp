// 定時登録・選挙時登録: one pass over the register, one transaction a chunk, and a row that says
// the registration was made.
#include <map>

#include "business/electoral_roll/gather.h"
#include "business/electoral_roll/jobs.h"
#include "business/electoral_roll/roll_rates.h"
#include "notices/mailing.h"
#include "rules/open_days_file.h"

namespace yakuba::electoral_roll {
namespace {

/// What one registration is: fixed before the first person is looked at.
struct Registering {
    std::shared_ptr<const Rates> rates;
    RunLines lines;
    Date registered_on;
    Date objection_until;
    std::int64_t election_id = 0;
    Districts districts;
};

Problem wrong_day(std::string_view code, std::string message, Date day, std::string_view article) {
    return Problem{code, std::move(message), to_iso(day), {}, article};
}

/// Why the registration cannot be made on the day.
std::optional<Problem> refuse(Run wanted, Run run, const ElectionRecord* election, Date day) {
    if (wanted == Run::election && election == nullptr) {
        return wrong_day("electoral_roll.no_election",
                         "この日を選挙時登録の基準日とする選挙がありません。選挙の台帳に基準日を"
                         "登録してください。",
                         day, "公職選挙法22条3項");
    }
    if (wanted == Run::regular && election != nullptr) {
        return wrong_day("electoral_roll.election_day",
                         "この日は選挙時登録の基準日です。定時登録は行わず、選挙時登録を行ってく"
                         "ださい。",
                         day, "公職選挙法22条4項");
    }
    if (wanted == Run::regular && run != Run::regular) {
        return wrong_day("electoral_roll.not_regular_day",
                         "定時登録の基準日は3月・6月・9月・12月の1日です。日を確かめてください。",
                         day, "公職選挙法22条1項");
    }
    return std::nullopt;
}

/// A registration that came from elsewhere (移行) is made: what it left out is 補正登録. One that
/// was made here may be asked for again; it then changes nothing.
std::optional<Problem> refuse_made(storage::Session& session, Date base, const std::string& key) {
    if (session.number("SELECT count(*) FROM electoral_roll_run WHERE base_date = :base_date",
                       {{"base_date", std::int64_t{base.packed()}}}) == 0 ||
        session.number("SELECT count(*) FROM journal WHERE command_key = :key", {{"key", key}}) >
            0) {
        return std::nullopt;
    }
    return wrong_day("electoral_roll.made",
                     "この基準日の登録は済んでいます。登録もれは補正登録を行ってください。", base,
                     "公職選挙法26条");
}

std::string job_name(Run wanted, Date base) {
    return "electoral-roll " + std::string{wanted == Run::regular ? "regular" : "election"} + " " +
           to_iso(base);
}

Result<Registering> plan(const Town& town, const batch::Request& request, Run wanted) {
    const Date base = request.day;
    auto rates = rates_on(town, base);
    if (!rates) return rates.problem();
    if (base > date_in_japan(request.now) && !request.dry_run) {
        return wrong_day("electoral_roll.not_yet", "基準日がまだ来ていません。試算だけができます。",
                         base, "公職選挙法22条1項");
    }
    const auto session = town.database->session();
    const auto all = elections(*session);
    const ElectionRecord* election = election_based_on(all, base);
    const ElectionDays days = election != nullptr
                                  ? ElectionDays{election->announced_on, election->voting_day}
                                  : days_of(all, base);
    const Run run = run_on(**rates, base, days);
    if (auto problem = refuse(wanted, run, election, base)) return *problem;
    if (auto problem = refuse_made(*session, base, job_name(wanted, base) + "/made")) {
        return *problem;
    }
    const auto office = open_days(town.data_folder, Closed::municipality);
    if (!office) return office.problem();
    const Date next_open = office->is_open(base) ? Date{} : office->on_or_after(base);
    Registering r;
    r.rates = *rates;
    r.lines = run_lines(*r.rates, wanted, base, age_day_of(wanted, base, days));
    r.registered_on = registered_on(*r.rates, wanted, base, next_open, days);
    r.objection_until = objection_until(*r.rates, wanted, base, r.registered_on, days);
    if (election != nullptr) r.election_id = election->election_id;
    r.districts = Districts::load(*session, base);
    return r;
}

using Entries = std::vector<Entry>;

/// The words of those who come onto the roll, read together.
Entries entries_of(storage::Session& session, const Registering& r, AsOf as_of,
                   const std::map<PersonId, std::pair<Sheet, Date>>& entering) {
    Entries entries;
    std::vector<PersonId> persons;
    for (const auto& [person, sheet] : entering)
        persons.push_back(person);
    storage::for_each_as_of<registry::Resident>(
        session, registry::resident_table(), as_of, notices::among("person_id", persons),
        [&](const registry::Resident& resident, const storage::Version&) {
            const auto& [sheet, left_on] = entering.at(resident.person_id);
            entries.push_back(entered(
                resident, r.districts.of(resident.town_code), left_on, sheet, r.lines,
                r.lines.run == Run::election ? Registration::election : Registration::regular,
                r.registered_on));
        });
    return entries;
}

void count(const Sheet& sheet, batch::Counts& counts) {
    if (sheet.registered) {
        counts.add("登録", 1);
        if (sheet.former_mark) counts.add("うち旧住所地での登録", 1);
        return;
    }
    switch (sheet.ground) {
        case Ground::short_record:
            return counts.add("三箇月に満たない", 1);
        case Ground::disqualified:
            return counts.add("欠格", 1);
        case Ground::unconfirmed:
            return counts.add("確認できず登録しなかった者", 1);
        default:
            return;
    }
}

batch::Prepared prepare(storage::Session& session, batch::Range range, const Registering& r,
                        Instant known) {
    const AsOf as_of{r.lines.base, known};
    const Candidates all = candidates(session, *r.rates, range, as_of);
    std::vector<Sheet> sheets(all.electors.size());
    decide(*r.rates, r.lines, all.electors, sheets);
    std::map<PersonId, std::pair<Sheet, Date>> entering;
    batch::Prepared prepared;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        count(sheets[i], prepared.counts);
        if (sheets[i].registered) {
            entering.emplace(all.persons[i], std::pair{sheets[i], all.electors[i].left_on});
        }
    }
    auto entries = std::make_shared<Entries>();
    if (!entering.empty()) *entries = entries_of(session, r, as_of, entering);
    std::int64_t homeless = 0;
    for (const Entry& entry : *entries)
        homeless += entry.district.empty() ? 1 : 0;
    if (homeless > 0) prepared.counts.add("投票区の決まらない人", homeless);
    prepared.counts.add("登録者数", all.on_roll + static_cast<std::int64_t>(entries->size()));
    prepared.work = std::move(entries);
    return prepared;
}

void write(storage::Transaction& transaction, const Entries& entries) {
    transaction.append(
        entry_table(), entries.size(), [&](std::size_t i) -> const void* { return &entries[i]; },
        [&](std::size_t i) {
            return storage::Version{0, entries[i].registered_on};
        });
}

/// The registration stands in the ledger once all of it is written.
void write_run(const Town& town, const Registering& r, const batch::Request& request,
               const batch::Job& job, const batch::Report& report) {
    RunRecord record;
    record.base_date = r.lines.base;
    record.run = r.lines.run;
    record.age_day = r.lines.age_day;
    record.registered_on = r.registered_on;
    record.objection_until = r.objection_until;
    record.election_id = r.election_id;
    record.registered = report.counts.of("登録");
    record.total = report.counts.of("登録者数");
    record.actor = request.actor;
    const storage::Command command{request.actor,      job.label, "公職選挙法22条",
                                   job.name + "/made", {},        request.now};
    const auto done = town.database->transact(
        command, [&](storage::Transaction& transaction) -> Result<std::string> {
            transaction.append_rows<RunRecord>(run_table(), std::span(&record, 1));
            return std::string{};
        });
    static_cast<void>(done);  // the work has no Problem of its own
}

Result<batch::Report> make_registration(const Town& town, const batch::Request& request,
                                        Run wanted) {
    auto planned = plan(town, request, wanted);
    if (!planned) return planned.problem();
    const Registering& r = *planned;
    batch::Job job;
    job.name = job_name(wanted, r.lines.base);
    job.label = "選挙人名簿 " + std::string{label_of(wanted)} + " " + to_iso(r.lines.base);
    job.prepare = [&](storage::Session& session, batch::Range range) {
        return prepare(session, range, r, request.now);
    };
    job.write = [](storage::Transaction& transaction, const batch::Prepared& prepared) {
        write(transaction, *static_cast<const Entries*>(prepared.work.get()));
    };
    batch::Report report = batch::run(*town.database, job, request);
    if (!request.dry_run && request.only.empty() && report.failed.empty()) {
        write_run(town, r, request, job, report);
    }
    return report;
}

}  // namespace

Result<batch::Report> register_regularly(const Town& town, const batch::Request& request) {
    return make_registration(town, request, Run::regular);
}

Result<batch::Report> register_for_election(const Town& town, const batch::Request& request) {
    return make_registration(town, request, Run::election);
}

}  // namespace yakuba::electoral_roll
