#include "business/electoral_roll/case_objection.h"

#include <boost/json.hpp>

#include "business/electoral_roll/gather.h"
#include "business/electoral_roll/roll_rates.h"
#include "department/answers.h"
#include "department/received_on.h"
#include "department/record_history.h"
#include "kernel/period.h"
#include "registry/residents.h"

namespace yakuba::electoral_roll {
namespace {

namespace json = boost::json;
using procedures::Asked;
using procedures::Matter;

constexpr std::string_view kArticle = "公職選挙法24条";

ObjectionClaim claim_of(const Matter& matter) {
    const auto claim = FieldForm<ObjectionClaim>::parse(Answers{matter.answers}.text("claim"));
    return claim.value_or(ObjectionClaim::omitted);
}

/// The applicant, or whom the staff have found for the name that was written.
PersonId subject_of(const Matter& matter) {
    const Answers answers{matter.answers};
    if (answers.text("whose") != "other") return matter.record.person_id;
    return PersonId{answers.number("subject_number")};
}

/// The registration that may be objected to on the day: the last one, within its days.
std::optional<RunRecord> open_run(storage::Session& session, Date day) {
    for (const RunRecord& run : runs(session)) {
        if (run.registered_on < day && day <= run.objection_until) return run;
    }
    return std::nullopt;
}

Problem not_open() {
    return {.code = "applicant.objection_period",
            .message =
                "異議を申し出る期間ではありません。名簿の漏れや誤りは、選挙管理委員会にお知"
                "らせください（調査の請求）。",
            .article = kArticle};
}

}  // namespace

std::vector<Problem> check_objection(const Asked& asked, const Matter& matter) {
    std::vector<Problem> problems;
    const Date day = matter.record.case_id == 0 ? asked.today : received_on(matter);
    if (!open_run(asked.session, day)) problems.push_back(not_open());
    const PersonId subject = subject_of(matter);
    if (!subject) {
        problems.push_back({.code = "objection.no_subject",
                            .message = "申出に係る人の宛名番号を調べて記入してください。",
                            .where = "subject_number"});
        return problems;
    }
    const auto entry = find_entry(asked.session, subject, {asked.today});
    const bool on_roll = entry && entry->record.state == EntryState::registered;
    const bool wants_entry = claim_of(matter) == ObjectionClaim::omitted;
    if (on_roll == wants_entry) {
        problems.push_back({.code = "objection.nothing_to_do",
                            .message = on_roll ? "この人は名簿に登録されています。"
                                               : "この人は名簿に登録されていません。",
                            .article = kArticle});
    }
    return problems;
}

Result<std::vector<procedures::PreviewLine>> preview_objection(const Asked& asked,
                                                               const Matter& matter) {
    const auto rates = rates_on(asked.town, asked.today);
    if (!rates) return rates.problem();
    const auto run = open_run(asked.session, received_on(matter));
    std::vector<procedures::PreviewLine> lines;
    lines.push_back({"決定すること",
                     claim_of(matter) == ObjectionClaim::omitted ? "直ちに名簿に登録し、告示する"
                                                                 : "直ちに名簿から抹消し、告示する",
                     "公職選挙法24条2項"});
    if (run) {
        const PersonState person = state_of(asked.session, subject_of(matter), {run->base_date},
                                            Districts::load(asked.session, run->base_date));
        Elector elector = elector_of(**rates, person, run->base_date);
        elector.on_roll = false;
        const Sheet sheet =
            decide(**rates, run_lines(**rates, run->run, run->base_date, run->age_day), elector);
        lines.push_back({"基準日の資格", std::string{label_of(sheet.ground)},
                         std::string{article_of(sheet.ground)}});
    }
    const Date decide_by =
        last_day_of_period(first_day_after(received_on(matter)), Days{(*rates)->decision_days});
    lines.push_back({"決定の期限", short_day(asked.town, decide_by), "公職選挙法24条2項"});
    return lines;
}

Result<json::value> apply_objection(const Town& town, storage::Transaction& transaction,
                                    const Matter& matter) {
    storage::Session& session = transaction.session();
    const Date today = date_in_japan(transaction.at());
    const auto rates = rates_on(town, today);
    if (!rates) return rates.problem();
    const auto run = open_run(session, received_on(matter));
    if (!run) return not_open();
    const PersonId subject = subject_of(matter);
    const PersonState person = state_of(session, subject, {today}, Districts::load(session, today));
    std::vector<storage::Versioned<Entry>> rows(1);
    if (claim_of(matter) == ObjectionClaim::omitted) {
        if (!person.resident) {
            return Problem{.code = "objection.unknown",
                           .message =
                               "申出に係る人の住民記録がありません。宛名番号を確かめてくだ"
                               "さい。",
                           .where = "subject_number"};
        }
        const Date left_on = elector_of(**rates, person, today).left_on;
        Sheet sheet;
        sheet.ground = left_on ? Ground::former_resident : Ground::resident;
        sheet.former_mark = bool{left_on};
        rows[0].record = entered(*person.resident, person.district, left_on, sheet,
                                 run_lines(**rates, run->run, run->base_date, run->age_day),
                                 Registration::objection, today);
    } else {
        if (!person.entry || person.entry->state != EntryState::registered) {
            return Problem{.code = "objection.nothing_to_do",
                           .message = "この人は名簿に登録されていません。",
                           .article = kArticle};
        }
        rows[0].record = *person.entry;
        rows[0].record.state = EntryState::removed;
        rows[0].record.removal = Removal::never_eligible;
        rows[0].record.removed_on = today;
    }
    rows[0].version.valid_from = today;
    transaction.append_versions<Entry>(entry_table(), rows);

    std::vector<storage::Versioned<Objection>> objection(1);
    Objection& record = objection[0].record;
    record.objection_id = transaction.next_number("electoral_roll_objection");
    record.objector_id = matter.record.person_id;
    record.subject_id = subject;
    record.claim = claim_of(matter);
    record.base_date = run->base_date;
    record.filed_on = received_on(matter);
    record.decide_by =
        last_day_of_period(first_day_after(record.filed_on), Days{(*rates)->decision_days});
    record.state = ObjectionState::upheld;
    record.decided_on = today;
    record.reason = Answers{matter.answers}.text("reason");
    objection[0].version.valid_from = record.filed_on;
    transaction.append_versions<Objection>(objection_table(), objection);
    return json::value(json::object{{"objection_id", record.objection_id},
                                    {"subject", subject.value()},
                                    {"base_date", to_iso(run->base_date)},
                                    {"claim", FieldForm<ObjectionClaim>::format(record.claim)},
                                    {"decided_on", to_iso(today)}});
}

}  // namespace yakuba::electoral_roll
